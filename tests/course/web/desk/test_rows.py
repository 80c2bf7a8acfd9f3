"""Rows of the question editor: where each goes when a button is pressed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.web.teach.rows import rearranged


@pytest.mark.parametrize(
    ("button", "order"),
    [
        pytest.param("add", [0, 1, 2, None], id="a new one at the end"),
        pytest.param("remove-0", [1, 2], id="the first away"),
        pytest.param("remove-2", [0, 1], id="the last away"),
        pytest.param("up-1", [1, 0, 2], id="up"),
        pytest.param("down-1", [0, 2, 1], id="down"),
        pytest.param("up-0", [0, 1, 2], id="the first cannot go up"),
        pytest.param("down-2", [0, 1, 2], id="the last cannot go down"),
        pytest.param("remove-3", [0, 1, 2], id="a row that is not there"),
        pytest.param("save", None, id="another button"),
        pytest.param("", None, id="no button"),
        pytest.param("remove-", None, id="no row"),
        pytest.param("remove-٣", None, id="a digit of another script"),
        pytest.param("remove-000000001", None, id="a number that is too long"),
    ],
)
def test_a_button_rearranges_rows(button: str, order: list[int | None] | None) -> None:
    """Adding, removing and moving; what is not possible leaves the rows as they are."""
    assert rearranged(3, button, most=20) == order


def test_no_row_is_added_beyond_the_most() -> None:
    """A question may have only so many."""
    assert rearranged(3, "add", most=3) == [0, 1, 2]


@given(
    count=st.integers(0, 30), button=st.from_regex(r"(up|down|remove)-[0-9]{1,2}", fullmatch=True)
)
def test_no_row_is_lost_or_doubled(count: int, button: str) -> None:
    """Moving keeps every row once; removing takes at most one away."""
    order = rearranged(count, button, most=30)

    assert order is not None
    assert len(set(order)) == len(order)
    assert count - len(order) in ({0, 1} if button.startswith("remove") else {0})

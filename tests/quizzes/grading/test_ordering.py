"""Marks for things that were put in order."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import Question, ResponseRefused, grade
from quizzes.questions import Credit, Ordered, Ordering
from tests.quizzes.examples import ORDERING

T, F = True, False


def ordering(count: int, credit: Credit | None = None) -> Question:
    """Give a question with so many items."""
    items = tuple(f"item {number}" for number in range(count))
    return Question(id="q", stem="?", passage="p", body=Ordering(items=items), credit=credit)


@pytest.mark.parametrize(
    ("order", "parts"),
    [
        pytest.param((0, 1, 2, 3), (T, T, T), id="the order"),
        pytest.param((3, 0, 1, 2), (T, T, F), id="the last put first: two neighbours are left"),
        pytest.param((1, 2, 3, 0), (F, T, T), id="the first put last"),
        pytest.param((2, 3, 0, 1), (T, F, T), id="the halves exchanged"),
        pytest.param((0, 2, 1, 3), (F, F, F), id="the middle two exchanged"),
        pytest.param((0, 1, 3, 2), (T, F, F), id="the last two exchanged"),
        pytest.param((3, 2, 1, 0), (F, F, F), id="turned round: neighbours, but not in order"),
    ],
)
def test_neighbours_in_order_earn(order: tuple[int, ...], parts: tuple[bool, ...]) -> None:
    """Of four items, each of the three pairs of neighbours earns a third."""
    mark = grade(ORDERING, Ordered(order=order))

    assert mark.parts == parts
    assert mark.earned == Fraction(parts.count(True), 3)


@pytest.mark.parametrize(
    ("credit", "earned"),
    [
        pytest.param(Credit.ALL_OR_NOTHING, 0, id="all or nothing"),
        pytest.param(Credit.PER_PART, Fraction(1, 3), id="per part"),
        pytest.param(Credit.PENALTY, 0, id="the two others cost"),
        pytest.param(Credit.BELOW_ZERO, Fraction(-1, 3), id="below zero"),
    ],
)
def test_ordering_with_another_credit(credit: Credit, earned: Fraction) -> None:
    """One pair of neighbours is right, and with penalty the two others are wrong."""
    question = replace(ORDERING, credit=credit)

    assert grade(question, Ordered(order=(0, 1, 3, 2))).earned == earned


@pytest.mark.parametrize(
    "order",
    [
        pytest.param((), id="nothing"),
        pytest.param((0, 1, 2), id="one item forgotten"),
        pytest.param((0, 1, 2, 3, 4), id="one item too many"),
    ],
)
def test_an_order_of_other_items_is_refused(order: tuple[int, ...]) -> None:
    """Only a place for each item is an order."""
    with pytest.raises(ResponseRefused, match="has 4 items"):
        grade(ORDERING, Ordered(order=order))


@pytest.mark.parametrize("order", [(0, 0, 1, 2), (1, 2, 3, 4), (-1, 0, 1, 2)])
def test_what_is_no_order_cannot_be_given(order: tuple[int, ...]) -> None:
    """Two items in one place, or a place outside, are an error before anything is marked."""
    with pytest.raises(ResponseRefused, match="a place of its own"):
        Ordered(order=order)


@given(st.integers(2, 20).flatmap(lambda n: st.permutations(range(n))), st.sampled_from(Credit))
def test_only_the_order_earns_everything(order: list[int], credit: Credit) -> None:
    """Everything is earned for exactly the key, by every rule."""
    mark = grade(ordering(len(order), credit), Ordered(order=tuple(order)))

    assert mark.is_right == (order == sorted(order))
    assert len(mark.parts) == len(order) - 1


@given(st.integers(2, 20), st.data())
def test_beginning_too_late_loses_one_pair(count: int, data: st.DataObject) -> None:
    """Cutting the right order once and exchanging the halves costs one pair of neighbours."""
    cut = data.draw(st.integers(1, count - 1))
    order = (*range(cut, count), *range(cut))
    earned = grade(ordering(count), Ordered(order=order)).earned

    assert earned == Fraction(count - 2, count - 1)

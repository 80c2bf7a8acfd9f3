"""Things that are given a place: by their place on the page, whatever its order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.rows.shown import asked_html, told_html
from course.services.errors import Invalid
from course.web.asking.placing import (
    LONGEST_IN_A_LIST,
    given_ordering,
    letters,
    matching_view,
    read_categorising,
    read_ordering,
    told_matching,
    told_ordering,
)
from quizzes import Question
from quizzes.grading import grade
from quizzes.questions import Matching, Ordered, Ordering, Pair, Placed

ORDER = [2, 0, 1]


def matching(*targets: str) -> Question:
    """Give pairs of a number and a target."""
    pairs = tuple(Pair(left=f"left {n}", right=target) for n, target in enumerate(targets))
    return Question(id="pairs", stem="Match.", passage="p", body=Matching(pairs=pairs))


ORDERING = Question(
    id="order", stem="Order.", passage="p", body=Ordering(items=("first", "*second*", "third"))
)


@pytest.mark.parametrize(
    ("values", "order"),
    [
        pytest.param(["1", "2", "3"], (2, 0, 1), id="as they stand on the page"),
        pytest.param(["3", "1", "2"], (0, 1, 2), id="each its own rank"),
        pytest.param(["1", "1", "1"], (2, 0, 1), id="of one rank: as on the page"),
        pytest.param(["", "1", ""], (0, 2, 1), id="without a rank: last"),
        pytest.param(["3", "", "3"], (2, 1, 0), id="some of one rank, some without"),
        pytest.param([" 3 ", "1", "2"], (0, 1, 2), id="blanks around a rank"),
    ],
)
def test_every_form_of_ranks_is_an_order(values: list[str], order: tuple[int, ...]) -> None:
    """Whoever chooses places one by one may hand in at any moment."""
    assert read_ordering(values, ORDER) == Ordered(order=order)


@pytest.mark.parametrize("rank", ["4", "-1", "1e0", "³", "first"])
def test_a_rank_is_one_of_the_page(rank: str) -> None:
    """What no list offers is refused."""
    with pytest.raises(Invalid):
        read_ordering(["1", "2", rank], ORDER)


@given(page=st.permutations(range(5)), answered=st.permutations(range(5)))
def test_an_order_comes_back_as_it_was_sent(page: list[int], answered: list[int]) -> None:
    """Reading ranks and showing them again are each other's inverse."""
    response = Ordered(order=tuple(answered))
    shown = given_ordering(response, page)
    assert sorted(shown) == ["1", "2", "3", "4", "5"]
    assert read_ordering(shown, page) == response


def test_categories_belong_to_the_items_of_the_page() -> None:
    """The values come in the page's order and are stored in the author's."""
    asked = {"options": ["a", "b", "c"], "places": ["x", "y"]}
    assert read_categorising(["1", "", "0"], asked, ORDER) == Placed(places=(None, 0, 1))


@pytest.mark.parametrize(
    ("target", "lettered"),
    [
        pytest.param("x" * LONGEST_IN_A_LIST, False, id="short enough for a list"),
        pytest.param("x" * (LONGEST_IN_A_LIST + 1), True, id="too long for a list"),
        pytest.param("*1949*", False, id="emphasis, which a list leaves out"),
        pytest.param("$m v$", True, id="a formula, which a list cannot show"),
    ],
)
def test_what_a_list_cannot_show_stands_under_letters(target: str, lettered: bool) -> None:
    """The targets stand above, and the list has their letters."""
    asked = asked_html(matching("1949", target))
    shown = matching_view(asked, [1, 0])
    assert shown.lettered is lettered
    assert shown.labels[1] == ("B: 1949" if lettered else "1949")


def test_a_list_shows_how_a_target_begins() -> None:
    """A letter alone for a formula; a long text is cut, and stands above as a whole."""
    asked = asked_html(matching("$m v$", "y" * 60, "*1949*"))
    shown = matching_view(asked, [0, 1, 2])
    assert shown.labels == ("A", f"B: {'y' * LONGEST_IN_A_LIST}…", "C: 1949")


@pytest.mark.parametrize(
    ("place", "written"), [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (39, "AN")]
)
def test_letters_go_on_after_z(place: int, written: str) -> None:
    """As browsers number a list: a question may have forty targets."""
    assert letters(place) == written


def test_each_thing_is_told_its_place() -> None:
    """What was chosen, what is right, and whether; nothing is said of what was left open."""
    value = matching("*1949*", "1955", "1987")
    response = Placed(places=(0, 2, None))
    parts = told_matching(asked_html(value), told_html(value), response, grade(value, response))
    assert [(str(each.given), str(each.key), each.right) for each in parts] == [
        ("<em>1949</em>", "<em>1949</em>", True),
        ("1987", "1955", False),
        ("", "1987", None),
    ]


def test_an_order_is_told_by_neighbours() -> None:
    """As it is marked: of each but the first, whether it follows directly."""
    response = Ordered(order=(2, 0, 1))
    parts = told_ordering(asked_html(ORDERING), response, grade(ORDERING, response))
    assert [(str(each.given), each.right) for each in parts] == [
        ("2", None),
        ("3", True),
        ("1", False),
    ]


def test_an_order_that_was_left_open_is_told_without_places() -> None:
    """There is the right order, and no verdict on any of it."""
    parts = told_ordering(asked_html(ORDERING), None, None)
    assert [(each.given, each.right) for each in parts] == [("", None)] * 3

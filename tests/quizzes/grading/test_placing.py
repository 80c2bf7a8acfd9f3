"""Marks for things that were matched or put into categories."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import Question, ResponseRefused, grade
from quizzes.questions import Credit, Matching, Pair, Placed
from tests.quizzes.examples import CATEGORISING, MATCHING

HALF, THIRD, QUARTER = Fraction(1, 2), Fraction(1, 3), Fraction(1, 4)


def placed(*places: int | None) -> Placed:
    """Give a response with these places."""
    return Placed(places=places)


@pytest.mark.parametrize(
    ("places", "earned", "parts"),
    [
        pytest.param((0, 1, 2), 1, (True, True, True), id="all matched"),
        pytest.param((0, 1, None), 2 * THIRD, (True, True, None), id="one left open"),
        pytest.param((0, 1, 3), 2 * THIRD, (True, True, False), id="one with a distractor"),
        pytest.param((1, 0, 2), THIRD, (False, False, True), id="two exchanged"),
        pytest.param((0, 0, 0), THIRD, (True, False, False), id="always the same"),
        pytest.param((None,) * 3, 0, (None, None, None), id="nothing"),
    ],
)
def test_matching(
    places: tuple[int | None, ...], earned: Fraction, parts: tuple[bool | None, ...]
) -> None:
    """Each pair earns its share, and the mark says which pairs are right."""
    mark = grade(MATCHING, placed(*places))

    assert (mark.earned, mark.parts) == (earned, parts)


@pytest.mark.parametrize(
    ("credit", "earned"),
    [
        pytest.param(Credit.ALL_OR_NOTHING, 0, id="all or nothing"),
        pytest.param(Credit.PER_PART, QUARTER, id="per part"),
        pytest.param(Credit.PENALTY, 0, id="wrong ones cost"),
        pytest.param(Credit.BELOW_ZERO, -QUARTER, id="below zero"),
    ],
)
def test_categorising(credit: Credit, earned: Fraction) -> None:
    """One item right, two wrong and one left open: what is left open costs nothing."""
    mark = grade(replace(CATEGORISING, credit=credit), placed(0, 1, 2, None))

    assert (mark.earned, mark.parts) == (earned, (True, False, False, None))


def test_a_right_side_of_several_pairs_is_one_target() -> None:
    """Where two things belong to the same, both are matched with the one target."""
    pairs = (Pair(left="a", right="x"), Pair(left="b", right="y"), Pair(left="c", right="x"))
    question = Question(id="q", stem="?", passage="p", body=Matching(pairs=pairs))

    assert grade(question, placed(0, 1, 0)).is_right
    with pytest.raises(ResponseRefused, match="places 0 to 1"):
        grade(question, placed(0, 1, 2))


@pytest.mark.parametrize(
    ("question", "places"),
    [
        pytest.param(MATCHING, (0, 1), id="too few pairs"),
        pytest.param(MATCHING, (0, 1, 2, 3), id="too many pairs"),
        pytest.param(MATCHING, (), id="no pair"),
        pytest.param(MATCHING, (0, 1, 4), id="a target too far"),
        pytest.param(MATCHING, (0, -1, 2), id="a target before the first"),
        pytest.param(CATEGORISING, (0, 0, 1), id="too few items"),
        pytest.param(CATEGORISING, (0, 0, 1, 4), id="a category too far"),
        pytest.param(CATEGORISING, (None, None, None, -1), id="a category before the first"),
    ],
)
def test_a_place_that_is_not_there_is_refused(question: Question, places: tuple[int, ...]) -> None:
    """What the page cannot send is an error and never a score."""
    with pytest.raises(ResponseRefused, match="The question has"):
        grade(question, placed(*places))


@given(st.lists(st.none() | st.integers(-1, 6), max_size=6))
def test_a_response_is_marked_or_refused(places: list[int | None]) -> None:
    """There is no third way, and no other error."""
    possible = len(places) == 3 and all(place is None or 0 <= place < 4 for place in places)
    try:
        mark = grade(MATCHING, placed(*places))
    except ResponseRefused:
        assert not possible
    else:
        assert possible
        assert mark.earned == Fraction(mark.parts.count(True), 3)

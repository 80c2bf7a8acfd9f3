"""Marks to scores, exactly; and the one rounding."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import Mark, QuizzesError, Score
from quizzes.scoring import add, percent, rounded


def score(earned: str, points: str) -> Score:
    """Give a score from two fractions."""
    return Score(earned=Fraction(earned), points=Fraction(points))


def test_marks_are_weighted_with_points() -> None:
    """Two thirds of three points and nothing of two are two of five."""
    marks = [(Mark(earned=Fraction(2, 3)), 3), (Mark(earned=Fraction(0)), 2)]

    assert add(marks) == score("2", "5")


def test_a_mark_below_nothing_costs_what_others_earned() -> None:
    """Half of two points lost and all of three earned are two of five."""
    marks = [(Mark(earned=Fraction(-1, 2)), 2), (Mark(earned=Fraction(1)), 3)]

    assert add(marks) == score("2", "5")


def test_a_total_is_never_below_nothing() -> None:
    """More cannot be lost than was earned, in whatever order the questions come."""
    marks = [(Mark(earned=Fraction(1)), 1), (Mark(earned=Fraction(-1)), 3)]

    assert add(marks) == add(reversed(marks)) == score("0", "4")


def test_nothing_adds_up_to_nothing() -> None:
    """No marks are a score of nothing out of nothing."""
    assert add([]) == score("0", "0")


fractions = st.fractions(-1, 1, max_denominator=60)


@given(st.lists(st.tuples(fractions, st.integers(1, 100))))
def test_adding_up_is_exact(earned: list[tuple[Fraction, int]]) -> None:
    """The order of the marks does not matter, and no part of a point is lost."""
    marks = [(Mark(earned=share), points) for share, points in earned]

    assert add(marks) == add(reversed(marks))
    assert add(marks).earned == max(0, sum(share * points for share, points in earned))


@pytest.mark.parametrize(
    ("earned", "points", "places", "shown"),
    [
        pytest.param("1", "3", 0, "33", id="a third"),
        pytest.param("2", "3", 0, "67", id="two thirds"),
        pytest.param("2", "3", 2, "66.67", id="two thirds with two places"),
        pytest.param("1", "8", 0, "13", id="half a per cent goes up"),
        pytest.param("1", "40", 0, "3", id="half goes up also from an even number"),
        pytest.param("199", "200", 0, "100", id="99.5 goes up"),
        pytest.param("1", "1", 1, "100.0", id="everything, with its place"),
        pytest.param("0", "7", 0, "0", id="nothing"),
    ],
)
def test_percent(earned: str, points: str, places: int, shown: str) -> None:
    """A percentage is rounded half up, once, when it is shown."""
    assert str(percent(score(earned, points), places=places)) == shown


def test_nothing_out_of_nothing_has_no_percentage() -> None:
    """Where nothing could be earned, there is no share."""
    with pytest.raises(QuizzesError, match="no percentage"):
        percent(score("0", "0"))


@pytest.mark.parametrize(("earned", "points"), [("4", "3"), ("-1", "3")])
def test_an_impossible_score_is_refused(earned: str, points: str) -> None:
    """Nobody earns more than there is, or less than nothing."""
    with pytest.raises(QuizzesError, match="cannot be"):
        score(earned, points)


@given(st.fractions(-1000, 1000), st.integers(0, 6))
def test_rounding_is_never_off_by_more_than_half(number: Fraction, places: int) -> None:
    """A rounded number is the nearest one with so many places."""
    shown = rounded(number, places=places)

    assert abs(Fraction(shown) - number) <= Fraction(1, 2 * 10**places)
    assert rounded(-number, places=places) == -shown
    assert shown.as_tuple().exponent == -places


def test_rounding_money_like_numbers() -> None:
    """Two thirds of ten points are shown as everybody expects."""
    assert rounded(Fraction(20, 3), places=2) == Decimal("6.67")

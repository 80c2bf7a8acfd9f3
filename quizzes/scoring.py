"""Marks to scores, and the only rounding."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from quizzes.errors import QuizzesError
from quizzes.grading import Mark


class ScoreRefused(QuizzesError):
    """These numbers are no score, or this score has no share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Points earned out of the points that could be earned; exact, and never below nothing.

    :raise ScoreRefused: more was earned than could be, or less than nothing.
    """

    earned: Fraction
    points: Fraction

    def __post_init__(self) -> None:
        """Check what the class promises."""
        if not 0 <= self.earned <= self.points:
            raise ScoreRefused(f"A score of {self.earned} out of {self.points} cannot be.")


def add(marks: Iterable[tuple[Mark, int]]) -> Score:
    """Add up marks, each with the points of its question.

    A mark below nothing takes away what other questions have earned, and no more: the total is
    nothing at the least.
    """
    earned = points = Fraction(0)
    for mark, worth in marks:
        earned += mark.earned * worth
        points += worth
    return Score(earned=max(earned, Fraction(0)), points=points)


def percent(score: Score, *, places: int = 0) -> Decimal:
    """Give the share that was earned, in per cent, rounded to be shown.

    :raise ScoreRefused: nothing could be earned, so there is no share.
    """
    if score.points == 0:
        raise ScoreRefused("Nothing could be earned, so there is no percentage.")
    return rounded(score.earned / score.points * 100, places=places)


def rounded(number: Fraction, *, places: int) -> Decimal:
    """Round a number of points or per cent to be shown: half up, away from zero."""
    scaled = abs(number) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole if number >= 0 else -whole).scaleb(-places)

"""The attempt that counts: of everything handed in, each learner's best at each quiz, exact."""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Attempt, AttemptState, Quiz, fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One graded attempt."""

    attempt_id: int
    number: int
    earned: Fraction
    points: int

    @property
    def share(self) -> Fraction:
        """The score as a share of its points, 0 to 1."""
        return self.earned / self.points


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """What a learner has handed in at one quiz, and the best of it."""

    tries: int
    """How many attempts were handed in."""
    best: Tried | None
    """Empty while nothing is graded; of two that are equal, the earlier one."""


def best_attempts(
    session: Session, course_id: int, people: Collection[int] | None = None
) -> dict[tuple[int, int], Best]:
    """Find the best attempts in one statement, by person and quiz; of all people or of some.

    The comparison is made on exact fractions, which SQL does not have.
    """
    statement = (
        select(
            Attempt.person_id,
            Attempt.quiz_id,
            Attempt.id,
            Attempt.number,
            Attempt.points,
            Attempt.earned_num,
            Attempt.earned_den,
        )
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .where(Quiz.course_id == course_id, Attempt.state != AttemptState.in_progress)
        .order_by(Attempt.number)
    )
    if people is not None:
        statement = statement.where(Attempt.person_id.in_(people))
    found: dict[tuple[int, int], Best] = {}
    for row in session.execute(statement):
        before = found.get((row.person_id, row.quiz_id), Best(tries=0, best=None))
        best = _better(before.best, _graded(row))
        found[row.person_id, row.quiz_id] = Best(tries=before.tries + 1, best=best)
    return found


def _graded(row: Any) -> Tried | None:
    earned = fraction(row.earned_num, row.earned_den)
    if earned is None or row.points == 0:  # a paper without a question says nothing
        return None
    return Tried(attempt_id=row.id, number=row.number, earned=earned, points=row.points)


def _better(before: Tried | None, after: Tried | None) -> Tried | None:
    if before is None or after is None:
        return before or after
    return after if after.share > before.share else before

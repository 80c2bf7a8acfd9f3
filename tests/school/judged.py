"""Essays that somebody has judged."""

from __future__ import annotations

from sqlalchemy.orm import Session

from course.services import mark_essays
from course.services.mark_essays import Verdict
from tests.school.rows import AT, Doings

VERDICT = Verdict(levels=(1,), remarks=("What was said to the criterion.",), comment="So it is.")
"""Nothing is earned; the rubric has one criterion of two levels."""


def judge(session: Session, course_id: int, doings: Doings, *, by: int) -> None:
    """Judge the essay that a learner has handed in."""
    mark_essays.mark(
        session.connection(),
        course_id,
        doings.graded_attempt,
        doings.essay,
        VERDICT,
        by=by,
        at=AT,
    )

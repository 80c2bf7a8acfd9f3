"""What writing and publishing share: a question's row, its passage, and the note of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import AuditEvent, Lesson, Passage, Question
from course.services.errors import NotFound


def locked(session: Session, course_id: int, slug: str) -> Question:
    """Load a question and keep others from changing it until the end of the transaction."""
    row = session.scalar(
        select(Question).filter_by(course_id=course_id, slug=slug).with_for_update()
    )
    if row is None:
        raise NotFound("The course has no such question.")
    return row


def passage_id(session: Session, course_id: int, slug: str) -> int:
    """Give the number of a passage.

    :raise NotFound: it is none of the course's, or has left it.
    """
    found = session.scalar(
        select(Passage.id)
        .join(Lesson, Lesson.id == Passage.lesson_id)
        .where(
            Passage.course_id == course_id,
            Passage.slug == slug,
            Passage.retired_at.is_(None),
            Lesson.retired_at.is_(None),
        )
    )
    if found is None:
        raise NotFound(f"The course has no passage {slug} any more; choose another.")
    return found


def note(session: Session, row: Question, verb: str, by: int, at: datetime, **detail: Any) -> None:
    """Write down what was done with a question."""
    session.add(
        AuditEvent(
            at=at,
            actor_id=by,
            course_id=row.course_id,
            verb=verb,
            subject=row.slug,
            detail=detail,
        )
    )

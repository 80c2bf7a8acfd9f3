"""Questions published, retired and brought back, each by one statement for all of them."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Update, case, or_, select, update

from course.models import Status
from course.rows.tables import entry, lesson, passage, question
from course.services.change_many import records
from course.services.change_many.orders import Action


def change_status(connection: Connection, event: int, action: Action, found: Select[int]) -> None:
    """Change the status of those questions that do not have it yet."""
    rows = records.standing(event).where(question.c.id.in_(found), _changes(action))
    if records.note(connection, event, rows):
        connection.execute(_change(action, records.noted(event)))


def _changes(action: Action) -> ColumnElement[bool]:
    """Say which questions an action does anything to."""
    retired = question.c.status == Status.retired
    if action is Action.retire:
        return ~retired
    if action is Action.bring_back:
        return retired
    newer = or_(question.c.live_number.is_(None), question.c.live_number != entry.c.number)
    return ~retired & newer & _place().exists()


def _change(action: Action, noted: Select[int]) -> Update:
    to_change = update(question).where(question.c.id.in_(noted))
    if action is Action.retire:
        return to_change.values(status=Status.retired)
    if action is Action.bring_back:
        never = question.c.live_number.is_(None)
        return to_change.values(status=case((never, Status.draft.value), else_=Status.live.value))
    return to_change.where(entry.c.question_id == question.c.id).values(
        status=Status.live,
        live_number=entry.c.number,
        kind=entry.c.kind,
        passage_id=_place().scalar_subquery(),
    )


def _place() -> Select[Any]:
    """Select the passage that a question's newest version names, if it is in the course still."""
    return (
        select(passage.c.id)
        .join(lesson, lesson.c.id == passage.c.lesson_id)
        .where(
            passage.c.course_id == question.c.course_id,
            passage.c.slug == entry.c.passage,
            passage.c.retired_at.is_(None),
            lesson.c.retired_at.is_(None),
        )
        .correlate(question, entry)
    )

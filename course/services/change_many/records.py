"""The record of a change: one event, and where each of its questions stood before and after."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Select,
    bindparam,
    delete,
    func,
    insert,
    literal,
    select,
    update,
)

from course.rows.securing import Secured
from course.rows.tables import audit_event, change, entry, question
from course.services.errors import Changed

COLUMNS = [each.name for each in change.columns]
UNFINISHED = "unfinished"
"""In an event's detail: whether parts of the change are still to come, or never came."""


class ChangedMeanwhile(Changed):
    """Somebody has changed one of the questions since it was looked at."""


def begin(
    connection: Connection,
    course_id: int,
    verb: str,
    *,
    detail: Mapping[str, Any],
    by: int,
    at: datetime,
) -> int:
    """Open the event of a change and give its number."""
    event = {
        "at": at,
        "actor_id": by,
        "course_id": course_id,
        "verb": verb,
        "subject": "",
        "detail": dict(detail),
    }
    made = insert(audit_event).values(event).returning(audit_event.c.id)
    return int(connection.execute(made).scalar_one())


def standing(event: int, number: Any = entry.c.number) -> Select[Any]:
    """Select where questions stand, as rows of the record; `number` is what they had before."""
    return select(
        literal(event),
        question.c.id,
        number,
        question.c.status,
        question.c.live_number,
        question.c.kind,
        question.c.passage_id,
        entry.c.passage,
        entry.c.number,
        question.c.status,
        question.c.live_number,
    ).join(entry, entry.c.question_id == question.c.id)


def note(connection: Connection, event: int, rows: Select[Any]) -> int:
    """Write down where questions stand; gives how many it was."""
    connection.execute(insert(change).from_select(COLUMNS, rows))
    return counted(connection, event)


def close(connection: Connection, event: int) -> int | None:
    """Write down where the questions stand now; gives the event, or takes an empty one back."""
    number = counted(connection, event)
    if not number:
        connection.execute(delete(audit_event).where(audit_event.c.id == event))
        return None
    subject = "1 question" if number == 1 else f"{number:,} questions"
    connection.execute(update(audit_event).where(audit_event.c.id == event).values(subject=subject))
    connection.execute(
        update(change)
        .where(
            change.c.event_id == event,
            question.c.id == change.c.question_id,
            entry.c.question_id == change.c.question_id,
        )
        .values(
            number_after=entry.c.number,
            status_after=question.c.status,
            live_number_after=question.c.live_number,
        )
    )
    return event


def go_along(connection: Connection, event: int, secured: Secured) -> None:
    """Let what was guarded stand where a change left it, if it stood there until then.

    A later part of the change made it necessary, so it belongs to the change and is undone with it.
    """
    rows = [{"b_id": each, "b_before": before} for each, before in secured.before.items()]
    if not rows:
        return
    connection.execute(
        update(change)
        .where(
            change.c.event_id == event,
            change.c.question_id == bindparam("b_id"),
            change.c.number_after == bindparam("b_before"),
            question.c.id == change.c.question_id,
            entry.c.question_id == change.c.question_id,
        )
        .values(number_after=entry.c.number, live_number_after=question.c.live_number),
        rows,
    )


def join(connection: Connection, part: int | None, event: int, *, unfinished: bool) -> None:
    """Let what a part of a change wrote down belong to the event of the parts before it."""
    if part is not None:
        connection.execute(update(change).where(change.c.event_id == part).values(event_id=event))
        connection.execute(delete(audit_event).where(audit_event.c.id == part))
    own = audit_event.c.id == event
    detail = connection.execute(select(audit_event.c.detail).where(own)).scalar_one()
    number = counted(connection, event)
    values = {"subject": f"{number:,} questions", "detail": detail | {UNFINISHED: unfinished}}
    connection.execute(update(audit_event).where(own).values(values))


def counted(connection: Connection, event: int) -> int:
    """Count the questions of an event."""
    rows = select(func.count()).where(change.c.event_id == event)
    return int(connection.execute(rows).scalar_one())


def noted(event: int) -> Select[int]:
    """Select the numbers of the questions of an event."""
    return select(change.c.question_id).where(change.c.event_id == event)

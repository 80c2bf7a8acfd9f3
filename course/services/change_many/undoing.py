"""A change taken back in one step, for every question that is still as the change left it."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, case, delete, exists, func, insert, literal, or_, select, update
from sqlalchemy.orm import Session

from course.models import Status
from course.rows.question_entries import retag
from course.rows.securing import secure
from course.rows.tables import (
    attempt_item,
    audit_event,
    card,
    change,
    entry,
    question,
    version,
)
from course.services.change_many import records
from course.services.change_many.changing import VERBS
from course.services.change_many.rewriting import BATCH
from course.services.change_many.versions import COLUMNS, KEPT
from course.services.errors import NotFound

UNDONE = "questions.undone"

_then = change.alias("then")
"""What the change that is undone wrote down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What came of undoing a change."""

    restored: int
    """Questions that are as they were; copies that are gone count."""
    retired: int
    """Those among them that learners had met already, and that are retired instead."""
    left: int
    """Questions that somebody has changed since, which stay as they are."""
    event: int | None
    """The number by which this can be undone as well."""
    more: bool = False
    """Whether there may be questions left for another part."""


def undo(
    session: Session,
    course_id: int,
    event: int,
    *,
    by: int,
    at: datetime,
    most: int | None = None,
    part_of: Undone | None = None,
) -> Undone:
    """Put questions back to where they stood before a change; what was changed since stays.

    Versions are never taken away: a question gets a new one that says what the old one said.

    :param most: at most so many questions, the others in parts that follow; None for all.
    :param part_of: what came of the parts before this one, whose event this joins.
    :raise NotFound: there is no such change in this course.
    """
    connection = session.connection()
    _require(connection, course_id, event)
    all_of_it = records.counted(connection, event)
    detail = {"event": event}
    own = records.begin(connection, course_id, UNDONE, detail=detail, by=by, at=at)
    restored = records.note(connection, own, _still_so(own, event).limit(most))
    retired = _restore(connection, own, event, by=by, at=at) if restored else 0
    secured = secure(connection, course_id, _met_otherwise(connection, own), by=by, at=at)
    for joined in (event, part_of and part_of.event):
        if joined:
            records.go_along(connection, joined, secured)
    gone = _delete_copies(connection, own, event) if restored else 0
    closed = records.close(connection, own) if restored > gone else _rename(connection, own, gone)
    session.expire_all()  # the statements went past the session
    done = Undone(restored=restored, retired=retired, left=all_of_it - restored, event=closed)
    more = restored == most and done.left > 0
    return _joined(connection, part_of, done, more=more)


def _joined(connection: Connection, before: Undone | None, part: Undone, *, more: bool) -> Undone:
    """Add a part to the parts before it; say in the event whether others are to follow."""
    event = part.event if before is None else before.event or part.event
    if event is not None and (before is not None or more):
        joins = None if part.event == event else part.event
        records.join(connection, joins, event, unfinished=more)
    if before is None:
        return replace(part, more=more)
    return Undone(
        restored=before.restored + part.restored,
        retired=before.retired + part.retired,
        left=before.left - part.restored,
        event=event,
        more=more,
    )


def _met_otherwise(connection: Connection, own: int) -> list[int]:
    """Name the questions that say something again which is not guarded against its bank as it is.

    That is what stands in another lesson again, and a live version that an older one was put for.
    """
    older = question.c.live_number != entry.c.number
    rows = (
        select(question.c.id)
        .join(entry, entry.c.question_id == question.c.id)
        .join(change, change.c.question_id == question.c.id)
        .where(
            change.c.event_id == own,
            or_(
                change.c.passage != entry.c.passage,
                change.c.passage_id != question.c.passage_id,
                older & question.c.live_number.is_distinct_from(change.c.live_number),
            ),
        )
    )
    return list(connection.execute(rows).scalars())


def _require(connection: Connection, course_id: int, event: int) -> None:
    wanted = select(audit_event.c.id).where(
        audit_event.c.id == event,
        audit_event.c.course_id == course_id,
        audit_event.c.verb.in_((*VERBS.values(), UNDONE)),
    )
    if connection.execute(wanted).first() is None:
        raise NotFound("There is no such change.")


def _still_so(own: int, event: int) -> Any:
    """Select the questions that stand where the change left them."""
    return (
        records.standing(own)
        .join(_then, _then.c.question_id == question.c.id)
        .where(
            _then.c.event_id == event,
            entry.c.number == _then.c.number_after,
            question.c.status == _then.c.status_after,
            question.c.live_number.is_not_distinct_from(_then.c.live_number_after),
        )
        .order_by(question.c.id)
    )


def _restore(connection: Connection, own: int, event: int, *, by: int, at: datetime) -> int:
    """Restore versions first, then where the questions stood; gives how many are retired."""
    _add_versions(connection, own, event, by=by, at=at)
    _put_tags_back(connection, own, event)
    met = _met_since(own, event)
    retired = int(connection.execute(select(func.count()).select_from(met.subquery())).scalar_one())
    rewritten = _then.c.number_after > _then.c.number
    was_live = _then.c.live_number == _then.c.number
    keeps = question.c.id.in_(met)
    connection.execute(
        update(question)
        .where(*_both(own, event))
        .values(
            status=case((keeps, Status.retired.value), else_=_then.c.status),
            live_number=case(
                (keeps, question.c.live_number),
                (rewritten & was_live, _then.c.number_after + 1),
                else_=_then.c.live_number,
            ),
            kind=case((keeps, question.c.kind), else_=_then.c.kind),
            passage_id=case((keeps, question.c.passage_id), else_=_then.c.passage_id),
        )
    )
    connection.execute(
        update(entry)
        .where(
            entry.c.question_id == change.c.question_id,
            change.c.event_id == own,
            _then.c.question_id == change.c.question_id,
            _then.c.event_id == event,
            _then.c.number >= 1,
            rewritten,
        )
        .values(number=_then.c.number_after + 1, passage=_then.c.passage)
    )
    return retired


def _both(own: int, event: int) -> tuple[Any, ...]:
    """Tie a question to what is written down of it now, and was then; copies have no then."""
    return (
        question.c.id == change.c.question_id,
        change.c.event_id == own,
        _then.c.question_id == change.c.question_id,
        _then.c.event_id == event,
        _then.c.number >= 1,
    )


def _add_versions(connection: Connection, own: int, event: int, *, by: int, at: datetime) -> None:
    """Add a version that says what the question said before, where the change added one."""
    connection.execute(
        insert(version).from_select(
            COLUMNS,
            select(
                version.c.question_id,
                _then.c.number_after + 1,
                version.c.source,
                version.c.body,
                *(version.c[each] for each in KEPT),
                version.c.lenient_words,
                literal(by),
                literal(at, type_=version.c.written_at.type),
            )
            .join(_then, _then.c.question_id == version.c.question_id)
            .where(
                _then.c.event_id == event,
                _then.c.number_after > _then.c.number,
                version.c.number == _then.c.number,
                version.c.question_id.in_(records.noted(own)),
            ),
        )
    )


def _put_tags_back(connection: Connection, own: int, event: int) -> None:
    """Enter the tags that the restored versions have, in batches."""
    restored = select(_then.c.question_id).where(
        _then.c.event_id == event,
        _then.c.number_after > _then.c.number,
        _then.c.number >= 1,
        _then.c.question_id.in_(records.noted(own)),
    )
    ids = connection.execute(restored).scalars().all()
    for first in range(0, len(ids), BATCH):
        rows = connection.execute(
            select(version.c.question_id, version.c.body)
            .join(_then, _then.c.question_id == version.c.question_id)
            .where(
                _then.c.event_id == event,
                version.c.number == _then.c.number,
                version.c.question_id.in_(ids[first : first + BATCH]),
            )
        )
        retag(connection, {each: tuple(json.loads(body)["tags"]) for each, body in rows})


def _met_since(own: int, event: int) -> Any:
    """Select the questions that learners met, though they were drafts before the change."""
    asked = (
        exists()
        .where(version.c.question_id == _then.c.question_id)
        .where(attempt_item.c.version_id == version.c.id)
    )
    learnt = exists().where(card.c.question_id == _then.c.question_id)
    return select(_then.c.question_id).where(
        _then.c.event_id == event,
        _then.c.live_number.is_(None),
        _then.c.live_number_after.is_not(None),
        _then.c.question_id.in_(records.noted(own)),
        or_(asked, learnt),
    )


def _delete_copies(connection: Connection, own: int, event: int) -> int:
    """Delete the copies that the change made, drafts that nobody has touched."""
    copies = select(_then.c.question_id).where(
        _then.c.event_id == event,
        _then.c.number == 0,
        _then.c.question_id.in_(records.noted(own)),
    )
    return connection.execute(delete(question).where(question.c.id.in_(copies))).rowcount


def _rename(connection: Connection, own: int, gone: int) -> int | None:
    """Keep the event of copies that are gone: nothing of it can be undone. Drop an empty one."""
    if not gone:
        connection.execute(delete(audit_event).where(audit_event.c.id == own))
        return None
    subject = "1 copy" if gone == 1 else f"{gone:,} copies"
    connection.execute(update(audit_event).where(audit_event.c.id == own).values(subject=subject))
    return None

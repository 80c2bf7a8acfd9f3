"""Questions with other tags, or in another passage: a new version of each, put in at once."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    Connection,
    Insert,
    bindparam,
    delete,
    exists,
    insert,
    literal,
    or_,
    select,
    update,
)

from course.rows.securing import Secured, secure
from course.rows.tables import change, entry, passage, question, tag, version
from course.services.change_many import records
from course.services.change_many.orders import Action, Order
from course.services.change_many.records import ChangedMeanwhile
from course.services.change_many.rewriting import Rewritten

KEPT = ("asked", "told", "points", "answer_words")
"""Columns that are the same in the new version."""
COLUMNS = (
    *("question_id", "number", "source", "body"),
    *(*KEPT, "lenient_words", "written_by", "written_at"),
)


def put(
    connection: Connection,
    course_id: int,
    event: int,
    order: Order,
    texts: Sequence[Rewritten],
    *,
    by: int,
    at: datetime,
) -> Secured:
    """Add the versions; a question whose newest version was live has the new one live.

    Gives what had to be guarded because of it, in whatever question.

    :raise ChangedMeanwhile: a question has been changed since its text was made.
    """
    rows = [
        {
            "b_old": each.version_id,
            "source": each.source,
            "body": each.body,
            "lenient": each.lenient_words,
        }
        for each in texts
    ]
    connection.execute(_adding(by, at), rows)
    _note(connection, course_id, event, len(texts))
    if order.action is Action.move:
        _move(connection, event, order.passage)
    else:
        _retag(connection, event, order)
    _follow(connection, event)
    moved = {each.question_id for each in texts} if order.action is Action.move else set()
    return secure(connection, course_id, moved, by=by, at=at)


def _adding(by: int, at: datetime) -> Insert:
    """Add a version after another one, provided that this is the newest still."""
    newest = (entry.c.question_id == version.c.question_id) & (entry.c.number == version.c.number)
    return insert(version).from_select(
        COLUMNS,
        select(
            version.c.question_id,
            version.c.number + 1,
            bindparam("source", type_=version.c.source.type),
            bindparam("body", type_=version.c.body.type),
            *(version.c[each] for each in KEPT),
            bindparam("lenient", type_=version.c.lenient_words.type),
            literal(by),
            literal(at, type_=version.c.written_at.type),
        )
        .join(entry, newest)
        .where(version.c.id == bindparam("b_old")),
    )


def _note(connection: Connection, course_id: int, event: int, wanted: int) -> None:
    """Write down where the questions stand that have a version which is not entered yet."""
    added = (version.c.question_id == question.c.id) & (version.c.number == entry.c.number + 1)
    rows = records.standing(event).join(version, added).where(question.c.course_id == course_id)
    missing = wanted - records.note(connection, event, rows)
    if missing:
        raise ChangedMeanwhile(
            f"Somebody has changed {missing} of these questions since you sent this. Nothing was "
            "changed. Look at the list once more, and send it again."
        )


def _follow(connection: Connection, event: int) -> None:
    """Let the newest version of each question be live where the one before it was."""
    noted = records.noted(event)
    connection.execute(
        update(entry).where(entry.c.question_id.in_(noted)).values(number=entry.c.number + 1)
    )
    connection.execute(
        update(question)
        .where(
            question.c.id == change.c.question_id,
            change.c.event_id == event,
            question.c.live_number == change.c.number,
        )
        .values(live_number=question.c.live_number + 1)
    )


def _retag(connection: Connection, event: int, order: Order) -> None:
    noted = records.noted(event)
    if order.action is Action.remove_tags:
        connection.execute(
            delete(tag).where(tag.c.question_id.in_(noted), tag.c.tag.in_(order.tags))
        )
        return
    word = bindparam("b_tag", type_=tag.c.tag.type)
    has_it = exists().where(tag.c.question_id == change.c.question_id, tag.c.tag == word)
    rows = select(change.c.question_id, word).where(change.c.event_id == event, ~has_it)
    connection.execute(
        insert(tag).from_select(["question_id", "tag"], rows),
        [{"b_tag": each} for each in order.tags],
    )


def _move(connection: Connection, event: int, slug: str) -> None:
    """Enter the passage; what learners meet moves when its version is published."""
    connection.execute(
        update(entry).where(entry.c.question_id.in_(records.noted(event))).values(passage=slug)
    )
    place = select(passage.c.id).where(
        passage.c.course_id == question.c.course_id, passage.c.slug == slug
    )
    connection.execute(
        update(question)
        .where(
            question.c.id == change.c.question_id,
            change.c.event_id == event,
            or_(question.c.live_number.is_(None), question.c.live_number == change.c.number),
        )
        .values(passage_id=place.scalar_subquery())
    )

"""Questions with other tags, or in another passage: a new version of each.

The texts are made before the database is locked (`rewritten`), and put in afterwards (`put`); a
question that was changed between the two makes the whole order fail.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Insert,
    Select,
    bindparam,
    delete,
    exists,
    insert,
    literal,
    or_,
    select,
    update,
)

from course.rows.tables import change, entry, lesson, passage, question, tag, version
from course.services.change_many import records
from course.services.change_many.orders import Action, Order
from course.services.errors import NotFound
from quizzes.errors import QuestionFaults
from quizzes.formats.markdown import write_question
from quizzes.questions import Question, from_json, to_json

BATCH = 500
"""Versions that are read at once."""
KEPT = ("asked", "told", "points")
"""Columns that are the same in the new version."""

Rewrite = Callable[[Question], Question]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewritten:
    """What a question will say, and the version that this was made of."""

    question_id: int
    number: int
    version_id: int
    value_id: str
    """The slug, which is another one for a copy."""
    source: str
    body: str


def rewriter(connection: Connection, course_id: int, order: Order) -> Rewrite:
    """Make what rewrites one question as ordered.

    :raise NotFound: the course has no such passage.
    """
    if order.action is Action.move:
        goals = _objectives(connection, course_id, order.passage)
        return lambda value: replace(
            value,
            passage=order.passage,
            objective=value.objective if value.objective in goals else "",
        )
    if order.action is Action.add_tags:
        return lambda value: replace(value, tags=tuple(dict.fromkeys(value.tags + order.tags)))
    return lambda value: replace(
        value, tags=tuple(each for each in value.tags if each not in order.tags)
    )


def rewritten(
    connection: Connection, found: Select[int], rewrite: Rewrite
) -> Iterator[Rewritten]:
    """Rewrite the newest version of each question; leave out what stays as it is.

    Left out, too, is what would be no sound question, such as one with too many tags.
    """
    ids = connection.execute(found).scalars().all()
    for first in range(0, len(ids), BATCH):
        for row in connection.execute(_newest(ids[first : first + BATCH])):
            value = from_json(json.loads(row.body))  # past the cache, which is for learners
            changed = _sound(rewrite, value)
            if changed is not None and changed != value:
                yield Rewritten(
                    question_id=row.question_id,
                    number=row.number,
                    version_id=row.id,
                    value_id=changed.id,
                    source=write_question(changed),
                    body=json.dumps(to_json(changed), ensure_ascii=False),
                )


def put(
    connection: Connection,
    event: int,
    order: Order,
    texts: Sequence[Rewritten],
    *,
    by: int,
    at: datetime,
) -> None:
    """Add the versions; a question whose newest version was live has the new one live.

    :raise ChangedMeanwhile: a question has been changed since its text was made.
    """
    records.note_unchanged(connection, event, {each.question_id: each.number for each in texts})
    rows = [{"b_old": each.version_id, "source": each.source, "body": each.body} for each in texts]
    connection.execute(_adding(by, at), rows)
    if order.action is Action.move:
        _move(connection, event, order.passage)
    else:
        _retag(connection, event, order)
    follow(connection, event)


def follow(connection: Connection, event: int) -> None:
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


def _newest(ids: Sequence[int]) -> Select[Any]:
    return (
        select(version.c.question_id, version.c.number, version.c.id, version.c.body)
        .join(
            entry,
            (entry.c.question_id == version.c.question_id) & (entry.c.number == version.c.number),
        )
        .where(entry.c.question_id.in_(ids))
    )


def _sound(rewrite: Rewrite, value: Question) -> Question | None:
    try:
        return rewrite(value)
    except QuestionFaults:
        return None


def _adding(by: int, at: datetime) -> Insert:
    return insert(version).from_select(
        ["question_id", "number", "source", "body", *KEPT, "written_by", "written_at"],
        select(
            version.c.question_id,
            version.c.number + 1,
            bindparam("source", type_=version.c.source.type),
            bindparam("body", type_=version.c.body.type),
            *(version.c[each] for each in KEPT),
            literal(by),
            literal(at, type_=version.c.written_at.type),
        ).where(version.c.id == bindparam("b_old")),
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


def _objectives(connection: Connection, course_id: int, slug: str) -> frozenset[str]:
    goals = connection.execute(
        select(lesson.c.objectives)
        .join(passage, passage.c.lesson_id == lesson.c.id)
        .where(
            passage.c.course_id == course_id,
            passage.c.slug == slug,
            passage.c.retired_at.is_(None),
            lesson.c.retired_at.is_(None),
        )
    ).scalar_one_or_none()
    if goals is None:
        raise NotFound(f"The course has no passage {slug} any more; choose another.")
    return frozenset(goal[0] for goal in goals)

"""Copies of questions: drafts of their own, under ids of their own."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, insert, literal, null, select
from sqlalchemy.exc import IntegrityError

from course.models import Status
from course.rows.tables import change, entry, passage, question, tag, version
from course.services.change_many import records
from course.services.change_many.records import ChangedMeanwhile
from course.services.change_many.rewriting import Rewrite, Rewritten, Stored
from course.services.change_many.versions import COLUMNS as VERSION
from course.services.change_many.versions import KEPT
from lessons.slugs import slugger
from quizzes.formats.markdown.refield import with_id

COLUMNS = (
    *("course_id", "passage_id", "slug", "kind"),
    *("status", "live_number", "in_files", "created_at"),
)
_ENDING = re.compile(r"-copy(?:-[0-9]{1,9})?\Z")


def renamer(connection: Connection, course_id: int) -> Rewrite:
    """Make what gives a question an id that none has: its own, with `copy` behind it."""
    taken = connection.execute(select(question.c.slug).where(question.c.course_id == course_id))
    make = slugger(taken.scalars())

    def rewrite(stored: Stored, source: str) -> tuple[Stored, str]:
        slug = make(f"{_ENDING.sub('', stored['id'])} copy", "question")
        return stored | {"id": slug}, with_id(source, slug)

    return rewrite


def put_copies(
    connection: Connection,
    course_id: int,
    event: int,
    texts: Sequence[Rewritten],
    *,
    by: int,
    at: datetime,
) -> None:
    """Add the copies.

    :raise ChangedMeanwhile: a question was changed since, or one of the ids is taken by now.
    """
    rows = [
        {
            "b_old": each.question_id,
            "b_version": each.version_id,
            "b_slug": each.slug,
            "b_source": each.source,
            "b_body": each.body,
            "b_lenient": each.lenient_words,
        }
        for each in texts
    ]
    try:
        connection.execute(_question(at), rows)
    except IntegrityError as error:
        raise ChangedMeanwhile(
            "One of the ids for the copies belongs to another question by now. Nothing was "
            "changed. Send it again."
        ) from error
    for statement in (_version(course_id, by, at), _entry(course_id), _tags(course_id)):
        connection.execute(statement, rows)
    connection.execute(_record(course_id, event), rows)
    if records.counted(connection, event) < len(texts):
        raise ChangedMeanwhile(
            "Somebody has changed one of these questions since you sent this. Nothing was changed. "
            "Look at the list once more, and send it again."
        )


def _question(at: datetime) -> Any:
    place = (
        select(passage.c.id)
        .where(passage.c.course_id == question.c.course_id, passage.c.slug == entry.c.passage)
        .scalar_subquery()
    )
    return insert(question).from_select(
        list(COLUMNS),
        select(
            question.c.course_id,
            func.coalesce(place, question.c.passage_id),
            _given("b_slug", question.c.slug),
            entry.c.kind,
            literal(Status.draft, type_=question.c.status.type),
            null(),
            literal(False, type_=question.c.in_files.type),
            literal(at, type_=question.c.created_at.type),
        )
        .join(entry, entry.c.question_id == question.c.id)
        .join(version, _newest())
        .where(question.c.id == bindparam("b_old"), version.c.id == bindparam("b_version")),
    )


def _version(course_id: int, by: int, at: datetime) -> Any:
    return insert(version).from_select(
        VERSION,
        select(
            question.c.id,
            literal(1),
            _given("b_source", version.c.source),
            _given("b_body", version.c.body),
            *(version.c[each] for each in KEPT),
            _given("b_lenient", version.c.lenient_words),
            literal(by),
            literal(at, type_=version.c.written_at.type),
        )
        .select_from(version)
        .join(question, and_(*_copy(course_id)))
        .where(version.c.id == bindparam("b_version")),
    )


def _entry(course_id: int) -> Any:
    return insert(entry).from_select(
        ["question_id", "number", "kind", "passage", "difficulty", "text"],
        select(
            question.c.id,
            literal(1),
            entry.c.kind,
            entry.c.passage,
            entry.c.difficulty,
            entry.c.text,
        )
        .select_from(entry)
        .join(question, and_(*_copy(course_id)))
        .where(entry.c.question_id == bindparam("b_old")),
    )


def _tags(course_id: int) -> Any:
    rows = select(question.c.id, tag.c.tag).select_from(tag)
    return insert(tag).from_select(
        ["question_id", "tag"],
        rows.join(question, and_(*_copy(course_id))).where(tag.c.question_id == bindparam("b_old")),
    )


def _record(course_id: int, event: int) -> Any:
    rows = records.standing(event, literal(0)).where(*_copy(course_id))
    return insert(change).from_select(records.COLUMNS, rows)


def _newest() -> Any:
    return (version.c.question_id == question.c.id) & (version.c.number == entry.c.number)


def _copy(course_id: int) -> tuple[Any, ...]:
    return question.c.course_id == course_id, question.c.slug == bindparam("b_slug")


def _given(name: str, column: Any) -> Any:
    return bindparam(name, type_=column.type)

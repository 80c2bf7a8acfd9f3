"""A question and its immutable versions: written with everything that pages will need of them."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, literal, select, update

from course.models import Status
from course.rows.media import A_PICTURE, images_of, pictures_shown, shown_of
from course.rows.question_entries import enter
from course.rows.shown import PICTURES, asked_html, told_html
from course.rows.tables import entry, question, version
from lessons import Image
from lessons.render import to_html
from quizzes.formats.markdown import write_question
from quizzes.grading.typed.tolerance import lenient_words
from quizzes.grading.typed.vocabulary import vocabulary
from quizzes.questions import (
    Kind,
    Question,
    from_json,
    to_json,
)

CACHED_QUESTIONS = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class New:
    """A version to write: what a question is to say, under which number."""

    question_id: int
    number: int
    value: Question
    by: int | None
    """Who wrote it; None for what comes from a file."""


def write(connection: Connection, course_id: int, versions: Sequence[New], *, at: datetime) -> None:
    """Write versions, the older of a question first, and enter what they say in the list.

    This is the one place that does so; course.rows.gate is the way to it.
    """
    sources = [write_question(each.value) for each in versions]
    shows = any(A_PICTURE in source for source in sources)
    images = images_of(connection, course_id) if shows else {}
    rows = [
        version_row(each, source, images, at=at)
        for source, each in zip(sources, versions, strict=True)
    ]
    connection.execute(insert(version), rows)
    newest = {each.question_id: (each.question_id, each.number, each.value) for each in versions}
    enter(connection, list(newest.values()))
    connection.execute(
        update(question)
        .where(question.c.id == bindparam("b_id"), question.c.live_number.is_(None))
        .values(kind=bindparam("b_kind")),
        [{"b_id": id_, "b_kind": value.kind.value} for id_, _, value in newest.values()],
    )


def write_again(
    connection: Connection, versions: Sequence[tuple[int, New]], *, at: datetime
) -> None:
    """Write versions that differ in what marking forgives alone, the older of a question first.

    Each stands with the number of the version's row that it repeats: what is shown of it, its tags
    and what the list knows stay the same.
    """
    if not versions:
        return
    repeat = insert(version).from_select(
        ["question_id", "number", *_FORGIVING, *_SHOWN, "written_by", "written_at"],
        select(
            version.c.question_id,
            bindparam("b_number", type_=version.c.number.type),
            *(bindparam(f"b_{each}", type_=version.c[each].type) for each in _FORGIVING),
            *(version.c[each] for each in _SHOWN),
            bindparam("b_by", type_=version.c.written_by.type),
            literal(at, type_=version.c.written_at.type),
        ).where(version.c.id == bindparam("b_of")),
    )
    connection.execute(repeat, [_again(of, new) for of, new in versions])
    newest = {new.question_id: new.number for _, new in versions}
    connection.execute(
        update(entry)
        .where(entry.c.question_id == bindparam("b_id"))
        .values(number=bindparam("b_number")),
        [{"b_id": id_, "b_number": number} for id_, number in newest.items()],
    )


_FORGIVING = ("source", "body", "lenient_words")
_SHOWN = ("asked", "told", "points", "answer_words")


def _again(of: int, new: New) -> dict[str, Any]:
    return {
        "b_of": of,
        "b_number": new.number,
        "b_source": write_question(new.value),
        "b_body": json.dumps(to_json(new.value), ensure_ascii=False),
        "b_lenient_words": " ".join(sorted(lenient_words(new.value))),
        "b_by": new.by,
    }


def add_version(
    connection: Connection, question_id: int, value: Question, *, by: int | None, at: datetime
) -> tuple[int, int]:
    """Write the next version of a question as it is; give its row's number and its own number."""
    number = newest_number(connection, question_id) + 1
    own = select(question.c.course_id).where(question.c.id == question_id)
    new = New(question_id=question_id, number=number, value=value, by=by)
    write(connection, connection.execute(own).scalar_one(), [new], at=at)
    made = select(version.c.id).where(
        version.c.question_id == question_id, version.c.number == number
    )
    return connection.execute(made).scalar_one(), number


def newest_number(connection: Connection, question_id: int) -> int:
    """Give the number of a question's newest version; 0 before there is one."""
    newest = select(func.coalesce(func.max(version.c.number), 0)).where(
        version.c.question_id == question_id
    )
    return int(connection.execute(newest).scalar_one())


def version_row(
    new: New, source: str, images: Mapping[str, Image], *, at: datetime
) -> dict[str, Any]:
    """Give the columns of a version."""
    return {
        "question_id": new.question_id,
        "number": new.number,
        "source": source,
        "body": json.dumps(to_json(new.value), ensure_ascii=False),
        **_derived(new.value, source, images),
        "points": new.value.points,
        "written_by": new.by,
        "written_at": at,
    }


def set_live(connection: Connection, question_id: int, number: int) -> None:
    """Let learners meet this version from now on."""
    body = connection.execute(
        select(version.c.body).where(
            version.c.question_id == question_id, version.c.number == number
        )
    ).scalar_one()
    kind = read_body(body).kind
    set_all_live(connection, [(question_id, number, kind)])


def set_all_live(connection: Connection, versions: Sequence[tuple[int, int, Kind]]) -> None:
    """Let learners meet versions from now on: question, number and kind of each."""
    if versions:
        connection.execute(
            update(question)
            .where(question.c.id == bindparam("b_id"))
            .values(
                status=Status.live, live_number=bindparam("b_number"), kind=bindparam("b_kind")
            ),
            [
                {"b_id": id_, "b_number": number, "b_kind": kind.value}
                for id_, number, kind in versions
            ],
        )


_DERIVED = ("asked", "told", "answer_words", "lenient_words")
"""Columns that follow from what a version says."""
_RENDER = (
    update(version)
    .where(version.c.id == bindparam("b_id"))
    .values({each: bindparam(f"b_{each}") for each in _DERIVED})
)


def render_again(
    connection: Connection,
    course_id: int,
    *,
    showing: Collection[str] | None = None,
) -> int:
    """Write what follows from a course's versions anew where it is another now; count them.

    What a version says never changes; how it is shown follows the renderer, so that a hole in it
    is closed for every version, and for past attempts too.

    :param showing: only the versions whose text names one of these pictures.
    """
    images = images_of(connection, course_id)
    versions = (
        select(
            version.c.id, version.c.source, version.c.body, *(version.c[one] for one in _DERIVED)
        )
        .join(question, question.c.id == version.c.question_id)
        .where(question.c.course_id == course_id)
    )
    if showing is not None:
        versions = versions.where(version.c.source.contains(A_PICTURE, autoescape=True))
    stale = [
        anew
        for row in connection.execute(versions)
        if (showing is None or shown_of(row.source, showing))
        and (anew := _rendered(row, images)) is not None
    ]
    if stale:
        connection.execute(_RENDER, stale)
    return len(stale)


def _rendered(row: Any, images: Mapping[str, Image]) -> dict[str, Any] | None:
    """Derive anew what follows from a stored version; None when that gives what is stored."""
    derived = _derived(read_body(row.body), row.source, images)
    if all(getattr(row, name) == value for name, value in derived.items()):
        return None
    return {"b_id": row.id, **{f"b_{name}": value for name, value in derived.items()}}


def _derived(value: Question, source: str, images: Mapping[str, Image]) -> dict[str, Any]:
    """Give the columns that follow from what a version says, and from its course's pictures.

    A question with variables is rendered once more for whoever meets it. So that this asks the
    database nothing, the pictures that it may show are kept with it.
    """
    render = partial(to_html, images=images)
    asked = asked_html(value, render)
    if value.variables and (shown := pictures_shown(source, images)):
        asked |= {PICTURES: shown}
    return {
        "asked": asked,
        "told": told_html(value, render),
        "answer_words": " ".join(sorted(vocabulary([value]))),
        "lenient_words": " ".join(sorted(lenient_words(value))),
    }


@lru_cache(maxsize=CACHED_QUESTIONS)
def read_body(stored: str) -> Question:
    """Make the value of a version's stored text; versions never change, so it is kept."""
    return from_json(json.loads(stored))

"""A question and its immutable versions: written with everything that pages will need of them."""

import json
from collections.abc import Collection
from datetime import datetime
from functools import lru_cache, partial
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from course.models import Status
from course.rows.media import A_PICTURE, images_for, images_of, mentioned
from course.rows.question_entries import enter, enter_again
from course.rows.shown import Render, asked_html, told_html
from course.rows.tables import question, version
from lessons.render import to_html
from quizzes.formats.markdown import write_question
from quizzes.questions import (
    Question,
    from_json,
    to_json,
)

CACHED_QUESTIONS = 4096


def add_version(
    connection: Connection, question_id: int, value: Question, *, by: int | None, at: datetime
) -> tuple[int, int]:
    """Write the next version of a question and give its row's number and its own number."""
    newest = select(func.coalesce(func.max(version.c.number), 0)).where(
        version.c.question_id == question_id
    )
    number = connection.execute(newest).scalar_one() + 1
    source = write_question(value)
    render = partial(to_html, images=images_for(connection, question_id, source))
    row = version_row(question_id, number, value, source, render, by=by, at=at)
    made = connection.execute(insert(version).values(row).returning(version.c.id)).scalar_one()
    if number == 1:
        enter(connection, [(question_id, number, value)])
    else:
        enter_again(connection, question_id, number, value)
    connection.execute(
        update(question)
        .where(question.c.id == question_id, question.c.live_number.is_(None))
        .values(kind=value.kind.value)
    )
    return made, number


def version_row(
    question_id: int,
    number: int,
    value: Question,
    source: str,
    render: Render,
    *,
    by: int | None,
    at: datetime,
) -> dict[str, Any]:
    """Give the columns of a version."""
    return {
        "question_id": question_id,
        "number": number,
        "source": source,
        "body": json.dumps(to_json(value), ensure_ascii=False),
        "asked": asked_html(value, render),
        "told": told_html(value, render),
        "points": value.points,
        "written_by": by,
        "written_at": at,
    }


def set_live(connection: Connection, question_id: int, number: int) -> None:
    """Let learners meet this version from now on."""
    body = connection.execute(
        select(version.c.body).where(
            version.c.question_id == question_id, version.c.number == number
        )
    ).scalar_one()
    connection.execute(
        update(question)
        .where(question.c.id == question_id)
        .values(status=Status.live, live_number=number, kind=read_body(body).kind.value)
    )


_RENDER = (
    update(version)
    .where(version.c.id == bindparam("b_id"))
    .values(asked=bindparam("b_asked"), told=bindparam("b_told"))
)


def render_again(
    connection: Connection,
    course_id: int,
    *,
    showing: Collection[str] | None = None,
) -> int:
    """Write the HTML of a course's versions anew where it would be another one now; count them.

    What a version says never changes; how it is shown follows the renderer, so that a hole in it
    is closed for every version, and for past attempts too.

    :param showing: only the versions whose text names one of these pictures.
    """
    render = partial(to_html, images=images_of(connection, course_id))
    versions = (
        select(version.c.id, version.c.source, version.c.body, version.c.asked, version.c.told)
        .join(question, question.c.id == version.c.question_id)
        .where(question.c.course_id == course_id)
    )
    if showing is not None:
        versions = versions.where(version.c.source.contains(A_PICTURE, autoescape=True))
    stale = [
        anew
        for row in connection.execute(versions)
        if (showing is None or not mentioned(row.source).isdisjoint(showing))
        and (anew := _rendered(row, render)) is not None
    ]
    if stale:
        connection.execute(_RENDER, stale)
    return len(stale)


def _rendered(row: Any, render: Render) -> dict[str, Any] | None:
    """Render a stored version; None when that gives what is stored."""
    value = read_body(row.body)
    asked, told = asked_html(value, render), told_html(value, render)
    if (asked, told) == (row.asked, row.told):
        return None
    return {"b_id": row.id, "b_asked": asked, "b_told": told}


@lru_cache(maxsize=CACHED_QUESTIONS)
def read_body(stored: str) -> Question:
    """Make the value of a version's stored text; versions never change, so it is kept."""
    return from_json(json.loads(stored))

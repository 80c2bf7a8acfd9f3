"""Many new questions with their first versions, in a number of statements that does not grow."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from sqlalchemy import Connection, insert, select

from course.models import Status
from course.rows.media import A_PICTURE, images_of
from course.rows.question_entries import enter
from course.rows.tables import question, version
from course.rows.versions import version_row
from lessons.render import to_html
from quizzes.formats.markdown import write_question
from quizzes.questions import Question


def add_questions(
    connection: Connection,
    course_id: int,
    values: Sequence[tuple[int, Question]],
    *,
    live: bool,
    by: int,
    at: datetime,
) -> None:
    """Add questions, each with the number of its passage; live ones are met from now on.

    :raises IntegrityError: the course has a question with one of the ids.
    """
    status, live_number = (Status.live, 1) if live else (Status.draft, None)
    rows = [
        {
            "course_id": course_id,
            "passage_id": passage_id,
            "slug": value.id,
            "kind": value.kind.value,
            "status": status,
            "live_number": live_number,
            "in_files": False,
            "created_at": at,
        }
        for passage_id, value in values
    ]
    connection.execute(insert(question), rows)
    numbers = _numbers(connection, course_id, [value.id for _, value in values])
    sources = [write_question(value) for _, value in values]
    shows = any(A_PICTURE in source for source in sources)
    images = images_of(connection, course_id) if shows else {}
    render = partial(to_html, images=images)
    versions = [
        version_row(numbers[value.id], 1, value, source, render, by=by, at=at)
        for source, (_, value) in zip(sources, values, strict=True)
    ]
    connection.execute(insert(version), versions)
    enter(connection, [(numbers[value.id], 1, value) for _, value in values])


def _numbers(connection: Connection, course_id: int, slugs: Sequence[str]) -> dict[str, int]:
    """Give the numbers of rows by slug; SQLite gives them back one row at a time only."""
    wanted = (question.c.course_id == course_id) & question.c.slug.in_(slugs)
    rows = connection.execute(select(question.c.slug, question.c.id).where(wanted))
    return {row.slug: row.id for row in rows}

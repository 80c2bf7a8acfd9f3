"""Many new questions with their first versions, in a number of statements that does not grow."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, select

from course.models import Status
from course.rows import gate
from course.rows.tables import question
from course.rows.versions import New
from quizzes.questions import Question


def add_questions(
    connection: Connection,
    course_id: int,
    values: Sequence[tuple[int, Question]],
    *,
    live: bool,
    by: int,
    at: datetime,
) -> tuple[str, ...]:
    """Add questions, each with the number of its passage; live ones are met from now on.

    Gives the author's notices: in which answers no typing error is let pass, and why.

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
    coming = [
        New(question_id=numbers[value.id], number=1, value=value, by=by) for _, value in values
    ]
    return gate.add_all(connection, course_id, coming, by=by, at=at).notices


def _numbers(connection: Connection, course_id: int, slugs: Sequence[str]) -> dict[str, int]:
    """Give the numbers of rows by slug; SQLite gives them back one row at a time only."""
    wanted = (question.c.course_id == course_id) & question.c.slug.in_(slugs)
    rows = connection.execute(select(question.c.slug, question.c.id).where(wanted))
    return {row.slug: row.id for row in rows}

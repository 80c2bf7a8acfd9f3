"""What the list knows of questions, written whenever a version is written."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert

from course.rows.search import search_text
from course.rows.tables import entry, tag
from quizzes.questions import Question

Numbered = tuple[int, int, Question]
"""A question's row, the number of its newest version, and what that says."""


def enter(connection: Connection, written: Sequence[Numbered]) -> None:
    """Enter the newest version of each question, in the place of the one before it."""
    again = [{"b_id": id_} for id_, number, _ in written if number > 1]
    if again:
        for table in (entry, tag):
            connection.execute(delete(table).where(table.c.question_id == bindparam("b_id")), again)
    connection.execute(insert(entry), [entry_row(*each) for each in written])
    _put_tags(connection, {id_: value.tags for id_, _, value in written})


def retag(connection: Connection, tags: dict[int, tuple[str, ...]]) -> None:
    """Give each question these tags and no others."""
    if tags:
        connection.execute(delete(tag).where(tag.c.question_id.in_(tags)))
        _put_tags(connection, tags)


def entry_row(question_id: int, number: int, value: Question) -> dict[str, Any]:
    """Give the columns of a question's entry."""
    return {
        "question_id": question_id,
        "number": number,
        "kind": value.kind.value,
        "passage": value.passage,
        "difficulty": value.difficulty,
        "text": search_text(value),
    }


def _put_tags(connection: Connection, tags: dict[int, tuple[str, ...]]) -> None:
    rows = [{"question_id": id_, "tag": each} for id_, given in tags.items() for each in given]
    if rows:
        connection.execute(insert(tag), rows)

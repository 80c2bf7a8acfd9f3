"""The new texts of questions, made while the database is not locked and nobody waits."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from course.rows.bank_words import Banks
from course.rows.tables import entry, lesson, passage, version
from course.rows.versions import read_body
from course.services.change_many.orders import Action, Order
from course.services.errors import NotFound
from quizzes.formats.markdown import write_question
from quizzes.formats.markdown.refield import with_fields
from quizzes.grading.typed.tolerance import lenient_words
from quizzes.questions import limits, to_json

BATCH = 500
"""Versions that are read at once."""

Stored = dict[str, Any]
"""A question as quizzes.questions stores it."""
Rewrite = Callable[[Stored, str], tuple[Stored, str] | None]
"""Makes another question of a stored one and its source; None where it stays as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewritten:
    """What a question will say, and the version that this was made of."""

    question_id: int
    version_id: int
    slug: str
    """Its id, which is another one for a copy."""
    source: str
    body: str
    lenient_words: str
    """As the new version's row has them."""


def rewriter(connection: Connection, course_id: int, order: Order) -> Rewrite:
    """Make what gives questions other tags or another passage.

    :raise NotFound: the course has no such passage.
    """
    if order.action is Action.move:
        return _mover(order.passage, _objectives(connection, course_id, order.passage))
    return _tagger(order)


def rewritten(
    connection: Connection, found: Select[int], rewrite: Rewrite, banks: Banks
) -> Iterator[Rewritten]:
    """Rewrite the newest version of each question; leave out what stays as it is."""
    ids = connection.execute(found).scalars().all()
    for first in range(0, len(ids), BATCH):
        for row in connection.execute(_newest(ids[first : first + BATCH])).all():
            changed = rewrite(json.loads(row.body), row.source)
            if changed is not None:
                yield _made(connection, row, *changed, banks)


def _made(connection: Connection, row: Any, stored: Stored, source: str, banks: Banks) -> Rewritten:
    """Put a new text together; of a question with answers to type, one that passes the gate."""
    body, lenient = json.dumps(stored, ensure_ascii=False), row.lenient_words
    if lenient:
        value = read_body(body)
        safe = banks.guarded(connection, value)
        if safe != value:
            source = write_question(safe)
            body = json.dumps(to_json(safe), ensure_ascii=False)
            lenient = " ".join(sorted(lenient_words(safe)))
    return Rewritten(
        question_id=row.question_id,
        version_id=row.id,
        slug=stored["id"],
        source=source,
        body=body,
        lenient_words=lenient,
    )


def _tagger(order: Order) -> Rewrite:
    def rewrite(stored: Stored, source: str) -> tuple[Stored, str] | None:
        before = stored["tags"]
        if order.action is Action.add_tags:
            after = list(dict.fromkeys((*before, *order.tags)))
        else:
            after = [each for each in before if each not in order.tags]
        if after == before or len(after) > limits.TAGS:
            return None
        return stored | {"tags": after}, with_fields(source, {"tags": ", ".join(after)})

    return rewrite


def _mover(slug: str, goals: frozenset[str]) -> Rewrite:
    """Move questions; an objective that the lesson there has not is left behind."""

    def rewrite(stored: Stored, source: str) -> tuple[Stored, str] | None:
        if stored["passage"] == slug:
            return None
        objective = stored["objective"] if stored["objective"] in goals else ""
        fields = {"passage": slug, "objective": objective}
        return stored | fields, with_fields(source, fields)

    return rewrite


def _newest(ids: Sequence[int]) -> Select[Any]:
    return (
        select(
            version.c.question_id,
            version.c.id,
            version.c.body,
            version.c.source,
            version.c.lenient_words,
        )
        .join(
            entry,
            (entry.c.question_id == version.c.question_id) & (entry.c.number == version.c.number),
        )
        .where(entry.c.question_id.in_(ids))
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

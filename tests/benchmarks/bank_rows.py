"""Questions by the ten thousand, as rows: the shipped ones again and again, under other ids."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, insert, select

from course.models import AttemptState, Role, Status
from course.rows.question_entries import entry_row
from course.rows.tables import (
    attempt,
    attempt_item,
    enrolment,
    entry,
    person,
    question,
    quiz,
    tag,
    version,
)
from course.rows.versions import read_body
from quizzes.formats.markdown import write_question
from quizzes.questions import to_json

BATCH = 2000
PAPER = 25_000
"""Questions that one learner is asked."""
MARKS = 2
"""How often each question was marked."""
RARE = "zeppelin"
"""A word that stands in a few questions only."""
EVERY = 5000
"""One of so many questions has the rare word."""
TAGS = tuple(f"tag {number}" for number in range(12))


def fill(connection: Connection, course_id: int, number: int, *, at: datetime) -> None:
    """Bring a course to so many questions, every tenth of them a draft, and have them marked."""
    there = connection.execute(
        select(func.count()).where(question.c.course_id == course_id)
    ).scalar_one()
    patterns = connection.execute(
        select(question.c.passage_id, version)
        .join(version, version.c.question_id == question.c.id)
        .where(question.c.course_id == course_id, question.c.slug.not_like("copy-%"))
        .order_by(version.c.id)
    ).all()
    for first in range(there, number, BATCH):
        _add(connection, course_id, patterns, range(first, min(first + BATCH, number)), at)
    _mark(connection, course_id, at)


def teacher(connection: Connection, course_id: int, *, at: datetime) -> int:
    """Add somebody who changes the questions; gives their number."""
    return _person(connection, course_id, "teacher", Role.instructor, at)


def _add(
    connection: Connection, course_id: int, patterns: Any, numbers: range, at: datetime
) -> None:
    made = [_copy(patterns[each % len(patterns)], each) for each in numbers]
    rows = [
        {
            "course_id": course_id,
            "passage_id": pattern.passage_id,
            "slug": value.id,
            "kind": value.kind.value,
            "status": Status.live if each % 10 else Status.draft,
            "live_number": 1 if each % 10 else None,
            "created_at": at,
        }
        for each, (pattern, value) in zip(numbers, made, strict=True)
    ]
    connection.execute(insert(question), rows)
    slugs = [value.id for _, value in made]
    ids = {
        row.slug: row.id
        for row in connection.execute(
            select(question.c.id, question.c.slug).where(
                question.c.course_id == course_id, question.c.slug.in_(slugs)
            )
        )
    }
    connection.execute(
        insert(version),
        [
            {
                "question_id": ids[value.id],
                "number": 1,
                "source": write_question(value),
                "body": json.dumps(to_json(value), ensure_ascii=False),
                "asked": pattern.asked,
                "told": pattern.told,
                "points": pattern.points,
                "answer_words": pattern.answer_words,
                "lenient_words": pattern.lenient_words,
                "written_at": at,
            }
            for pattern, value in made
        ],
    )
    connection.execute(insert(entry), [entry_row(ids[value.id], 1, value) for _, value in made])
    connection.execute(
        insert(tag),
        [{"question_id": ids[value.id], "tag": each} for _, value in made for each in value.tags],
    )


def _copy(pattern: Any, number: int) -> tuple[Any, Any]:
    rare = f" A {RARE}." if number % EVERY == 7 else ""
    value = read_body(pattern.body)
    tags = (TAGS[number % len(TAGS)], TAGS[number % 5])
    return pattern, replace(
        value,
        id=f"copy-{number}",
        stem=f"{value.stem}\n\nThis is number {number}.{rare}",
        tags=tuple(dict.fromkeys(tags)),
    )


def _mark(connection: Connection, course_id: int, at: datetime) -> None:
    """Let some learners hand in one long paper each, so that all questions were marked alike."""
    quiz_id = connection.execute(
        select(quiz.c.id).where(quiz.c.course_id == course_id).limit(1)
    ).scalar_one()
    marked = select(attempt_item.c.version_id)
    unmarked = (
        connection.execute(
            select(version.c.id)
            .join(question, question.c.id == version.c.question_id)
            .where(question.c.course_id == course_id, version.c.id.not_in(marked))
        )
        .scalars()
        .all()
    )
    for first in range(0, len(unmarked), PAPER):
        for time in range(MARKS):
            paper = unmarked[first : first + PAPER]
            _hand_in(connection, course_id, quiz_id, f"{paper[0]}-{time}", paper, at)


def _hand_in(
    connection: Connection,
    course_id: int,
    quiz_id: int,
    name: str,
    paper: Sequence[int],
    at: datetime,
) -> None:
    learner = _person(connection, course_id, name, Role.learner, at)
    values = {
        "quiz_id": quiz_id,
        "person_id": learner,
        "number": 1,
        "seed": 1,
        "state": AttemptState.graded,
        "started_at": at,
        "submitted_at": at + timedelta(hours=1),
        "points": len(paper),
        "earned_num": 0,
        "earned_den": 1,
    }
    number = connection.execute(insert(attempt).values(values).returning(attempt.c.id)).scalar_one()
    for first in range(0, len(paper), BATCH):
        items = list(enumerate(paper[first : first + BATCH], first + 1))
        connection.execute(insert(attempt_item), list(_items(number, items)))


def _items(number: int, items: list[tuple[int, int]]) -> Iterator[dict[str, Any]]:
    for position, version_id in items:
        yield {
            "attempt_id": number,
            "position": position,
            "version_id": version_id,
            "option_order": [],
            "points": 1,
            "earned_num": position % 4,
            "earned_den": 3 if position % 4 < 3 else 4,
        }


def _person(connection: Connection, course_id: int, name: str, role: Role, at: datetime) -> int:
    address = f"{name}@example.org"
    values = {
        "name": name.capitalize(),
        "email": address,
        "email_key": address,
        "password_hash": "none: nobody signs in with it",
        "time_zone": "Europe/Berlin",
        "created_at": at,
    }
    made = connection.execute(insert(person).values(values).returning(person.c.id)).scalar_one()
    connection.execute(
        insert(enrolment).values(person_id=made, course_id=course_id, role=role, joined_at=at)
    )
    return int(made)

"""Learners by the hundred, as rows: each with cards that are due, and with an open attempt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, repeat
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, insert, select
from sqlalchemy.orm import Session

from course.models import Role, Source
from course.rows.tables import (
    card,
    course,
    enrolment,
    lesson,
    passage,
    person,
    question,
    review,
    sign_in,
    version,
)
from course.rows.who import key_hash
from course.services import take_quiz
from course.services.publish_course import publish
from course.services.read_content import read_content
from quizzes.review import Rating

ROOT = Path(__file__).resolve().parents[2]
SLUG = "us-russia-peace-talks"
LESSON = "historical-context"
SEED = 7
LASTS = timedelta(days=30)
SINCE = timedelta(days=5)
"""How long ago every card was answered and became due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueCard:
    """A card that waits in someone's review."""

    card_id: int
    kind: str
    person_id: int
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Learner:
    """Someone who is signed in, enrolled, and in the middle of a quiz."""

    person_id: int
    key: str
    """What the cookie of their sign-in holds."""
    attempt_id: int
    kinds: tuple[str, ...]
    """The kinds of the attempt's questions, in the order of the paper."""
    cards: tuple[DueCard, ...]


def publish_shipped(session: Session, *, at: datetime) -> int:
    """Load the course that ships with Parley; gives its number."""
    content = read_content(ROOT / "lessons" / "courses" / SLUG, ROOT / "quizzes" / "banks" / SLUG)
    publish(session, content.course, content.lessons, content.banks, at=at)
    return int(session.scalars(select(course.c.id).where(course.c.slug == SLUG)).one())


def add_questions(connection: Connection, course_id: int, number: int) -> None:
    """Let the bench's lesson have this many more live questions, copies of one that it has."""
    pattern = connection.execute(
        select(question, version)
        .join(version, version.c.question_id == question.c.id)
        .join(passage, passage.c.id == question.c.passage_id)
        .join(lesson, lesson.c.id == passage.c.lesson_id)
        .where(question.c.course_id == course_id, lesson.c.slug == LESSON)
        .where(question.c.kind == "single_choice")
        .limit(1)
    ).one()
    rows = [_copied(question, pattern) | {"slug": f"copy-{each}"} for each in range(1, number + 1)]
    made = _insert(connection, question, rows)
    _insert(
        connection, version, [_copied(version, pattern) | {"question_id": each} for each in made]
    )


def add_learners(
    connection: Connection,
    course_id: int,
    numbers: Iterable[int],
    *,
    cards: int,
    at: datetime,
) -> list[Learner]:
    """Make learners with so many due cards each, or as many as the course has questions."""
    keys = [f"learner-{number:035d}" for number in numbers]
    people = _insert(connection, person, [_person(key, at) for key in keys])
    _insert(connection, sign_in, [_sign_in(*pair, at) for pair in zip(people, keys, strict=True)])
    _insert(connection, enrolment, [_enrolment(one, course_id, at) for one in people])
    asked = connection.execute(
        select(question.c.id, question.c.kind, version.c.id.label("version_id"))
        .join(version, version.c.question_id == question.c.id)
        .where(question.c.course_id == course_id)
        .order_by(question.c.id)
        .limit(cards)
    ).all()
    due = _cards(connection, list(zip(people, keys, strict=True)), asked, at)
    return [
        _learner(connection, course_id, one, key, due[one], at)
        for one, key in zip(people, keys, strict=True)
    ]


def _copied(table: Table, row: Any) -> dict[str, Any]:
    return {each.name: row._mapping[each] for each in table.columns if each.name != "id"}


def _insert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> list[int]:
    """Insert rows and give their numbers in the same order."""
    if not rows:
        return []
    made = insert(table).returning(table.c.id, sort_by_parameter_order=True)
    return [int(each) for each in connection.scalars(made, rows)]


def _person(key: str, at: datetime) -> dict[str, Any]:
    address = f"{key}@example.org"
    return {
        "name": f"Learner {key[-4:]}",
        "email": address,
        "email_key": address,
        "password_hash": "none: nobody signs in with it",
        "time_zone": "Europe/Berlin",
        "created_at": at,
    }


def _sign_in(person_id: int, key: str, at: datetime) -> dict[str, Any]:
    hashed = key_hash(key)
    return {"person_id": person_id, "key_hash": hashed, "started_at": at, "expires_at": at + LASTS}


def _enrolment(person_id: int, course_id: int, at: datetime) -> dict[str, Any]:
    return {"person_id": person_id, "course_id": course_id, "role": Role.learner, "joined_at": at}


def _cards(
    connection: Connection,
    people: Sequence[tuple[int, str]],
    asked: Sequence[Any],
    at: datetime,
) -> dict[int, tuple[DueCard, ...]]:
    """Make each learner's cards, with the one line of each card's log."""
    pairs = list(chain.from_iterable(zip(repeat(one), asked) for one in people))
    made = _insert(connection, card, [_card(one, each.id, at - SINCE) for (one, _), each in pairs])
    logged = [
        _logged(number, each.version_id, at - SINCE)
        for number, (_, each) in zip(made, pairs, strict=True)
    ]
    _insert(connection, review, logged)
    due: dict[int, list[DueCard]] = {one: [] for one, _ in people}
    for number, ((one, key), each) in zip(made, pairs, strict=True):
        due[one].append(DueCard(card_id=number, kind=each.kind, person_id=one, key=key))
    return {one: tuple(cards) for one, cards in due.items()}


def _card(person_id: int, question_id: int, then: datetime) -> dict[str, Any]:
    return {
        "person_id": person_id,
        "question_id": question_id,
        "stability": 2.3,
        "difficulty": 5.2,
        "due_at": then + timedelta(days=2),
        "opens_at": then + timedelta(days=2),
        "last_review_at": then,
        "reps": 1,
        "lapses": 0,
        "sequence": 1,
    }


def _logged(card_id: int, version_id: int, then: datetime) -> dict[str, Any]:
    return {
        "card_id": card_id,
        "sequence": 1,
        "key": "first-answer",
        "version_id": version_id,
        "source": Source.quiz,
        "answer": {"recalled": True},
        "rating": Rating.GOOD,
        "moved": True,
        "reviewed_at": then,
    }


def _learner(
    connection: Connection,
    course_id: int,
    person_id: int,
    key: str,
    cards: tuple[DueCard, ...],
    at: datetime,
) -> Learner:
    quiz = f"practice-{LESSON}"
    attempt = take_quiz.start(connection, course_id, quiz, person_id, seed=SEED, at=at)
    paper = take_quiz.paper(connection, attempt, person_id)
    assert paper is not None
    kinds = tuple(item.kind for item in paper.items)
    return Learner(person_id=person_id, key=key, attempt_id=attempt, kinds=kinds, cards=cards)

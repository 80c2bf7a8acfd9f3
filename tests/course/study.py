"""Scenery: a course published from values, and learners with a sign-in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import (
    Card,
    Course,
    Enrolment,
    Person,
    Role,
    SignIn,
)
from course.models import Question as QuestionRow
from course.rows.passwords import hashed, hashing
from course.rows.who import key_hash
from course.services import publish_course
from course.services.publish_course import Changes
from quizzes import (
    Question,
)
from quizzes.bank import Bank
from tests.browsing import PASSWORD
from tests.school.browsers import SEED
from tests.school.content import Content, content

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
FAR = datetime(2100, 1, 1, tzinfo=UTC)
HASH = hashed(hashing("test"), PASSWORD)
SLUG = "tides"
QUIZ = "practice-tides-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Learner:
    """Somebody who is signed in."""

    id: int
    key: str
    """What their cookie holds."""


def small(*questions: Question, lessons: int = 1) -> Content:
    """Give a course, whose first lesson has these questions (or one of each kind)."""
    made = content(SLUG, lessons=lessons)
    return with_questions(made, questions) if questions else made


def with_questions(before: Content, questions: Sequence[Question]) -> Content:
    """Give the same course with other questions in its first lesson."""
    first = Bank(slug=before.banks[0].slug, questions=tuple(questions))
    return replace(before, banks=(first, *before.banks[1:]))


def of_kind(made: Content, kind: str) -> Question:
    """Give the first lesson's question of a kind, by the end of its id."""
    found = made.banks[0].question(f"{SLUG}-1-{kind}")
    assert found is not None
    return found


def publish(session: Session, made: Content, *, at: datetime = NOON) -> Changes:
    """Publish a course."""
    return publish_course.publish(session, made.course, made.lessons, made.banks, at=at)


def course_number(session: Session, slug: str = SLUG) -> int:
    """Give the number of a course's row."""
    return session.scalars(select(Course.id).filter_by(slug=slug)).one()


def learner(
    session: Session,
    name: str = "ada",
    *,
    course: str | None = SLUG,
    role: Role = Role.learner,
    zone: str = "UTC",
    day_starts_at: int = 4,
) -> Learner:
    """Put somebody with a sign-in, and into a course unless there is none for them."""
    person = Person(
        name=name.capitalize(),
        email=f"{name}@example.org",
        email_key=f"{name}@example.org",
        password_hash=HASH,
        time_zone=zone,
        day_starts_at=day_starts_at,
        created_at=NOON,
    )
    session.add(person)
    session.flush()
    key = f"{name:-<43}"
    session.add(
        SignIn(person_id=person.id, key_hash=key_hash(key), started_at=NOON, expires_at=FAR)
    )
    if course is not None:
        number = course_number(session, course)
        session.add(Enrolment(person_id=person.id, course_id=number, role=role, joined_at=NOON))
    session.flush()
    return Learner(id=person.id, key=key)


def leave(session: Session, who: Learner, *, at: datetime = NOON) -> None:
    """Let somebody leave their course."""
    row = session.scalars(select(Enrolment).filter_by(person_id=who.id)).one()
    row.ended_at = at
    session.flush()


def question_row(session: Session, slug: str) -> QuestionRow:
    """Give the row of a question as it is now."""
    session.expire_all()
    return session.scalars(select(QuestionRow).filter_by(slug=slug)).one()


def card_row(session: Session, who: Learner, slug: str) -> Card | None:
    """Give somebody's card of a question as it is now."""
    session.expire_all()
    return session.scalars(
        select(Card)
        .join(QuestionRow, QuestionRow.id == Card.question_id)
        .where(QuestionRow.slug == slug, Card.person_id == who.id)
    ).one_or_none()


def browser(app: Flask, who: Learner | None) -> FlaskClient:
    """Give a browser in which somebody is signed in, or a visitor's; `send` has its token."""
    client = app.test_client()
    with client.session_transaction() as session:
        session["csrf_token"] = SEED
        if who is not None:
            session["_user_id"] = who.key
    return client

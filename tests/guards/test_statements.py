"""The hot paths hold to a number of SQL statements, whatever the number of rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Connection, Engine, event, select
from sqlalchemy.orm import Session

from course import clock
from course.database import writing
from course.extensions import db
from course.rows.tables import lesson, passage, question
from tests.benchmarks import cookies
from tests.benchmarks.crowd import (
    LESSON,
    SLUG,
    Learner,
    add_learners,
    add_questions,
    publish_shipped,
)
from tests.benchmarks.traffic import LESSON_PATH, Sent, card_answer, quiz_answer

FRAGMENT = {"X-Parley-Fragment": "1"}
FEW, MANY = 3, 300
ANSWER_STATEMENTS = 5
PAGE_STATEMENTS = 4


@dataclass(slots=True)
class Heard:
    """What a database was told while one request was answered."""

    statements: list[str] = field(default_factory=list)
    commits: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A site with its people, and the first of them."""

    app: Flask
    me: Learner
    prompt: str
    """A recall question in the text of the lesson."""


@pytest.fixture(params=[FEW, MANY], ids=["3 of everything", "300 of everything"])
def place(app: Flask, request: pytest.FixtureRequest) -> Place:
    """Give the shipped course with a few, or with hundreds of, learners, cards and questions."""
    at = clock.now()
    with app.app_context(), Session(writing(db.engine)) as session:
        course_id = publish_shipped(session, at=at)
        me = _fill(session.connection(), course_id, request.param, at)
        prompt = session.scalars(_prompts(course_id)).first()
        session.commit()
    assert prompt is not None
    return Place(app=app, me=me, prompt=prompt)


def test_an_answer_is_one_short_transaction(place: Place) -> None:
    """Any answer takes at most five statements, BEGIN counted, and one commit; so does its echo."""
    client = _browser(place)
    for act, sent in _answers(place).items():
        first, again = (_heard_of(place, client, sent) for _ in range(2))
        assert len(first.statements) <= ANSWER_STATEMENTS, (act, first.statements)
        assert first.commits == 1, act
        assert len(again.statements) <= ANSWER_STATEMENTS, (act, again.statements)
        assert again.commits == 1, act
        assert not [each for each in again.statements if each.startswith(("INSERT", "UPDATE"))]


def test_a_page_asks_little_and_changes_nothing(place: Place) -> None:
    """The lesson and the review take at most four statements, and commit nothing."""
    client = _browser(place)
    for path in (LESSON_PATH, "/review/"):
        heard = _heard_of(place, client, Sent(path=path, key=place.me.key))
        assert len(heard.statements) <= PAGE_STATEMENTS, (path, heard.statements)
        assert heard.commits == 0, path


@contextmanager
def listening(app: Flask) -> Iterator[Heard]:
    """Note every statement and commit of the site's database.

    SQLite is told BEGIN by a statement of ours, PostgreSQL by the driver, which sends it before
    the first statement of a transaction; a connection in autocommit has none.
    """
    heard = Heard()

    def on_statement(*given: Any) -> None:
        heard.statements.append(given[2])

    def on_begin(connection: Connection) -> None:
        if connection.dialect.name != "sqlite" and _in_transactions(connection):
            heard.statements.append("BEGIN")

    def on_commit(_connection: Connection) -> None:
        heard.commits += 1

    with app.app_context():
        engine = db.engine
    listeners = {"before_cursor_execute": on_statement, "begin": on_begin, "commit": on_commit}
    with _listeners(engine, listeners):
        yield heard


@contextmanager
def _listeners(engine: Engine, listeners: dict[str, Any]) -> Iterator[None]:
    for name, listener in listeners.items():
        event.listen(engine, name, listener)
    yield
    for name, listener in listeners.items():
        event.remove(engine, name, listener)


def _in_transactions(connection: Connection) -> bool:
    return connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT"


def _fill(connection: Connection, course_id: int, number: int, at: datetime) -> Learner:
    """Make so many more questions, and learners with so many cards; give the first of them."""
    add_questions(connection, course_id, number)
    first = add_learners(connection, course_id, [0], cards=number, at=at)
    add_learners(connection, course_id, range(1, number), cards=FEW, at=at)
    return first[0]


def _prompts(course_id: int) -> Any:
    """Select the recall questions of the lesson that the learner has no card of, newest first."""
    return (
        select(question.c.slug)
        .join(passage, passage.c.id == question.c.passage_id)
        .join(lesson, lesson.c.id == passage.c.lesson_id)
        .where(lesson.c.course_id == course_id, lesson.c.slug == LESSON)
        .where(question.c.kind == "recall")
        .order_by(question.c.id.desc())
    )


def _browser(place: Place) -> FlaskClient:
    client = place.app.test_client()
    name, _, value = cookies.cookie(str(place.app.secret_key), place.me.key).partition("=")
    client.set_cookie(name, value, domain="localhost")
    return client


def _answers(place: Place) -> dict[str, Sent]:
    """Give one answer of each kind, as the pages' scripts send them."""
    prompt = Sent(
        path=f"/courses/{SLUG}/prompts/{place.prompt}",
        key=place.me.key,
        form={"key": "answer-to-prompt", "answer": "remembered"},
    )
    return {
        "a quiz answer": quiz_answer(place.me, 1),
        "a card": card_answer(place.me.cards[0]),
        "a prompt": prompt,
    }


def _heard_of(place: Place, client: FlaskClient, sent: Sent) -> Heard:
    """Send a request that has to succeed; give what the database was told."""
    token = cookies.token(str(place.app.secret_key))
    with listening(place.app) as heard:
        if sent.form is None:
            answer = client.get(sent.path)
        else:
            form = {"csrf_token": token, **sent.form}
            answer = client.post(sent.path, data=form, headers=FRAGMENT)
    assert answer.status_code == 200, answer.text
    return heard

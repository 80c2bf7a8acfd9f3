"""Who comes to the desk: an instructor, an assistant and a learner of one course."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Person, Role
from tests.accounts import opened
from tests.browsing import sign_in
from tests.course.classroom import Room, put_attempt, put_person, put_question, room
from tests.course.essays import essay, put_essay
from tests.course.web.desk.forms import BOOK
from tests.course.web.desk.judging import HOSTILE, ada
from tests.course.web.desk.parts import STEP


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session beside the site's own."""
    with opened(database_url) as session:
        yield session


@pytest.fixture
def place(session: Session) -> Room:
    """Give a course with an instructor, an assistant and a learner."""
    made = room(session)
    put_person(session, made, "teacher@example.org", role=Role.instructor)
    put_person(session, made, "helper@example.org", role=Role.assistant)
    put_person(session, made, "ada@example.org")
    session.commit()
    return made


@pytest.fixture
def visitor(app: Flask, place: Room) -> Callable[[str], FlaskClient]:
    """Give the maker of signed-in browsers."""
    del place  # it holds the people

    def signed_in(name: str) -> FlaskClient:
        client = app.test_client()
        assert sign_in(client, f"{name}@example.org").status_code == 303
        return client

    return signed_in


@pytest.fixture
def teacher(visitor: Callable[[str], FlaskClient]) -> FlaskClient:
    """Give the instructor's browser."""
    return visitor("teacher")


@pytest.fixture
def cell(session: Session, place: Room) -> str:
    """Give the address of a learner's grade: two of three points at the first quiz."""
    ada = session.scalars(select(Person.id).filter_by(email="ada@example.org")).one()
    put_attempt(session, place.quizzes[0], ada, 2, 3)
    session.commit()
    return f"{BOOK}/practice-1/{ada}"


@pytest.fixture
def question(session: Session, place: Room) -> int:
    """Give a question that asks for a text."""
    number = put_question(session, place, essay())
    session.commit()
    return number


@pytest.fixture
def attempt(session: Session, place: Room, question: int) -> int:
    """Give what Ada has handed in."""
    made = put_essay(session, place.quizzes[0], ada(session), question, HOSTILE)
    session.commit()
    return made


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let three questions be a part, and nobody wait between two."""
    monkeypatch.setattr("course.services.change_many.chosen.STEP", STEP)
    monkeypatch.setattr("course.web.teach.in_parts.STEP", STEP)
    monkeypatch.setattr("course.web.teach.in_parts.PAUSE", 0)

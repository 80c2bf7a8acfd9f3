"""The class: who did what, addresses that somebody made up, and what the pages cost."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from course.models import (
    Enrolment,
    Role,
)
from tests.browsing import sign_in
from tests.course.classroom import (
    Room,
    choice,
    put_attempt,
    put_card,
    put_person,
    put_question,
    room,
    statement,
    statements,
)
from tests.course.web.desk.forms import DESK


def engine_of(app: Flask) -> Engine:
    """Give the engine with which the site answers requests that only read."""
    engine: Engine = app.extensions["database"].reading
    return engine


def test_the_class_shows_who_did_what(session: Session, place: Room, teacher: FlaskClient) -> None:
    """A line a learner, with what they answered, how they did and what is due."""
    ada = session.scalars(select(Enrolment.person_id).filter_by(role=Role.learner)).one()
    put_card(session, ada, put_question(session, place, choice()))
    put_question(session, place, statement())
    put_attempt(session, place.quizzes[0], ada, 2, 3)
    session.commit()

    page = teacher.get(f"{DESK}/").text

    line = re.sub(r"<[^>]+>|\s+", " ", page[page.index("Ada") :])
    assert "1 of 2" in line
    assert "67 %" in line
    assert "handed in" in line


def test_a_class_without_learners_says_how_to_invite(app: Flask, session: Session) -> None:
    """An empty page tells what to do about it."""
    put_person(session, room(session), "teacher@example.org", role=Role.instructor)
    session.commit()
    client = app.test_client()
    sign_in(client, "teacher@example.org")

    page = client.get(f"{DESK}/").text

    assert "Nobody learns here yet" in page
    assert f"{DESK}/people#invite" in page


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("sort=password_hash", id="a column that is not offered"),
        pytest.param("sort=name;drop table person", id="SQL for a column"),
        pytest.param("order=sideways", id="an order that is none"),
        pytest.param("page=0", id="page nothing"),
        pytest.param("page=-1", id="a page below nothing"),
        pytest.param("page=99999999999999999999999", id="a page beyond all numbers"),
        pytest.param("page=%D9%A3", id="a digit of another script"),
        pytest.param("q=%00%25_'", id="a search with a zero byte"),
        pytest.param("q=" + "x" * 5000, id="a search without end"),
    ],
)
def test_addresses_that_somebody_made_up_are_answered(teacher: FlaskClient, query: str) -> None:
    """What an address asks for and the page does not offer is left out."""
    for page in (f"{DESK}/", f"{DESK}/questions", f"{DESK}/people", "/courses/peace-talks/grades/"):
        assert teacher.get(f"{page}?{query}").status_code == 200


def test_the_pages_cost_as_many_statements_for_30_as_for_3(
    session: Session, place: Room, teacher: FlaskClient, app: Flask
) -> None:
    """Class, questions, people and gradebook ask nothing once a row."""
    pages = [f"{DESK}/", f"{DESK}/questions", f"{DESK}/people", "/courses/peace-talks/grades/"]
    counts: list[list[int]] = []
    for number in range(30):
        person = put_person(session, place, f"learner{number}@example.org")
        put_card(session, person, put_question(session, place, choice(f"q-{number}")))
        put_attempt(session, place.quizzes[0], person, 1, 2)
        if number in {2, 29}:
            session.commit()
            counts.append([_statements(app, teacher, page) for page in pages])

    assert counts[0] == counts[1]
    assert max(counts[0]) <= 10


def _statements(app: Flask, client: FlaskClient, page: str) -> int:
    with statements(engine_of(app)) as sent:
        assert client.get(page).status_code == 200
    return len(sent)

"""Who may open the pages of the desk, and who may change anything."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import (
    AuditEvent,
    Question,
    Status,
)
from tests.browsing import csrf_token, post
from tests.course.classroom import (
    Room,
    choice,
    put_person,
    put_question,
)
from tests.course.web.desk.forms import DESK

PAGES = (
    "/",
    "/questions",
    "/questions/pact-year/preview",
    "/people",
)
CHANGES = (
    "/questions/new?kind=recall",
    "/questions/pact-year/edit",
)
STEPS = (
    "/questions/pact-year/publish",
    "/questions/pact-year/retire",
    "/questions/pact-year/bring-back",
    "/questions/pact-year/delete",
    "/people/invitations",
)


@pytest.mark.parametrize(
    ("who", "pages", "changes"),
    [
        pytest.param("teacher", 200, 200, id="an instructor reads and writes"),
        pytest.param("helper", 200, 404, id="an assistant reads"),
        pytest.param("ada", 404, 404, id="a learner finds nothing"),
        pytest.param("stranger", 404, 404, id="nor does a stranger"),
    ],
)
def test_who_may_open_the_pages(
    session: Session,
    place: Room,
    visitor: Callable[[str], FlaskClient],
    who: str,
    pages: int,
    changes: int,
) -> None:
    """Assistants see and preview, instructors change; for others the desk is not there."""
    put_person(session, None, "stranger@example.org")
    put_question(session, place, choice())
    session.commit()
    client = visitor(who)

    assert {client.get(DESK + page).status_code for page in PAGES} == {pages}
    assert {client.get(DESK + page).status_code for page in CHANGES} == {changes}


@pytest.mark.parametrize("who", ["helper", "ada"])
def test_who_may_not_change_anything(
    session: Session, place: Room, visitor: Callable[[str], FlaskClient], who: str
) -> None:
    """Steps of instructors are no pages for others, and nothing happens."""
    put_question(session, place, choice())
    session.commit()
    before = len(session.scalars(select(AuditEvent)).all())
    session.rollback()
    client = visitor(who)

    answers = [
        post(client, DESK + step, {"version": "1", "role": "learner", "uses": "1"})
        for step in STEPS
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert len(session.scalars(select(AuditEvent)).all()) == before


def test_a_step_without_the_token_does_nothing(
    session: Session, place: Room, teacher: FlaskClient
) -> None:
    """Every change of the desk is protected against forged forms."""
    put_question(session, place, choice())
    session.commit()
    csrf_token(teacher)  # there is one, and it is not sent

    answers = [teacher.post(DESK + step, data={"version": "1"}) for step in STEPS]

    assert {answer.status_code for answer in answers} == {400}
    assert session.scalars(select(Question.status)).all() == [Status.live]

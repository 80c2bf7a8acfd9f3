"""The people of a course: roles, leaving and coming back, invitations."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import (
    Enrolment,
    Role,
)
from tests.browsing import post
from tests.course.web.desk.forms import DESK


def test_a_role_is_changed_and_the_person_signs_in_again(
    session: Session, teacher: FlaskClient, visitor: Callable[[str], FlaskClient]
) -> None:
    """The new role holds from the next sign-in; the browser that was open is signed out."""
    ada = visitor("ada")
    person = session.scalars(select(Enrolment.person_id).filter_by(role=Role.learner)).one()
    session.rollback()

    answer = post(teacher, f"{DESK}/people/{person}/role", {"role": "assistant"})

    assert answer.status_code == 303
    assert ada.get(f"{DESK}/").status_code == 303
    assert visitor("ada").get(f"{DESK}/").status_code == 200


def test_the_last_instructor_is_told_so(session: Session, teacher: FlaskClient) -> None:
    """Stepping down alone is refused with what to do first."""
    person = session.scalars(select(Enrolment.person_id).filter_by(role=Role.instructor)).one()
    session.rollback()

    answer = post(teacher, f"{DESK}/people/{person}/role", {"role": "learner"})

    assert answer.status_code == 409
    assert "Make somebody else an instructor first" in answer.text


def test_an_enrolment_is_ended_and_undone(
    session: Session, teacher: FlaskClient, visitor: Callable[[str], FlaskClient]
) -> None:
    """Who has left finds no lesson; the message's button brings them back."""
    person = session.scalars(select(Enrolment.person_id).filter_by(role=Role.learner)).one()
    session.rollback()
    ada = visitor("ada")
    grades = "/courses/peace-talks/grades/mine"

    page = teacher.get(post(teacher, f"{DESK}/people/{person}/end").location).text
    gone = ada.get(grades).status_code
    undo = f"{DESK}/people/{person}/restore"
    offered = f'action="{undo}"' in page
    post(teacher, undo)

    assert offered
    assert (gone, ada.get(grades).status_code) == (404, 200)


def test_an_invitation_link_is_shown_once(teacher: FlaskClient, app: Flask) -> None:
    """The link leads to an invitation, and the roster does not show it again."""
    answer = post(teacher, f"{DESK}/people/invitations", {"role": "learner", "uses": "3"})

    found = re.search(r'value="(http[^"]+/join/[^"]+)"', answer.text)
    assert found
    path = found.group(1).partition("5000")[2]
    assert app.test_client().get(path).status_code == 200
    assert found.group(1) not in teacher.get(f"{DESK}/people").text


@pytest.mark.parametrize(
    ("role", "uses"),
    [
        pytest.param("learner", "0", id="for nobody"),
        pytest.param("learner", "501", id="for too many"),
        pytest.param("learner", "many", id="for no number"),
        pytest.param("owner", "1", id="for a role that is none"),
        pytest.param("instructor", "2", id="for two instructors"),
    ],
)
def test_an_invitation_that_makes_no_sense_is_refused(
    teacher: FlaskClient, role: str, uses: str
) -> None:
    """The form comes back and no link is made."""
    answer = post(teacher, f"{DESK}/people/invitations", {"role": role, "uses": uses})

    assert answer.status_code == 400
    assert "/join/" not in answer.text


def test_open_invitations_are_listed_and_ended(teacher: FlaskClient, app: Flask) -> None:
    """The roster says which links let people in, and its button ends one."""
    made = post(teacher, f"{DESK}/people/invitations", {"role": "assistant", "uses": "1"})
    link = re.search(r'value="http[^"]+(/join/[^"]+)"', made.text)
    button = re.search(rf'action="({DESK}/people/invitations/\d+/end)"', made.text)
    assert link
    assert button

    answer = post(teacher, button.group(1))

    assert answer.status_code == 303
    page = teacher.get(answer.location).text
    assert "invitation for the role “assistant” has ended" in page
    assert "Open invitations" not in page
    assert "This link does not work" in app.test_client().get(link.group(1)).text

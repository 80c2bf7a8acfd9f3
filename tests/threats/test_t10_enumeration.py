"""T10: whether an address has an account is not told, by words, by numbers or by work done."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy.orm import Session
from time_machine import travel
from werkzeug.test import TestResponse

from course.models import Role
from course.services import invitations
from tests.accounts import NOON, count_hashes, course, opened, person
from tests.browsing import post

KNOWN, UNKNOWN = "ada@example.org", "eve@example.org"
REGISTRATION = {"name": "Somebody", "password": "another long password", "time_zone": "UTC"}
FORMS = [
    pytest.param("/sign-in", {"password": "a wrong password"}, id="signing in"),
    pytest.param("/forgot-password", {}, id="forgetting a password"),
    pytest.param("/register", REGISTRATION, id="registering"),
]


@pytest.fixture(autouse=True)
def people(app: Flask) -> Iterator[None]:
    """Put one of the two into the database, and hold the clock."""
    with opened(app.config["SETTINGS"].database) as session:
        person(session, KNOWN)
        session.commit()
    with travel(NOON, tick=False):
        yield


def _told(answer: TestResponse, email: str) -> tuple[object, ...]:
    """Give what an answer tells, without what differs at random and what was typed itself."""
    headers = {
        name: value
        for name, value in answer.headers.items()
        if name not in {"Set-Cookie", "Content-Length"}
    }
    cookies = [
        re.sub(r"=[^;]+", "=…", each, count=1) for each in answer.headers.getlist("Set-Cookie")
    ]
    text = re.sub(r'(name="csrf_token" type="hidden" )?value="[\w.-]{50,}"', "", answer.text)
    return answer.status_code, headers, cookies, text.replace(email, "…")


def _ask(app: Flask, path: str, form: dict[str, str], email: str) -> TestResponse:
    return post(app.test_client(), path, {**form, "email": email})


@pytest.mark.parametrize(("path", "form"), FORMS)
def test_the_answers_are_the_same(app: Flask, path: str, form: dict[str, str]) -> None:
    """Status, headers, names of cookies and every word agree for both addresses."""
    known, unknown = (_told(_ask(app, path, form, each), each) for each in (KNOWN, UNKNOWN))

    assert known == unknown


@pytest.mark.parametrize(("path", "form"), FORMS)
def test_the_work_is_the_same(app: Flask, path: str, form: dict[str, str]) -> None:
    """As many passwords are hashed for the one as for the other: that is what takes the time."""
    hasher = count_hashes(app)
    work = []
    for email in (KNOWN, UNKNOWN):
        before = hasher.worked
        _ask(app, path, form, email)
        work.append(hasher.worked - before)

    assert work == ([0, 0] if path == "/forgot-password" else [1, 1])


def test_the_cookie_after_registering_looks_the_same(app: Flask) -> None:
    """The cookie that signs in and the one that leads nowhere hold the same kinds of things."""
    held = []
    for email in (KNOWN, UNKNOWN):
        client = app.test_client()
        post(client, "/register", REGISTRATION | {"email": email})
        with client.session_transaction() as session:
            held.append({name: len(str(value)) for name, value in session.items()})

    assert held[0] == held[1]
    assert held[0]["_user_id"] == 43


@pytest.mark.parametrize(
    ("path", "form", "tries"),
    [
        pytest.param("/sign-in", {"password": "a wrong password"}, 8, id="signing in"),
        pytest.param("/forgot-password", {}, 35, id="forgetting a password"),
    ],
)
def test_waits_are_the_same(app: Flask, path: str, form: dict[str, str], tries: int) -> None:
    """Having to wait begins after as many tries and is said in the same words for both."""
    told = [
        [
            _told(
                post(
                    app.test_client(),
                    path,
                    {**form, "email": email},
                    environ_base={"REMOTE_ADDR": f"192.0.2.{number}"},
                ),
                email,
            )
            for _ in range(tries)
        ]
        for number, email in enumerate((KNOWN, UNKNOWN), start=1)
    ]

    assert told[0] == told[1]
    assert told[0][-1][0] == 429


def test_codes_that_are_wrong_are_alike(app: Flask) -> None:
    """A code that has been used up is answered like one that never was."""
    with opened(app.config["SETTINGS"].database) as session:
        used = _used_up_invitation(session)
        session.commit()

    answers = [app.test_client().get(f"/join/{code}") for code in (used, "x" * 43)]

    assert answers[0].status_code == 404
    assert _told(answers[0], used) == _told(answers[1], "x" * 43)


def _used_up_invitation(session: Session) -> str:
    secret = invitations.create(session, course(session), Role.learner, by=None, at=NOON)
    invitations.accept(session, secret, person(session, "third@example.org"), at=NOON)
    return secret

"""Invitations and the first instructor's link, through the pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from course import clock
from course.models import Enrolment, Person, Role
from course.services import accounts, invitations
from tests.accounts import PASSWORD, course, is_signed_in, opened
from tests.browsing import post, register
from tests.sites import running_site

FORM = {"name": "Eve", "email": "eve@example.org", "password": PASSWORD, "time_zone": "UTC"}
COURSE = "/courses/us-russia-peace-talks/"


@pytest.fixture
def having(database_url: str, tmp_path: Path) -> Iterator[Any]:
    """Give the maker of a site with other settings."""
    with ExitStack() as stack:
        yield lambda **settings: stack.enter_context(
            running_site(database_url, tmp_path, **settings)
        )


def _invite(app: Flask, role: Role = Role.learner, uses: int = 1) -> str:
    with opened(app.config["SETTINGS"].database) as session:
        number = course(session)
        secret = invitations.create(session, number, role, uses=uses, by=None, at=clock.now())
        session.commit()
    return f"/join/{secret}"


def _setup(app: Flask) -> str:
    with opened(app.config["SETTINGS"].database) as session:
        course(session)
        secret = accounts.first_instructor_secret(session, at=clock.now())
        session.commit()
    return f"/setup/{secret}"


def _roles(app: Flask) -> list[tuple[str, Role]]:
    with opened(app.config["SETTINGS"].database) as session:
        joined = select(Person.email_key, Enrolment.role).join(
            Enrolment, Enrolment.person_id == Person.id
        )
        return [(email, role) for email, role in session.execute(joined)]


@pytest.mark.parametrize("registration", ["open", "invitation"])
def test_registering_with_an_invitation(having: Any, registration: str) -> None:
    """A link shows the course and the role; whoever registers with it is in, once."""
    app = having(registration=registration)
    link = _invite(app, Role.assistant)
    client = app.test_client()
    page = client.get(link).text
    assert "us russia peace talks" in page
    assert "an assistant" in page
    assert "good until" in page

    answer = post(client, f"{link}/register", FORM)

    assert client.get(answer.location).location == COURSE
    assert _roles(app) == [("eve@example.org", Role.assistant)]
    assert client.get(link).status_code == 404


def test_joining_when_signed_in(app: Flask) -> None:
    """Whoever has an account joins with one press."""
    link = _invite(app, uses=2)
    client = app.test_client()
    register(client)
    assert "Join as a learner" in client.get(link).text

    answer = post(client, link)

    assert answer.location == COURSE
    assert _roles(app) == [("ada@example.org", Role.learner)]
    page = client.get(link).text
    assert "You are a learner of this course already" in page
    assert "Join as" not in page


def test_joining_without_an_account(app: Flask) -> None:
    """A stranger who presses the button is asked to sign in."""
    link = _invite(app)

    assert post(app.test_client(), link).location.startswith("/sign-in")
    assert _roles(app) == []


def test_registering_for_an_address_that_has_an_account(app: Flask) -> None:
    """The invitation stays good, and the way to it leads through signing in."""
    link = _invite(app)
    register(app.test_client(), "eve@example.org")
    client = app.test_client()

    answer = post(client, f"{link}/register", FORM)
    page = client.get(answer.location).text

    assert f"/sign-in?next={link}" in page
    assert _roles(app) == []
    assert client.get(link).status_code == 200


def test_a_closed_site_takes_no_new_accounts(having: Any) -> None:
    """Where registration is closed an invitation is for those who have an account."""
    app = having(registration="closed")
    link = _invite(app)
    client = app.test_client()
    assert "Registration is closed" in client.get(link).text

    assert post(client, f"{link}/register", FORM).status_code == 403
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("http://127.0.0.1:5000{link}", id="the whole link"),
        pytest.param("  {link}/ ", id="part of it, with white space"),
        pytest.param("{code}", id="the code alone"),
    ],
)
def test_bringing_a_code(having: Any, typed: str) -> None:
    """A site that invites takes the link or the code from a form."""
    app = having(registration="invitation")
    link = _invite(app)
    code = link.rpartition("/")[2]

    answer = post(app.test_client(), "/invitation", {"code": typed.format(link=link, code=code)})

    assert answer.location == link


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        pytest.param("", 400, id="nothing"),
        pytest.param("abc", 404, id="a code that is too short"),
        pytest.param("x" * 43 + "\n/../", 404, id="one with a path in it"),
        pytest.param("é" * 43, 404, id="one of other letters"),
        pytest.param("x" * 100_000, 404, id="a very long one"),
    ],
)
def test_codes_that_are_none(having: Any, typed: str, status: int) -> None:
    """What is no code is answered with a page that says so."""
    app = having(registration="invitation")

    assert post(app.test_client(), "/invitation", {"code": typed}).status_code == status


@pytest.mark.parametrize(
    "path", ["/join/{}", "/join/{}/register", "/reset/{}", "/setup/{}"], ids=str
)
def test_links_that_are_none(app: Flask, path: str) -> None:
    """A link that was never made is answered alike, whatever it was for."""
    client = app.test_client()
    register(client)

    answer = post(client, path.format("x" * 43), FORM)

    assert answer.status_code == 404
    assert "This link does not work" in answer.text


def test_setting_up(app: Flask) -> None:
    """The first instructor makes an account, is signed in, and the link is dead."""
    link = _setup(app)
    client = app.test_client()
    assert "first instructor" in client.get(link).text

    answer = post(client, link, FORM)

    assert client.get(answer.location).location == "/"
    assert is_signed_in(client)
    assert _roles(app) == [("eve@example.org", Role.instructor)]
    assert client.get(link).status_code == 404
    assert post(app.test_client(), link, FORM).status_code == 404


def test_setting_up_where_registration_is_closed(having: Any) -> None:
    """The first instructor's link works however people register otherwise."""
    app = having(registration="closed")
    link = _setup(app)

    assert post(app.test_client(), link, FORM).status_code == 303


@pytest.mark.parametrize(
    ("field", "typed"), [("name", ""), ("email", "x"), ("password", "short"), ("time_zone", "x")]
)
def test_setting_up_can_be_repeated(app: Flask, field: str, typed: str) -> None:
    """A form that cannot be taken does not use the link up."""
    link = _setup(app)
    client = app.test_client()

    assert post(client, link, FORM | {field: typed}).status_code == 400
    assert post(client, link, FORM).status_code == 303


def test_two_who_set_up_at_once(app: Flask) -> None:
    """Of two forms with the same link one makes the instructor, and the other is refused."""
    link = _setup(app)
    first, second = app.test_client(), app.test_client()
    for each in (first, second):
        assert each.get(link).status_code == 200

    statuses = [
        post(each, link, FORM | {"email": email}).status_code
        for each, email in ((first, "ada@example.org"), (second, "eve@example.org"))
    ]

    assert statuses == [303, 404]
    with opened(app.config["SETTINGS"].database) as session:
        assert session.scalar(select(func.count()).select_from(Person)) == 1

"""Registering, through the pages: what is asked for, what is refused, who may."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from course.extensions import db
from course.models import Person
from tests.accounts import PASSWORD, is_signed_in
from tests.browsing import post, register
from tests.sites import running_site

FORM = {
    "name": "Ada",
    "email": "ada@example.org",
    "password": PASSWORD,
    "time_zone": "Europe/Berlin",
}


@pytest.fixture
def having(database_url: str, tmp_path: Path) -> Iterator[Any]:
    """Give the maker of a site with other settings."""
    with ExitStack() as stack:
        yield lambda **settings: stack.enter_context(
            running_site(database_url, tmp_path, **settings)
        )


def _people(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(Person)) or 0


def test_registering_signs_in(client: FlaskClient) -> None:
    """Whoever registers is signed in at once and sees their name."""
    answer = register(client)

    page = client.get(answer.location, follow_redirects=True)

    assert page.request.path == "/"
    assert "Ada" in page.text
    assert is_signed_in(client)


def test_what_was_typed_is_kept(app: Flask, client: FlaskClient) -> None:
    """Name, address and zone are stored tidily; the address as mail needs it."""
    post(client, "/register", FORM | {"name": "  Ada   Lovelace ", "email": "ADA@Example.ORG"})

    with app.app_context():
        kept = db.session.scalars(select(Person)).one()
    assert (kept.name, kept.email, kept.email_key, kept.time_zone) == (
        "Ada Lovelace",
        "ADA@example.org",
        "ada@example.org",
        "Europe/Berlin",
    )


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        pytest.param("name", "", "Please fill this in", id="no name"),
        pytest.param("name", "x" * 121, "at most 120", id="a long name"),
        pytest.param("name", "Ada\0", "cannot be shown", id="a name with a NUL"),
        pytest.param("email", "", "Please fill this in", id="no address"),
        pytest.param("email", "ada", "looks like name@example.org", id="an address without @"),
        pytest.param("email", "a" * 250 + "@b.org", "at most 254", id="a long address"),
        pytest.param("password", "", "Please fill this in", id="no password"),
        pytest.param("password", "too short", "at least 10", id="a short password"),
        pytest.param("password", "x" * 257, "at most 256", id="a long password"),
        pytest.param("time_zone", "Mars/Olympus", "choose one from the list", id="no such zone"),
        pytest.param("time_zone", "../../etc/passwd", "choose one from", id="a file for a zone"),
    ],
)
def test_what_is_refused(
    app: Flask, client: FlaskClient, field: str, typed: str, said: str
) -> None:
    """What cannot be used is said at its field; the rest of the form is still there."""
    answer = post(client, "/register", FORM | {field: typed})

    assert answer.status_code == 400
    assert said in answer.text
    assert f'href="#{field}"' in answer.text
    assert PASSWORD not in answer.text
    assert field == "email" or "ada@example.org" in answer.text
    assert _people(app) == 0


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        pytest.param("name", "x" * 120, id="a name of 120 characters"),
        pytest.param("email", "a" * 64 + "@example.org", id="64 characters before the @"),
        pytest.param("password", "x" * 256, id="a password of 256"),
        pytest.param("password", "1234567890", id="a password of 10"),
        pytest.param("time_zone", "UTC", id="UTC"),
        pytest.param("time_zone", "America/Argentina/Buenos_Aires", id="a zone of three parts"),
    ],
)
def test_what_is_just_within_the_limits(client: FlaskClient, field: str, typed: str) -> None:
    """The longest and shortest that may be are taken."""
    assert post(client, "/register", FORM | {field: typed}).status_code == 303
    assert is_signed_in(client)


def test_going_on_afterwards(client: FlaskClient) -> None:
    """Whoever wanted a page before registering gets there."""
    first = post(client, "/register", FORM | {"next": "/account"})

    assert client.get(first.location).location == "/account"


def test_the_form_remembers_where_one_was_going(client: FlaskClient) -> None:
    """The page that asks to sign in leads on to the one that registers, and keeps the goal."""
    page = client.get("/account", follow_redirects=True)

    assert 'name="next" type="hidden" value="/account"' in page.text
    assert "/register?next=/account" in page.text


def test_a_second_account_for_an_address(app: Flask, client: FlaskClient) -> None:
    """An address that has an account gets no second one, and the way to sign in is shown."""
    register(client)
    other = app.test_client()

    answer = post(other, "/register", FORM | {"email": "Ada@example.org", "next": "/account"})
    page = other.get(answer.location)

    assert not is_signed_in(other)
    assert "No new account was made" in page.text
    assert "/sign-in?next=/account" in page.text
    assert _people(app) == 1


def test_registering_when_signed_in(client: FlaskClient) -> None:
    """Whoever is signed in has no need of the form."""
    register(client)

    assert client.get("/register").location == "/"
    assert client.get("/register?next=/account").location == "/account"


@pytest.mark.parametrize(
    ("registration", "said"),
    [("closed", "Registration is closed"), ("invitation", "You need an invitation")],
)
def test_where_not_everybody_may(having: Any, registration: str, said: str) -> None:
    """A closed site and one that invites say so, and make no account."""
    app = having(registration=registration)
    client = app.test_client()

    assert said in client.get("/register").text
    answer = post(client, "/register", FORM)

    assert answer.status_code == 403
    assert said in answer.text
    assert _people(app) == 0


def test_the_menu_of_zones(client: FlaskClient) -> None:
    """The menu offers places by region, begins with UTC, and can be filled in by the script."""
    page = client.get("/register").text

    assert '<option selected value="UTC">' in page
    assert '<optgroup label="Europe">' in page
    assert '<option value="Europe/Berlin">Berlin</option>' in page
    assert "data-zone" in page
    assert "js/zone.js" in page

"""Signing in and out, through the pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from time_machine import travel

from course.extensions import db
from course.models import Person, SignIn
from tests.accounts import NOON, PASSWORD, is_signed_in, opened, person
from tests.browsing import post, register, sign_in
from tests.sites import running_site

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def ada(app: Flask) -> str:
    """Put someone into the site's database; give their address."""
    with opened(app.config["SETTINGS"].database) as session:
        person(session)
        session.commit()
    return "ada@example.org"


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("ada@example.org", id="as it was registered"),
        pytest.param("ADA@EXAMPLE.ORG", id="in capitals"),
        pytest.param(" ada@example.org ", id="with white space"),
        pytest.param("\uff41da@example.org", id="with a full-width letter"),
    ],
)
def test_signing_in(client: FlaskClient, ada: str, typed: str) -> None:
    """The right password signs in, however the address is written."""
    answer = sign_in(client, typed)

    assert (answer.status_code, answer.location) == (303, "/")
    assert is_signed_in(client)
    assert ada in client.get("/account").text


@pytest.mark.parametrize(
    ("email", "password", "said"),
    [
        pytest.param("ada@example.org", "a wrong password", "is wrong", id="a wrong password"),
        pytest.param("ada@example.org", PASSWORD + " ", "is wrong", id="one character more"),
        pytest.param("eve@example.org", PASSWORD, "is wrong", id="an unknown address"),
        pytest.param("nonsense", PASSWORD, "is wrong", id="what is no address"),
        pytest.param("ada\0@example.org", PASSWORD, "is wrong", id="an address with a NUL"),
        pytest.param("a" * 5000, PASSWORD, "is wrong", id="a very long address"),
        pytest.param("ada@example.org", "x" * 5000, "is wrong", id="a very long password"),
        pytest.param("ada@example.org", "x\0" * 10, "is wrong", id="a password with NULs"),
        pytest.param("", PASSWORD, "Please fill this in", id="no address"),
        pytest.param("ada@example.org", "", "Please fill this in", id="no password"),
    ],
)
def test_not_signing_in(
    client: FlaskClient, ada: str, email: str, password: str, said: str
) -> None:
    """What does not fit is refused with the same words, whichever part it is."""
    answer = sign_in(client, email, password)

    assert answer.status_code == 400
    assert said in answer.text
    assert not is_signed_in(client)
    assert ada


def test_a_closed_account(app: Flask, client: FlaskClient, ada: str) -> None:
    """A closed account is refused in the same words as a wrong password."""
    with opened(app.config["SETTINGS"].database) as session:
        session.scalars(select(Person)).one().active = False
        session.commit()

    assert "is wrong" in sign_in(client, ada).text


def test_a_page_that_asks_for_it_is_reached_afterwards(client: FlaskClient, ada: str) -> None:
    """Whoever is sent to sign in comes to the page that they wanted."""
    first = client.get("/account/password")
    assert first.location == "/sign-in?next=/account/password"

    answer = post(
        client,
        "/sign-in",
        {"email": ada, "password": PASSWORD, "next": "/account/password"},
    )

    assert answer.location == "/account/password"


def test_signing_in_again(client: FlaskClient) -> None:
    """Whoever is signed in has no need of the form."""
    register(client)

    assert client.get("/sign-in").location == "/"


def test_the_cookie(client: FlaskClient, ada: str) -> None:
    """The cookie is out of scripts' reach, does not go to other sites, and lasts as it is set."""
    cookies = sign_in(client, ada).headers.getlist("Set-Cookie")

    assert {each.partition("=")[0] for each in cookies} == {"parley", "parley_known"}
    for each in cookies:
        assert "HttpOnly" in each
        assert "SameSite=Lax" in each
        assert "Secure" not in each


def test_the_cookie_over_https(database_url: str, tmp_path: Path) -> None:
    """A site that is reached over HTTPS sends its cookies there only."""
    with running_site(database_url, tmp_path, base_url="https://parley.example.org") as app:
        cookies = app.test_client().get("/sign-in").headers.getlist("Set-Cookie")

    assert cookies
    assert all("Secure" in each for each in cookies)


def test_how_long_it_lasts(app: Flask, client: FlaskClient, ada: str) -> None:
    """A sign-in ends after the days that the settings say, also for whoever keeps the cookie."""
    days = app.config["SETTINGS"].sign_in_days
    with travel(NOON, tick=False):
        sign_in(client, ada)
    with app.app_context():
        expires = db.session.scalars(select(SignIn.expires_at)).one()

    assert expires == NOON + timedelta(days=days)
    with travel(expires - timedelta(minutes=1), tick=False):
        assert is_signed_in(client)
    with travel(expires + timedelta(minutes=1), tick=False):
        assert not is_signed_in(client)


def test_signing_out(client: FlaskClient, ada: str) -> None:
    """Signing out ends it; a second press does no harm."""
    sign_in(client, ada)

    answer = post(client, "/sign-out")

    assert answer.location == "/"
    assert not is_signed_in(client)
    assert post(client, "/sign-out").status_code == 303


def test_a_link_cannot_sign_out(client: FlaskClient, ada: str) -> None:
    """Signing out is a press of a button, not a link that a page elsewhere could hold."""
    sign_in(client, ada)

    assert client.get("/sign-out").status_code == 405
    assert is_signed_in(client)


def test_a_hash_of_another_cost_is_renewed(app: Flask, client: FlaskClient, ada: str) -> None:
    """Signing in hashes the password anew when the site's cost has changed."""
    stronger = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    app.extensions["parley_hashing"] = replace(app.extensions["parley_hashing"], argon2=stronger)

    sign_in(client, ada)

    with app.app_context():
        kept = db.session.scalars(select(Person.password_hash)).one()
    assert kept.startswith("$argon2id$v=19$m=16,t=2,p=1$")
    assert sign_in(app.test_client(), ada).status_code == 303


def test_the_browser_is_named(app: Flask, client: FlaskClient, ada: str) -> None:
    """The list of sign-ins says which browser each is in."""
    sign_in(client, ada)
    other = app.test_client()
    post(
        other,
        "/sign-in",
        {"email": ada, "password": PASSWORD},
        headers={"User-Agent": FIREFOX},
    )

    assert "Firefox on Linux" in client.get("/account").text


@pytest.mark.parametrize(
    "agent",
    [
        pytest.param("", id="nothing"),
        pytest.param("x" * 8000, id="a very long text"),
        pytest.param("<script>alert(1)</script>", id="markup"),
    ],
)
def test_any_browser_will_do(client: FlaskClient, ada: str, agent: str) -> None:
    """What a browser calls itself is never shown as it is."""
    post(
        client,
        "/sign-in",
        {"email": ada, "password": PASSWORD},
        headers={"User-Agent": agent},
    )

    page = client.get("/account").text
    assert "A browser" in page
    assert "alert(1)" not in page

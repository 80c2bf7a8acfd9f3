"""Passwords forgotten, reset and changed, through the pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from time_machine import travel

from tests.accounts import NOON, PASSWORD, is_signed_in, letter_link
from tests.browsing import post, register, sign_in
from tests.sites import running_site

NEW = "another long password"


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    """Hold the clock, so that the letters of a test are due in it."""
    with travel(NOON, tick=False):
        yield


@pytest.fixture
def ada(client: FlaskClient) -> FlaskClient:
    """Give the browser of someone who has registered."""
    register(client)
    return client


def _changed(client: FlaskClient, current: str = PASSWORD, new: str = NEW) -> int:
    form = {"current_password": current, "new_password": new}
    return post(client, "/account/password", form).status_code


def test_a_forgotten_password(app: Flask, ada: FlaskClient) -> None:
    """The letter's link leads to a form; then only the new password signs in, and only anew."""
    stranger = app.test_client()
    asked = post(stranger, "/forgot-password", {"email": "ADA@example.org"})
    link = letter_link(app, NOON)
    assert "ada@example.org" in stranger.get(link).text

    answer = post(stranger, link, {"password": NEW})

    assert asked.location == "/forgot-password/sent"
    assert answer.location == "/sign-in"
    assert not is_signed_in(ada)
    assert sign_in(stranger, "ada@example.org").status_code == 400
    assert sign_in(stranger, "ada@example.org", NEW).status_code == 303


def test_the_folder_is_told_of(client: FlaskClient) -> None:
    """A site without a mail server says where its letters go, and not on which path."""
    page = client.get("/forgot-password/sent").text

    assert "cannot send mail" in page
    assert "instance folder" in page


def test_a_mail_server_is_not_told_of(database_url: str, tmp_path: Path) -> None:
    """A site that sends mail says what to do when nothing comes."""
    with running_site(database_url, tmp_path, mail_url="smtp://mail.example.org") as app:
        page = app.test_client().get("/forgot-password/sent").text

    assert "cannot send mail" not in page
    assert "Look among unwanted mail" in page


@pytest.mark.parametrize("typed", ["", "short", "x" * 257], ids=["nothing", "short", "long"])
def test_a_reset_that_is_refused_can_be_repeated(app: Flask, ada: FlaskClient, typed: str) -> None:
    """A password that cannot be taken does not use the link up."""
    post(ada, "/forgot-password", {"email": "ada@example.org"})
    link = letter_link(app, NOON)
    client = app.test_client()

    assert post(client, link, {"password": typed}).status_code == 400
    assert post(client, link, {"password": NEW}).status_code == 303


def test_changing(app: Flask, ada: FlaskClient) -> None:
    """Whoever knows the old password sets a new one, and stays signed in here alone."""
    other = app.test_client()
    sign_in(other, "ada@example.org")

    assert _changed(ada) == 303

    assert is_signed_in(ada)
    assert not is_signed_in(other)
    assert sign_in(other, "ada@example.org", NEW).status_code == 303


@pytest.mark.parametrize(
    ("current", "new"),
    [
        pytest.param("a wrong password", NEW, id="the old one is wrong"),
        pytest.param("", NEW, id="the old one is missing"),
        pytest.param(PASSWORD, "short", id="the new one is short"),
        pytest.param(PASSWORD, "", id="the new one is missing"),
    ],
)
def test_a_change_that_is_refused(ada: FlaskClient, current: str, new: str) -> None:
    """Nothing changes when the old password is wrong or the new one cannot be taken."""
    assert _changed(ada, current, new) == 400

    assert is_signed_in(ada)
    assert sign_in(ada.application.test_client(), "ada@example.org").status_code == 303


def test_a_change_is_told_by_mail(app: Flask, ada: FlaskClient) -> None:
    """After a change the owner gets a letter that leads to a new password."""
    _changed(ada)

    assert letter_link(app, NOON) == "/forgot-password"


@pytest.mark.parametrize("path", ["/sign-in", "/register", "/forgot-password", "/account/password"])
def test_browsers_know_what_each_field_is_for(ada: FlaskClient, path: str) -> None:
    """Password managers are told which field holds the name and which password is meant."""
    client = ada if path.startswith("/account") else ada.application.test_client()

    text = client.get(path).text

    assert 'autocomplete="username"' in text
    assert ("new-password" in text) == (path in {"/register", "/account/password"})
    assert ("current-password" in text) == (path in {"/sign-in", "/account/password"})

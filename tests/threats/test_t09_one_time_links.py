"""T09: a link that holds a secret is good once, for one thing, for a short time."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from time_machine import travel

from course.models import Base, Role
from course.rows.who import key_hash
from course.services import accounts, change_password, invitations
from tests.accounts import NOON, PASSWORD, course, letter_link, opened, person
from tests.browsing import TOKEN, post, register
from tests.sites import running_site

NEW = "another long password"


@pytest.fixture
def link(app: Flask) -> Iterator[str]:
    """Give the path of a reset link that has just been sent, at noon."""
    with travel(NOON, tick=False):
        register(app.test_client())
        yield _ask(app)


def _ask(app: Flask, after: timedelta = timedelta(0), **more: dict[str, str]) -> str:
    with travel(NOON + after, tick=False):
        client = app.test_client()
        post(client, "/forgot-password", {"email": "ada@example.org"}, **more)
        return letter_link(app, NOON + after)


def _use(app: Flask, link: str, after: timedelta = timedelta(0)) -> int:
    with travel(NOON + after, tick=False):
        return post(app.test_client(), link, {"password": NEW}).status_code


def test_it_is_good_once(app: Flask, link: str) -> None:
    """The second use finds nothing, and neither does the page."""
    assert [_use(app, link), _use(app, link)] == [303, 404]
    assert app.test_client().get(link).status_code == 404


@pytest.mark.parametrize(
    ("minutes", "status"), [(0, 303), (59, 303), (60, 404), (61, 404), (24 * 60, 404)]
)
def test_it_is_good_for_an_hour(app: Flask, link: str, minutes: int, status: int) -> None:
    """An hour after it was sent the link is dead."""
    assert _use(app, link, timedelta(minutes=minutes)) == status


def test_the_newest_one_counts(app: Flask, link: str) -> None:
    """Asked for again, the link that was sent before is dead."""
    second = _ask(app, timedelta(minutes=5))

    assert _use(app, link, timedelta(minutes=6)) == 404
    assert _use(app, second, timedelta(minutes=6)) == 303


def test_it_is_dead_after_a_change(app: Flask, client: FlaskClient, link: str) -> None:
    """Whoever remembers the password after all and changes it ends the link."""
    post(client, "/sign-in", {"email": "ada@example.org", "password": PASSWORD})
    post(client, "/account/password", {"current_password": PASSWORD, "new_password": NEW})

    assert _use(app, link) == 404


def test_each_is_good_for_one_thing(app: Flask, link: str) -> None:
    """An invitation does not reset, a reset does not invite, and neither sets the site up."""
    with opened(app.config["SETTINGS"].database) as session:
        number = course(session)
        invitation = invitations.create(session, number, Role.learner, by=None, at=NOON)
        setup = accounts.first_instructor_secret(session, at=NOON)
        session.commit()
    secrets = {"reset": link.rpartition("/")[2], "join": invitation, "setup": str(setup)}

    found = {
        (page, kind): app.test_client().get(f"/{page}/{secret}").status_code
        for page in secrets
        for kind, secret in secrets.items()
    }

    assert {key for key, status in found.items() if status == 200} == {
        (kind, kind) for kind in secrets
    }


def test_the_link_is_to_the_site_that_is_configured(app: Flask) -> None:
    """No header of the request that asks for a letter finds its way into the letter."""
    register(app.test_client())
    poison = {
        "X-Forwarded-Host": "evil.example.net",
        "Forwarded": "host=evil.example.net",
        "X-Host": "evil.example.net",
        "Referer": "https://evil.example.net/",
        "Origin": "https://evil.example.net",
    }

    _ask(app, headers=poison)

    (mail,) = (app.config["SETTINGS"].instance_dir / "mail").glob("*.eml")
    text = mail.read_text()
    assert "evil" not in text
    assert "http://127.0.0.1:5000/reset/" in text


def test_another_host_is_not_believed(app: Flask) -> None:
    """A request for another host does not change where the letter links to."""
    register(app.test_client())
    client = app.test_client()
    post(client, "/forgot-password", {"email": "ada@example.org"}, base_url="http://localhost")
    client.post(
        "/forgot-password",
        data={"email": "ada@example.org"},
        headers={"Host": "evil.example.net"},
    )

    letter_link(app, NOON + timedelta(days=1))

    (mail,) = (app.config["SETTINGS"].instance_dir / "mail").glob("*.eml")
    assert "evil" not in mail.read_text()


def test_the_page_keeps_its_address_to_itself(app: Flask, link: str) -> None:
    """What the page links to is not told where the visitor came from."""
    for path in (link, "/reset/" + "x" * 43, "/join/" + "x" * 43, "/setup/" + "x" * 43):
        answer = app.test_client().get(path)
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"


def test_it_works_over_https(database_url: str, tmp_path: Path) -> None:
    """A browser that tells nobody where it comes from can still send the form."""
    address = "https://parley.example.org"
    with (
        running_site(database_url, tmp_path, base_url=address) as app,
        travel(NOON, tick=False),
    ):
        with opened(database_url) as session:
            secret = change_password.reset_secret(session, person(session), at=NOON)
            session.commit()
        client = app.test_client()
        page = client.get(f"/reset/{secret}", base_url=address)
        form = {"csrf_token": TOKEN.findall(page.text)[0], "password": NEW}
        answer = client.post(f"/reset/{secret}", data=form, base_url=address)

    assert answer.status_code == 303, answer.text


def test_the_secret_is_nowhere_else(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    """Neither the log nor any table holds the secret; the database knows its digest alone."""
    register(app.test_client())
    with caplog.at_level(logging.DEBUG):
        secret = _ask(app).rpartition("/")[2]
        app.test_client().get(f"/reset/{secret}")
    with opened(app.config["SETTINGS"].database) as session:
        dump = "\n".join(
            str(row)
            for table in Base.metadata.sorted_tables
            for row in session.execute(select(table))
        )

    assert secret not in caplog.text
    assert secret not in dump
    assert key_hash(secret) in dump


@pytest.mark.parametrize(
    "path",
    [
        "/reset/short",
        "/reset/" + "x" * 42,
        "/reset/" + "x" * 44,
        "/reset/" + "x" * 42 + "!",
        "/reset/" + "x" * 42 + "%00",
        "/reset/",
        "/reset/../account",
    ],
)
def test_what_is_no_secret_is_no_page(app: Flask, path: str) -> None:
    """A secret of another form does not even reach the code that looks it up."""
    answer = app.test_client().get(path)

    assert answer.status_code == 404
    assert "This link does not work" not in answer.text

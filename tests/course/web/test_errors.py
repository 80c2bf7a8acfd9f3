"""Whatever goes wrong is told in words, with the right status, and never with its insides."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from werkzeug.exceptions import ImATeapot

from course.services.errors import Changed, Invalid, NotFound, Refusal, TooMany
from lessons.errors import LessonsError
from quizzes.errors import QuizzesError, ResponseRefused
from tests.course.site import FRAGMENT, page, said, send
from tests.school.browsers import SEED
from tests.sites import let_go, running_site, site

SECRET = "select password from person"
INSIDES = ("Traceback", "werkzeug", "sqlalchemy", 'File "', ".py", SECRET)


class Unforeseen(Exception):
    """Something that nobody thought of."""


SMALL = 10_000
"""The most bytes that these sites take in one request."""


@pytest.fixture
def app(sqlite_url: str, tmp_path: Path) -> Iterator[Flask]:
    """Give the application on a database."""
    with running_site(sqlite_url, tmp_path, max_request_bytes=SMALL) as application:
        yield application


def browser(app: Flask) -> FlaskClient:
    """Give a visitor's browser, whose forms have a token."""
    client = app.test_client()
    with client.session_transaction() as session:
        session["csrf_token"] = SEED
    return client


def failing(app: Flask, error: Exception) -> FlaskClient:
    """Give a browser of a site on which one page fails."""

    def fail() -> str:
        raise error

    app.add_url_rule("/failing", "failing", fail)
    return browser(app)


def has_no_insides(text: str) -> bool:
    """Tell whether a page keeps to itself how it was made."""
    return not [inside for inside in INSIDES if inside in text]


@pytest.mark.parametrize(
    ("ask", "status", "words"),
    [
        pytest.param(
            lambda client: client.get("/no-such-page"), 404, "There is nothing here", id="404"
        ),
        pytest.param(
            lambda client: client.get("/theme"), 405, "That is not how this page is used", id="405"
        ),
        pytest.param(
            lambda client: client.post("/theme", data={"theme": "dark"}),
            400,
            "That request could not be read",
            id="400: no token",
        ),
        pytest.param(
            lambda client: send(client, "/theme", {"theme": "dark" * 5000}),
            413,
            "That is too large",
            id="413: a field that is too long",
        ),
        pytest.param(
            lambda client: send(
                client, "/theme", {"theme": "dark" * 5000}, content_type="multipart/form-data"
            ),
            413,
            "That is too large",
            id="413: the same in the other encoding",
        ),
    ],
)
def test_a_request_that_is_not_right_is_told_so(
    app: Flask, ask: Callable[[FlaskClient], Any], status: int, words: str
) -> None:
    """A page in plain words with a way back; for a script one line of JSON."""
    answer = ask(browser(app))
    assert answer.status_code == status
    assert words in said(answer.text)
    assert "To the first page" in said(answer.text)
    assert answer.text.count("<h1") == 1
    assert has_no_insides(answer.text)


def test_a_wrong_method_names_the_right_ones(app: Flask) -> None:
    """An answer of 405 has to say which methods there are."""
    answer = browser(app).get("/theme")
    assert set(answer.headers["Allow"].split(", ")) == {"OPTIONS", "POST"}


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        pytest.param(Refusal("It cannot be done."), 409, "It cannot be done.", id="a refusal"),
        pytest.param(Changed("It was changed."), 409, "It was changed.", id="a change"),
        pytest.param(NotFound("It is not there."), 404, "It is not there.", id="what is not there"),
        pytest.param(Invalid("It is <b>not</b>."), 400, "It is <b>not</b>.", id="what is invalid"),
        pytest.param(TooMany("Wait a minute."), 429, "Wait a minute.", id="too many tries"),
        pytest.param(ResponseRefused("Too long."), 400, "Too long.", id="an answer that is none"),
        pytest.param(QuizzesError("Inside."), 500, "Something went wrong", id="our own fault"),
        pytest.param(LessonsError("Inside."), 500, "Something went wrong", id="ours as well"),
        pytest.param(ImATeapot(), 418, "Something went wrong", id="a status without words"),
    ],
)
def test_refusals_are_told_in_their_own_words(
    app: Flask, error: Exception, status: int, words: str
) -> None:
    """What a service says is what the page says, escaped; a script gets the same as JSON."""
    client = failing(app, error)
    answer = client.get("/failing")
    assert answer.status_code == status
    assert words in said(answer.text)
    told = client.get("/failing", headers=FRAGMENT)
    assert told.status_code == status
    assert told.json is not None
    assert told.json["error"]


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(Unforeseen(SECRET), id="an error of our own"),
        pytest.param(KeyError(SECRET), id="a key that is missing"),
        pytest.param(IntegrityError(SECRET, {}, Exception(SECRET)), id="a constraint"),
        pytest.param(DBAPIError(SECRET, {}, Exception(SECRET)), id="trouble with a statement"),
    ],
)
def test_a_failure_of_ours_is_a_page_too(
    app: Flask, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    """The visitor learns that it was us; only the log learns what it was."""
    client = failing(app, error)
    for headers in ({}, FRAGMENT):
        answer = client.get("/failing", headers=headers)
        assert answer.status_code == 500
        assert has_no_insides(answer.text)
    assert "Something went wrong on our side" in said(client.get("/failing").text)
    assert SECRET in caplog.text
    assert "Traceback" in caplog.text


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(OperationalError(SECRET, {}, Exception(SECRET)), id="busy or locked"),
        pytest.param(
            DBAPIError(SECRET, {}, Exception(SECRET), connection_invalidated=True),
            id="a connection that broke",
        ),
    ],
)
def test_a_database_that_is_busy_is_worth_another_try(
    app: Flask, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    """503 says that nothing was saved and when to come back; the statement is not told."""
    client = failing(app, error)
    answer = client.get("/failing")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "2")
    assert "Not saved" in said(answer.text)
    told = client.get("/failing", headers=FRAGMENT)
    assert (told.status_code, told.headers["Retry-After"]) == (503, "2")
    assert "Please try again" in (told.json or {})["error"]
    assert has_no_insides(answer.text)
    assert SECRET not in caplog.text


def closed_port() -> int:
    """Give a port of this machine on which nobody listens."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        return int(server.getsockname()[1])


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("sqlite:////no/such/folder/parley.db", id="a file that cannot be opened"),
        pytest.param("postgresql://parley@127.0.0.1:{port}/parley", id="a server that is away"),
    ],
)
def test_every_page_can_say_that_the_database_is_away(
    address: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The error page asks nothing of the database, even for somebody who is signed in."""
    app = site(address.format(port=closed_port()), tmp_path)
    client = browser(app)
    with client.session_transaction() as session:
        session["_user_id"] = "k" * 43
    for url in ("/", "/review/", "/courses/tides/"):
        html = page(client, url, status=503)
        assert "Not saved" in said(html)
        assert has_no_insides(html)
    assert send(client, "/attempts/1/answers/1", {"key": "some-key-1"}).status_code == 503
    assert "database not available: OperationalError" in caplog.text
    let_go(app)


def test_a_page_that_aborts_says_the_general_words(app: Flask) -> None:
    """Werkzeug's own descriptions are replaced by ours; what our code says is kept."""

    def plain() -> str:
        abort(403)

    def told() -> str:
        abort(403, "Only on Sundays.")

    app.add_url_rule("/plain", "plain", plain)
    app.add_url_rule("/told", "told", told)
    client = browser(app)
    assert "Your role in this course does not include" in said(client.get("/plain").text)
    assert "Only on Sundays." in said(client.get("/told").text)


def test_while_developing_a_failure_is_seen(app: Flask) -> None:
    """Tests that ask for it get the exception itself."""
    app.config.update(TESTING=True, PROPAGATE_EXCEPTIONS=True)
    client = failing(app, Unforeseen(SECRET))
    with pytest.raises(Unforeseen):
        client.get("/failing")


def test_error_pages_have_the_headers_of_every_page(app: Flask) -> None:
    """A page about a mistake is as strict as any other, and is not kept."""
    answer = browser(app).get("/no-such-page")
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"

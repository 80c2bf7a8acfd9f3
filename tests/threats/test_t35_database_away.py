"""T35: with the database busy, locked or gone, nothing is half-written and nothing stays broken."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, event, select
from werkzeug.test import TestResponse

from course.extensions import db
from course.models import Response, Review
from tests.faults.threads import at_once, widened
from tests.school.browsers import send, visit
from tests.school.routes import KEY, endpoints, request_for
from tests.school.rows import Who
from tests.school.scene import Scene, changes
from tests.snapshot import OTHERS, connected

IMPATIENT = "PRAGMA busy_timeout=50"
FRAGMENT = {"X-Parley-Fragment": "1"}


@pytest.fixture
def impatient(sqlite_scene: Scene) -> Iterator[Scene]:
    """Let the site wait for a lock for no more than a moment, so that the test does not, either."""
    sqlite_scene.restore()
    engine = _engine(sqlite_scene.app)

    def shorten(connection: Any, _record: Any) -> None:
        connection.execute(IMPATIENT)

    event.listen(engine, "connect", shorten)
    yield sqlite_scene
    event.remove(engine, "connect", shorten)
    engine.dispose()


@contextmanager
def locked(scene: Scene) -> Iterator[None]:
    """Hold the write lock, as another process would."""
    with closing(sqlite3.connect(_path(scene), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_a_lock_that_stays_is_told(impatient: Scene) -> None:
    """Every form is answered with 503, when to try again and words; afterwards it works."""
    before = impatient.dump()
    with locked(impatient):
        for endpoint, method in endpoints(impatient.app).items():
            if method == "POST" and endpoint not in {"learn.choose_theme", "auth.send_code"}:
                url, form = request_for(impatient.app, impatient.school, endpoint)
                for who in (Who.learner, Who.instructor):
                    answer = send(impatient.browser(who), url, form)
                    _is_not_now(answer, f"{who} {url}")
    assert changes(before, impatient.dump()) == []
    url, form = request_for(impatient.app, impatient.school, "quiz.answer")
    assert send(impatient.browser(Who.learner), url, form).status_code == 200


def test_a_script_is_told_in_its_own_way(impatient: Scene) -> None:
    """A script gets a line of JSON that it can show beside the answer that it keeps."""
    url, form = request_for(impatient.app, impatient.school, "quiz.answer")
    with locked(impatient):
        answer = send(impatient.browser(Who.learner), url, form, headers=FRAGMENT)
    assert answer.status_code == 503
    assert "Not saved" in (answer.json or {})["error"]


def test_readers_do_not_wait_for_a_writer(impatient: Scene) -> None:
    """Ten readers get their pages while somebody writes, and none sees half of it."""
    urls = ["/", "/courses/tides/", "/review/", "/courses/tides/lessons/tides-1/", "/account"] * 2
    with locked(impatient):
        answers = at_once(
            len(urls), lambda n: visit(impatient.browser(Who.learner), urls[n]).status_code
        )
    assert answers == [200] * len(urls)


@pytest.mark.parametrize("endpoint", ["quiz.answer", "review.answer", "quiz.submit"])
def test_a_lost_connection_costs_one_answer_at_most(postgresql_scene: Scene, endpoint: str) -> None:
    """Every session is ended between reading and writing: 503 or done, and then all is well."""
    scene = postgresql_scene
    scene.restore()
    url, form = request_for(scene.app, scene.school, endpoint)
    client = scene.browser(Who.learner)
    with once_before(_engine(scene.app), "INSERT INTO re", lambda: _end_all(scene)):
        answer = send(client, url, form)
    if answer.status_code >= 400:
        _is_not_now(answer, url)
        assert _stored(scene, KEY) == 0
    again = send(client, url, form)
    assert again.status_code in {200, 303}
    assert _stored(scene, KEY) == 1


def test_the_pool_recovers_from_a_restart(postgresql_scene: Scene) -> None:
    """Connections that ended while nobody used them are noticed before they are used."""
    scene = postgresql_scene
    scene.restore()
    client = scene.browser(Who.learner)
    assert visit(client, "/review/").status_code == 200
    _end_all(scene)
    assert [visit(client, "/review/").status_code for _ in range(3)] == [200, 200, 200]
    url, form = request_for(scene.app, scene.school, "quiz.answer")
    _end_all(scene)
    assert send(client, url, form).status_code == 200


def test_a_page_that_loses_its_connection_says_so(postgresql_scene: Scene) -> None:
    """A reader whose session is ended in the middle of a page gets 503, and then the page."""
    scene = postgresql_scene
    scene.restore()
    client = scene.browser(Who.learner)
    assert visit(client, "/review/").status_code == 200
    with once_before(_engine(scene.app), "FROM person", lambda: _end_all(scene)):
        answer = visit(client, "/review/")
    if answer.status_code != 200:
        _is_not_now(answer, "/review/")
    assert visit(client, "/review/").status_code == 200


@pytest.mark.parametrize(
    ("who", "url", "status"),
    [
        pytest.param(Who.anonymous, "/", 503, id="a visitor on the first page"),
        pytest.param(Who.anonymous, "/sign-in", 200, id="a visitor at the door"),
        pytest.param(Who.anonymous, "/no-such-page", 404, id="a visitor nowhere"),
        pytest.param(Who.learner, "/", 503, id="a learner on the first page"),
        pytest.param(Who.learner, "/sign-in", 503, id="a learner at the door"),
        pytest.param(Who.learner, "/no-such-page", 404, id="a learner nowhere"),
        pytest.param(Who.instructor, "/courses/tides/teach/", 503, id="an instructor at work"),
    ],
)
def test_the_page_of_an_error_needs_no_database(
    scene: Scene, who: Who, url: str, status: int
) -> None:
    """Where no connection can be made there is a page with words, and afterwards all works."""
    with no_connection(_engine(scene.app)):
        answer = visit(scene.browser(who), url)
    assert answer.status_code == status
    assert "<h1" in answer.text
    if status == 503:
        _is_not_now(answer, url)
    assert visit(scene.browser(who), url).status_code != 503


@contextmanager
def no_connection(engine: Engine) -> Iterator[None]:
    """Let every attempt to connect fail as it does where no database is there."""

    def refuse(*_arguments: Any) -> None:
        raise engine.dialect.loaded_dbapi.OperationalError("no database is there")

    engine.dispose()
    event.listen(engine, "do_connect", refuse)
    try:
        yield
    finally:
        event.remove(engine, "do_connect", refuse)


def test_one_writes_while_many_read(scene: Scene) -> None:
    """Ten readers and a writer at once: everyone is answered, and the answer is there."""
    url, form = request_for(scene.app, scene.school, "quiz.answer")

    def ask(number: int) -> int:
        client = scene.browser(Who.learner)
        answer = send(client, url, form) if number == 0 else visit(client, "/courses/tides/")
        return answer.status_code

    with widened(_engine(scene.app), "INSERT INTO response"):
        assert at_once(11, ask) == [200] * 11
    assert _stored(scene, KEY) == 1


@contextmanager
def once_before(engine: Engine, statement: str, act: Callable[[], None]) -> Iterator[None]:
    """Do something once, right before the first statement that holds these words."""
    done = threading.Event()

    def look(_connection: Any, _cursor: Any, wanted: str, *_more: Any) -> None:
        if statement in wanted and not done.is_set():
            done.set()
            act()

    event.listen(engine, "before_cursor_execute", look)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", look)
    assert done.is_set()


def _is_not_now(answer: TestResponse, what: str) -> None:
    """See that an answer says that nothing was saved and that trying again is worth while."""
    assert answer.status_code == 503, f"{what}: {answer.status_code}"
    assert int(answer.headers["Retry-After"]) > 0
    assert "Not saved" in answer.text
    assert "<h1" in answer.text


def _engine(app: Flask) -> Engine:
    with app.app_context():
        return db.engine


def _path(scene: Scene) -> str:
    return scene.database_url.removeprefix("sqlite:///")


def _end_all(scene: Scene) -> None:
    """End every session of the database, as its restart does."""
    with connected(scene.database_url) as connection:
        connection.execute(OTHERS)


def _stored(scene: Scene, key: str) -> int:
    """Count the answers with this key."""
    with scene.session() as session:
        return sum(
            len(session.scalars(select(column).where(column.startswith(key))).all())
            for column in (Response.key, Review.key)
        )

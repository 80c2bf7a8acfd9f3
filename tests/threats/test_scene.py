"""The scenery of the threats is tested, too: a fault that it makes is one, and leaves no trace."""

from __future__ import annotations

import time

import pytest
from sqlalchemy import update

from course.extensions import db
from course.models import Person
from tests.faults.threads import at_once, widened
from tests.school.browsers import cookie, send, visit
from tests.school.routes import request_for
from tests.school.rows import Who
from tests.school.scene import Scene, changes, writes


def test_the_school_is_put_back_as_it_was(scene: Scene) -> None:
    """Whatever a test has done, the next one finds the same rows, and the same numbers after."""
    before = scene.dump()
    url, form = request_for(scene.app, scene.school, "quiz.answer")
    written = []
    for _ in range(2):
        assert send(scene.browser(Who.learner), url, form).status_code == 200
        row = changes(before, scene.dump())
        written.append([each.split(",")[0] for each in row])
        scene.restore()
        assert changes(before, scene.dump()) == []
    assert written[0] == written[1]
    assert len(written[0]) == 1


def test_a_change_and_a_writing_statement_are_seen(scene: Scene) -> None:
    """What the tests of threats look for is found where it is."""
    before = scene.dump()
    with scene.session() as session:
        session.execute(update(Person).values(name="Somebody Else"))
    assert any(each.startswith("+ person:") for each in changes(before, scene.dump()))
    url, form = request_for(scene.app, scene.school, "auth.send_account")
    with scene.watched() as statements:
        send(scene.browser(Who.learner), url, form)
    assert writes(statements) != []


@pytest.mark.parametrize("who", list(Who))
def test_everybody_is_who_they_are(scene: Scene, who: Who) -> None:
    """A browser shows its owner's name; a visitor's shows none."""
    page = visit(scene.browser(who), "/").text
    assert (f"The {who.value}" in page) is (who is not Who.anonymous)


def test_a_cookie_from_outside_is_taken(scene: Scene) -> None:
    """The cookie that a real browser or client is given signs its owner in."""
    client = scene.app.test_client()
    client.set_cookie("parley", cookie(str(scene.app.secret_key), Who.peer))
    assert "The peer" in visit(client, "/account").text


def test_many_leave_together_and_meet(scene: Scene) -> None:
    """All of them run at once, and a drawn-out statement takes its time."""
    with scene.app.app_context():
        engine = db.engine
    with widened(engine, r"FROM person|FROM sign_in", 0.2):
        begun = time.monotonic()
        ask = [scene.browser(Who.learner) for _ in range(4)]
        assert at_once(4, lambda number: visit(ask[number], "/account").status_code) == [200] * 4
        taken = time.monotonic() - begun
    assert taken >= 0.2

"""T21: text that looks like a template, like SQL or like a pattern is text."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from sqlalchemy import select, update
from werkzeug.test import TestResponse

from course.models import Person, Question
from tests.school.browsers import send, visit
from tests.school.payloads import COMPUTED, SQL, TEMPLATES
from tests.school.routes import Ask, address, asks, endpoints, usual
from tests.school.rows import Who
from tests.school.scene import Scene, changes, writes
from tests.school.texts import SLUG, add_texts

PLACES = {
    "the class": "/courses/tides/teach/?q={}",
    "the people": "/courses/tides/teach/people?q={}",
    "the grades": "/courses/tides/grades/?q={}",
    "the questions": "/courses/tides/teach/questions?q={}",
}
SINGLE = "teach/questions/tides-1-single"


def test_no_template_is_run(sqlite_scene: Scene) -> None:
    """What stands between braces in any text is shown as it is, on every page."""
    scene = sqlite_scene
    scene.restore()
    with scene.session() as session:
        add_texts(session, scene.school, TEMPLATES)
    changed = {
        "course": SLUG,
        "lesson": f"{SLUG}-1",
        "quiz": f"practice-{SLUG}-1",
        "item": f"practice-{SLUG}-1",
        "question": f"{SLUG}-1-short",
    }
    shown = 0
    for endpoint, method in endpoints(scene.app).items():
        values = usual(scene.school) | dict(asks(scene.school).get(endpoint, Ask()).values)
        url = address(scene.app, endpoint, values | changed)
        for who in (Who.learner, Who.instructor) if method == "GET" else ():
            page = visit(scene.browser(who), url)
            assert page.status_code < 500
            assert COMPUTED.encode() not in page.data, url
            shown += b"71*73" in page.data
    assert shown > 15


@pytest.mark.parametrize("payload", TEMPLATES)
def test_no_message_is_run(scene: Scene, payload: str) -> None:
    """What comes back in a message or a form is not run, either."""
    client, visitor = scene.browser(Who.instructor), scene.browser(Who.anonymous)
    answers = [
        *(visit(client, url.format(quote(payload))) for url in PLACES.values()),
        visit(visitor, f"/{quote(payload)}"),
        visit(visitor, f"/sign-in?email={quote(payload)}"),
        send(visitor, "/sign-in", {"email": payload, "password": payload}),
        send(client, "/account", {"name": payload, "time_zone": "UTC", "day_starts_at": "4"}),
        visit(client, "/account"),
    ]
    assert [each.status_code for each in answers if each.status_code >= 500] == []
    assert [each.request.path for each in answers if COMPUTED in each.text] == []


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("payload", SQL)
def test_no_search_is_sql(scene: Scene, place: str, payload: str) -> None:
    """A search for such text finds nothing, and nothing is written."""
    with scene.watched() as statements:
        found = visit(scene.browser(Who.instructor), PLACES[place].format(quote(payload)))
    assert found.status_code == 200
    assert "argon2" not in found.text
    assert "The peer" not in _listed(found)
    assert "tides-1-single" not in _listed(found)
    assert writes(statements) == []


@pytest.mark.parametrize(
    "field",
    [
        *("q", "sort", "order", "page", "kind", "status", "role", "version"),
        *("passage", "tag", "difficulty", "answers", "share", "from", "to"),
    ],
)
def test_no_part_of_an_address_is_sql(scene: Scene, field: str) -> None:
    """What chooses columns and rows is taken from a list of ours, or left alone."""
    client, before = scene.browser(Who.instructor), scene.dump()
    pages = ("teach/", "teach/questions", "teach/people", "grades/", "grades/mine")
    for payload in SQL:
        for page in (*pages, f"{SINGLE}/preview", f"{SINGLE}/history"):
            query = f"{field}={quote(payload)}"
            assert visit(client, f"/courses/tides/{page}?{query}").status_code in {200, 404}
    assert changes(before, scene.dump()) == []


@pytest.mark.parametrize("sign", ["%", "_", "\\", "*", "["])
@pytest.mark.parametrize("place", ["the class", "the people", "the grades"])
def test_a_sign_of_patterns_stands_for_itself(scene: Scene, place: str, sign: str) -> None:
    """A search for a wildcard finds the one name that holds it, not every name."""
    with scene.session() as session:
        peer = scene.school.people[Who.peer]
        session.execute(update(Person).where(Person.id == peer).values(name=f"One {sign} name"))
    client = scene.browser(Who.instructor)
    found = visit(client, PLACES[place].format(quote(sign)))
    assert f"One {sign} name" in _listed(found)
    assert "The learner" not in _listed(found)
    assert "The learner" in _listed(visit(client, PLACES[place].format("learner")))


@pytest.mark.parametrize("sign", ["%", "_", "\\"])
def test_a_sign_of_patterns_stands_for_itself_in_questions(scene: Scene, sign: str) -> None:
    """The same when questions are searched: no question of ours holds one."""
    client = scene.browser(Who.instructor)
    url = PLACES["the questions"]
    assert "tides-1-single" not in _listed(visit(client, url.format(quote(sign))))
    assert "tides-1-single" in _listed(visit(client, url.format("stem")))


def test_the_tables_are_still_there(scene: Scene) -> None:
    """After every form was filled with SQL there are as many people and questions as before."""
    with scene.session() as session:
        before = len(session.scalars(select(Person.id)).all())
    client = scene.browser(Who.instructor)
    for payload in SQL:
        send(client, "/account", {"name": payload, "time_zone": payload, "day_starts_at": payload})
        send(client, "/courses/tides/teach/people/invitations", {"role": payload, "uses": payload})
        send(client, "/sign-in", {"email": payload, "password": payload})
        for action in ("add_tags", "move", payload):
            change = {"chosen": ["tides-1-draft", payload], "action": action}
            sent = change | {"tags": payload, "to": payload}
            send(client, f"/courses/tides/teach/questions/change?tag={quote(payload)}", sent)
        send(client, f"/courses/tides/{SINGLE}/restore", {"version": payload, "newest": payload})
    with scene.session() as session:
        assert len(session.scalars(select(Person.id)).all()) == before
        assert session.scalars(select(Question.id)).first() is not None


def _listed(page: TestResponse) -> str:
    """Give the tables of a page: beside them it tells what was searched for and what happened."""
    return " ".join(re.findall(r"(?s)<table.*?</table>", page.text))

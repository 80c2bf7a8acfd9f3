"""T02: what belongs to somebody else looks exactly as if it were not there, and stays as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest
from werkzeug.test import TestResponse

from tests.school.browsers import send, visit
from tests.school.build import OTHER
from tests.school.routes import Ask, address, asks, endpoints, usual
from tests.school.rows import Who
from tests.school.scene import Scene, changes

NOBODYS = 9_000_001
"""A number that no row has."""

TELL_NOTHING = {"Location", "Content-Length", "Set-Cookie"}

# Each route that names an object, the part of its address that does, and who else must not see it.
LEARNERS = (Who.anonymous, Who.stranger, Who.foreign_instructor, Who.peer)
EVERYBODY = (*LEARNERS, Who.assistant, Who.instructor)
OWNED = [
    ("quiz.take", "attempt", EVERYBODY),
    ("quiz.answer", "attempt", EVERYBODY),
    ("quiz.hint", "attempt", EVERYBODY),
    ("quiz.submit", "attempt", EVERYBODY),
    ("quiz.results", "attempt", LEARNERS),
    ("review.show_answer", "card", EVERYBODY),
    ("review.hint", "card", EVERYBODY),
    ("review.answer", "card", EVERYBODY),
    ("auth.end_browser", "sign_in", EVERYBODY),
]
THINGS = [
    ("teach.end_invitation", "invitation"),
    ("teach.quick_added", "batch"),
    ("teach.undo_quick_add", "batch"),
    ("teach.undo_change", "change"),
    ("teach.show_essay", "attempt"),
    ("teach.mark_essay", "attempt"),
    ("media.delete", "media"),
]
# The same for an instructor who asks about their own course, but names somebody of another one.
STRANGERS = [
    ("teach.show_learner", "person"),
    ("teach.change_role", "person"),
    ("teach.end_enrolment", "person"),
    ("teach.restore_enrolment", "person"),
    ("grades.show_cell", "person"),
    ("grades.decide", "person"),
]


@pytest.mark.parametrize(("endpoint", "part", "others"), OWNED, ids=[row[0] for row in OWNED])
def test_the_work_of_others_is_not_there(
    scene: Scene, endpoint: str, part: str, others: tuple[Who, ...]
) -> None:
    """Status, text, headers and number of statements are those of a number that nobody has."""
    values = usual(scene.school) | dict(asks(scene.school).get(endpoint, Ask()).values)
    before = scene.dump()
    for who in others:
        theirs, missing = (
            _ask(scene, who, endpoint, each) for each in (values, values | {part: NOBODYS})
        )
        assert theirs == missing, who
        assert theirs[0] == (303 if who is Who.anonymous else 404)
    assert changes(before, scene.dump()) == []


@pytest.mark.parametrize(("endpoint", "part"), STRANGERS, ids=[row[0] for row in STRANGERS])
def test_people_of_another_course_are_not_there(scene: Scene, endpoint: str, part: str) -> None:
    """An instructor learns nothing about people of other courses and does nothing to them."""
    values = usual(scene.school) | {"course": OTHER, "item": scene.school.theirs.item}
    before = scene.dump()
    for number in (scene.school.mine.person, scene.school.people[Who.instructor]):
        theirs, missing = (
            _ask(scene, Who.foreign_instructor, endpoint, values | {part: each})
            for each in (number, NOBODYS)
        )
        assert theirs == missing
        assert theirs[0] == 404
    assert changes(before, scene.dump()) == []


def test_every_route_with_a_number_is_looked_at(scene: Scene) -> None:
    """A new route with a number in its address belongs into one of the tables above."""
    numbered = {
        rule.endpoint
        for rule in scene.app.url_map.iter_rules()
        if any(type(part).__name__ == "NumberConverter" for part in rule._converters.values())
    }
    assert numbered == {row[0] for row in (*OWNED, *STRANGERS, *THINGS)}


@pytest.mark.parametrize(("endpoint", "part"), THINGS, ids=[row[0] for row in THINGS])
def test_a_thing_of_another_course_is_not_there(scene: Scene, endpoint: str, part: str) -> None:
    """What an instructor works on by its number is of their own course only."""
    values = usual(scene.school) | dict(asks(scene.school).get(endpoint, Ask()).values)
    before = scene.dump()
    theirs, missing = (
        _ask(scene, Who.foreign_instructor, endpoint, values | {"course": OTHER, part: number})
        for number in (values[part], NOBODYS)
    )
    assert theirs == missing
    assert theirs[0] == 404
    assert changes(before, scene.dump()) == []


def _ask(
    scene: Scene, who: Who, endpoint: str, values: Mapping[str, Any]
) -> tuple[int, str, list[tuple[str, str]], int]:
    """Ask, and give all that the answer tells: status, text, headers, and the work that it took."""
    url = address(scene.app, endpoint, values)
    form = dict(asks(scene.school).get(endpoint, Ask()).form)
    client = scene.browser(who)
    with scene.watched() as statements:
        if endpoints(scene.app)[endpoint] == "GET":
            answer = visit(client, url)
        else:
            answer = send(client, url, form)
    return answer.status_code, _told(answer, url), _headers(answer), len(statements)


def _told(answer: TestResponse, url: str) -> str:
    """Give the text without the address that was asked for and the tokens of its forms."""
    without = answer.text.replace(url, "ADDRESS").replace(url.replace("/", "%2F"), "ADDRESS")
    return re.sub(r'name="csrf_token"[^>]*', "", without)


def _headers(answer: TestResponse) -> list[tuple[str, str]]:
    """Give the headers but those that repeat the address, its length or the moment."""
    return [each for each in answer.headers if each[0] not in TELL_NOTHING]

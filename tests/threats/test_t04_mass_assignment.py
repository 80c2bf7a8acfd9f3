"""T04: a form may change what it asks for, and no column besides, whatever else is sent with it."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from course.models import Base
from tests.school.browsers import send
from tests.school.routes import endpoints, request_for
from tests.school.rows import Who
from tests.school.scene import Scene, opened

# Who sends what: everybody who may write anything at all, each with their own routes.
SENDERS = {
    "learn.": Who.learner,
    "quiz.": Who.learner,
    "review.": Who.learner,
    "teach.": Who.instructor,
    "media.": Who.instructor,
    "grades.": Who.instructor,
    "auth.": Who.learner,
}
VISITORS = {
    "auth.send_registration",
    "auth.register_invited",
    "auth.send_setup",
    "auth.send_reset",
    "auth.send_forgot",
    "auth.send_sign_in",
}
# Fields that a form has although it can be sent without them.
OPTIONAL = {
    "review.answer": {"seconds"},
    "teach.write_new_question": {"slug", "version", "tags", "explanation"},
    "teach.revise_question": {"tags", "explanation"},
    "teach.mark_essay": {"comment"},
}
# What differs from one request to the next without anybody's doing.
BY_CHANCE = re.compile(r"(_at|^at|_hash|^seed|^option_order|^version_id|^position)$")
VALUES = ("instructor", "1", "true", "2099-01-01T00:00:00", "graded", "9999")


def _columns() -> list[str]:
    return sorted({column.name for table in Base.metadata.tables.values() for column in table.c})


def _extras() -> dict[str, list[str]]:
    """Give a field for every column, with a value of every type, as several spellings of it."""
    columns = _columns()
    names = [*columns, *(f"{table}.{name}" for table in ("person", "attempt") for name in columns)]
    return {name: list(VALUES) for name in names}


def test_there_is_something_to_assign() -> None:
    """The columns that matter most are among the fields that are tried."""
    assert {"role", "active", "person_id", "earned_num", "state", "course_id"} <= set(_columns())


def test_no_column_is_set_from_outside(sqlite_scene: Scene) -> None:
    """Every form is sent twice, plainly and with a field for each column: the same is written."""
    scene = sqlite_scene
    for endpoint, method in endpoints(scene.app).items():
        if method == "POST":
            scene.restore()
            plain = _written(scene, endpoint, {})
            scene.restore()
            assert _written(scene, endpoint, _extras()) == plain, endpoint


@pytest.mark.parametrize("kind", ["application/json", "application/xml", "text/plain"])
def test_no_other_form_of_body_is_read(scene: Scene, kind: str) -> None:
    """What stands in a body that is no form is not there: nothing is written."""
    url, _ = request_for(scene.app, scene.school, "auth.send_account")
    client = scene.browser(Who.learner)
    with scene.watched() as statements:
        answer = client.post(url, data='{"name": "x", "role": "instructor"}', content_type=kind)
    assert answer.status_code == 400
    assert [each for each in statements if each.startswith(("INSERT", "UPDATE", "DELETE"))] == []


def _written(scene: Scene, endpoint: str, extras: dict[str, list[str]]) -> list[str]:
    """Send a form and give what it changed: a row with its columns a line."""
    url, form = request_for(scene.app, scene.school, endpoint)
    who = Who.anonymous if endpoint in VISITORS else SENDERS[endpoint.partition(".")[0] + "."]
    before = _rows(scene.database_url)
    known = form.keys() | OPTIONAL.get(endpoint, set())
    more = {name: value for name, value in extras.items() if name not in known}
    answer = send(scene.browser(who), url, {**form, **more})
    assert answer.status_code in {200, 303}, f"{endpoint}: {answer.status_code}"
    return sorted(set(_rows(scene.database_url)) ^ set(before))


def _rows(database_url: str) -> list[str]:
    with opened(database_url).connect() as connection:
        return [
            f"{table.name}: "
            + ", ".join(f"{k}={v!r}" for k, v in row.items() if not BY_CHANCE.search(k))
            for table in Base.metadata.sorted_tables
            for row in connection.execute(select(table)).mappings()
        ]

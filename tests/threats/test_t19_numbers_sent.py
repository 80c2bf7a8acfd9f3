"""T19: numbers that are none, sent to every form that takes one; the database has the last word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Table, select, text
from sqlalchemy.exc import DataError, IntegrityError, StatementError

from course.models import Attempt, AttemptItem, GradeOverride, Judgement, QuestionVersion, Response
from course.rows.versions import read_body
from quizzes.questions import Numeric
from tests.school.browsers import send
from tests.school.routes import KEY, QUESTION, QUICK
from tests.school.rows import Who
from tests.school.scene import Scene, changes

TEACH = "/courses/tides/teach/questions"
NEW = f"{TEACH}/new?kind="
NO_NUMBERS = [
    *("nan", "-nan", "inf", "-Infinity", "1e999", "1_000", "0x1F", "٣", "３", "1,5", "16,000"),
    *("9" * 5_000, "--1", "1/0", "½", "five", "1e", "+-1", "∞", "1\u00a0000", "1 000", "−−1"),
]
ODD = pytest.mark.parametrize("number", NO_NUMBERS, ids=lambda number: repr(number)[:20])

Form = tuple[str, Callable[[str], dict[str, Any]]]

NUMERIC = QUESTION | {"accepted": "5", "slug": "a-number"}
ESSAY = QUESTION | {"rubric-0-name": "Reasons", "slug": "an-essay"}
AUTHORED: dict[str, Form] = {
    "an accepted number": (f"{NEW}numeric", lambda number: NUMERIC | {"accepted": number}),
    "a tolerance": (f"{NEW}numeric", lambda number: NUMERIC | {"accepted": f"5 ± {number}"}),
    "the end of a range": (f"{NEW}numeric", lambda number: NUMERIC | {"accepted": f"1..{number}"}),
    "a wrong number": (f"{NEW}numeric", lambda number: NUMERIC | {"wrong-0-text": number}),
    "significant figures": (
        f"{NEW}numeric",
        lambda number: NUMERIC | {"significant_figures": number},
    ),
    "points": (f"{NEW}numeric", lambda number: NUMERIC | {"points": number}),
    "a difficulty": (f"{NEW}numeric", lambda number: NUMERIC | {"difficulty": number}),
    "the cost of a hint": (
        f"{NEW}numeric",
        lambda number: NUMERIC | {"hints-0-text": "A hint.", "hints-0-cost": number},
    ),
    "the end of a variable": (
        f"{NEW}numeric",
        lambda number: (
            NUMERIC | {"stem": "{{a}}", "accepted": "{{a}}", "variables": f"a = 1..{number}"}
        ),
    ),
    "what a level is worth": (
        f"{NEW}essay",
        lambda number: ESSAY | {"rubric-0-levels": f"0: none\n{number}: some"},
    ),
    "the fewest words": (
        f"{NEW}essay",
        lambda number: ESSAY | {"rubric-0-levels": "0: no\n1: yes", "fewest_words": number},
    ),
    "quick add": (
        f"{TEACH}/quick",
        lambda number: QUICK | {"text": f"##\nkind: numeric\n\nQ?\n\n= {number}\n"},
    ),
    "points in quick add": (
        f"{TEACH}/quick",
        lambda number: QUICK | {"text": f"##\npoints: {number}\n\nQ?\n\n= yes\n"},
    ),
    "the level of an essay": (
        "/courses/tides/teach/marking/{attempt}/{essay}",
        lambda number: {"criterion_0": number, "replaces": ""},
    ),
    "a grade by hand": (
        "/courses/tides/grades/practice-tides-1/{person}",
        lambda number: {"choice": "points", "points": number, "reason": "Because."},
    ),
}
MEANT = ("a grade by hand", "1,5")
"""The one place that takes a comma, as people write grades."""


@ODD
def test_no_form_takes_what_is_no_number(sqlite_scene: Scene, number: str) -> None:
    """It is refused with a word, in each form that asks for a number; nothing is written."""
    sqlite_scene.restore()
    client, places = sqlite_scene.browser(Who.instructor), _places(sqlite_scene)
    before = sqlite_scene.dump()
    for name, (url, form) in AUTHORED.items():
        if (name, number) != MEANT:
            answer = send(client, url.format(**places), form(number))
            assert (name, answer.status_code) == (name, 400)
    assert changes(before, sqlite_scene.dump()) == []


def test_each_form_takes_what_is_a_number(sqlite_scene: Scene) -> None:
    """So that the test above can fail."""
    sqlite_scene.restore()
    client, places = sqlite_scene.browser(Who.instructor), _places(sqlite_scene)
    for number, (name, (url, form)) in enumerate(AUTHORED.items()):
        data = form("1") | ({"slug": f"new-{number}"} if "kind=" in url else {})
        answer = send(client, url.format(**places), data)
        assert (name, answer.status_code) == (name, 303)


@ODD
def test_an_answer_that_is_no_number_is_kept_as_it_was_typed(
    sqlite_scene: Scene, number: str
) -> None:
    """It is marked as wrong, or refused because nobody types so much; never an error."""
    sqlite_scene.restore()
    mine, client = sqlite_scene.school.mine, sqlite_scene.browser(Who.learner)
    place, card = mine.positions["numeric"], mine.cards["numeric"]
    quiz = {"key": KEY, f"sequence-{place}": "9", f"answer-{place}": number, "then": "hand in"}
    wanted = 400 if len(number) > 1_000 else 303
    assert send(client, f"/attempts/{mine.open_attempt}/submit", quiz).status_code == wanted
    form = {"key": f"{KEY}-2", "sequence": "1", "answer": number}
    assert send(client, f"/review/cards/{card}", form).status_code == wanted
    with sqlite_scene.session() as session:
        where = {"attempt_id": mine.open_attempt, "position": place}
        item = session.scalars(select(AttemptItem).filter_by(**where)).one()
        assert item.earned_num in {None, 0}
        newest = select(Response.answer).filter_by(**where).order_by(Response.id.desc())
        kept = session.scalars(newest).first()
    assert wanted == 400 or (kept and kept["typed"] == number)


def test_every_accepted_number_that_is_stored_is_in_bounds(sqlite_scene: Scene) -> None:
    """What an author wrote is exact and finite when it is read again."""
    sqlite_scene.restore()
    client = sqlite_scene.browser(Who.instructor)
    numbers = ("1e300", "-0", "9" * 100, "0." + "0" * 97 + "1", "1/3", "1e-300..1e300", "50 ± 200%")
    for place, number in enumerate(numbers):
        data = NUMERIC | {"accepted": number, "slug": f"n-{place}"}
        assert send(client, f"{NEW}numeric", data).status_code == 303
    with sqlite_scene.session() as session:
        bodies = [read_body(row.body).body for row in session.scalars(select(QuestionVersion))]
    found = [body for body in bodies if isinstance(body, Numeric)]
    assert len(found) > len(numbers)
    for body in found:
        assert all(one.low <= one.high for one in body.accepted)


def _places(scene: Scene) -> dict[str, Any]:
    mine = scene.school.mine
    return {"attempt": mine.graded_attempt, "essay": mine.essay, "person": mine.person}


IN_RANGE: dict[str, tuple[type[Any], bool]] = {
    "the score of an attempt": (Attempt, False),
    "the mark of a question": (AttemptItem, True),
    "a grade by hand": (GradeOverride, False),
    "a judgement": (Judgement, False),
}
"""Where a score is kept, and whether it may be below nothing: by as much as all the points."""
MUCH = "1000000000"
OUT_OF_RANGE = [
    pytest.param("-1", "1", id="below nothing"),
    pytest.param("1", "0", id="divided by nothing"),
    pytest.param("1", "-1", id="divided by less than nothing"),
    pytest.param(MUCH, "1", id="more than everything"),
    pytest.param("'nan'", "1", id="not a number"),
    pytest.param("'inf'", "1", id="endless"),
    pytest.param("1e999", "1", id="beyond all numbers"),
    pytest.param("1", "NULL", id="half of a fraction"),
    pytest.param("NULL", "1", id="the other half"),
]


@pytest.mark.parametrize("name", IN_RANGE)
@pytest.mark.parametrize(("above", "below"), OUT_OF_RANGE)
def test_the_database_refuses_a_score_outside_its_range(
    scene: Scene, name: str, above: str, below: str
) -> None:
    """Whoever writes past the marking meets a check of the table."""
    model, may_cost = IN_RANGE[name]
    table: Table = model.__table__
    if may_cost and above == "-1":
        above = f"-{MUCH}"
    change = f"UPDATE {table.name} SET earned_num = {above}, earned_den = {below}"  # noqa: S608 (every part is from above)
    with pytest.raises((IntegrityError, DataError, StatementError)), scene.session() as session:
        session.execute(text(change))

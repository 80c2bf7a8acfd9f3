"""Hints while a question is tried out: as a learner gets them, and nothing of it is kept."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import HintTaken
from quizzes.questions import Kind
from tests.browsing import post
from tests.course.web.desk.forms import DESK, NEW, fields

HINTS = {
    "hints-0-text": "Look *east*.",
    "hints-0-cost": "",
    "hints-1-text": "On a river.",
    "hints-1-cost": "1/3",
}
SHOWN = re.compile(r'<div class="hint-text"><p>(.*?)</p>')
COUNT = re.compile(r'name="try-hints" value="(\d+)"')
FREE, PAID = "Show a hint", "Show another hint (costs ⅓ of the points)"


def tried(client: FlaskClient, kind: Kind, **sent: Any) -> str:
    """Send a form with hints to be looked at; give what stands beside it."""
    form = fields() | NEW[kind] | HINTS | sent
    answer = post(client, f"{DESK}/questions/try?kind={kind.value}", form)
    assert answer.status_code == 200
    return answer.text[answer.text.index('id="trial"') : answer.text.index('class="editor-help"')]


@pytest.mark.parametrize("kind", [Kind.SHORT_ANSWER, Kind.RECALL, Kind.ESSAY])
def test_hints_of_an_unsaved_question_are_shown_one_by_one(
    session: Session, teacher: FlaskClient, kind: Kind
) -> None:
    """What is typed stays; the trial itself knows how many were shown."""
    look = tried(teacher, kind, do="look")
    assert (SHOWN.findall(look), COUNT.findall(look)) == ([], ["0"])
    assert FREE in look
    typed = {} if kind is Kind.RECALL else {"try": "Moscow"}
    first = tried(teacher, kind, **{"do": "hint", "try-hints": "0"}, **typed)
    assert (SHOWN.findall(first), COUNT.findall(first)) == (["Look <em>east</em>."], ["1"])
    assert PAID in first
    assert ("Moscow</textarea>" in first or 'value="Moscow"' in first) is bool(typed)
    second = tried(teacher, kind, **{"do": "hint", "try-hints": "1"})
    assert SHOWN.findall(second) == ["Look <em>east</em>.", "On a river."]
    assert "Show another hint" not in second
    assert session.scalars(select(HintTaken)).all() == []


def test_what_a_hint_costs_is_taken_off_in_the_trial(teacher: FlaskClient) -> None:
    """With the verdict on the answer, and the words that a learner will read."""
    sent = {"do": "mark", "try": "Warsaw", "try-hints": "2", "points": "3"}
    marked = tried(teacher, Kind.SHORT_ANSWER, **sent)
    assert "<strong>Right</strong>" in marked
    assert "2 of 3 points, less ⅓ for a hint" in marked
    assert SHOWN.findall(marked) == ["Look <em>east</em>.", "On a river."]
    free = tried(teacher, Kind.SHORT_ANSWER, **(sent | {"try-hints": "1"}))
    assert "3 of 3 points</span>" in free


def test_hints_of_a_previewed_version(session: Session, teacher: FlaskClient) -> None:
    """Saved, a question is tried out on its own page, in the same way."""
    form = fields() | NEW[Kind.SHORT_ANSWER] | HINTS | {"do": "save"}
    saved = post(teacher, f"{DESK}/questions/new?kind=short_answer", form)
    url = saved.location
    page = teacher.get(url).text
    assert SHOWN.findall(page) == []
    assert FREE in page
    hinted = post(teacher, url, {"hint": "1", "hints": "0", "answer": "Moscow"}).text
    assert SHOWN.findall(hinted) == ["Look <em>east</em>."]
    assert 'value="Moscow"' in hinted
    assert 'name="hints" value="1"' in hinted
    marked = post(teacher, url, {"hints": "2", "answer": "Warsaw"}).text
    assert "1.33 of 2 points, less ⅓ for a hint" in marked
    assert session.scalars(select(HintTaken)).all() == []

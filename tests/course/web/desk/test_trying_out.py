"""The question of a form that is not saved: shown, marked, and its faults told; nothing is kept."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Question, QuestionVersion
from quizzes.questions import Kind
from tests.browsing import post
from tests.course.classroom import Room, choice, put_question, typed
from tests.course.web.desk.forms import ANSWERS, DESK, NEW, fields

VERDICTS = {Kind.ESSAY: "Waiting for a person"}
ALONE = {Kind.RECALL}
"""What learners judge themselves has no answer to mark here."""


def tried(client: FlaskClient, kind: Kind, **sent: Any) -> str:
    """Send a form to be looked at; give what stands beside it."""
    form = fields() | NEW[kind] | sent
    answer = post(client, f"{DESK}/questions/try?kind={kind.value}", form)
    assert answer.status_code == 200
    page = answer.text
    return page[page.index('id="trial"') : page.index('class="editor-help"')]


def told(trial: str) -> dict[str, str]:
    """Give the faults that the page is told of, by field."""
    return dict(re.findall(r'<li data-field="([^"]*)">(.*?)</li>', trial))


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.value) for kind in Kind])
def test_a_question_of_each_kind_is_shown_and_marked_without_being_saved(
    session: Session, teacher: FlaskClient, kind: Kind
) -> None:
    """As a learner meets it, with the same marking."""
    look = tried(teacher, kind, do="look")
    mark = tried(teacher, kind, **{"do": "mark", "try": ANSWERS[kind]})

    assert told(look) == {}
    assert "Who signed it" in look
    assert ("Mark this answer" in look) is (kind not in ALONE)
    assert kind in ALONE or VERDICTS.get(kind, "Right") in mark
    assert session.scalars(select(Question)).all() == []


def test_an_answer_that_is_missing_is_asked_for(teacher: FlaskClient) -> None:
    """Nothing chosen is nothing to mark."""
    assert "There is no answer to mark" in tried(teacher, Kind.SINGLE_CHOICE, do="mark")


def test_faults_are_told_by_field_and_what_is_there_is_shown(teacher: FlaskClient) -> None:
    """While a question is not complete its text is shown alone."""
    trial = tried(
        teacher,
        Kind.SINGLE_CHOICE,
        do="look",
        stem="Half a **question**",
        right=[],
        points="0",
        **{"options-1-text": "", "options-1-feedback": "to nothing"},
    )

    assert set(told(trial)) == {"points", "options", "options-1-text"}
    assert "<strong>question</strong>" in trial
    assert "Mark this answer" not in trial


def test_a_text_that_is_nested_too_deep_is_told(teacher: FlaskClient) -> None:
    """It cannot be shown; the page is."""
    trial = tried(teacher, Kind.RECALL, do="look", stem="> " * 500 + "deep")

    assert "" in told(trial)


def test_a_saved_question_is_tried_with_its_changes(
    session: Session, place: Room, teacher: FlaskClient
) -> None:
    """The form of an edit is looked at in the same way; no version is added."""
    put_question(session, place, choice())
    session.commit()
    url = f"{DESK}/questions/try?kind=single_choice&question=pact-year"
    form = fields() | NEW[Kind.SINGLE_CHOICE] | {"objective": "", "stem": "Changed?", "do": "look"}

    page = post(teacher, url, form).text
    other = post(teacher, url.replace("single_choice", "recall"), form)

    assert "Changed?" in page
    assert f'action="{DESK}/questions/pact-year/edit"' in page
    assert other.status_code == 404
    assert len(session.scalars(select(QuestionVersion)).all()) == 1


def test_an_author_is_told_where_no_typing_error_is_let_pass(
    session: Session, place: Room, teacher: FlaskClient
) -> None:
    """Because of a word that is confused with it, or of another answer of the bank."""
    put_question(session, place, typed())
    session.commit()

    near = tried(teacher, Kind.SHORT_ANSWER, do="look", accepted="hypertension")
    safe = tried(teacher, Kind.SHORT_ANSWER, do="look", accepted="photosynthesis")
    saved = post(
        teacher,
        f"{DESK}/questions/new?kind=short_answer",
        fields() | NEW[Kind.SHORT_ANSWER] | {"accepted": "hypertension", "wrong-0-text": "Rome"},
    )

    assert "No typing error is let pass in “hypertension”." in near
    assert "No typing error" not in safe
    assert "No typing error is let pass" in teacher.get(saved.location).text
    session.expire_all()
    newest = session.scalars(select(QuestionVersion).order_by(QuestionVersion.id.desc())).first()
    assert newest is not None
    assert "= hypertension {exact}" in newest.source

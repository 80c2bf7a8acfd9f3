"""Questions written, tried out and published; retired and deleted."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import (
    Attempt,
    AttemptItem,
    Card,
    Question,
    QuestionVersion,
    Response,
    Status,
)
from course.services import add_questions
from quizzes.questions import Kind
from tests.browsing import post
from tests.course.classroom import (
    NOON,
    Room,
    choice,
    put_question,
    statement,
)
from tests.course.web.desk.forms import ANSWERS, DESK, NEW, fields

VERDICTS = {Kind.RECALL: "Remembered", Kind.ESSAY: "Waiting for a person"}


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.value) for kind in Kind])
def test_a_question_of_each_kind_is_written_tried_out_and_published(
    session: Session, teacher: FlaskClient, kind: Kind
) -> None:
    """Form, draft, preview with marking, publication; what a preview answers is not kept."""
    new = f"{DESK}/questions/new?kind={kind.value}&passage=passage-1-1"
    assert teacher.get(new).status_code == 200
    preview = post(teacher, new, fields(**NEW[kind])).location
    assert re.fullmatch(r".*/questions/who-signed-it[a-z0-9-]*/preview", preview)
    assert "Draft" in teacher.get(preview).text

    marked = post(teacher, preview, {"answer": ANSWERS[kind]})
    published = post(teacher, preview.replace("preview", "publish"), {"version": "1"})

    assert VERDICTS.get(kind, "Right") in marked.text
    assert ("2 of 2 points" in marked.text) is (kind is not Kind.ESSAY)
    assert published.status_code == 303
    row = session.scalars(select(Question)).one()
    assert (row.status, row.live_number, row.kind) == (Status.live, 1, kind.value)
    version = session.scalars(select(QuestionVersion)).one()
    assert "tags: pact, 1955" in version.source
    assert "rests on: context" in version.source
    for nothing in (Attempt, AttemptItem, Response, Card):
        assert session.scalars(select(nothing)).all() == []


def test_a_wrong_answer_is_told_in_the_preview(
    session: Session, place: Room, teacher: FlaskClient
) -> None:
    """The author sees what a learner would: verdict, feedback, explanation."""
    put_question(session, place, choice())
    session.commit()

    page = post(teacher, f"{DESK}/questions/pact-year/preview", {"answer": "0"}).text

    assert "Not right" in page
    assert "That is the North Atlantic Treaty." in page
    assert "It was signed in May 1955." in page


def test_a_preview_without_an_answer_asks_for_one(
    session: Session, place: Room, teacher: FlaskClient
) -> None:
    """Nothing chosen is nothing to mark."""
    put_question(session, place, choice())
    session.commit()

    answer = post(teacher, f"{DESK}/questions/pact-year/preview")

    assert answer.status_code == 400
    assert "There is no answer to mark" in answer.text


def test_a_learner_meets_the_published_question_in_the_next_attempt(
    session: Session,
    place: Room,
    teacher: FlaskClient,
    visitor: Callable[[str], FlaskClient],
) -> None:
    """A draft is in nobody's paper; once published, it is."""
    put_question(session, place, statement())
    session.commit()
    kind = Kind.SINGLE_CHOICE
    post(teacher, f"{DESK}/questions/new?kind={kind.value}", fields(**NEW[kind]))
    ada = visitor("ada")
    quiz = "/courses/peace-talks/quizzes/practice-1"
    first = post(ada, f"{quiz}/attempts").location
    before = ada.get(first).text
    post(ada, f"{first}submit", {"key": "a-key-of-its-own"})

    post(teacher, f"{DESK}/questions/who-signed-it/publish", {"version": "1"})

    after = ada.get(post(ada, f"{quiz}/attempts").location).text
    assert "Who signed it?" not in before
    assert "Who signed it?" in after


def test_publishing_an_older_version_tells_of_a_newer_one_that_is_live(
    session: Session, place: Room, teacher: FlaskClient
) -> None:
    """The button says which version it saw; when another one is live since, it is refused."""
    put_question(session, place, choice())
    for number in (1, 2):
        changed = replace(choice(), stem=f"When, {number}?")
        add_questions.revise(session, place.course_id, changed, based_on=number, by=1, at=NOON)
    session.commit()
    url = f"{DESK}/questions/pact-year/publish"
    shown = teacher.get(f"{DESK}/questions/pact-year/preview?version=2").text
    form = {"version": "2", "live": "1"}
    sees = [f'name="{name}" value="{value}"' in shown for name, value in form.items()]

    first = post(teacher, url, {"version": "3", "live": "1"})
    late = post(teacher, url, form)

    assert sees == [True, True]
    assert (first.status_code, late.status_code) == (303, 409)
    assert "Version 3 of this question was published" in late.text
    assert session.scalars(select(Question.live_number)).all() == [3]


def test_retiring_offers_an_undo(session: Session, place: Room, teacher: FlaskClient) -> None:
    """The message that says so has a button that takes it back."""
    put_question(session, place, choice())
    session.commit()

    page = teacher.get(post(teacher, f"{DESK}/questions/pact-year/retire").location).text
    undo = f"{DESK}/questions/pact-year/bring-back"
    offered = f'action="{undo}"' in page
    post(teacher, undo)

    assert offered
    assert session.scalars(select(Question.status)).all() == [Status.live]


def test_a_draft_can_be_deleted_and_a_published_question_cannot(
    session: Session, place: Room, teacher: FlaskClient
) -> None:
    """The page offers deleting for drafts only, and the address refuses the rest."""
    put_question(session, place, choice("a-draft"), live=False)
    put_question(session, place, choice("a-live-one"))
    session.commit()

    draft = post(teacher, f"{DESK}/questions/a-draft/delete")
    live = post(teacher, f"{DESK}/questions/a-live-one/delete")

    assert (draft.status_code, live.status_code) == (303, 409)
    assert session.scalars(select(Question.slug)).all() == ["a-live-one"]

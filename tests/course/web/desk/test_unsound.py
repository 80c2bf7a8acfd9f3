"""What is no sound question, what is not the form's own, and what is hostile."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import (
    Question,
    QuestionVersion,
    Status,
)
from quizzes.questions import Kind
from tests.browsing import post
from tests.course.classroom import (
    Room,
    put_person,
    put_question,
    statement,
)
from tests.course.web.desk.forms import DESK, NEW, fields

HOSTILE = "<script>alert(1)</script>{{ 7*7 }}'\"&%_"


@pytest.mark.parametrize(
    ("kind", "changed", "message"),
    [
        pytest.param(Kind.RECALL, {"stem": " "}, "Has no text", id="no question"),
        pytest.param(Kind.RECALL, {"answer": ""}, "Has no text", id="no answer to recall"),
        pytest.param(Kind.RECALL, {"points": "0"}, "whole number from 1 to 100", id="no points"),
        pytest.param(Kind.RECALL, {"points": "9" * 5000}, "valid integer", id="endless points"),
        pytest.param(Kind.RECALL, {"points": "nan"}, "valid integer", id="points that are none"),
        pytest.param(Kind.RECALL, {"stem": "x" * 10_001}, "10,000 are allowed", id="too long"),
        pytest.param(Kind.RECALL, {"stem": "a\x00b"}, "U+0000", id="a zero byte"),
        pytest.param(Kind.RECALL, {"stem": "a\u202eb"}, "U+202E", id="reversed text"),
        pytest.param(Kind.RECALL, {"stem": "```\nopen"}, "never closed", id="an open code block"),
        pytest.param(Kind.RECALL, {"tags": "a, a"}, "given twice", id="a tag twice"),
        pytest.param(Kind.RECALL, {"slug": "Not A Slug"}, "Is not a slug", id="a wrong id"),
        pytest.param(Kind.RECALL, {"passage": "elsewhere"}, "Not a valid choice", id="no passage"),
        pytest.param(Kind.RECALL, {"bloom": "guess"}, "Not a valid choice", id="no such level"),
        pytest.param(Kind.TRUE_FALSE, {"truth": ""}, "true or false", id="no key"),
        pytest.param(Kind.SHORT_ANSWER, {"accepted": ""}, "give 1 to 50", id="nothing accepted"),
        pytest.param(
            Kind.SHORT_ANSWER, {"wrong-0-text": ""}, "Has no text", id="feedback to nothing"
        ),
        pytest.param(Kind.SINGLE_CHOICE, {"right": []}, "mark exactly one.", id="none right"),
        pytest.param(
            Kind.SINGLE_CHOICE, {"right": ["0", "1"]}, "mark exactly one.", id="two right"
        ),
        pytest.param(
            Kind.SINGLE_CHOICE, {"options-1-text": ""}, "Has no text", id="the key is empty"
        ),
        pytest.param(
            Kind.MULTIPLE_RESPONSE, {"right": ["0", "1", "2"]}, "Every option", id="all right"
        ),
    ],
)
def test_what_is_no_sound_question_is_not_saved(
    session: Session, teacher: FlaskClient, kind: Kind, changed: dict[str, Any], message: str
) -> None:
    """The form comes back with what was typed, and says beside the field what is wrong."""
    url = f"{DESK}/questions/new?kind={kind.value}"

    answer = post(teacher, url, fields(explanation="Kept as typed.") | NEW[kind] | changed)

    assert answer.status_code == 400
    assert message in answer.text
    assert "Kept as typed." in answer.text
    assert session.scalars(select(Question)).all() == []


def test_all_faults_are_told_at_once(teacher: FlaskClient) -> None:
    """An author mends everything in one go."""
    kind = Kind.SINGLE_CHOICE
    wrong = fields() | NEW[kind] | {"stem": "", "right": [], "tags": "a, a", "points": "0"}

    page = post(teacher, f"{DESK}/questions/new?kind={kind.value}", wrong).text

    for message in ("Has no text", "mark exactly one", "given twice", "whole number from 1"):
        assert message in page


def test_a_taken_id_is_told_beside_the_field(
    session: Session, place: Room, teacher: FlaskClient
) -> None:
    """The form comes back; the other question is as it was."""
    put_question(session, place, statement("taken"))
    session.commit()

    answer = post(
        teacher,
        f"{DESK}/questions/new?kind=recall",
        fields(slug="taken") | NEW[Kind.RECALL],
    )

    assert answer.status_code == 409
    assert "the id taken already" in answer.text
    assert len(session.scalars(select(QuestionVersion)).all()) == 1


def test_fields_that_are_not_the_forms_own_change_nothing(
    session: Session, place: Room, teacher: FlaskClient
) -> None:
    """Columns sent along with a new question are ignored (mass assignment)."""
    extra = {
        "status": "live",
        "live_number": "1",
        "course_id": "99",
        "question_id": "99",
        "number": "7",
        "written_by": "1",
        "id": "99",
        "told": "{}",
    }

    post(teacher, f"{DESK}/questions/new?kind=recall", fields() | NEW[Kind.RECALL] | extra)

    row = session.scalars(select(Question)).one()
    version = session.scalars(select(QuestionVersion)).one()
    assert (row.status, row.live_number, row.course_id) == (Status.draft, None, place.course_id)
    assert version.number == 1


def test_hostile_texts_are_shown_as_text(
    session: Session, place: Room, teacher: FlaskClient
) -> None:
    """Markup, templates and quotes of authors and learners reach no page unescaped."""
    put_person(session, place, "evil@example.org", name=HOSTILE)
    session.commit()
    kind = Kind.SINGLE_CHOICE
    hostile = {
        "stem": HOSTILE,
        "explanation": HOSTILE,
        "tags": HOSTILE,
        "slug": "hostile",
        "options-0-text": HOSTILE,
        "options-0-feedback": HOSTILE,
    }
    made = post(teacher, f"{DESK}/questions/new?kind={kind.value}", fields() | NEW[kind] | hostile)
    assert made.status_code == 303

    for url in (
        f"{DESK}/",
        f"{DESK}/questions",
        f"{DESK}/questions/hostile/preview",
        f"{DESK}/questions/hostile/edit",
        f"{DESK}/people",
        "/courses/peace-talks/grades/",
        f"{DESK}/questions?q={HOSTILE}",
    ):
        page = teacher.get(url).text
        assert "<script>alert" not in page, url
        assert "{{ 7*7 }}" in page, url  # shown as it was written, and not worked out


def test_a_gap_at_fault_is_told_at_the_top(place: Room, teacher: FlaskClient) -> None:
    """As with every other kind: nothing was saved, and a link leads to the gaps."""
    del place
    url = f"{DESK}/questions/new?kind=cloze&passage=passage-1-1"
    page = post(teacher, url, fields(**NEW[Kind.CLOZE] | {"gaps-0-accepted": ""}))
    assert page.status_code == 400
    top = page.text.partition("form-errors")[2].partition("</ul>")[0]
    assert "Nothing was saved yet" in top
    assert 'href="#gaps"' in top

"""What the form of the editor takes: the same checks of text, whichever field it is in."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Question
from quizzes.questions import Kind
from tests.browsing import post
from tests.course.classroom import Room
from tests.course.web.desk.forms import DESK, NEW, fields

FIELDS = [
    pytest.param(Kind.RECALL, "stem", id="stem"),
    pytest.param(Kind.RECALL, "explanation", id="explanation"),
    pytest.param(Kind.RECALL, "hints-0-text", id="hint"),
    pytest.param(Kind.RECALL, "author", id="author"),
    pytest.param(Kind.RECALL, "licence", id="licence"),
    pytest.param(Kind.RECALL, "tags", id="tag"),
    pytest.param(Kind.NUMERIC, "unit", id="unit"),
    pytest.param(Kind.NUMERIC, "wrong-0-feedback", id="feedback"),
]
BAD = [
    pytest.param("a\x00b", "U+0000", id="NUL"),
    pytest.param("a\x1bb", "U+001B", id="a control character"),
    pytest.param("a\u202eb", "U+202E", id="reversed text"),
    pytest.param("x" * 60_000, "are allowed", id="endless"),
    pytest.param("a" + "\u0301" * 35, "combining marks", id="marks upon marks"),
]


@pytest.mark.parametrize(("text", "message"), BAD)
@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_a_text_that_cannot_be_one_is_refused_beside_its_field(
    session: Session,
    place: Room,
    teacher: FlaskClient,
    kind: Kind,
    field: str,
    text: str,
    message: str,
) -> None:
    """The page says what is wrong; nothing is saved."""
    del place
    sent: dict[str, Any] = fields() | NEW[kind] | {field: text}

    answer = post(teacher, f"{DESK}/questions/new?kind={kind.value}", sent)

    assert answer.status_code == 400
    assert message in answer.text
    assert session.scalars(select(Question.id)).all() == []

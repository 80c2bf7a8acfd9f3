"""Versions: what is asked says nothing of the key, what is stored is what was written."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import QuestionVersion, Status
from course.rows.shown import asked_html, told_html
from course.rows.versions import add_version, read_body, set_live
from quizzes import Question, Recall, TrueFalse
from quizzes.formats.markdown import parse
from tests.accounts import opened
from tests.course.study import NOON, publish, question_row, small
from tests.school.content import KINDS, questions

SECRETS = ("right", "feedback", "explanation", "accepted", "wrong", "answer", "hint 1", "hint 2")
"""Words of the scenery's texts, and names in the stored form, that belong to the key."""

OWN = {
    "numeric": {"unit"},
    "cloze": {"gaps"},
    "matching": {"things"},
    "categorising": {"places"},
    "hot": {"pieces"},
    "essay": {"rubric", "words"},
}
"""What is asked besides in some kinds."""

VALUES = {each.id.removeprefix("tides-1-"): each for each in questions("tides-1", kinds=KINDS)}


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on a published course."""
    with opened(database_url) as session:
        publish(session, small(*VALUES.values()))
        yield session


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_asked_does_not_tell_the_key(kind: str) -> None:
    """Kind, stem, options, the fields to fill, what hints cost: a learner gets nothing else."""
    value = VALUES[kind]
    asked = asked_html(value)
    assert set(asked) == {"kind", "stem", "options", "hints"} | OWN.get(kind, set())
    assert asked["hints"] == ["0", "1/4"]
    assert asked["kind"] == value.kind
    assert f"stem of {value.id}" in asked["stem"]
    said = str({name: part for name, part in asked.items() if name != "kind"})
    assert not [word for word in SECRETS if word in said]


def test_options_look_alike() -> None:
    """A key and a distractor differ in their text only, and stand in the author's order."""
    options = asked_html(VALUES["single"])["options"]
    assert [each.replace(f"option {n}", "option") for n, each in enumerate(options)] == [
        "<p>The option of tides-1-single.</p>\n"
    ] * 4


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        pytest.param("single", ("feedback 0", "feedback 3", "'right': True"), id="single choice"),
        pytest.param("multiple", ("feedback 2", "'right': False"), id="multiple response"),
        pytest.param("truth", ("feedback true", "feedback false", "'right': True"), id="truth"),
        pytest.param("short", ("accepted answer 0", "<p>The feedback"), id="typed"),
        pytest.param("numeric", ("1949 ± 1% km", "feedback of", "wrong number"), id="a number"),
        pytest.param("cloze", ("1949", "accepted answer 0", "option 0", "feedback 3"), id="gaps"),
        pytest.param("matching", ("'key': [0, 0]",), id="matching"),
        pytest.param("ordering", (), id="ordering, whose key is the order of what is asked"),
        pytest.param("categorising", ("'key': [0, 1, 1, 1]",), id="categorising"),
        pytest.param("hot", ("feedback 0", "feedback 2", "'right': True"), id="hot text"),
        pytest.param("essay", ("model answer",), id="essay"),
        pytest.param("recall", ("The answer of",), id="recall"),
    ],
)
def test_what_is_told_is_complete(kind: str, told: tuple[str, ...]) -> None:
    """After the answer there are key, feedback and explanation."""
    said = str(told_html(VALUES[kind]))
    for part in (*told, "explanation"):
        assert part in said


def test_markup_is_made_safe_when_a_version_is_written() -> None:
    """What a stranger wrote as HTML is text in what is stored, in every part."""
    attack = "<script>alert(1)</script>"
    value = Question(
        id="attack",
        passage="tides-1-passage",
        stem=attack,
        explanation=attack,
        body=TrueFalse(right=True, feedback_true=attack, feedback_false=attack),
    )
    said = str(asked_html(value)) + str(told_html(value))
    assert "<script" not in said
    assert said.count("alert(1)") == 4


@pytest.mark.parametrize("kind", KINDS)
def test_a_version_is_what_was_written(session: Session, kind: str) -> None:
    """Its body and its text both give the question back."""
    value = VALUES[kind]
    row = session.scalars(
        select(QuestionVersion).filter_by(question_id=question_row(session, value.id).id)
    ).one()
    parsed = parse(f"# bank\n\n{row.source}", file="stored.md")
    assert read_body(row.body) == value
    assert (row.number, row.points, row.written_by) == (1, value.points, None)
    assert parsed.bank.questions == (value,), parsed.problems


def test_versions_are_numbered_and_none_is_live_by_itself(session: Session) -> None:
    """A new version takes the next number; learners meet it once it is made live."""
    row = question_row(session, "tides-1-truth")
    connection = session.connection()
    value = Question(
        id=row.slug, passage="tides-1-passage", stem="New.", body=TrueFalse(right=False)
    )

    numbers = [add_version(connection, row.id, value, by=None, at=NOON)[1] for _ in range(2)]

    assert numbers == [2, 3]
    assert question_row(session, row.slug).live_number == 1
    set_live(connection, row.id, 3)
    assert question_row(session, row.slug).live_number == 3


def test_a_draft_of_another_kind_does_not_change_what_learners_meet(session: Session) -> None:
    """The question's kind is that of its live version, and follows when another one is live."""
    row = question_row(session, "tides-1-truth")
    connection = session.connection()
    draft = Question(
        id=row.slug, passage="tides-1-passage", stem="Anew.", body=Recall(answer="So.")
    )

    _, number = add_version(connection, row.id, draft, by=None, at=NOON)
    assert question_row(session, row.slug).kind == "true_false"

    set_live(connection, row.id, number)
    assert question_row(session, row.slug).kind == "recall"


def test_a_retired_question_is_live_again_with_a_version(session: Session) -> None:
    """Making a version live brings its question back."""
    row = question_row(session, "tides-1-truth")
    row.status = Status.retired
    session.flush()
    set_live(session.connection(), row.id, 1)
    assert question_row(session, row.slug).status is Status.live

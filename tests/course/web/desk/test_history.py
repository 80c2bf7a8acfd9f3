"""The history of a question on its page: who changed what, and any version restored."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Lesson, Passage, QuestionVersion
from course.services import add_questions
from tests.browsing import post
from tests.course.classroom import NOON, Room, choice, put_question
from tests.course.ways_in import KEY, NEAR, asking
from tests.course.web.desk.forms import DESK, filled

HISTORY = f"{DESK}/questions/pact-year/history"
RESTORE = f"{DESK}/questions/pact-year/restore"


@pytest.fixture
def revised(session: Session, place: Room) -> None:
    """Give a question with three versions."""
    put_question(session, place, choice())
    for number, stem in enumerate(("When was the pact signed?", "When was the <b>pact</b> made?")):
        value = replace(choice(), stem=stem)
        add_questions.revise(session, place.course_id, value, based_on=number + 1, by=1, at=NOON)
    session.commit()


def marked(page: str) -> list[tuple[str, str]]:
    """List what is marked on a page as taken out or put in."""
    found = re.findall(r"<(ins|del)>(.*?)</\1>", page, re.S)
    return [(tag, re.sub(r"<span.*?</span>", "", text)) for tag, text in found]


@pytest.mark.usefixtures("revised")
@pytest.mark.parametrize(
    ("query", "head", "words"),
    [
        pytest.param(
            "",
            "From version 2 to version 3",
            {("del", "pact signed"), ("ins", "&lt;b&gt;pact&lt;/b&gt; made")},
            id="the newest with the one before",
        ),
        pytest.param("?from=2&to=2", "Version 2", set(), id="a version with itself"),
        pytest.param("?from=99&to=3", "From version 2 to version 3", None, id="no such version"),
        pytest.param("?from=x&to=-1", "From version 2 to version 3", None, id="no numbers at all"),
        pytest.param("?from=3&to=1", "From version 3 to version 1", None, id="backwards"),
    ],
)
def test_two_versions_are_compared(
    teacher: FlaskClient, query: str, head: str, words: set[tuple[str, str]] | None
) -> None:
    """Signs and hidden words say what colours say; what was typed is shown as text."""
    page = teacher.get(HISTORY + query)

    assert page.status_code == 200
    assert head in page.text
    if words is not None:
        assert words <= set(marked(page.text))
        assert bool(words) == bool(marked(page.text))
    assert page.text.count("[taken out: ") == page.text.count("<del>")
    assert page.text.count("[put in: ") == page.text.count("<ins>")
    assert "<b>pact" not in page.text


@pytest.mark.usefixtures("revised")
def test_a_version_is_restored_as_a_draft(session: Session, teacher: FlaskClient) -> None:
    """The preview says so, and learners go on meeting what they met."""
    answer = post(teacher, RESTORE, {"version": "1", "newest": "3"})

    assert answer.status_code == 303
    page = teacher.get(answer.location).text
    assert "Version 4 says again what version 1 said" in page
    assert "Publish version 4" in page
    sources = session.scalars(select(QuestionVersion.source).order_by(QuestionVersion.id)).all()
    assert sources[3] == sources[0]


@pytest.mark.usefixtures("revised")
def test_a_version_written_since_is_not_passed_over(teacher: FlaskClient) -> None:
    """The page comes back with the newest one, and says what happened."""
    answer = post(teacher, RESTORE, {"version": "1", "newest": "2"})

    assert answer.status_code == 409
    assert "Nothing was restored" in answer.text
    assert "version 3 is newer" in answer.text


@pytest.mark.usefixtures("revised")
@pytest.mark.parametrize(
    ("form", "status"),
    [
        pytest.param({"version": "3", "newest": "3"}, 303, id="the newest one: nothing to do"),
        pytest.param({"version": "9", "newest": "3"}, 404, id="no such version"),
        pytest.param({"version": "x", "newest": "3"}, 400, id="no number"),
        pytest.param({}, 400, id="nothing"),
    ],
)
def test_restoring_what_cannot_be_writes_nothing(
    session: Session, teacher: FlaskClient, form: dict[str, str], status: int
) -> None:
    """Whatever is sent."""
    assert post(teacher, RESTORE, form).status_code == status
    assert len(session.scalars(select(QuestionVersion.id)).all()) == 3


@pytest.mark.usefixtures("revised")
def test_an_assistant_reads_and_does_not_restore(visitor: Callable[[str], FlaskClient]) -> None:
    """There is no button, either."""
    helper = visitor("helper")

    assert "Restore" not in helper.get(HISTORY).text
    assert post(helper, RESTORE, {"version": "1", "newest": "3"}).status_code == 404


@pytest.mark.usefixtures("revised")
@pytest.mark.parametrize(
    ("gone", "words"),
    [
        pytest.param("passage", "the passage passage-1-1, which has left the course", id="passage"),
        pytest.param("lesson", "the passage passage-1-1, which has left the course", id="lesson"),
        pytest.param("objective", "the objective goal-9, which its lesson", id="objective"),
    ],
)
def test_a_version_whose_place_is_gone_opens_in_the_editor(
    session: Session, place: Room, teacher: FlaskClient, gone: str, words: str
) -> None:
    """The page says what is the matter; the editor holds that version, its place to be chosen."""
    older = replace(choice(), stem="An older one?", objective="goal-9")
    add_questions.revise(session, place.course_id, older, based_on=3, by=1, at=NOON)
    elsewhere = choice(passage="passage-2-1")
    add_questions.revise(session, place.course_id, elsewhere, based_on=4, by=1, at=NOON)
    if gone == "passage":
        session.query(Passage).filter_by(slug="passage-1-1").update({"retired_at": NOON})
    if gone == "lesson":
        session.query(Lesson).filter_by(slug="lesson-1").update({"retired_at": NOON})
    session.commit()

    answer = post(teacher, RESTORE, {"version": "4", "newest": "5"})

    assert answer.status_code == 409
    assert "Nothing was restored" in answer.text
    assert words in answer.text
    opened = re.search(r'href="([^"]*/edit\?version=4)"', answer.text)
    assert opened is not None
    page = teacher.get(opened.group(1)).text
    assert "This is what version 4 said" in page
    assert "An older one?" in page
    sent = filled(page)
    assert sent["version"] == ["5"]
    assert "goal-9" not in page
    saved = post(teacher, f"{DESK}/questions/pact-year/edit", sent | {"passage": "passage-2-1"})
    assert saved.status_code == 303, saved.text
    newest = select(QuestionVersion.source).order_by(QuestionVersion.number.desc())
    assert "An older one?" in (session.scalars(newest).first() or "")


def test_whoever_restores_is_told_where_no_typing_error_is_let_pass(
    session: Session, place: Room, teacher: FlaskClient
) -> None:
    """Another question has come too near since."""
    put_question(session, place, asking("pact-word"), live=False)
    newer = asking("pact-word", "Warsaw")
    add_questions.revise(session, place.course_id, newer, based_on=1, by=1, at=NOON)
    add_questions.write(session, place.course_id, asking("other", NEAR), by=1, at=NOON)
    session.commit()

    url = f"{DESK}/questions/pact-word/restore"
    answer = post(teacher, url, {"version": "1", "newest": "2"})

    page = teacher.get(answer.location).text
    assert f"No typing error is let pass in “{KEY}”" in page
    assert f"other: No typing error is let pass in “{NEAR}”" in page

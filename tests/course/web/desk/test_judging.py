"""An essay is judged: level by level, with comments, never unseen, and told to its learner."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from fractions import Fraction

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from course.extensions import db
from course.models import Attempt, AttemptState
from course.models.hints import HintTaken
from quizzes.questions import Hint
from tests.browsing import post
from tests.course.classroom import NOON, Room, put_question
from tests.course.essays import essay, put_essay, put_item
from tests.course.web.desk.judging import HOSTILE, JUDGED, LIST, SAID, ada, mark_of
from tests.faults.threads import at_once, widened


def _judgement(page: str) -> str:
    """Give the part of the results that tells how a text was judged."""
    found = re.search(r'<dl class="judgement">(.*?)</dl>', page, re.S)
    assert found
    return found.group(1)


@pytest.mark.parametrize("who", ["teacher", "helper"])
def test_those_who_teach_mark(
    session: Session, visitor: Callable[[str], FlaskClient], attempt: int, who: str
) -> None:
    """Instructors and assistants; afterwards the list is empty and the attempt has its score."""
    client = visitor(who)

    answer = post(client, f"{LIST}/{attempt}/1", JUDGED)

    assert (answer.status_code, answer.location) == (303, LIST)
    page = client.get(LIST).text
    assert "to be read and marked by its rubric" in page
    assert "Nothing waits" in page
    assert "for Ada." in page
    assert mark_of(session, attempt) == (8, 3)
    assert session.get_one(Attempt, attempt).earned is not None


def test_the_learner_sees_the_score_at_once(
    visitor: Callable[[str], FlaskClient], teacher: FlaskClient, attempt: int
) -> None:
    """What waited is marked."""
    learner = visitor("ada")
    before = learner.get(f"/attempts/{attempt}/results").text
    post(teacher, f"{LIST}/{attempt}/1", JUDGED | {"criterion_0": "0"})
    after = learner.get(f"/attempts/{attempt}/results").text

    assert "4 of 4" not in before
    assert "4 of 4" in after


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param({"criterion_0": "1"}, id="one criterion is left out"),
        pytest.param({}, id="nothing is chosen"),
        pytest.param(JUDGED | {"criterion_0": "3"}, id="a level that there is not"),
        pytest.param(JUDGED | {"criterion_0": "-1"}, id="a level before the first"),
        pytest.param(JUDGED | {"criterion_1": "\u0660"}, id="a digit of another script"),
        pytest.param(JUDGED | {"criterion_1": "0.0"}, id="no whole number"),
    ],
)
def test_an_unfinished_judgement_comes_back(
    session: Session, teacher: FlaskClient, attempt: int, sent: dict[str, str]
) -> None:
    """What was chosen stays chosen, what is missing is told, and nothing is stored."""
    answer = post(teacher, f"{LIST}/{attempt}/1", sent)

    assert answer.status_code == 400
    assert "Nothing was saved yet" in answer.text
    assert answer.text.count(" checked") == sum(
        sent.get(name) in levels
        for name, levels in {"criterion_0": ["0", "1", "2"], "criterion_1": ["0", "1"]}.items()
    )
    assert mark_of(session, attempt) == (None, None)


def test_judging_again_replaces_the_mark(
    session: Session, visitor: Callable[[str], FlaskClient], teacher: FlaskClient, attempt: int
) -> None:
    """The page of a marked text tells its mark and by whom, and offers the form filled with it."""
    post(teacher, f"{LIST}/{attempt}/1", JUDGED | SAID)
    helper = visitor("helper")
    page = helper.get(f"{LIST}/{attempt}/1").text
    assert "This text is marked" in page
    assert "Judged by Teacher," in page
    assert "Judged before" not in page
    assert page.count(" checked") == 2
    assert "Which second cause?</textarea>" in page
    seen = re.search(r'name="replaces"[^>]*value="([^"]*)"', page)
    assert seen

    again = JUDGED | {"criterion_0": "2", "replaces": seen.group(1), "remark_0": "Neither."}
    assert post(helper, f"{LIST}/{attempt}/1", again).status_code == 303
    assert mark_of(session, attempt) == (4, 3)
    page = teacher.get(f"{LIST}/{attempt}/1").text
    assert "Judged by Helper," in page
    before = page[page.index("Judged before") :]
    assert "Teacher, <time" in before
    assert "2.67 of 4 points" in before
    assert "Which second cause?" in before


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        pytest.param("remark_0", "x" * 1001, "at most 1,000 characters", id="a long remark"),
        pytest.param("comment", "x" * 5001, "at most 5,000 characters", id="a long comment"),
        pytest.param("remark_1", "a\0b", "control character", id="a zero byte"),
        pytest.param("comment", "a\x1b[0m", "control character", id="an escape"),
    ],
)
def test_what_cannot_be_said_comes_back(
    session: Session, teacher: FlaskClient, attempt: int, field: str, text: str, said: str
) -> None:
    """The reason stands beside the field, and what was chosen stays chosen."""
    answer = post(teacher, f"{LIST}/{attempt}/1", JUDGED | {field: text})

    assert answer.status_code == 400
    assert said in answer.text
    assert answer.text.count(" checked") == 2
    assert mark_of(session, attempt) == (None, None)


def test_what_is_said_is_kept_as_it_was_typed(
    visitor: Callable[[str], FlaskClient], teacher: FlaskClient, attempt: int
) -> None:
    """Several lines, any script, and never a mark of HTML; the learner reads it so."""
    said = "One.\r\n\u05d0\u05d1 <b>two</b>"
    post(teacher, f"{LIST}/{attempt}/1", JUDGED | {"comment": f"  {said} ", "remark_1": HOSTILE})

    shown = "One.\n\u05d0\u05d1 &lt;b&gt;two&lt;/b&gt;"
    for page in (
        teacher.get(f"{LIST}/{attempt}/1").text,
        visitor("ada").get(f"/attempts/{attempt}/results").text,
    ):
        assert f'<p class="remark" dir="auto">{shown}</p>' in page
        assert "<script>evil()" not in page
        assert "&lt;script&gt;evil()" in page


def test_the_learner_reads_how_it_was_judged(
    visitor: Callable[[str], FlaskClient], teacher: FlaskClient, attempt: int
) -> None:
    """Before, that a person has still to; then the level of each criterion, and what was said."""
    learner = visitor("ada")
    before = learner.get(f"/attempts/{attempt}/results").text
    assert "Waiting for a person" in before
    assert 'class="judgement"' not in before

    post(teacher, f"{LIST}/{attempt}/1", JUDGED | SAID)

    after = learner.get(f"/attempts/{attempt}/results").text
    assert "Waiting for a person" not in after
    told = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", _judgement(after)))
    assert told.strip() == (
        "Argument 1 of 2 names one Which second cause? Language 1 of 1 clear The whole text Go on."
    )
    assert "Teacher" not in after


def test_two_texts_of_one_attempt_may_be_judged_at_once(
    session: Session,
    place: Room,
    visitor: Callable[[str], FlaskClient],
    app: Flask,
    attempt: int,
) -> None:
    """Whoever is second adds up: the attempt has its score."""
    another = put_question(session, place, essay("another"))
    put_item(session, attempt, another, position=2)
    session.commit()
    clients = (visitor("teacher"), visitor("helper"))
    for position, client in enumerate(clients, 1):
        client.get(f"{LIST}/{attempt}/{position}")

    def judge(number: int) -> int:
        return post(clients[number], f"{LIST}/{attempt}/{number + 1}", JUDGED).status_code

    with app.app_context(), widened(db.engine, r"^\s*(INSERT|UPDATE)", 0.03):
        assert at_once(2, judge) == [303, 303]
    session.expire_all()
    row = session.get_one(Attempt, attempt)
    assert (row.state, row.earned) == (AttemptState.graded, Fraction(16, 3))


@pytest.mark.parametrize(
    ("taken", "said", "earned"),
    [
        pytest.param(1, "One hint was taken, without a cost.", (4, 1), id="a free one"),
        pytest.param(
            2, "2 hints were taken; ¼ of the points is taken off for that.", (3, 1), id="a dear one"
        ),
    ],
)
def test_hints_are_told_and_taken_off(
    session: Session,
    place: Room,
    teacher: FlaskClient,
    taken: int,
    said: str,
    earned: tuple[int, int],
) -> None:
    """Whoever judges need not think of them; the rubric is about the text."""
    hints = (Hint(text="Think."), Hint(text="Think of fear.", cost=Fraction(1, 4)))
    asked = put_question(session, place, essay(hints=hints))
    attempt = put_essay(session, place.quizzes[0], ada(session), asked)
    for number in range(1, taken + 1):
        session.add(HintTaken(attempt_id=attempt, position=1, number=number, at=NOON))
    session.commit()

    assert said in teacher.get(f"{LIST}/{attempt}/1").text
    post(teacher, f"{LIST}/{attempt}/1", JUDGED | {"criterion_0": "0"})
    assert mark_of(session, attempt) == earned


def test_one_text_follows_another(
    session: Session, place: Room, teacher: FlaskClient, attempt: int, question: int
) -> None:
    """Whoever marks one after the other need not go back to the list in between."""
    later = NOON + timedelta(hours=1)
    following = put_essay(session, place.quizzes[1], ada(session), question, number=1, at=later)
    session.commit()
    page = teacher.get(f"{LIST}/{attempt}/1").text
    assert "Save, and open the next text" in page

    onward = JUDGED | {"then": "next"}
    assert post(teacher, f"{LIST}/{attempt}/1", onward).location == f"{LIST}/{following}/1"
    page = teacher.get(f"{LIST}/{following}/1").text
    assert "the next text" not in page
    assert post(teacher, f"{LIST}/{following}/1", onward).location == LIST


@pytest.mark.parametrize("seen", ["", "2", "0", "8/4", "1e999999999", "9" * 5000, "x", "\u0668/3"])
def test_a_mark_that_was_not_seen_is_kept(
    session: Session, teacher: FlaskClient, attempt: int, seen: str
) -> None:
    """Whoever opened the text before it was marked is told, whatever their page says it was."""
    post(teacher, f"{LIST}/{attempt}/1", JUDGED)

    answer = post(teacher, f"{LIST}/{attempt}/1", JUDGED | {"criterion_0": "0", "replaces": seen})

    assert answer.status_code == 409
    assert "marked this text in the meantime" in answer.text
    assert "Judged by Teacher," in answer.text
    assert re.search(r'<details class="disclosure" open><summary>Judge it again', answer.text)
    assert re.search(r'checked[^>]*name="criterion_0"[^>]*value="0"', answer.text)
    assert re.search(r'name="replaces"[^>]*value="1"', answer.text)
    assert mark_of(session, attempt) == (8, 3)

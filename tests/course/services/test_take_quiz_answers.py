"""Answers to an open attempt: nothing that was acknowledged is lost or counted twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from course.models import Attempt, AttemptState, Card, SignIn
from course.services import take_quiz
from course.services.errors import Changed, Invalid
from course.services.take_quiz import Sent
from course.services.take_quiz.answers import AttemptClosed
from course.web.asking import read_answer
from quizzes import Decided, Typed
from quizzes.errors import ResponseRefused
from quizzes.questions import Response as Answer
from tests.accounts import opened
from tests.course.sitting import (
    answers,
    begin,
    counted,
    give,
    hand_in,
    paper,
    place_of,
    right,
    save_all,
    say,
    score,
    wrong,
)
from tests.course.study import NOON, Learner, learner, of_kind, publish, small
from tests.school.content import Content
from tests.school.scene import watched

LATER = NOON + timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session of this test's own."""
    with opened(database_url) as session:
        yield session


@pytest.fixture
def made(session: Session) -> Content:
    """Give a course with one question of each kind, published."""
    made = small()
    publish(session, made)
    return made


@pytest.fixture
def ada(session: Session, made: Content) -> Learner:
    """Give a learner."""
    del made
    return learner(session)


def test_an_answer_is_acknowledged_with_a_receipt(
    session: Session, made: Content, ada: Learner
) -> None:
    """One statement asks, one writes; the paper then shows the answer and its moment."""
    attempt = begin(session, ada)
    place = place_of(session, attempt, "truth")
    with watched(session.connection().engine) as seen:
        receipt = give(session, ada, attempt, place, right(of_kind(made, "truth")), at=LATER)

    assert len(seen) == 2
    assert (receipt.saved_at, receipt.time_zone, receipt.repeated) == (LATER, "UTC", False)
    item = paper(session, ada, attempt).items[place - 1]
    assert (item.answer, item.sequence, item.saved_at) == ({"decided": True}, 1, LATER)
    assert paper(session, ada, attempt).answered == 1


def test_the_same_key_is_the_same_answer(session: Session, ada: Learner) -> None:
    """Sent again it gets the receipt of the first time, and nothing is written."""
    attempt = begin(session, ada)
    place = place_of(session, attempt, "short")
    give(session, ada, attempt, place, Typed(text="first"), key="one-key")
    again = give(session, ada, attempt, place, Typed(text="second"), key="one-key", at=LATER)
    assert (again.saved_at, again.repeated) == (NOON, True)
    assert answers(session, ada, attempt)[place] == Typed(text="first")
    assert counted(session) == 1


def test_a_key_of_another_answer_acknowledges_nothing(session: Session, ada: Learner) -> None:
    """Under a key that was used for one question, no other question is said to be saved."""
    attempt = begin(session, ada)
    first, other = (place_of(session, attempt, name) for name in ("short", "truth"))
    give(session, ada, attempt, first, Typed(text="first"), key="one-key")

    with pytest.raises(Changed, match="another question"):
        give(session, ada, attempt, other, Decided(value=True), key="one-key")

    given = answers(session, ada, attempt)
    assert {place for place, answer in given.items() if answer is not None} == {first}


def test_a_late_answer_does_not_beat_a_newer_one(session: Session, ada: Learner) -> None:
    """The sender's count decides, and among equals what came last; every answer is kept."""
    attempt = begin(session, ada)
    place = place_of(session, attempt, "short")
    counting = []
    for text, sequence in (("one", 1), ("three", 3), ("two", 2), ("three-again", 3)):
        give(session, ada, attempt, place, Typed(text=text), key=f"key-{text}", sequence=sequence)
        counting.append(answers(session, ada, attempt)[place])
    assert counting == [Typed(text=text) for text in ("one", "three", "three", "three-again")]
    assert counted(session) == 4


def test_an_older_page_is_told_that_another_has_answered(session: Session, ada: Learner) -> None:
    """A page that has not seen the newest answer is refused: its "saved" would not be true."""
    attempt = begin(session, ada)
    give(session, ada, attempt, 1, None, key="newer-page-1")

    with pytest.raises(Changed, match="another window"):
        give(session, ada, attempt, 1, None, key="older-page-1")

    assert counted(session, attempt_id=attempt) == 1


def test_an_answer_may_be_taken_back(session: Session, made: Content, ada: Learner) -> None:
    """The question is open again, earns nothing, and makes no card."""
    attempt = begin(session, ada)
    place = place_of(session, attempt, "truth")
    give(session, ada, attempt, place, right(of_kind(made, "truth")))
    give(session, ada, attempt, place, None, sequence=2)
    assert answers(session, ada, attempt)[place] is None
    assert paper(session, ada, attempt).answered == 0

    hand_in(session, ada, attempt)

    assert score(session, attempt) == (0, 4)
    assert session.scalar(select(func.count()).select_from(Card)) == 0


def test_after_handing_in_nothing_is_added(session: Session, made: Content, ada: Learner) -> None:
    """A late answer is refused; one that is only repeated still gets its receipt."""
    attempt = begin(session, ada)
    place = place_of(session, attempt, "truth")
    give(session, ada, attempt, place, wrong(of_kind(made, "truth")), key="in-time")
    hand_in(session, ada, attempt)

    with pytest.raises(AttemptClosed, match="handed in already") as refused:
        give(session, ada, attempt, place, right(of_kind(made, "truth")), key="too-late")

    assert refused.value.status == 409
    assert give(session, ada, attempt, place, None, key="in-time").repeated
    with pytest.raises(AttemptClosed):
        save_all(session, ada, attempt, {place: (right(of_kind(made, "truth")), 9)})
    assert save_all(session, ada, attempt, {place: (wrong(of_kind(made, "truth")), 9)}) == 0
    assert score(session, attempt) == (0, 4)
    assert counted(session) == 1


def test_only_ones_own_attempt_takes_answers(session: Session, ada: Learner) -> None:
    """For everyone else, for a place that is not there, and without a sign-in, there is none."""
    attempt = begin(session, ada)
    bob = learner(session, "bob")
    ended = learner(session, "eve")
    session.scalars(select(SignIn).filter_by(person_id=ended.id)).one().ended_at = NOON
    session.flush()

    def saved(key: str, number: int, place: int) -> object:
        connection = session.connection()
        truth = say(Decided(value=True))
        return take_quiz.save(
            connection, key, number, place, truth, key="some-key", sequence=1, at=LATER
        )

    for key, number, place in (
        (bob.key, attempt, 1),
        (ended.key, attempt, 1),
        ("", attempt, 1),
        (ada.key, attempt, 5),
        (ada.key, attempt + 1, 1),
    ):
        assert saved(key, number, place) is None
    assert take_quiz.paper(session.connection(), attempt, bob.id) is None
    assert save_all(session, bob, attempt, {1: (Decided(value=True), 0)}) is None
    assert take_quiz.submit(session.connection(), attempt, bob.id, at=LATER) is False
    assert counted(session) == 0
    assert session.get_one(Attempt, attempt).state is AttemptState.in_progress


@pytest.mark.parametrize(
    ("kind", "values", "refusal"),
    [
        pytest.param("single", ["0", "1"], Invalid, id="two answers to a single choice"),
        pytest.param("single", ["4"], Invalid, id="an option that is not there"),
        pytest.param("single", ["-1"], Invalid, id="an option below nothing"),
        pytest.param("single", ["true"], Invalid, id="a truth value as an option"),
        pytest.param("multiple", ["0", "banana"], Invalid, id="a word among options"),
        pytest.param("multiple", ["²"], Invalid, id="a digit that is no number"),
        pytest.param("truth", ["maybe"], Invalid, id="neither true nor false"),
        pytest.param("truth", ["true", "false"], Invalid, id="true and false at once"),
        pytest.param("short", ["one", "two"], Invalid, id="two texts"),
        pytest.param("short", ["x" * 1001], ResponseRefused, id="a text beyond all measure"),
        pytest.param("short", ["nul\x00"], ResponseRefused, id="a character that no key types"),
    ],
)
def test_what_is_no_answer_is_refused_and_not_written(
    session: Session, ada: Learner, kind: str, values: list[str], refusal: type[Exception]
) -> None:
    """A form that does not fit its question leaves everything as it was."""
    attempt = begin(session, ada)
    place = place_of(session, attempt, kind)

    def read(asked: Mapping[str, Any], order: list[int]) -> Answer | None:
        return read_answer(asked, values, order)

    with pytest.raises(refusal):
        take_quiz.save(
            session.connection(),
            ada.key,
            attempt,
            place,
            read,
            key="some-key",
            sequence=1,
            at=LATER,
        )
    good = next(other for other in range(1, 5) if other != place)
    with pytest.raises(refusal):
        take_quiz.save_all(
            session.connection(),
            attempt,
            ada.id,
            {good: Sent(read=say(None), seen=0), place: Sent(read=read, seen=0)},
            key="whole-form",
            at=LATER,
        )
    assert counted(session) == 0

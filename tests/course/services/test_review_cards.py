"""Answers to cards and prompts: what one does, to whom it belongs, what is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Card, Review, Role, SignIn, Source, Status
from course.services import add_questions, review_cards
from course.services.errors import Changed
from quizzes import Kind, Recalled
from quizzes.review import Rating
from tests.accounts import opened
from tests.course.reviewing import DAY, PROMPT, answer, due, logged, recall
from tests.course.revisions import with_edited
from tests.course.sitting import begin, give, hand_in, place_of, right, wrong
from tests.course.study import (
    NOON,
    SLUG,
    Learner,
    card_row,
    course_number,
    learner,
    leave,
    of_kind,
    publish,
    question_row,
    small,
    with_questions,
)
from tests.school.content import Content
from tests.school.scene import watched

TRUTH = "tides-1-truth"


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
    """Give a learner without cards."""
    del made
    return learner(session)


@pytest.fixture
def statement(session: Session, made: Content, ada: Learner) -> Card:
    """Give the learner's card of the statement, which they had wrong at noon."""
    attempt = begin(session, ada)
    give(session, ada, attempt, place_of(session, attempt, "truth"), wrong(of_kind(made, "truth")))
    hand_in(session, ada, attempt)
    card = card_row(session, ada, TRUTH)
    assert card is not None
    return card


def test_an_answer_moves_its_card(
    session: Session, made: Content, ada: Learner, statement: Card
) -> None:
    """Two or three statements; the log holds the answer, its rating and the time that it took."""
    before = statement.opens_at
    with watched(session.connection().engine) as seen:
        done = answer(session, ada, statement.id, right(of_kind(made, "truth")), seconds=12)

    assert len(seen) == 3
    assert done is not None
    assert (done.rating, done.moved, done.repeated, done.sequence) == (Rating.GOOD, True, False, 2)
    assert done.opens_at > before
    assert done.mark is not None
    assert done.mark.is_right
    entry = session.scalars(select(Review).filter_by(sequence=2)).one()
    assert (entry.answer, entry.rating, entry.source, entry.seconds, entry.days) == (
        {"decided": True},
        Rating.GOOD,
        Source.review,
        12,
        10,
    )


def test_the_same_answer_twice_is_one(
    session: Session, made: Content, ada: Learner, statement: Card
) -> None:
    """It is acknowledged again with what the log holds, though the card has moved on since."""
    first = answer(session, ada, statement.id, right(of_kind(made, "truth")), key="one-key")
    again = answer(session, ada, statement.id, wrong(of_kind(made, "truth")), key="one-key")
    assert first is not None
    assert again is not None
    assert (again.repeated, again.sequence, again.saved_at) == (True, 2, first.saved_at)
    assert (again.response, again.opens_at) == (first.response, first.opens_at)
    assert logged(session) == 2


def test_a_card_answered_elsewhere_is_told(
    session: Session, made: Content, ada: Learner, statement: Card
) -> None:
    """The second of two tabs hears of it, and its answer is not written."""
    answer(session, ada, statement.id, right(of_kind(made, "truth")), key="first-tab")
    with pytest.raises(Changed, match="answered elsewhere") as refused:
        answer(session, ada, statement.id, wrong(of_kind(made, "truth")), key="second-tab")
    assert refused.value.status == 409
    assert logged(session) == 2


@pytest.mark.parametrize(
    "who",
    [
        pytest.param("bob", id="another learner"),
        pytest.param("", id="nobody who is signed in"),
        pytest.param("ended", id="a sign-in that is over"),
        pytest.param("left", id="a learner who left"),
    ],
)
def test_a_card_is_its_learners_alone(
    session: Session, made: Content, ada: Learner, statement: Card, who: str
) -> None:
    """For everyone else it is not there; nothing is written."""
    key = ada.key
    match who:
        case "bob":
            key = learner(session, "bob").key
        case "ended":
            row = session.scalars(select(SignIn).filter_by(person_id=ada.id)).one()
            row.ended_at = NOON
        case "left":
            leave(session, ada)
        case _:
            key = ""
    session.flush()
    other = Learner(id=ada.id, key=key)
    assert answer(session, other, statement.id, right(of_kind(made, "truth"))) is None
    assert who == "bob" or recall(session, other) is None
    assert logged(session) == 1


def test_a_retired_question_takes_no_answers(
    session: Session, made: Content, ada: Learner, statement: Card
) -> None:
    """A page that was open when it was retired gets none of it in."""
    question_row(session, TRUTH).status = Status.retired
    session.flush()
    assert answer(session, ada, statement.id, right(of_kind(made, "truth"))) is None
    assert answer(session, ada, statement.id + 1, right(of_kind(made, "truth"))) is None


@pytest.mark.parametrize(
    ("remembered", "rating", "days"),
    [
        pytest.param(True, Rating.GOOD, 2, id="remembered"),
        pytest.param(False, Rating.AGAIN, 1, id="forgot"),
    ],
)
def test_a_prompt_is_graded_by_its_learner(
    session: Session, ada: Learner, remembered: bool, rating: Rating, days: int
) -> None:
    """What they say is the rating, and the prompt is in their review from the day it is due."""
    done = recall(session, ada, remembered=remembered)
    assert done is not None
    assert (done.rating, done.moved, done.sequence) == (rating, True, 1)
    assert done.opens_at == (NOON + days * DAY).replace(hour=4)
    entry = session.scalars(select(Review)).one()
    assert (entry.source, entry.seconds, entry.days) == (Source.lesson, None, None)
    card = due(session, ada)
    assert card is not None
    assert card.kind == Kind.RECALL


def test_a_prompt_edited_under_the_readers_eyes_takes_no_answer(
    session: Session, made: Content, ada: Learner
) -> None:
    """What was remembered is the version that stood on the page, so no other one is logged."""
    publish(session, with_edited(made, "recall", "A better stem."))
    with pytest.raises(Changed, match="edited in the meantime"):
        recall(session, ada, asked_version=1)
    assert recall(session, ada, asked_version=2) is not None


def test_a_prompt_answered_twice_in_one_delivery_is_one(session: Session, ada: Learner) -> None:
    """The same key is the same answer, with the words of the first."""
    recall(session, ada, remembered=False)
    again = recall(session, ada, remembered=True)
    assert again is not None
    assert (again.repeated, again.response) == (True, Recalled(remembered=False))
    assert logged(session) == 1


def test_a_prompt_may_be_practised_and_is_reviewed_with_its_card(
    session: Session, ada: Learner
) -> None:
    """The text and the review share one card: on the same day practice, later a review."""
    recall(session, ada)
    second = recall(session, ada, key="again-today", at=NOON + timedelta(hours=1))
    assert second is not None
    assert (second.moved, second.sequence) == (False, 2)
    card = card_row(session, ada, PROMPT)
    assert card is not None
    third = answer(session, ada, card.id, Recalled(remembered=False), seen=2)
    assert third is not None
    assert (third.moved, third.sequence, third.rating) == (True, 3, Rating.AGAIN)


@pytest.mark.parametrize(
    ("prompt", "course"),
    [
        pytest.param("no-such-prompt", SLUG, id="there is none of that name"),
        pytest.param(TRUTH, SLUG, id="it is a question of another kind"),
        pytest.param("a-draft", SLUG, id="it is a draft"),
        pytest.param(PROMPT, "no-such-course", id="there is no such course"),
    ],
)
def test_what_is_no_prompt_takes_no_answer(
    session: Session, made: Content, ada: Learner, prompt: str, course: str
) -> None:
    """Only a live recall question of a course of theirs is one."""
    teacher = learner(session, "teacher", role=Role.instructor)
    draft = replace(of_kind(made, "recall"), id="a-draft")
    add_questions.write(session, course_number(session), draft, by=teacher.id, at=NOON)
    session.flush()
    assert recall(session, ada, prompt=prompt, course=course) is None
    assert logged(session) == 0


def test_an_answer_is_told_from_its_log(
    session: Session, made: Content, ada: Learner, statement: Card
) -> None:
    """Each answer with the version that was answered, its mark and where it is taught."""
    publish(session, with_edited(made, "truth", "A better stem."))
    answer(session, ada, statement.id, right(of_kind(made, "truth")))
    first, second = (
        review_cards.told(session.connection(), ada.id, statement.id, sequence)
        for sequence in (1, 2)
    )
    assert first is not None
    assert second is not None
    assert (first.mark.is_right, second.mark.is_right) == (False, True)
    assert first.asked["stem"] == "<p>The stem of tides-1-truth.</p>\n"
    assert second.asked["stem"] == "<p>A better stem.</p>\n"
    assert (first.kind, first.told["right"], first.moved) == (Kind.TRUE_FALSE, True, True)
    assert first.taught.passage_slug == "tides-1-passage"


def test_an_answer_is_told_in_the_kind_that_it_was_given_to(
    session: Session, made: Content, ada: Learner, statement: Card
) -> None:
    """A question that became another kind since does not change what was answered."""
    typed = replace(of_kind(made, "short"), id=TRUTH)
    rest = [q for q in made.banks[0].questions if q.id != TRUTH]
    publish(session, with_questions(made, [typed, *rest]))
    found = review_cards.told(session.connection(), ada.id, statement.id, 1)
    assert found is not None
    assert found.kind == Kind.TRUE_FALSE
    card = due(session, ada)
    assert card is not None
    assert card.kind == Kind.SHORT_ANSWER


def test_nobody_is_told_about_anothers_answer(
    session: Session, ada: Learner, statement: Card
) -> None:
    """Nor about an answer that was never given."""
    bob, connection = learner(session, "bob"), session.connection()
    assert review_cards.told(connection, bob.id, statement.id, 1) is None
    assert review_cards.told(connection, ada.id, statement.id, 2) is None
    assert review_cards.told(connection, ada.id, statement.id + 1, 1) is None

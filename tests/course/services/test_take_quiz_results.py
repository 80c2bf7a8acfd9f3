"""Results: the score and what the policy lets be told, to whom it concerns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import (
    Feedback,
    Quiz,
    Role,
    Status,
)
from course.services import take_quiz
from quizzes import Recalled
from tests.accounts import opened
from tests.course.sitting import asked, begin, give, hand_in, place_of, right, wrong
from tests.course.study import NOON, Learner, learner, leave, of_kind, publish, question_row, small
from tests.school.content import Content, content

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


def test_results_tell_everything_after_handing_in(
    session: Session, made: Content, ada: Learner
) -> None:
    """Score, key, feedback and where it is taught; before that there are none."""
    attempt = begin(session, ada)
    place = place_of(session, attempt, "single")
    give(session, ada, attempt, place, wrong(of_kind(made, "single")))
    assert take_quiz.results(session.connection(), attempt, ada.id) is None
    hand_in(session, ada, attempt, at=LATER)

    found = take_quiz.results(session.connection(), attempt, ada.id)

    assert found is not None
    assert (found.earned, found.points, found.submitted_at) == (Fraction(0), 4, LATER)
    assert (found.person_id, found.person_name, found.lesson_slug) == (ada.id, "Ada", "tides-1")
    item = found.items[place - 1]
    assert item.told is not None
    assert [each["right"] for each in item.told["options"]] == [True, False, False, False]
    assert item.mark is not None
    assert item.mark.feedback == ("The feedback 1 of tides-1-single.",)
    assert (item.passage_slug, item.answer) == ("tides-1-passage", {"chosen": [1]})
    others = [each for each in found.items if each.position != place]
    assert all(each.answer is None and each.mark is None and each.told for each in others)


def test_a_quiz_that_tells_nothing_tells_nothing(
    session: Session, made: Content, ada: Learner
) -> None:
    """With the policy “never” there is the score, and of key and feedback not a word."""
    session.scalars(select(Quiz)).one().feedback = Feedback.never
    session.flush()
    attempt = begin(session, ada)
    give(session, ada, attempt, place_of(session, attempt, "truth"), right(of_kind(made, "truth")))
    hand_in(session, ada, attempt)

    found = take_quiz.results(session.connection(), attempt, ada.id)

    assert found is not None
    assert (found.earned, found.points) == (Fraction(1), 4)
    assert {(each.told, each.mark) for each in found.items} == {(None, None)}
    for word in ("feedback", "explanation", "accepted", "'right'"):
        assert word not in str(found.items)


def test_results_are_for_their_learner_and_the_teachers(session: Session, ada: Learner) -> None:
    """Another learner, a teacher who left and one of another course find nothing."""
    publish(session, content("bridges", lessons=1))
    attempt = begin(session, ada)
    hand_in(session, ada, attempt)
    gone = learner(session, "gone", role=Role.instructor)
    from_elsewhere = learner(session, "foreign", course="bridges", role=Role.instructor)
    leave(session, gone)
    for who, may in (
        (ada, True),
        (learner(session, "teacher", role=Role.instructor), True),
        (learner(session, "assistant", role=Role.assistant), True),
        (learner(session, "bob"), False),
        (gone, False),
        (from_elsewhere, False),
    ):
        found = take_quiz.results(session.connection(), attempt, who.id)
        assert (found is not None) is may, who.key


def test_a_retired_question_is_still_in_the_results(
    session: Session, made: Content, ada: Learner
) -> None:
    """What was answered is told, whatever became of the question."""
    attempt = begin(session, ada)
    place = place_of(session, attempt, "truth")
    give(session, ada, attempt, place, right(of_kind(made, "truth")))
    row = question_row(session, "tides-1-truth")
    row.status = Status.retired
    session.flush()
    hand_in(session, ada, attempt)
    found = take_quiz.results(session.connection(), attempt, ada.id)
    assert found is not None
    assert found.items[place - 1].earned == 1


def test_prompts_do_not_stand_on_papers(session: Session, made: Content, ada: Learner) -> None:
    """Who has remembered a prompt is not asked it in a quiz."""
    recall = of_kind(made, "recall")
    assert recall.id not in {q.id for q in asked(session, begin(session, ada)).values()}
    assert right(recall) == Recalled(remembered=True)

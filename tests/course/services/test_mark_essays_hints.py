"""Hints to an essay: taken off what a person gives it, and what its card makes of the day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Review
from course.services import mark_essays, take_quiz
from quizzes.questions import Hint
from quizzes.review import Rating
from tests.accounts import opened
from tests.course.marking import FIRST, LATER, TEXT, judge, teacher
from tests.course.sitting import begin, give, hand_in, score
from tests.course.study import Learner, course_number, learner, publish, small

ASKED = replace(FIRST, hints=(Hint(text="There are two."), Hint(text="Fear.", cost=Fraction(1, 4))))


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on a course whose quiz asks for a text worth four points."""
    with opened(database_url) as session:
        publish(session, small(ASKED))
        yield session


@pytest.fixture
def ada(session: Session) -> Learner:
    """Give a learner."""
    return learner(session)


def written(session: Session, ada: Learner, hints: int) -> int:
    """Let the learner take so many hints, write, and hand in; give the attempt."""
    attempt = begin(session, ada)
    for number in range(1, hints + 1):
        take_quiz.take_hint(session.connection(), attempt, ada.id, 1, number, at=LATER)
    give(session, ada, attempt, 1, TEXT)
    hand_in(session, ada, attempt)
    return attempt


@pytest.mark.parametrize(
    ("hints", "levels", "earned"),
    [
        pytest.param(0, (0, 0), Fraction(4), id="none"),
        pytest.param(1, (0, 0), Fraction(4), id="a free one"),
        pytest.param(2, (0, 0), Fraction(3), id="a quarter of the points"),
        pytest.param(2, (1, 0), Fraction(5, 3), id="a quarter of all, not of what was given"),
        pytest.param(2, (2, 1), Fraction(0), id="never below nothing"),
    ],
)
def test_hints_are_taken_off_what_a_person_gives(
    session: Session, ada: Learner, hints: int, levels: tuple[int, int], earned: Fraction
) -> None:
    """Whoever judges chooses levels, and need not think of the hints."""
    attempt = written(session, ada, hints)
    assert score(session, attempt)[0] is None
    assert judge(session, teacher(session), attempt, 1, levels) == earned
    assert score(session, attempt) == (earned, 4)


def test_whoever_judges_sees_the_hints(session: Session, ada: Learner) -> None:
    """Those that were taken, and no others."""
    attempt = written(session, ada, 1)
    page = mark_essays.essay_page(session.connection(), course_number(session), attempt, 1)
    assert [hint.text for hint in page.hints] == ["There are two."]


@pytest.mark.parametrize(
    ("hints", "rating"),
    [
        pytest.param(0, Rating.GOOD, id="none"),
        pytest.param(1, Rating.GOOD, id="a free one"),
        pytest.param(2, Rating.AGAIN, id="one that costs something"),
    ],
)
def test_an_essay_that_nobody_has_read_counts_as_met_today(
    session: Session, ada: Learner, hints: int, rating: Rating
) -> None:
    """Its card comes back as if remembered, whatever a person says to the text later."""
    attempt = written(session, ada, hints)
    assert session.scalars(select(Review.rating)).all() == [rating]
    judge(session, teacher(session), attempt, 1, (2, 1))
    assert session.scalars(select(Review.rating)).all() == [rating]

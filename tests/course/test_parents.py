"""A row and its parent are of one course: the database refuses what would tie two together."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from course.models import Base, Feedback, GradeItem, Question, Quiz
from tests.accounts import opened
from tests.course.classroom import NOON, Room, room


def _question(here: Room, there: Room) -> Base:
    return Question(
        course_id=here.course_id,
        passage_id=there.passages["passage-1-1"],
        slug="q",
        kind="recall",
        created_at=NOON,
    )


def _quiz(here: Room, there: Room) -> Base:
    return Quiz(
        course_id=here.course_id,
        lesson_id=there.lessons[0],
        slug="q",
        title="Q",
        size=1,
        feedback=Feedback.never,
        created_at=NOON,
    )


def _item(here: Room, there: Room) -> Base:
    return GradeItem(
        course_id=here.course_id,
        quiz_id=there.quizzes[0],
        slug="q",
        title="Q",
        points=1,
        position=9,
    )


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(_question, id="a question and its passage"),
        pytest.param(_quiz, id="a quiz and its lesson"),
        pytest.param(_item, id="a grade item and its quiz"),
    ],
)
def test_a_row_cannot_belong_to_another_course_than_its_parent(
    database_url: str, make: Callable[[Room, Room], Base]
) -> None:
    """Within one course it is taken; across two it is refused."""
    with opened(database_url) as session:
        here, there = room(session), room(session, "another-course")
        session.execute(delete(GradeItem))  # a quiz has one only, and these have theirs
        own = make(here, here)
        session.add(own)
        session.flush()
        session.delete(own)
        session.flush()
        session.add(make(here, there))
        with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
            session.flush()

"""Scenery: texts that learners have handed in, and people who judge them."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from sqlalchemy.orm import Session

from course.models import Attempt, AttemptState, Role
from course.services import mark_essays
from course.services.mark_essays import Verdict
from quizzes import Question, TrueFalse
from quizzes.questions import Response, Written
from tests.course.essays import essay
from tests.course.sitting import asked as questions_of
from tests.course.sitting import begin, give, hand_in
from tests.course.study import NOON, Learner, course_number, learner, publish, small

PASSAGE = "tides-1-passage"
FIRST = essay("first", PASSAGE)
TRUTH = Question(id="truth", passage=PASSAGE, stem="So.", body=TrueFalse(right=True))
SECOND = essay("second", PASSAGE, points=1)
LATER = NOON + timedelta(hours=1)
TEXT = Written(text="Each feared the other.")
BEST = (0, 0)
"""The levels that earn everything."""


def sat(session: Session, *asked: Question, **answers: Response) -> tuple[int, dict[str, int]]:
    """Let Ada hand in answers by their questions' ids; give the attempt and the places."""
    publish(session, small(*asked))
    ada = learner(session)
    attempt = begin(session, ada)
    places = placed(session, attempt)
    for name, response in answers.items():
        give(session, ada, attempt, places[name], response)
    hand_in(session, ada, attempt)
    return attempt, places


def placed(session: Session, attempt: int) -> dict[str, int]:
    """Give where each question stands."""
    return {each.id: place for place, each in questions_of(session, attempt).items()}


def teacher(session: Session) -> Learner:
    """Put somebody who teaches."""
    return learner(session, "teacher", role=Role.instructor)


def judge(
    session: Session,
    by: Learner,
    attempt: int,
    place: int,
    levels: tuple[int, ...] = BEST,
    *,
    remarks: tuple[str, ...] = ("", ""),
    comment: str = "",
    course_id: int | None = None,
    seen: str = "",
) -> Fraction:
    """Judge a text."""
    verdict = Verdict(levels=levels, remarks=remarks, comment=comment)
    return give_verdict(session, by, attempt, place, verdict, course_id=course_id, seen=seen)


def give_verdict(
    session: Session,
    by: Learner,
    attempt: int,
    place: int,
    verdict: Verdict,
    *,
    course_id: int | None = None,
    seen: str = "",
) -> Fraction:
    """Judge a text by what was decided; `seen` is the judgement that it replaces."""
    course = course_id or course_number(session)
    connection = session.connection()
    return mark_essays.mark(
        connection, course, attempt, place, verdict, seen=seen, by=by.id, at=LATER
    )


def waits(session: Session) -> list[int]:
    """List the places of what waits in the course."""
    queue = mark_essays.queue(session.connection(), course_number(session))
    assert queue.place.total == len(queue.essays)
    assert queue.place.total == mark_essays.count(session.connection(), course_number(session))
    return [each.position for each in queue.essays]


def state(session: Session, attempt: int) -> AttemptState:
    """Give where an attempt is in its life."""
    session.expire_all()
    return session.get_one(Attempt, attempt).state

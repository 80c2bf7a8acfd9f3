"""What one learner did in a course: attempts, answers by lesson, and what was missed most."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from course.models import (
    Attempt,
    AttemptState,
    Card,
    Enrolment,
    Lesson,
    Passage,
    Person,
    Question,
    QuestionVersion,
    Quiz,
    Review,
    Role,
    fraction,
)
from course.rows.meetable import MEETABLE
from course.rows.openings import opening
from course.services.errors import NotFound
from quizzes.review import Rating

MISSED = 10
"""How many of the most missed questions are listed."""
ATTEMPTS = 100
"""How many attempts are listed, the newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """One attempt."""

    attempt_id: int
    quiz: str
    number: int
    state: AttemptState
    started_at: datetime
    submitted_at: datetime | None
    points: int
    earned: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonDone:
    """How far the learner is in one lesson."""

    title: str
    questions: int
    answered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A question that the learner got wrong."""

    slug: str
    opening: str
    passage: str
    times: int
    """How often it was wrong or forgotten."""
    answers: int
    """How often it was answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnerPage:
    """One learner's doings."""

    person_id: int
    name: str
    email: str
    role: Role
    joined_at: datetime
    ended_at: datetime | None
    attempts: tuple[Handed, ...]
    lessons: tuple[LessonDone, ...]
    missed: tuple[Missed, ...]
    reviews: int
    """How many answers their cards took in, wherever they were given."""
    due: int


def learner_page(session: Session, course_id: int, person_id: int, *, at: datetime) -> LearnerPage:
    """Load one learner; also one who has left, because what they did is kept.

    :raise NotFound: they never were in the course.
    """
    person = session.execute(
        select(
            Person.id.label("person_id"),
            Person.name,
            Person.email,
            Enrolment.role,
            Enrolment.joined_at,
            Enrolment.ended_at,
        )
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.course_id == course_id, Enrolment.person_id == person_id)
    ).mappings()
    found = next(iter(person), None)
    if found is None:
        raise NotFound("Nobody of that number is in the course.")
    reviews, due = _card_counts(session, course_id, person_id, at)
    return LearnerPage(
        **found,
        attempts=_attempts(session, course_id, person_id),
        lessons=_lessons(session, course_id, person_id),
        missed=_missed(session, course_id, person_id),
        reviews=reviews,
        due=due,
    )


def _attempts(session: Session, course_id: int, person_id: int) -> tuple[Handed, ...]:
    rows = session.execute(
        select(Attempt, Quiz.title)
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .where(Quiz.course_id == course_id, Attempt.person_id == person_id)
        .order_by(Attempt.started_at.desc(), Attempt.id.desc())
        .limit(ATTEMPTS)
    )
    return tuple(
        Handed(
            attempt_id=attempt.id,
            quiz=title,
            number=attempt.number,
            state=attempt.state,
            started_at=attempt.started_at,
            submitted_at=attempt.submitted_at,
            points=attempt.points,
            earned=fraction(attempt.earned_num, attempt.earned_den),
        )
        for attempt, title in rows
    )


def _lessons(session: Session, course_id: int, person_id: int) -> tuple[LessonDone, ...]:
    rows = session.execute(
        select(
            Lesson.title,
            func.count(Question.id).label("questions"),
            func.count(Card.id).label("answered"),
        )
        .outerjoin(Passage, Passage.lesson_id == Lesson.id)
        .outerjoin(Question, MEETABLE)
        .outerjoin(Card, and_(Card.question_id == Question.id, Card.person_id == person_id))
        .where(Lesson.course_id == course_id, Lesson.retired_at.is_(None))
        .group_by(Lesson.id)
        .order_by(Lesson.position)
    ).mappings()
    return tuple(LessonDone(**row) for row in rows)


def _missed(session: Session, course_id: int, person_id: int) -> tuple[Missed, ...]:
    times = func.count().filter(Review.rating == Rating.AGAIN)
    counted = (
        select(
            Card.question_id,
            times.label("times"),
            func.count().label("answers"),
            func.max(Review.version_id).label("version_id"),
        )
        .join(Review, Review.card_id == Card.id)
        .where(Card.person_id == person_id)
        .group_by(Card.question_id)
        .having(times > 0)
        .subquery()
    )
    rows = session.execute(
        select(
            Question.slug,
            QuestionVersion.asked,
            Passage.title.label("passage"),
            counted.c.times,
            counted.c.answers,
        )
        .join(counted, counted.c.question_id == Question.id)
        .join(QuestionVersion, QuestionVersion.id == counted.c.version_id)
        .join(Passage, Passage.id == Question.passage_id)
        .where(Question.course_id == course_id)
        .order_by(counted.c.times.desc(), Question.id)
        .limit(MISSED)
    ).mappings()
    return tuple(_missed_entry(dict(row)) for row in rows)


def _missed_entry(row: dict[str, Any]) -> Missed:
    return Missed(opening=opening(row.pop("asked")), **row)


def _card_counts(session: Session, course_id: int, person_id: int, at: datetime) -> tuple[int, int]:
    waiting = and_(Card.opens_at <= at, Card.suspended_at.is_(None), MEETABLE)
    row = session.execute(
        select(func.coalesce(func.sum(Card.sequence), 0), func.count().filter(waiting))
        .join(Question, Question.id == Card.question_id)
        .join(Passage, Passage.id == Question.passage_id)
        .join(Lesson, Lesson.id == Passage.lesson_id)
        .where(Question.course_id == course_id, Card.person_id == person_id)
    ).one()
    return int(row[0]), row[1]

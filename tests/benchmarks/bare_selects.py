"""The yardstick's statements: the application's own, asked for as entities."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Executable, and_, bindparam, func, select
from sqlalchemy.orm import aliased

from course.models import (
    Attempt,
    AttemptItem,
    Card,
    Course,
    Enrolment,
    Lesson,
    Passage,
    Person,
    Question,
    QuestionVersion,
    Response,
    Review,
    SignIn,
)


def viewer() -> Executable:
    """Select who asks, with their role in the course and how many cards wait for them."""
    return (
        select(Person, SignIn, Enrolment, _due().label("due"))
        .select_from(SignIn)
        .join(Person, Person.id == SignIn.person_id)
        .outerjoin(Course, Course.slug == bindparam("course"))
        .outerjoin(Enrolment, and_(_enrolled(), Enrolment.course_id == Course.id))
        .where(_signed_in())
    )


def lesson() -> Executable:
    """Select a lesson with its passages."""
    return (
        select(Lesson, Passage)
        .outerjoin(Passage, and_(Passage.lesson_id == Lesson.id, Passage.retired_at.is_(None)))
        .where(
            Lesson.course_id == bindparam("course_id"),
            Lesson.slug == bindparam("lesson"),
            Lesson.retired_at.is_(None),
        )
        .order_by(Passage.position)
    )


def prompts() -> Executable:
    """Select the prompts of a lesson, with the reader's cards of them."""
    return (
        select(Question, QuestionVersion, Card)
        .select_from(Lesson)
        .join(Passage, Passage.lesson_id == Lesson.id)
        .join(Question, Question.passage_id == Passage.id)
        .join(QuestionVersion, _live())
        .outerjoin(Card, _mine())
        .where(
            Lesson.course_id == bindparam("course_id"),
            Lesson.slug == bindparam("lesson"),
            Question.kind == "recall",
            Question.status == "live",
        )
        .order_by(Question.id)
    )


def outline() -> Executable:
    """Select the lessons of a course, with how far the reader is."""
    counts = (
        select(
            Passage.lesson_id,
            func.count(Question.id).label("questions"),
            func.count(Card.id).label("answered"),
        )
        .join(Question, Question.passage_id == Passage.id)
        .outerjoin(Card, _mine())
        .where(
            Passage.course_id == bindparam("course_id"),
            Passage.retired_at.is_(None),
            Question.status == "live",
        )
        .group_by(Passage.lesson_id)
        .subquery()
    )
    return (
        select(Lesson, counts.c.questions, counts.c.answered)
        .outerjoin(counts, counts.c.lesson_id == Lesson.id)
        .where(Lesson.course_id == bindparam("course_id"), Lesson.retired_at.is_(None))
        .order_by(Lesson.position)
    )


def item() -> Executable:
    """Select a question of an attempt, and whether this answer has come before."""
    sent = aliased(Response)
    return (
        select(Attempt, AttemptItem, Question, Person, sent)
        .select_from(SignIn)
        .join(Person, Person.id == SignIn.person_id)
        .join(Attempt, Attempt.person_id == Person.id)
        .join(AttemptItem, AttemptItem.attempt_id == Attempt.id)
        .join(QuestionVersion, QuestionVersion.id == AttemptItem.version_id)
        .join(Question, Question.id == QuestionVersion.question_id)
        .outerjoin(sent, and_(sent.attempt_id == Attempt.id, sent.key == bindparam("key")))
        .where(
            _signed_in(),
            Attempt.id == bindparam("attempt_id"),
            AttemptItem.position == bindparam("position"),
        )
        .with_for_update(read=True, of=Attempt)
    )


def card() -> Executable:
    """Select a card with its question, and whether this answer has come before."""
    sent = aliased(Review)
    return (
        select(Card, Question, QuestionVersion, Person, sent, Passage.title, Lesson.slug)
        .select_from(SignIn)
        .join(Person, Person.id == SignIn.person_id)
        .join(Card, Card.person_id == Person.id)
        .join(Question, Question.id == Card.question_id)
        .join(QuestionVersion, _live())
        .join(Enrolment, and_(_enrolled(), Enrolment.course_id == Question.course_id))
        .join(Passage, Passage.id == Question.passage_id)
        .join(Lesson, Lesson.id == Passage.lesson_id)
        .join(Course, Course.id == Question.course_id)
        .outerjoin(sent, and_(sent.card_id == Card.id, sent.key == bindparam("key")))
        .where(_signed_in(), Card.id == bindparam("card_id"), Question.status == "live")
        .with_for_update(of=Card)
    )


def next_card() -> Executable:
    """Select the card that has waited longest."""
    joined = aliased(Enrolment)
    return (
        select(Card, Question, QuestionVersion, Passage.title, Lesson.title, _due().label("due"))
        .select_from(Person)
        .join(Card, Card.person_id == Person.id)
        .join(Question, Question.id == Card.question_id)
        .join(QuestionVersion, _live())
        .join(Passage, Passage.id == Question.passage_id)
        .join(Lesson, Lesson.id == Passage.lesson_id)
        .join(Course, Course.id == Lesson.course_id)
        .join(joined, and_(joined.person_id == Person.id, joined.course_id == Course.id))
        .where(Person.id == bindparam("person_id"), joined.ended_at.is_(None), _waiting())
        .order_by(Card.opens_at, Card.id)
        .limit(1)
    )


def _due() -> Any:
    """Count the cards that wait for the person of the surrounding statement."""
    joined = aliased(Enrolment)
    theirs = and_(joined.person_id == Card.person_id, joined.course_id == Question.course_id)
    return (
        select(func.count())
        .select_from(Card)
        .join(Question, Question.id == Card.question_id)
        .join(joined, theirs)
        .where(Card.person_id == Person.id, joined.ended_at.is_(None), _waiting())
        .correlate(Person)
        .scalar_subquery()
    )


def _signed_in() -> Any:
    return and_(
        SignIn.key_hash == bindparam("key_hash"),
        SignIn.ended_at.is_(None),
        SignIn.expires_at > bindparam("at"),
        Person.active,
    )


def _enrolled() -> Any:
    return and_(Enrolment.person_id == Person.id, Enrolment.ended_at.is_(None))


def _waiting() -> Any:
    return and_(
        Card.opens_at <= bindparam("at"), Card.suspended_at.is_(None), Question.status == "live"
    )


def _live() -> Any:
    return and_(
        QuestionVersion.question_id == Question.id, QuestionVersion.number == Question.live_number
    )


def _mine() -> Any:
    return and_(Card.question_id == Question.id, Card.person_id == bindparam("person_id"))

"""The yardstick's statements: the application's own, asked for as entities, built once at import."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, and_, bindparam, func, select
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

sent_response = aliased(Response)
sent_review = aliased(Review)
joined = aliased(Enrolment)

LIVE = and_(
    QuestionVersion.question_id == Question.id, QuestionVersion.number == Question.live_number
)
SIGNED_IN = and_(
    SignIn.key_hash == bindparam("key_hash"),
    SignIn.ended_at.is_(None),
    SignIn.expires_at > bindparam("at"),
    Person.active,
)
ENROLLED = and_(Enrolment.person_id == Person.id, Enrolment.ended_at.is_(None))
WAITING = and_(
    Card.opens_at <= bindparam("at"), Card.suspended_at.is_(None), Question.status == "live"
)

DUE = (
    select(func.count())
    .select_from(Card)
    .join(Question, Question.id == Card.question_id)
    .join(joined, and_(joined.person_id == Card.person_id, joined.course_id == Question.course_id))
    .where(Card.person_id == Person.id, joined.ended_at.is_(None), WAITING)
    .correlate(Person)
    .scalar_subquery()
)

VIEWER: Select[Any] = (
    select(Person, SignIn, Enrolment, DUE.label("due"))
    .select_from(SignIn)
    .join(Person, Person.id == SignIn.person_id)
    .outerjoin(Course, Course.slug == bindparam("course"))
    .outerjoin(Enrolment, and_(ENROLLED, Enrolment.course_id == Course.id))
    .where(SIGNED_IN)
)

LESSON: Select[Any] = (
    select(Lesson, Passage)
    .outerjoin(Passage, and_(Passage.lesson_id == Lesson.id, Passage.retired_at.is_(None)))
    .where(
        Lesson.course_id == bindparam("course_id"),
        Lesson.slug == bindparam("lesson"),
        Lesson.retired_at.is_(None),
    )
    .order_by(Passage.position)
)

PROMPTS: Select[Any] = (
    select(Question, QuestionVersion, Card)
    .select_from(Lesson)
    .join(Passage, Passage.lesson_id == Lesson.id)
    .join(Question, Question.passage_id == Passage.id)
    .join(QuestionVersion, LIVE)
    .outerjoin(
        Card, and_(Card.question_id == Question.id, Card.person_id == bindparam("person_id"))
    )
    .where(
        Lesson.course_id == bindparam("course_id"),
        Lesson.slug == bindparam("lesson"),
        Question.kind == "recall",
        Question.status == "live",
    )
    .order_by(Question.id)
)

_COUNTS = (
    select(
        Passage.lesson_id,
        func.count(Question.id).label("questions"),
        func.count(Card.id).label("answered"),
    )
    .join(Question, Question.passage_id == Passage.id)
    .outerjoin(
        Card, and_(Card.question_id == Question.id, Card.person_id == bindparam("person_id"))
    )
    .where(
        Passage.course_id == bindparam("course_id"),
        Passage.retired_at.is_(None),
        Question.status == "live",
    )
    .group_by(Passage.lesson_id)
    .subquery()
)

OUTLINE: Select[Any] = (
    select(Lesson, _COUNTS.c.questions, _COUNTS.c.answered)
    .outerjoin(_COUNTS, _COUNTS.c.lesson_id == Lesson.id)
    .where(Lesson.course_id == bindparam("course_id"), Lesson.retired_at.is_(None))
    .order_by(Lesson.position)
)

ITEM: Select[Any] = (
    select(Attempt, AttemptItem, Question, Person, sent_response)
    .select_from(SignIn)
    .join(Person, Person.id == SignIn.person_id)
    .join(Attempt, Attempt.person_id == Person.id)
    .join(AttemptItem, AttemptItem.attempt_id == Attempt.id)
    .join(QuestionVersion, QuestionVersion.id == AttemptItem.version_id)
    .join(Question, Question.id == QuestionVersion.question_id)
    .outerjoin(
        sent_response,
        and_(sent_response.attempt_id == Attempt.id, sent_response.key == bindparam("key")),
    )
    .where(
        SIGNED_IN,
        Attempt.id == bindparam("attempt_id"),
        AttemptItem.position == bindparam("position"),
    )
    .with_for_update(read=True, of=Attempt)
)

CARD: Select[Any] = (
    select(Card, Question, QuestionVersion, Person, sent_review, Passage.title, Lesson.slug)
    .select_from(SignIn)
    .join(Person, Person.id == SignIn.person_id)
    .join(Card, Card.person_id == Person.id)
    .join(Question, Question.id == Card.question_id)
    .join(QuestionVersion, LIVE)
    .join(Enrolment, and_(ENROLLED, Enrolment.course_id == Question.course_id))
    .join(Passage, Passage.id == Question.passage_id)
    .join(Lesson, Lesson.id == Passage.lesson_id)
    .join(Course, Course.id == Question.course_id)
    .outerjoin(
        sent_review, and_(sent_review.card_id == Card.id, sent_review.key == bindparam("key"))
    )
    .where(SIGNED_IN, Card.id == bindparam("card_id"), Question.status == "live")
    .with_for_update(of=Card)
)

NEXT_CARD: Select[Any] = (
    select(Card, Question, QuestionVersion, Passage.title, Lesson.title, DUE.label("due"))
    .select_from(Person)
    .join(Card, Card.person_id == Person.id)
    .join(Question, Question.id == Card.question_id)
    .join(QuestionVersion, LIVE)
    .join(Passage, Passage.id == Question.passage_id)
    .join(Lesson, Lesson.id == Passage.lesson_id)
    .join(Course, Course.id == Lesson.course_id)
    .join(joined, and_(joined.person_id == Person.id, joined.course_id == Course.id))
    .where(Person.id == bindparam("person_id"), joined.ended_at.is_(None), WAITING)
    .order_by(Card.opens_at, Card.id)
    .limit(1)
)

"""The yardstick: bare Flask views with ORM entities, doing the same statements and nothing else.

Written as Flask's and SQLAlchemy's own introductions do it: a session, a `select()` in the view,
entities changed and committed, a few values as JSON. Nobody is refused, no form has a token, no
card is scheduled and nothing is rendered. The engines are the site's own, so that the databases
are as durable and as cheap to read as the site's.
"""

from __future__ import annotations

import os
from datetime import timedelta
from typing import Any

from flask import Flask, Response, jsonify, request
from sqlalchemy import Select, and_, create_engine, func, select
from sqlalchemy.orm import Session, aliased

from course import clock
from course.database import engine_options, prepare, reading, writing
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
    Review,
    SignIn,
    Source,
)
from course.models import Response as Answer
from course.rows.who import key_hash
from quizzes.review import Rating

app = Flask(__name__)
engine = create_engine(**engine_options(os.environ["PARLEY_DATABASE_URL"]))
prepare(engine)
to_read, to_write = reading(engine), writing(engine)


@app.get("/courses/<course>/lessons/<lesson>/")
def lesson(course: str, lesson: str) -> Response:
    """Read who asks, the lesson with its passages, its prompts, and the course's contents."""
    with Session(to_read) as session:
        me, _, enrolment, due = session.execute(_viewer(course)).one()
        rows = session.execute(
            select(Lesson, Passage)
            .outerjoin(Passage, and_(Passage.lesson_id == Lesson.id, Passage.retired_at.is_(None)))
            .where(
                Lesson.course_id == enrolment.course_id,
                Lesson.slug == lesson,
                Lesson.retired_at.is_(None),
            )
            .order_by(Passage.position)
        ).all()
        prompts = session.execute(_prompts(rows[0].Lesson.id, me.id)).all()
        lessons = session.execute(_outline(enrolment.course_id, me.id)).all()
        return jsonify(
            due=due,
            title=rows[0].Lesson.title,
            passages=[row.Passage.slug for row in rows],
            prompts=[row.Question.slug for row in prompts],
            lessons=[row.Lesson.slug for row in lessons],
        )


@app.post("/attempts/<int:attempt>/answers/<int:position>")
def quiz_answer(attempt: int, position: int) -> Response:
    """Read the question of the attempt, add a response, commit."""
    at, key = clock.now(), request.form["key"]
    sent = aliased(Answer)
    with Session(to_write) as session:
        session.execute(
            select(Attempt, AttemptItem, Question, Person, sent)
            .select_from(SignIn)
            .join(Person, Person.id == SignIn.person_id)
            .join(Attempt, Attempt.person_id == Person.id)
            .join(AttemptItem, AttemptItem.attempt_id == Attempt.id)
            .join(QuestionVersion, QuestionVersion.id == AttemptItem.version_id)
            .join(Question, Question.id == QuestionVersion.question_id)
            .outerjoin(sent, and_(sent.attempt_id == Attempt.id, sent.key == key))
            .where(*_signed_in(), Attempt.id == attempt, AttemptItem.position == position)
            .with_for_update(read=True, of=Attempt)
        ).one()
        session.add(
            Answer(
                attempt_id=attempt,
                position=position,
                key=key,
                sequence=int(request.form["sequence"]) + 1,
                answer={"sent": request.form[f"answer-{position}"]},
                given_at=at,
            )
        )
        session.commit()
    return jsonify(saved=f"{at:%H:%M:%S}")


@app.post("/review/cards/<int:card>")
def card_answer(card: int) -> Response:
    """Read the card and its question, change the card, add a review, read the next card, commit."""
    at, key = clock.now(), request.form["key"]
    with Session(to_write) as session:
        row = session.execute(_card(card, key)).one()
        _answer(session, row, key, at)
        following = session.execute(_next_card(row.Person.id)).first()
        values: dict[str, Any] = {"passage": row.title, "due": following.due if following else 0}
        session.commit()
    return jsonify(values)


def _signed_in() -> tuple[Any, ...]:
    return (
        SignIn.key_hash == key_hash(request.args.get("me") or request.form["me"]),
        SignIn.ended_at.is_(None),
        SignIn.expires_at > clock.now(),
        Person.active,
    )


def _waiting() -> tuple[Any, ...]:
    return (
        Card.opens_at <= clock.now(),
        Card.suspended_at.is_(None),
        Question.status == "live",
    )


def _due() -> Any:
    """Count the cards that wait for the person of the surrounding statement."""
    mine = aliased(Enrolment)
    return (
        select(func.count())
        .select_from(Card)
        .join(Question, Question.id == Card.question_id)
        .join(
            mine, and_(mine.person_id == Card.person_id, mine.course_id == Question.course_id)
        )
        .where(Card.person_id == Person.id, mine.ended_at.is_(None), *_waiting())
        .correlate(Person)
        .scalar_subquery()
    )


def _viewer(course: str) -> Select[Any]:
    return (
        select(Person, SignIn, Enrolment, _due())
        .select_from(SignIn)
        .join(Person, Person.id == SignIn.person_id)
        .outerjoin(Course, Course.slug == course)
        .outerjoin(
            Enrolment,
            and_(
                Enrolment.person_id == Person.id,
                Enrolment.course_id == Course.id,
                Enrolment.ended_at.is_(None),
            ),
        )
        .where(*_signed_in())
    )


def _live() -> Any:
    return and_(
        QuestionVersion.question_id == Question.id, QuestionVersion.number == Question.live_number
    )


def _prompts(lesson_id: int, person_id: int) -> Select[Any]:
    return (
        select(Question, QuestionVersion, Card)
        .join(Passage, Passage.id == Question.passage_id)
        .join(QuestionVersion, _live())
        .outerjoin(Card, and_(Card.question_id == Question.id, Card.person_id == person_id))
        .where(
            Passage.lesson_id == lesson_id, Question.kind == "recall", Question.status == "live"
        )
        .order_by(Question.id)
    )


def _outline(course_id: int, person_id: int) -> Select[Any]:
    counts = (
        select(
            Passage.lesson_id,
            func.count(Question.id).label("questions"),
            func.count(Card.id).label("answered"),
        )
        .join(Question, Question.passage_id == Passage.id)
        .outerjoin(Card, and_(Card.question_id == Question.id, Card.person_id == person_id))
        .where(
            Passage.course_id == course_id,
            Passage.retired_at.is_(None),
            Question.status == "live",
        )
        .group_by(Passage.lesson_id)
        .subquery()
    )
    return (
        select(Lesson, counts.c.questions, counts.c.answered)
        .outerjoin(counts, counts.c.lesson_id == Lesson.id)
        .where(Lesson.course_id == course_id, Lesson.retired_at.is_(None))
        .order_by(Lesson.position)
    )


def _card(card: int, key: str) -> Select[Any]:
    sent = aliased(Review)
    return (
        select(Card, Question, QuestionVersion, Person, sent, Passage.title, Lesson.slug)
        .select_from(SignIn)
        .join(Person, Person.id == SignIn.person_id)
        .join(Card, Card.person_id == Person.id)
        .join(Question, Question.id == Card.question_id)
        .join(QuestionVersion, _live())
        .join(
            Enrolment,
            and_(
                Enrolment.person_id == Person.id,
                Enrolment.course_id == Question.course_id,
                Enrolment.ended_at.is_(None),
            ),
        )
        .join(Passage, Passage.id == Question.passage_id)
        .join(Lesson, Lesson.id == Passage.lesson_id)
        .join(Course, Course.id == Question.course_id)
        .outerjoin(sent, and_(sent.card_id == Card.id, sent.key == key))
        .where(*_signed_in(), Card.id == card, Question.status == "live")
        .with_for_update(of=Card)
    )


def _answer(session: Session, row: Any, key: str, at: Any) -> None:
    """Move the card by a day, and note it in the log; both are written before the next select."""
    row.Card.sequence += 1
    row.Card.stability *= 1.5
    row.Card.difficulty += 0.1
    row.Card.reps += 1
    row.Card.last_review_at = at
    row.Card.due_at = row.Card.opens_at = at + timedelta(days=1)
    session.add(
        Review(
            card_id=row.Card.id,
            sequence=row.Card.sequence,
            key=key,
            version_id=row.QuestionVersion.id,
            source=Source.review,
            answer={"sent": request.form["answer"]},
            rating=Rating.GOOD,
            days=5,
            moved=True,
            reviewed_at=at,
        )
    )


def _next_card(person_id: int) -> Select[Any]:
    joined = aliased(Enrolment)
    return (
        select(Card, Question, QuestionVersion, Passage, Lesson.title, _due().label("due"))
        .select_from(Person)
        .join(Card, Card.person_id == Person.id)
        .join(Question, Question.id == Card.question_id)
        .join(QuestionVersion, _live())
        .join(Passage, Passage.id == Question.passage_id)
        .join(Lesson, Lesson.id == Passage.lesson_id)
        .join(Course, Course.id == Lesson.course_id)
        .join(joined, and_(joined.person_id == Person.id, joined.course_id == Course.id))
        .where(Person.id == person_id, joined.ended_at.is_(None), *_waiting())
        .order_by(Card.opens_at, Card.id)
        .limit(1)
    )

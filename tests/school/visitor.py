"""A learner who comes into any course that has been loaded, begins a quiz and answers a prompt."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from course.database import writing
from course.models import Course, Question, Quiz, Role
from course.services import review_cards, take_quiz
from quizzes import Recalled, Response
from tests.school.rows import AT, Who, add_person, enrol, key_of
from tests.school.scene import opened


def work_in(database_url: str, slug: str) -> None:
    """Let a new learner do something in a course: an open attempt and a card are left behind."""
    engine = opened(database_url)
    with Session(writing(engine)) as session:
        course_id = session.scalars(select(Course.id).filter_by(slug=slug)).one()
        quiz = session.scalars(select(Quiz.slug).filter_by(course_id=course_id)).first()
        recall = select(Question.slug).filter_by(course_id=course_id, kind="recall")
        prompt = session.scalars(recall).first()
        assert quiz is not None
        assert prompt is not None
        learner = add_person(session, Who.learner)
        enrol(session, learner, course_id, Role.learner)
        session.flush()
        connection = session.connection()
        take_quiz.start(connection, course_id, quiz, learner, seed=1, at=AT)
        key = key_of(Who.learner)
        assert review_cards.answer_prompt(
            connection,
            key,
            slug,
            prompt,
            _remembered,
            key="prompt-key",
            asked_version=None,
            at=AT,
        )
        session.commit()
    engine.dispose()


def _remembered(*_asked: object) -> Response:
    return Recalled(remembered=True)

"""Scenery: essays that were handed in and wait for a person."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Attempt, AttemptItem, AttemptState, QuestionVersion, Response
from quizzes import Question
from quizzes.questions import Criterion, Essay, Level, Written, response_to_json
from tests.course.classroom import NOON

RUBRIC = (
    Criterion(
        name="Argument",
        levels=(
            Level(worth=2, description="names two causes"),
            Level(worth=1, description="names one"),
            Level(worth=0, description="names none"),
        ),
    ),
    Criterion(
        name="Language",
        levels=(Level(worth=1, description="clear"), Level(worth=0, description="unclear")),
    ),
)
"""Worth three points in all."""


def essay(slug: str = "why-two", passage: str = "passage-1-1", *, points: int = 4) -> Question:
    """Ask for a text."""
    body = Essay(
        rubric=RUBRIC, model_answer="Each side *answered* the other.", fewest_words=2, most_words=9
    )
    stem = f"Why were there **two** alliances in {slug}?"
    return Question(id=slug, stem=stem, passage=passage, body=body, points=points)


def put_essay(
    session: Session,
    quiz_id: int,
    person_id: int,
    question_id: int,
    text: str = "Each feared the other.",
    *,
    number: int = 1,
    points: int = 4,
    at: datetime = NOON,
) -> int:
    """Put an attempt that was handed in with one essay, its first question; give its number."""
    version = session.scalars(
        select(QuestionVersion.id).filter_by(question_id=question_id, number=1)
    ).one()
    row = Attempt(
        quiz_id=quiz_id,
        person_id=person_id,
        number=number,
        seed=1,
        state=AttemptState.submitted,
        started_at=at,
        submitted_at=at,
        points=points,
    )
    session.add(row)
    session.flush()
    session.add(AttemptItem(attempt_id=row.id, position=1, version_id=version, points=points))
    session.flush()
    answer = response_to_json(Written(text=text))
    where = {"attempt_id": row.id, "position": 1}
    session.add(Response(**where, key="essay", sequence=1, answer=answer, given_at=at))
    session.flush()
    return row.id

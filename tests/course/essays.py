"""Scenery: essays that were handed in and wait for a person."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Attempt, AttemptItem, AttemptState, QuestionVersion, Response
from quizzes import Question
from quizzes.questions import Criterion, Essay, Hint, Level, Written, response_to_json
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


def essay(
    slug: str = "why-two",
    passage: str = "passage-1-1",
    *,
    points: int = 4,
    hints: tuple[Hint, ...] = (),
) -> Question:
    """Ask for a text."""
    body = Essay(
        rubric=RUBRIC, model_answer="Each side *answered* the other.", fewest_words=2, most_words=9
    )
    stem = f"Why were there **two** alliances in {slug}?"
    return Question(id=slug, stem=stem, passage=passage, body=body, points=points, hints=hints)


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
    version = _version(session, question_id)
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
    _put(session, row, version, 1, text, points)
    return row.id


def put_item(
    session: Session,
    attempt: int,
    question_id: int,
    text: str = "Each trusted the other less.",
    *,
    position: int,
    points: int = 4,
) -> None:
    """Put another essay into an attempt that was handed in."""
    row = session.get_one(Attempt, attempt)
    row.points += points
    _put(session, row, _version(session, question_id), position, text, points)


def _version(session: Session, question_id: int) -> int:
    return session.scalars(
        select(QuestionVersion.id).filter_by(question_id=question_id, number=1)
    ).one()


def _put(
    session: Session, row: Attempt, version: int, position: int, text: str, points: int
) -> None:
    where = {"attempt_id": row.id, "position": position}
    session.add(AttemptItem(**where, version_id=version, points=points))
    session.flush()
    answer = response_to_json(Written(text=text))
    key = f"essay-{position}"
    session.add(Response(**where, key=key, sequence=1, answer=answer, given_at=row.started_at))
    session.flush()

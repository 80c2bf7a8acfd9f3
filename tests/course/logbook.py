"""Scenery: cards and their logs, written one answer at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from course.models import Review, Source
from course.rows.cards import MEMORY_COLUMNS, Answered, Held, held, record
from course.rows.tables import card, question, version
from quizzes import Question, Recall, Recalled
from quizzes.review import Rating

DAY = timedelta(days=1)


def prompts(count: int) -> list[Question]:
    """Give so many recall questions."""
    return [
        Question(
            id=f"prompt-{number}",
            passage="tides-1-passage",
            stem=f"What is {number}?",
            body=Recall(answer=f"It is {number}."),
        )
        for number in range(count)
    ]


def versions(connection: Connection) -> list[tuple[int, int]]:
    """Give the number of each question with that of its live version."""
    rows = connection.execute(
        select(question.c.id, version.c.id)
        .join(version, version.c.question_id == question.c.id)
        .order_by(question.c.id)
    )
    return [(row[0], row[1]) for row in rows]


def read(connection: Connection, person_id: int, question_id: int) -> Held | None:
    """Read a card as the services do."""
    row = connection.execute(
        select(*MEMORY_COLUMNS).where(
            card.c.person_id == person_id, card.c.question_id == question_id
        )
    ).first()
    return held(row) if row else None


def answer(
    connection: Connection,
    person_id: int,
    rating: Rating,
    at: datetime,
    *,
    key: str,
    zone: str = "UTC",
    day_starts_at: int = 4,
    nth: int = 0,
) -> Answered:
    """Make an answer to one of the prompts."""
    question_id, version_id = versions(connection)[nth]
    return Answered(
        person_id=person_id,
        question_id=question_id,
        version_id=version_id,
        response=Recalled(remembered=rating is not Rating.AGAIN),
        rating=rating,
        key=key,
        source=Source.review,
        at=at,
        zone=ZoneInfo(zone),
        day_starts_at=day_starts_at,
    )


def take_in(connection: Connection, given: Answered) -> None:
    """Record one answer to the card as it is now."""
    before = read(connection, given.person_id, given.question_id)
    assert record(connection, [(before, given)]) is not None


def log(session: Session) -> Sequence[Review]:
    """Give every entry of the log, in order."""
    session.expire_all()
    return session.scalars(select(Review).order_by(Review.card_id, Review.sequence)).all()

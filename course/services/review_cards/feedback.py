"""What is told after a card was answered, read back from its log: for pages without a script."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, bindparam, select

from course.rows.drawn import asked_drawn, card_seed, grade_drawn, told_drawn
from course.rows.tables import card, course, lesson, passage, question, review, version
from course.services.review_cards.queue import Taught
from quizzes.grading import Mark
from quizzes.questions import Response, response_from_json
from quizzes.review import Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One answer of the log with its mark and everything that may be told after it."""

    card_id: int
    sequence: int
    kind: str
    asked: Mapping[str, Any]
    told: Mapping[str, Any]
    response: Response
    mark: Mark
    rating: Rating
    """What the schedule took it for: after a hint that costs something, as forgotten."""
    opens_at: datetime
    moved: bool
    saved_at: datetime
    taught: Taught


_TOLD = (
    select(
        card.c.id,
        review.c.sequence,
        version.c.asked,
        version.c.told,
        version.c.body,
        review.c.answer,
        card.c.opens_at,
        review.c.moved,
        review.c.reviewed_at,
        course.c.slug,
        lesson.c.slug,
        passage.c.slug,
        passage.c.title,
        review.c.rating,
    )
    .select_from(
        review.join(card, card.c.id == review.c.card_id)
        .join(version, version.c.id == review.c.version_id)
        .join(question, question.c.id == card.c.question_id)
        .join(passage, passage.c.id == question.c.passage_id)
        .join(lesson, and_(lesson.c.id == passage.c.lesson_id))
        .join(course, course.c.id == lesson.c.course_id)
    )
    .where(
        card.c.id == bindparam("card_id"),
        card.c.person_id == bindparam("person_id"),
        review.c.sequence == bindparam("sequence"),
    )
)


def told(connection: Connection, person_id: int, card_id: int, sequence: int) -> Told | None:
    """Read what to tell about one answer; None when there is none of theirs."""
    row = connection.execute(
        _TOLD, {"card_id": card_id, "person_id": person_id, "sequence": sequence}
    ).first()
    if row is None:
        return None
    response = response_from_json(row[5])
    seed = card_seed(row[0], row[1] - 1)
    return Told(
        card_id=row[0],
        sequence=row[1],
        kind=row[2]["kind"],
        asked=asked_drawn(row[2], row[4], seed),
        told=told_drawn(row[2], row[3], row[4], seed),
        response=response,
        mark=grade_drawn(row[4], seed, response),
        rating=row[13],
        opens_at=row[6],
        moved=row[7],
        saved_at=row[8],
        taught=Taught(
            course_slug=row[9], lesson_slug=row[10], passage_slug=row[11], passage_title=row[12]
        ),
    )

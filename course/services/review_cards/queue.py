"""What is due: the next card of a learner's review, and how many wait behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, select

from course.rows.drawn import asked_drawn, card_seed, told_drawn
from course.rows.meetable import MEETABLE
from course.rows.tables import card, course, lesson, passage, person, question, version
from course.rows.who import DUE, REVIEW, WAITING, joined


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """Where a question was taught."""

    course_slug: str
    lesson_slug: str
    passage_slug: str
    passage_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NextCard:
    """The card to ask now; the key is here only where the kind shows it before the answer."""

    card_id: int
    sequence: int
    """How many answers its log holds; the answer sends it back."""
    version: int
    """The number of the question's version that is asked; the answer sends it back, too."""
    kind: str
    asked: Mapping[str, Any]
    answer_html: str
    """The answer of a recall prompt, which its learner turns over; empty for other kinds."""
    course_title: str
    lesson_title: str
    taught: Taught
    due: int
    """How many cards wait, this one included."""


_FIRST = (
    select(card.c.id, card.c.sequence, card.c.question_id, DUE.label("due"))
    .select_from(person, *REVIEW)
    .where(WAITING, person.c.id == bindparam("person_id"))
    .order_by(card.c.opens_at, card.c.id)
    .limit(1)
    .subquery()
)
"""The card that has waited longest; what is shown with it is looked up for this one alone."""

_NEXT = select(
    _FIRST.c.id,
    _FIRST.c.sequence,
    version.c.number,
    question.c.kind,
    version.c.asked,
    version.c.told["answer"].as_string(),
    course.c.slug,
    course.c.title,
    lesson.c.slug,
    lesson.c.title,
    passage.c.slug,
    passage.c.title,
    _FIRST.c.due,
    version.c.body,
).select_from(
    _FIRST.join(question, question.c.id == _FIRST.c.question_id)
    .join(
        version,
        and_(version.c.question_id == question.c.id, version.c.number == question.c.live_number),
    )
    .join(passage, passage.c.id == question.c.passage_id)
    .join(lesson, lesson.c.id == passage.c.lesson_id)
    .join(course, course.c.id == lesson.c.course_id)
)

_OPENING = (
    select(func.min(card.c.opens_at))
    .select_from(
        card.join(question, question.c.id == card.c.question_id)
        .join(passage, passage.c.id == question.c.passage_id)
        .join(lesson, lesson.c.id == passage.c.lesson_id)
        .join(
            joined,
            and_(
                joined.c.person_id == card.c.person_id, joined.c.course_id == question.c.course_id
            ),
        )
    )
    .where(
        card.c.person_id == bindparam("person_id"),
        card.c.suspended_at.is_(None),
        MEETABLE,
        joined.c.ended_at.is_(None),
    )
)


def next_card(connection: Connection, person_id: int, *, at: datetime) -> NextCard | None:
    """Give the card that has waited longest; None when nothing is due."""
    row = connection.execute(_NEXT, {"person_id": person_id, "at": at}).first()
    if row is None:
        return None
    seed = card_seed(row[0], row[1])
    asked = asked_drawn(row[4], row[13], seed)
    told = told_drawn(row[4], {"answer": row[5]}, row[13], seed)
    return NextCard(
        card_id=row[0],
        sequence=row[1],
        version=row[2],
        kind=row[3],
        asked=asked,
        answer_html=told.get("answer") or "",
        course_title=row[7],
        lesson_title=row[9],
        taught=Taught(
            course_slug=row[6], lesson_slug=row[8], passage_slug=row[10], passage_title=row[11]
        ),
        due=row[12],
    )


def next_opening(connection: Connection, person_id: int) -> datetime | None:
    """Say when the learner's next card comes up; None when they have no cards."""
    opening: datetime | None = connection.scalar(_OPENING, {"person_id": person_id})
    return opening

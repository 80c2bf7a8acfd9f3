"""What is due: the next card of a learner's review, how many wait behind it, and its hints."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Subquery, and_, bindparam, func, select

from course.rows.drawn import asked_drawn, card_seed, hints_drawn, told_drawn
from course.rows.hints import HINT_TEXTS, Hints
from course.rows.meetable import MEETABLE
from course.rows.shown import HINTS
from course.rows.tables import card, course, lesson, passage, person, question, version
from course.rows.who import DUE, REVIEW, WAITING, joined
from course.services.errors import Changed


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
    hints: Hints
    """With the texts of those that were asked for."""
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

_THIS = (
    select(card.c.id, card.c.sequence, card.c.question_id, DUE.label("due"))
    .select_from(
        person.join(card, card.c.person_id == person.c.id)
        .join(question, question.c.id == card.c.question_id)
        .join(passage, passage.c.id == question.c.passage_id)
        .join(lesson, lesson.c.id == passage.c.lesson_id)
        .join(
            joined,
            and_(joined.c.person_id == person.c.id, joined.c.course_id == question.c.course_id),
        )
    )
    .where(
        card.c.id == bindparam("card_id"),
        person.c.id == bindparam("person_id"),
        MEETABLE,
        joined.c.ended_at.is_(None),
    )
    .subquery()
)
"""A card of the learner's by its number."""


def _asked(which: Subquery) -> Select[Any]:
    """Select what is shown of a card when it is asked."""
    return select(
        which.c.id,
        which.c.sequence,
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
        which.c.due,
        version.c.body,
        HINT_TEXTS,
    ).select_from(
        which.join(question, question.c.id == which.c.question_id)
        .join(
            version,
            and_(
                version.c.question_id == question.c.id, version.c.number == question.c.live_number
            ),
        )
        .join(passage, passage.c.id == question.c.passage_id)
        .join(lesson, lesson.c.id == passage.c.lesson_id)
        .join(course, course.c.id == lesson.c.course_id)
    )


_NEXT, _ONE = _asked(_FIRST), _asked(_THIS)

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
    return None if row is None else _card(row, hints=0)


def card_with_hints(
    connection: Connection,
    person_id: int,
    card_id: int,
    hints: int,
    *,
    seen: int,
    asked_version: int | None,
    at: datetime,
) -> NextCard | None:
    """Give a card as it is asked, with its first hints; None: no such card of theirs, or hint.

    Nothing is written: the page that shows the hints says with the answer how many it has shown.

    :raises Changed: the card was answered elsewhere in the meantime, or its question edited.
    """
    where = {"person_id": person_id, "card_id": card_id, "at": at}
    row = connection.execute(_ONE, where).first()
    if row is None or not 1 <= hints <= len(row.asked.get(HINTS, ())):
        return None
    if row.sequence != seen or asked_version not in {None, row.number}:
        raise Changed("This card was answered or edited in the meantime. Please go on.")
    return _card(row, hints=hints)


def _card(row: Any, *, hints: int) -> NextCard:
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
        hints=hints_drawn(row[4], row.hint_texts, row[13], seed, hints),
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

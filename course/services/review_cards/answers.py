"""Take in one answer to a card or to a prompt in the text: ask who and what, mark, write."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Select, and_, bindparam, select

from course.models import Source
from course.rows.cards import MEMORY_COLUMNS, Answered, Outcome, held, record
from course.rows.drawn import asked_drawn, card_seed, grade_drawn, told_drawn
from course.rows.meetable import MEETABLE
from course.rows.tables import (
    card,
    course,
    enrolment,
    lesson,
    passage,
    person,
    question,
    review,
    sign_in,
    version,
)
from course.rows.versions import read_body
from course.rows.who import ENROLLED, SIGNED_IN, key_hash
from course.services.errors import Changed
from course.services.review_cards.queue import Taught
from quizzes.grading import Mark
from quizzes.grading.hints import after_hints
from quizzes.questions import Kind, Response, response_from_json
from quizzes.review import Rating, rating_of

ReadAnswer = Callable[[str, int, int, dict[str, Any]], Response]
"""Makes the response of what was sent: kind, card's number, its sequence, what was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardAnswer:
    """What became of an answer."""

    person_id: int
    card_id: int
    sequence: int
    """The answer's place in the card's log."""
    kind: str
    asked: Mapping[str, Any]
    told: Mapping[str, Any]
    response: Response
    """As it is in the log."""
    repeated: bool
    """Whether the answer had arrived before; then nothing was written."""
    mark: Mark | None
    rating: Rating | None
    """What the schedule takes it for: after a hint that costs something, as forgotten."""
    opens_at: datetime
    moved: bool
    saved_at: datetime
    zone: ZoneInfo
    day_starts_at: int
    taught: Taught


_sent = review.alias("sent")

_COLUMNS = (
    person.c.id.label("person_id"),
    person.c.time_zone,
    person.c.day_starts_at,
    question.c.id.label("question_id"),
    question.c.kind,
    version.c.id.label("version_id"),
    version.c.number.label("version_number"),
    version.c.body,
    version.c.asked,
    version.c.told,
    card.c.opens_at,
    _sent.c.reviewed_at.label("sent_at"),
    _sent.c.sequence.label("sent_sequence"),
    _sent.c.answer.label("sent_answer"),
    course.c.slug.label("course_slug"),
    lesson.c.slug.label("lesson_slug"),
    passage.c.slug.label("passage_slug"),
    passage.c.title.label("passage_title"),
    *MEMORY_COLUMNS,
)

_live_version = and_(
    version.c.question_id == question.c.id, version.c.number == question.c.live_number
)
_sent_before = and_(_sent.c.card_id == card.c.id, _sent.c.key == bindparam("key"))

_BY_CARD: Select[Any] = (
    select(*_COLUMNS)
    .select_from(
        sign_in.join(person, person.c.id == sign_in.c.person_id)
        .join(card, card.c.person_id == person.c.id)
        .join(question, question.c.id == card.c.question_id)
        .join(version, _live_version)
        .join(enrolment, and_(ENROLLED, enrolment.c.course_id == question.c.course_id))
        .join(passage, passage.c.id == question.c.passage_id)
        .join(lesson, lesson.c.id == passage.c.lesson_id)
        .join(course, course.c.id == question.c.course_id)
        .outerjoin(_sent, _sent_before)
    )
    .where(SIGNED_IN, card.c.id == bindparam("card_id"), MEETABLE)
    .with_for_update(of=card)
)

_BY_PROMPT: Select[Any] = (
    select(*_COLUMNS)
    .select_from(
        sign_in.join(person, person.c.id == sign_in.c.person_id)
        .join(course, course.c.slug == bindparam("course"))
        .join(enrolment, and_(ENROLLED, enrolment.c.course_id == course.c.id))
        .join(
            question,
            and_(question.c.course_id == course.c.id, question.c.slug == bindparam("question")),
        )
        .join(version, _live_version)
        .join(passage, passage.c.id == question.c.passage_id)
        .join(lesson, lesson.c.id == passage.c.lesson_id)
        .outerjoin(card, and_(card.c.question_id == question.c.id, card.c.person_id == person.c.id))
        .outerjoin(_sent, _sent_before)
    )
    .where(SIGNED_IN, MEETABLE, question.c.kind == Kind.RECALL.value)
)


def answer_card(
    connection: Connection,
    sign_in_key: str,
    card_id: int,
    read: ReadAnswer,
    *,
    key: str,
    seen: int,
    asked_version: int | None,
    hints: int = 0,
    seconds: int | None,
    at: datetime,
) -> CardAnswer | None:
    """Answer a card of one's review; None when it is not theirs.

    `seen` is how many answers the card's log held when it was asked, `asked_version` the number
    of the version that was asked (None: whichever learners meet now), `hints` how many hints had
    been shown before the answer.

    :raises Changed: the card was answered elsewhere in the meantime, or its question edited.
    :raises ResponseRefused: the question has not so many hints.
    """
    who = {"key_hash": key_hash(sign_in_key), "at": at, "card_id": card_id, "key": key}
    row = connection.execute(_BY_CARD, who).first()
    if row is None:
        return None
    if row.sent_at is None and row.sequence != seen:
        raise Changed("This card was answered elsewhere in the meantime. Please go on.")
    _refuse_if_edited(row, asked_version)
    return _take_in(
        connection, row, read, key=key, source=Source.review, hints=hints, seconds=seconds, at=at
    )


def answer_prompt(
    connection: Connection,
    sign_in_key: str,
    course_slug: str,
    question_slug: str,
    read: ReadAnswer,
    *,
    key: str,
    asked_version: int | None,
    at: datetime,
) -> CardAnswer | None:
    """Answer a prompt in a lesson's text, which puts it into the review; None: no such prompt.

    :raises Changed: the same prompt was answered elsewhere at this very moment, or edited since.
    """
    row = connection.execute(
        _BY_PROMPT,
        {
            "key_hash": key_hash(sign_in_key),
            "at": at,
            "course": course_slug,
            "question": question_slug,
            "key": key,
        },
    ).first()
    if row is None:
        return None
    _refuse_if_edited(row, asked_version)
    return _take_in(connection, row, read, key=key, source=Source.lesson, seconds=None, at=at)


def _refuse_if_edited(row: Any, asked_version: int | None) -> None:
    """Keep an answer to one version from being marked and logged as one to another."""
    if row.sent_at is None and asked_version not in {None, row.version_number}:
        raise Changed("This question was edited in the meantime. Please look at it again.")


def _take_in(
    connection: Connection,
    row: Any,
    read: ReadAnswer,
    *,
    key: str,
    source: Source,
    hints: int = 0,
    seconds: int | None,
    at: datetime,
) -> CardAnswer:
    """Mark and log an answer.

    There is one rule for the rating: good if all of it was earned, else again. A hint that costs
    something takes it off what is earned, so that whoever needed one meets the card again soon; a
    free one leaves the rating as it is.
    """
    if row.sent_at is not None:
        return _acknowledged(row)
    before = held(row[-len(MEMORY_COLUMNS) :])
    seen = before.sequence if before else 0
    response = read(row.kind, row.id or 0, seen, row.asked)
    mark = grade_drawn(row.body, card_seed(row.id or 0, seen), response)
    answered = Answered(
        person_id=row.person_id,
        question_id=row.question_id,
        version_id=row.version_id,
        response=response,
        rating=rating_of(after_hints(mark, read_body(row.body).hints, hints)),
        key=key,
        source=source,
        at=at,
        zone=ZoneInfo(row.time_zone),
        day_starts_at=row.day_starts_at,
        seconds=seconds,
    )
    outcomes = record(connection, [(before, answered)])
    if outcomes is None:
        raise Changed("This card was answered elsewhere at the same moment. Please look again.")
    return _taken_in(row, answered, mark, outcomes[0], seen + 1)


def _taken_in(
    row: Any, answered: Answered, mark: Mark, outcome: Outcome, sequence: int
) -> CardAnswer:
    return CardAnswer(
        person_id=row.person_id,
        card_id=row.id or 0,
        sequence=sequence,
        kind=row.kind,
        asked=asked_drawn(row.asked, row.body, card_seed(row.id or 0, sequence - 1)),
        told=told_drawn(row.asked, row.told, row.body, card_seed(row.id or 0, sequence - 1)),
        response=answered.response,
        repeated=False,
        mark=mark,
        rating=answered.rating,
        opens_at=outcome.opens_at,
        moved=outcome.moved,
        saved_at=answered.at,
        zone=answered.zone,
        day_starts_at=answered.day_starts_at,
        taught=_taught(row),
    )


def _acknowledged(row: Any) -> CardAnswer:
    """Acknowledge an answer that is in the log already."""
    return CardAnswer(
        person_id=row.person_id,
        card_id=row.id,
        sequence=row.sent_sequence,
        kind=row.kind,
        asked=row.asked,
        told=row.told,
        response=response_from_json(row.sent_answer),
        repeated=True,
        mark=None,
        rating=None,
        opens_at=row.opens_at,
        moved=False,
        saved_at=row.sent_at,
        zone=ZoneInfo(row.time_zone),
        day_starts_at=row.day_starts_at,
        taught=_taught(row),
    )


def _taught(row: Any) -> Taught:
    return Taught(
        course_slug=row.course_slug,
        lesson_slug=row.lesson_slug,
        passage_slug=row.passage_slug,
        passage_title=row.passage_title,
    )

"""Answers into cards and their logs: the only place that writes either."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, insert, select, update

from course.models import Source
from course.rows.tables import card, review
from quizzes.questions import Response, response_to_json
from quizzes.review import Memory, Rating, day_start, days_between, moves_schedule
from quizzes.review import review as reviewed

MEMORY_COLUMNS = (
    card.c.id,
    card.c.sequence,
    card.c.stability,
    card.c.difficulty,
    card.c.due_at,
    card.c.last_review_at,
    card.c.reps,
    card.c.lapses,
)
"""What a statement selects so that `held` can make a card's value of its row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A card as it was read: what it remembers, and how long its log was."""

    card_id: int
    sequence: int
    memory: Memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One answer that a card should take in."""

    person_id: int
    question_id: int
    version_id: int
    response: Response
    rating: Rating
    key: str
    """The sender's name for this answer."""
    source: Source
    at: datetime
    zone: ZoneInfo
    day_starts_at: int
    seconds: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What an answer did to its card."""

    memory: Memory
    opens_at: datetime
    moved: bool
    """Whether it moved the schedule; a second answer on the same day is practice."""
    days: int | None
    """The learner's days since the review before; None for a first one."""


def held(row: Sequence[Any]) -> Held | None:
    """Make a card of the values of MEMORY_COLUMNS; None when the learner has no such card."""
    if row[0] is None:
        return None
    memory = Memory(
        stability=row[2],
        difficulty=row[3],
        due=row[4],
        last_review=row[5],
        reps=row[6],
        lapses=row[7],
    )
    return Held(card_id=row[0], sequence=row[1], memory=memory)


def record(
    connection: Connection, pairs: Sequence[tuple[Held | None, Answered]]
) -> list[Outcome] | None:
    """Write answers into their cards, in at most three statements however many there are.

    None when one of the cards has changed since it was read; the caller takes everything back.
    """
    outcomes = [_outcome(before, answer) for before, answer in pairs]
    numbers = _insert_cards(connection, pairs, outcomes)
    if not _update_cards(connection, pairs, outcomes):
        return None
    log = [
        _log_row(before, answer, outcome, numbers)
        for (before, answer), outcome in zip(pairs, outcomes, strict=True)
    ]
    connection.execute(_INSERT_REVIEW, _one_or_many(log))
    return outcomes


def reopen(connection: Connection, person_id: int, zone: ZoneInfo, day_starts_at: int) -> None:
    """Move each card's opening to the start of its day as the learner's days are now."""
    due = connection.execute(
        select(card.c.id, card.c.due_at).where(card.c.person_id == person_id)
    ).all()
    rows = [{"b_id": row.id, "b_opens": day_start(row.due_at, zone, day_starts_at)} for row in due]
    if rows:
        move = update(card).where(card.c.id == bindparam("b_id"))
        connection.execute(move.values(opens_at=bindparam("b_opens")), rows)


def _outcome(before: Held | None, answer: Answered) -> Outcome:
    memory = before.memory if before else None
    zone, hour = answer.zone, answer.day_starts_at
    moved = moves_schedule(memory, answer.at, zone, hour)
    days = days_between(memory.last_review, answer.at, zone, hour) if memory else None
    after = reviewed(memory, answer.rating, answer.at, days=days) if moved else memory
    assert after is not None  # noqa: S101 (a first answer always moves the schedule)
    return Outcome(
        memory=after,
        opens_at=day_start(after.due, zone, hour),
        moved=moved,
        days=days,
    )


def _state(outcome: Outcome) -> dict[str, Any]:
    memory = outcome.memory
    return {
        "stability": memory.stability,
        "difficulty": memory.difficulty,
        "due_at": memory.due,
        "opens_at": outcome.opens_at,
        "last_review_at": memory.last_review,
        "reps": memory.reps,
        "lapses": memory.lapses,
    }


_INSERT_REVIEW = insert(review)
_INSERT_CARD = insert(card).returning(card.c.id, card.c.question_id)
_UPDATE_CARD = (
    update(card)
    .where(card.c.id == bindparam("b_id"), card.c.sequence == bindparam("b_sequence"))
    .values(
        sequence=bindparam("b_sequence") + 1,
        **{
            name: bindparam(f"b_{name}")
            for name in (
                "stability",
                "difficulty",
                "due_at",
                "opens_at",
                "last_review_at",
                "reps",
                "lapses",
            )
        },
    )
)


def _insert_cards(
    connection: Connection,
    pairs: Sequence[tuple[Held | None, Answered]],
    outcomes: Sequence[Outcome],
) -> dict[int, int]:
    """Make the cards that are not there yet; gives their numbers by question."""
    rows = [
        {"person_id": answer.person_id, "question_id": answer.question_id, "sequence": 1}
        | _state(outcome)
        for (before, answer), outcome in zip(pairs, outcomes, strict=True)
        if before is None
    ]
    if not rows:
        return {}
    return {made.question_id: made.id for made in connection.execute(_INSERT_CARD, rows)}


def _update_cards(
    connection: Connection,
    pairs: Sequence[tuple[Held | None, Answered]],
    outcomes: Sequence[Outcome],
) -> bool:
    """Move the cards that are there; says whether each was still as it had been read."""
    rows = [
        {"b_id": before.card_id, "b_sequence": before.sequence}
        | {f"b_{name}": value for name, value in _state(outcome).items()}
        for (before, _), outcome in zip(pairs, outcomes, strict=True)
        if before is not None
    ]
    return not rows or connection.execute(_UPDATE_CARD, _one_or_many(rows)).rowcount == len(rows)


def _one_or_many(rows: list[dict[str, Any]]) -> dict[str, Any] | list[dict[str, Any]]:
    """Send a single row as what it is: drivers make more of a batch, even of one."""
    return rows[0] if len(rows) == 1 else rows


def _log_row(
    before: Held | None, answer: Answered, outcome: Outcome, numbers: dict[int, int]
) -> dict[str, Any]:
    return {
        "card_id": before.card_id if before else numbers[answer.question_id],
        "sequence": before.sequence + 1 if before else 1,
        "key": answer.key,
        "version_id": answer.version_id,
        "source": answer.source,
        "answer": response_to_json(answer.response),
        "rating": answer.rating,
        "days": outcome.days,
        "moved": outcome.moved,
        "reviewed_at": answer.at,
        "seconds": answer.seconds,
    }

"""Every stored card against the replay of its log: what is kept must be what was answered."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from course.rows.tables import card, person, question, review
from quizzes.review import LogEntry, day_start, replay

AT_A_TIME = 1000
"""Rows of logs that are in memory together."""

CLOSE_ENOUGH = 1e-9
"""Two machines may round the last digits of a stability differently; more is a difference."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One column in which a card is not what its log says."""

    card_id: int
    question: str
    column: str
    stored: object
    replayed: object

    def __str__(self) -> str:
        """Write the difference as one line."""
        return (
            f"card {self.card_id} ({self.question}): {self.column} is {self.stored}, "
            f"its log says {self.replayed}"
        )


_LOGS = (
    select(
        card,
        question.c.slug,
        person.c.time_zone,
        person.c.day_starts_at,
        review.c.sequence.label("place"),
        review.c.rating,
        review.c.days,
        review.c.moved,
        review.c.reviewed_at,
    )
    .select_from(
        card.join(question, question.c.id == card.c.question_id)
        .join(person, person.c.id == card.c.person_id)
        .outerjoin(review, review.c.card_id == card.c.id)
    )
    .order_by(card.c.id, review.c.sequence)
    .execution_options(yield_per=AT_A_TIME)
)


def check_cards(connection: Connection) -> Iterator[Difference]:
    """Replay every log, one card after another; gives what differs as it is found."""
    rows = connection.execute(_LOGS).mappings()
    for _, group in groupby(rows, key=lambda row: row["id"]):
        log = list(group)
        yield from _differences(log[0], _replayed(log))


def _replayed(log: Sequence[Mapping[Any, Any]]) -> dict[str, object]:
    """Give the columns that a card has by its log; without a log it could not be there."""
    answers = [row for row in log if row["place"] is not None]
    memory = replay(
        LogEntry(at=row["reviewed_at"], rating=row["rating"], days=row["days"])
        for row in answers
        if row["moved"]
    )
    if memory is None:
        return {"sequence": len(answers), "reps": 0}
    zone, hour = ZoneInfo(log[0]["time_zone"]), log[0]["day_starts_at"]
    return {
        "sequence": len(answers),
        "stability": memory.stability,
        "difficulty": memory.difficulty,
        "due_at": memory.due,
        "opens_at": day_start(memory.due, zone, hour),
        "last_review_at": memory.last_review,
        "reps": memory.reps,
        "lapses": memory.lapses,
    }


def _differences(stored: Mapping[Any, Any], replayed: Mapping[str, object]) -> Iterator[Difference]:
    for column, value in replayed.items():
        if not _same(stored[column], value):
            yield Difference(
                card_id=stored["id"],
                question=stored["slug"],
                column=column,
                stored=stored[column],
                replayed=value,
            )


def _same(stored: object, replayed: object) -> bool:
    if isinstance(stored, float) and isinstance(replayed, float):
        return math.isclose(stored, replayed, rel_tol=CLOSE_ENOUGH)
    return stored == replayed

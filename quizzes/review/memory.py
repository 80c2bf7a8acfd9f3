"""Memory: what is believed about one question in one learner's head."""

import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from quizzes.errors import QuizzesError


class MemoryRefused(QuizzesError):
    """These numbers or moments are no memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """The state of a card, in the words of FSRS.

    :raise MemoryRefused: a number is outside its range, or a moment is not in UTC.
    """

    stability: float
    """Days until the chance of recall has fallen to 90 %."""
    difficulty: float
    """From 1 (easy) to 10."""
    due: datetime
    """When the chance of recall reaches the retention that was asked for; UTC."""
    last_review: datetime
    """UTC."""
    reps: int
    """How many reviews moved the schedule."""
    lapses: int
    """How many of them, the first apart, found the answer forgotten."""

    def __post_init__(self) -> None:
        """Check what the class promises."""
        if not (math.isfinite(self.stability) and self.stability > 0):
            raise MemoryRefused(f"A stability is a number above 0, not {self.stability}.")
        if not 1 <= self.difficulty <= 10:
            raise MemoryRefused(f"A difficulty is from 1 to 10, not {self.difficulty}.")
        if not 0 <= self.lapses < self.reps:
            raise MemoryRefused(f"{self.reps} reviews cannot have {self.lapses} lapses.")
        for moment in (self.due, self.last_review):
            if moment.utcoffset() != timedelta(0):
                raise MemoryRefused(f"A moment is given in UTC, not as {moment}.")


def in_utc(moment: datetime) -> datetime:
    """Give the same moment in UTC.

    :raise MemoryRefused: the moment says nothing about its offset from UTC.
    """
    if moment.utcoffset() is None:
        raise MemoryRefused(f"The moment {moment} does not say how far it is from UTC.")
    return moment.astimezone(UTC)

"""What one review does to a memory, by FSRS-6 with its default parameters.

The arithmetic is the ``fsrs`` library's. Its steps of minutes are turned off, because a question
is asked at most once a day, and so is its fuzz, because a state must be the replay of its log.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

# Only these names: the library's optimiser would load a deep-learning framework.
from fsrs import Card, Scheduler, State
from fsrs import Rating as FsrsRating

from quizzes.errors import QuizzesError
from quizzes.review.memory import Memory, in_utc
from quizzes.review.rating import Rating

RETENTION = 0.9
"""The usual chance of recall at which a question comes back."""
LEAST_RETENTION = 0.7
MOST_RETENTION = 0.99
LONGEST_INTERVAL = 36_500
"""Days."""

_FSRS_RATINGS = {
    Rating.AGAIN: FsrsRating.Again,
    Rating.HARD: FsrsRating.Hard,
    Rating.GOOD: FsrsRating.Good,
    Rating.EASY: FsrsRating.Easy,
}


class RetentionRefused(QuizzesError):
    """No schedule can be made for this chance of recall."""


class LogEntry(NamedTuple):
    """One review that moved the schedule."""

    at: datetime
    rating: Rating
    days: int | None = None
    """Days since the review before; None counts whole periods of 24 hours."""


def review(
    memory: Memory | None,
    rating: Rating,
    at: datetime,
    retention: float = RETENTION,
    *,
    days: int | None = None,
) -> Memory:
    """Give the memory after a review; None is a question that was never reviewed.

    :param retention: the chance of recall, from 0.70 to 0.99, at which the question is due.
    :param days: days since the review before. Give the learner's days (``day.days_between``), so
        that an evening and the next morning are a day apart; None counts periods of 24 hours.
        A review earlier than the one before it, by a clock that was set back, counts as one at
        the same moment.
    :raise RetentionRefused: the retention is outside its range.
    """
    scheduler = _scheduler(retention)
    moment = in_utc(at) if memory is None else max(in_utc(at), memory.last_review)
    card = _card(memory, moment, days)
    after, _ = scheduler.review_card(card, _FSRS_RATINGS[rating], moment)
    if after.stability is None or after.difficulty is None:
        raise QuizzesError("The scheduler gave no memory for a review.")
    lapsed = memory is not None and rating is Rating.AGAIN
    return Memory(
        stability=after.stability,
        difficulty=after.difficulty,
        due=after.due,
        last_review=moment,
        reps=(memory.reps if memory else 0) + 1,
        lapses=(memory.lapses if memory else 0) + lapsed,
    )


def replay(
    log: Iterable[LogEntry | tuple[datetime, Rating]], retention: float = RETENTION
) -> Memory | None:
    """Give the memory that a log leads to, oldest review first; None for an empty log.

    The log holds the reviews that moved the schedule, with the days that were given to each.
    """
    memory: Memory | None = None
    for entry in log:
        at, rating, days = LogEntry(*entry)
        memory = review(memory, rating, at, retention, days=days)
    return memory


def retrievability(memory: Memory, at: datetime, *, days: int | None = None) -> float:
    """Give the chance, from 0 to 1, that the answer would be recalled at a moment.

    :param days: days since the last review, counted as in ``review``.
    """
    moment = in_utc(at)
    card = _card(memory, moment, days)
    return _scheduler(RETENTION).get_card_retrievability(card, moment)


# A few retentions are in use at a time; the bound keeps strangers from filling the memory.
@lru_cache(maxsize=64)
def _scheduler(retention: float) -> Scheduler:
    if not LEAST_RETENTION <= retention <= MOST_RETENTION:
        raise RetentionRefused(
            f"A retention is from {LEAST_RETENTION} to {MOST_RETENTION}, not {retention}."
        )
    return Scheduler(
        desired_retention=retention,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST_INTERVAL,
        enable_fuzzing=False,
    )


def _card(memory: Memory | None, at: datetime, days: int | None) -> Card:
    # Given an id, the library neither asks the clock for one nor waits for the next.
    if memory is None:
        return Card(card_id=0, due=at)
    elapsed = (at - memory.last_review).days if days is None else days
    return Card(
        card_id=0,
        state=State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due,
        last_review=at - timedelta(days=max(elapsed, 0)),
    )

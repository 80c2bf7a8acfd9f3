"""When a question comes back: memory, ratings and the schedule.

In reading order: ``rating`` (how well it went), ``memory`` (what is believed), ``schedule`` (what a
review does to it), ``day`` (when a learner's day begins and ends).
"""

from quizzes.review.day import (
    ROLLOVER_HOUR,
    day_end,
    day_start,
    days_between,
    local_day,
    moves_schedule,
)
from quizzes.review.memory import Memory
from quizzes.review.rating import Rating, rating_of
from quizzes.review.schedule import (
    LEAST_RETENTION,
    MOST_RETENTION,
    RETENTION,
    LogEntry,
    replay,
    retrievability,
    review,
)

__all__ = [
    "LEAST_RETENTION",
    "MOST_RETENTION",
    "RETENTION",
    "ROLLOVER_HOUR",
    "LogEntry",
    "Memory",
    "Rating",
    "day_end",
    "day_start",
    "days_between",
    "local_day",
    "moves_schedule",
    "rating_of",
    "replay",
    "retrievability",
    "review",
]

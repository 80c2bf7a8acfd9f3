"""The learner's day: from one rollover hour to the next, in the learner's time zone.

A day begins when the wall clock shows the rollover hour of its date. Where clocks change, a day
lasts 23 or 25 hours; a date that a zone skipped is a day of no length, which no moment is in.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from quizzes.errors import QuizzesError
from quizzes.review.memory import Memory, in_utc

ROLLOVER_HOUR = 4
"""The usual hour: late enough for people who learn at night."""


class RolloverRefused(QuizzesError):
    """A day cannot begin at this hour."""


def local_day(at: datetime, zone: tzinfo, rollover_hour: int = ROLLOVER_HOUR) -> date:
    """Give the date of the learner's day that a moment is in."""
    moment = in_utc(at)
    day = moment.astimezone(zone).date() + timedelta(days=1)
    while _start(day, zone, rollover_hour) > moment:
        day -= timedelta(days=1)
    return day


def day_start(at: datetime, zone: tzinfo, rollover_hour: int = ROLLOVER_HOUR) -> datetime:
    """Give the moment, in UTC, at which the learner's day began that a moment is in."""
    return _start(local_day(at, zone, rollover_hour), zone, rollover_hour)


def day_end(at: datetime, zone: tzinfo, rollover_hour: int = ROLLOVER_HOUR) -> datetime:
    """Give the moment, in UTC, at which the learner's day ends and the next begins."""
    return _start(local_day(at, zone, rollover_hour) + timedelta(days=1), zone, rollover_hour)


def days_between(
    earlier: datetime, later: datetime, zone: tzinfo, rollover_hour: int = ROLLOVER_HOUR
) -> int:
    """Count the learner's days from one moment to another; none if the clock went backwards."""
    first = local_day(earlier, zone, rollover_hour)
    return max((local_day(later, zone, rollover_hour) - first).days, 0)


def moves_schedule(
    memory: Memory | None, at: datetime, zone: tzinfo, rollover_hour: int = ROLLOVER_HOUR
) -> bool:
    """Whether an answer moves the schedule: only the first of a learner's day does.

    More answers on the same day are practice. So is an answer that seems to be earlier than the
    last review, because a clock was set back.
    """
    if memory is None:
        return True
    return days_between(memory.last_review, at, zone, rollover_hour) > 0


def _start(day: date, zone: tzinfo, rollover_hour: int) -> datetime:
    """Give the moment at which a day begins.

    An hour that the clock shows twice begins the day the first time; for one that it skips, the
    zone's rules give the moment that would have been it.
    """
    if not 0 <= rollover_hour <= 23:
        raise RolloverRefused(f"A day begins at an hour from 0 to 23, not {rollover_hour}.")
    return datetime.combine(day, time(rollover_hour), tzinfo=zone).astimezone(UTC)

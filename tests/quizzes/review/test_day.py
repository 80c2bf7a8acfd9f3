"""When a learner's day begins and ends, also where clocks change."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import QuizzesError
from quizzes.review import (
    Rating,
    day_end,
    day_start,
    days_between,
    local_day,
    moves_schedule,
    review,
)


def utc(text: str) -> datetime:
    """Read a moment in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "at", "day", "end"),
    [
        pytest.param("UTC", "2026-03-01 03:59", "2026-02-28", "2026-03-01 04:00", id="at night"),
        pytest.param("UTC", "2026-03-01 04:00", "2026-03-01", "2026-03-02 04:00", id="a new day"),
        pytest.param("Europe/Berlin", "2026-01-10 02:59", "2026-01-09", "2026-01-10 03:00",
                     id="Berlin in winter"),
        pytest.param("Europe/Berlin", "2026-07-10 01:59", "2026-07-09", "2026-07-10 02:00",
                     id="Berlin in summer"),
        pytest.param("Europe/Berlin", "2026-03-28 12:00", "2026-03-28", "2026-03-29 02:00",
                     id="Berlin, a day of 23 hours: it ends in summer time"),
        pytest.param("Europe/Berlin", "2026-10-24 12:00", "2026-10-24", "2026-10-25 03:00",
                     id="Berlin, a day of 25 hours: it ends in winter time"),
        pytest.param("America/New_York", "2026-03-08 07:59", "2026-03-07", "2026-03-08 08:00",
                     id="New York, spring: four o'clock comes an hour earlier"),
        pytest.param("America/New_York", "2026-11-01 08:59", "2026-10-31", "2026-11-01 09:00",
                     id="New York, autumn: four o'clock comes an hour later"),
        pytest.param("Australia/Lord_Howe", "2026-04-04 17:29", "2026-04-04", "2026-04-04 17:30",
                     id="Lord Howe, autumn: by half an hour"),
        pytest.param("Australia/Lord_Howe", "2026-10-03 16:59", "2026-10-03", "2026-10-03 17:00",
                     id="Lord Howe, spring: by half an hour"),
        pytest.param("Pacific/Apia", "2011-12-30 09:00", "2011-12-29", "2011-12-30 14:00",
                     id="Apia, the last day before the skipped one"),
        pytest.param("Pacific/Apia", "2011-12-30 14:00", "2011-12-31", "2011-12-31 14:00",
                     id="Apia, the first day after it"),
        pytest.param("Asia/Kathmandu", "2026-05-05 22:14", "2026-05-05", "2026-05-05 22:15",
                     id="Kathmandu, three quarters of an hour"),
        pytest.param("Pacific/Kiritimati", "2026-05-05 14:00", "2026-05-06", "2026-05-06 14:00",
                     id="Kiritimati, the earliest day"),
        pytest.param("Africa/Casablanca", "2026-02-15 03:59", "2026-02-14", "2026-02-15 04:00",
                     id="Casablanca, after an hour that came twice"),
    ],
)  # fmt: skip
def test_days(zone: str, at: str, day: str, end: str) -> None:
    """A day goes from four o'clock to four o'clock, by the clock on the wall."""
    moment = utc(at)

    assert local_day(moment, ZoneInfo(zone)) == date.fromisoformat(day)
    assert day_end(moment, ZoneInfo(zone)) == utc(end)


@pytest.mark.parametrize(
    ("zone", "rollover", "at", "end"),
    [
        pytest.param("Europe/Berlin", 2, "2026-03-28 12:00", "2026-03-29 01:00",
                     id="an hour that the clock skips"),
        pytest.param("Europe/Berlin", 2, "2026-10-24 12:00", "2026-10-25 00:00",
                     id="an hour that the clock shows twice: the first time"),
        pytest.param("America/Havana", 0, "2026-10-31 12:00", "2026-11-01 04:00",
                     id="a midnight that comes twice"),
        pytest.param("Africa/Cairo", 0, "2026-04-23 12:00", "2026-04-23 22:00",
                     id="a midnight that never comes"),
        pytest.param("UTC", 23, "2026-05-05 22:59", "2026-05-05 23:00", id="late in the evening"),
    ],
)  # fmt: skip
def test_other_rollover_hours(zone: str, rollover: int, at: str, end: str) -> None:
    """A day may begin at any hour, also at one that a zone skips or repeats."""
    assert day_end(utc(at), ZoneInfo(zone), rollover) == utc(end)


zones = st.sampled_from(
    [
        *("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"),
        *("Antarctica/Troll", "America/Havana", "Africa/Casablanca", "Asia/Kathmandu"),
    ]
).map(ZoneInfo)
moments = st.integers(0, 10**9).map(lambda second: utc("2005-01-01") + timedelta(seconds=second))
hours = st.integers(0, 23)


@given(moments, zones, hours)
def test_a_moment_is_before_the_end_of_its_day(at: datetime, zone: ZoneInfo, hour: int) -> None:
    """The end of a day is the first moment of the next, at most 25 hours away."""
    end = day_end(at, zone, hour)

    assert timedelta(0) < end - at <= timedelta(hours=26)
    assert local_day(end, zone, hour) > local_day(at, zone, hour)
    assert local_day(end - timedelta(microseconds=1), zone, hour) == local_day(at, zone, hour)


@given(moments, zones, hours)
def test_a_day_begins_where_the_one_before_ended(at: datetime, zone: ZoneInfo, hour: int) -> None:
    """Days leave no gap between them and do not overlap."""
    start = day_start(at, zone, hour)

    assert start <= at
    assert local_day(start, zone, hour) == local_day(at, zone, hour)
    assert day_end(start - timedelta(microseconds=1), zone, hour) == start


@given(moments, st.timedeltas(timedelta(0), timedelta(days=3)), zones, hours)
def test_days_never_run_backwards(
    at: datetime, later: timedelta, zone: ZoneInfo, hour: int
) -> None:
    """A later moment is on the same day or a later one."""
    assert local_day(at, zone, hour) <= local_day(at + later, zone, hour)
    assert days_between(at + later, at, zone, hour) == 0


@pytest.mark.parametrize(
    ("at", "moves"),
    [
        pytest.param("2026-03-01 20:00", False, id="the same moment"),
        pytest.param("2026-03-02 02:59", False, id="later in the same night"),
        pytest.param("2026-03-02 03:00", True, id="after four o'clock in Berlin"),
        pytest.param("2026-03-09 12:00", True, id="a week later"),
        pytest.param("2026-02-27 12:00", False, id="by a clock that was set back"),
    ],
)
def test_only_the_first_answer_of_a_day_moves_the_schedule(at: str, moves: bool) -> None:
    """More answers on a day are practice."""
    berlin = ZoneInfo("Europe/Berlin")
    memory = review(None, Rating.GOOD, utc("2026-03-01 20:00"))

    assert moves_schedule(memory, utc(at), berlin) is moves
    assert moves_schedule(None, utc(at), berlin) is True


def test_a_question_is_due_on_the_day_that_was_planned() -> None:
    """A question that was answered late at night is due on the day so many days later."""
    berlin = ZoneInfo("Europe/Berlin")
    night = utc("2026-03-28 00:30")  # half past one, still the 27th to a learner
    memory = review(None, Rating.GOOD, night)

    assert days_between(night, memory.due, berlin) == 2


@pytest.mark.parametrize("hour", [-1, 24])
def test_an_hour_that_no_clock_shows_is_refused(hour: int) -> None:
    """A day begins at an hour of the day."""
    with pytest.raises(QuizzesError, match="hour"):
        day_end(utc("2026-03-01 20:00"), ZoneInfo("UTC"), hour)


def test_a_moment_without_a_zone_is_refused() -> None:
    """Nobody knows which day it is in."""
    with pytest.raises(QuizzesError, match="UTC"):
        local_day(utc("2026-03-01 20:00").replace(tzinfo=None), ZoneInfo("UTC"))

"""Moments as people read them: in their zone, and relative where that is plainer."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from course.web import dates

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("opens", "words"),
    [
        pytest.param(date(2027, 2, 20), "back today", id="a day that has passed"),
        pytest.param(date(2027, 3, 1), "back today", id="the same day"),
        pytest.param(date(2027, 3, 2), "back tomorrow", id="the next day"),
        pytest.param(date(2027, 3, 3), "back in 2 days", id="the day after"),
        pytest.param(date(2027, 3, 30), "back in 29 days", id="still within a month"),
        pytest.param(date(2027, 3, 31), "back on 31 March 2027", id="a month away"),
        pytest.param(date(2028, 2, 29), "back on 29 February 2028", id="a leap day"),
        pytest.param(date(2126, 3, 1), "back on 1 March 2126", id="a century away"),
    ],
)
def test_the_return_of_a_card_is_told_in_words(opens: date, words: str) -> None:
    """As seen from the first of March."""
    assert dates.back(opens, date(2027, 3, 1)) == words


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        pytest.param("2027-01-31T23:30:07+00:00", "1 February 2027, 00:30", id="winter"),
        pytest.param("2027-07-31T21:59:59+00:00", "31 July 2027, 23:59", id="summer"),
        pytest.param("2027-10-31T00:30:00+00:00", "31 October 2027, 02:30", id="the first 02:30"),
        pytest.param("2027-10-31T01:30:00+00:00", "31 October 2027, 02:30", id="the second 02:30"),
    ],
)
def test_a_moment_stands_in_the_readers_zone(moment: str, text: str) -> None:
    """For programs it keeps its own offset, in the attribute."""
    html = dates.when(datetime.fromisoformat(moment), BERLIN)
    assert html == f'<time datetime="{moment}">{text}</time>'


def test_a_receipt_tells_the_second() -> None:
    """Two answers within a minute have different receipts."""
    moment = datetime(2027, 3, 1, 22, 3, 7, tzinfo=UTC)
    assert dates.clock_time(moment, BERLIN) == "23:03:07"
    assert dates.clock_time(moment) == "22:03:07"


def test_days_have_no_zero_before_them() -> None:
    """As people write them."""
    assert dates.day(date(2027, 3, 1)) == "1 March 2027"
    assert dates.day(datetime(2027, 12, 24, tzinfo=UTC)) == "24 December 2027"


def test_a_stored_zone_is_a_zone() -> None:
    """Its name gives its rules."""
    assert dates.zone_of("Europe/Berlin") == BERLIN

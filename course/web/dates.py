"""Moments as people read them, in their own time zone."""

from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo

from markupsafe import Markup


def day(moment: datetime | date) -> str:
    """Write a day: 27 November 2026."""
    return f"{moment.day} {moment:%B %Y}"


def clock_time(moment: datetime, zone: tzinfo = UTC) -> str:
    """Write a time of day to the second, as receipts do: 12:03:07."""
    return f"{moment.astimezone(zone):%H:%M:%S}"


def when(moment: datetime, zone: tzinfo = UTC) -> Markup:
    """Write a moment for people and, in the attribute, for programs."""
    local = moment.astimezone(zone)
    text = f"{day(local)}, {local:%H:%M}"
    return Markup('<time datetime="{}">{}</time>').format(moment.isoformat(), text)


def back(opens: date, today: date) -> str:
    """Say when a card comes back: today, tomorrow, in 4 days, on 3 March 2027."""
    days = (opens - today).days
    if days <= 0:
        return "back today"
    if days == 1:
        return "back tomorrow"
    return f"back in {days} days" if days < 30 else f"back on {day(opens)}"


def zone_of(name: str) -> ZoneInfo:
    """Give the zone of an IANA name that was checked when it was stored."""
    return ZoneInfo(name)

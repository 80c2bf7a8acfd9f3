"""Failures counted in the database, and the growing waits that follow from them.

A try is counted before it is judged, under a lock on its row: a hundred tries at the same time,
on any number of processes, are a hundred tries. Whoever turns out to be right gets it back.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from sqlalchemy import Table, case, delete, null, update
from sqlalchemy.orm import Session

from course.models import Throttle
from course.rows.upsert import insert_into

throttle: Table = Throttle.__table__  # type: ignore[assignment]  # declared as FromClause


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How patient a gate is."""

    free: int
    """How many failures may stand before the next try has to wait."""
    first: timedelta
    """The first wait; each further failure doubles it."""
    longest: timedelta
    leak: timedelta
    """The time in which one failure is forgotten."""


@dataclass(frozen=True, slots=True)
class Gate:
    """One thing that is counted, such as the sign-ins of one account."""

    key: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class Counted:
    """A try that a gate has counted."""

    key: str
    blocked_until: datetime | None
    """The wait that this very try has set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """Whether a try may go on, or when it may."""

    wait: timedelta | None
    counted: tuple[Counted, ...] = ()


MINUTE = timedelta(minutes=1)

ACCOUNT = Rule(free=5, first=MINUTE / 2, longest=15 * MINUTE, leak=60 * MINUTE)
"""Guesses at one account's password."""

NETWORK = Rule(free=50, first=MINUTE / 2, longest=15 * MINUTE, leak=MINUTE / 2)
"""Failures from one network address; a school may have only one, so it is patient."""

CROWD = Rule(free=300, first=MINUTE / 2, longest=15 * MINUTE, leak=MINUTE / 6)
"""What is no failure in itself, such as new accounts from one address."""


def gate(kind: str, subject: str, rule: Rule) -> Gate:
    """Make the gate that counts something for someone; the database holds only a digest of whom."""
    return Gate(f"{kind}:{sha256(subject.encode()).hexdigest()}", rule)


def network(address: str | None) -> str:
    """Give the part of a network address that one household or machine has: for IPv6 its /64."""
    try:
        found = ip_address((address or "").partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is None:
            return str(ip_network((found, 64), strict=False))
        found = found.ipv4_mapped
    return str(found)


def admit(session: Session, gates: Iterable[Gate], *, at: datetime) -> Admission:
    """Count a try at every gate, unless one of them asks to wait; then nothing is counted."""
    ordered = sorted(gates, key=lambda each: each.key)  # locks are always taken in this order
    rows = [(each, _locked(session, each, at)) for each in ordered]
    waits = [row.blocked_until - at for each, row in rows if _blocks(row, each.rule, at)]
    if waits:
        return Admission(wait=max(waits))
    return Admission(wait=None, counted=tuple(_count(session, *row, at) for row in rows))


def give_back(session: Session, counted: Iterable[Counted]) -> None:
    """Take back tries that were no failures, and only the waits that these very tries had set."""
    for each in counted:
        mine = throttle.c.blocked_until == each.blocked_until
        session.execute(
            update(throttle)
            .where(throttle.c.key == each.key, throttle.c.failures > 0)
            .values(
                failures=throttle.c.failures - 1,
                blocked_until=case((mine, null()), else_=throttle.c.blocked_until),
            )
        )


def forgive(session: Session, *gates: Gate) -> None:
    """Forget every failure at these gates: whoever it is has shown who they are."""
    keys = [each.key for each in gates]
    session.execute(delete(throttle).where(throttle.c.key.in_(keys)))


def sweep(session: Session, *, at: datetime) -> int:
    """Delete what has not counted for a month; gives how many rows that were."""
    old = throttle.c.last_at < at - timedelta(days=30)
    return int(session.execute(delete(throttle).where(old)).rowcount)  # type: ignore[attr-defined]  # a DELETE gives a CursorResult


def words(wait: timedelta) -> str:
    """Say a wait in words: a minute, 4 minutes."""
    minutes = -(-int(wait.total_seconds()) // 60)
    return "a minute" if minutes <= 1 else f"{minutes} minutes"


def _locked(session: Session, each: Gate, at: datetime) -> Any:
    """Give the gate's row, made if need be, and keep it from everybody else until the commit."""
    insert = insert_into(session, throttle).values(key=each.key, failures=0, last_at=at)
    touched = insert.on_conflict_do_update(
        index_elements=[throttle.c.key], set_={"key": insert.excluded.key}
    )
    columns = (throttle.c.failures, throttle.c.last_at, throttle.c.blocked_until)
    return session.execute(touched.returning(*columns)).one()


def _blocks(row: Any, rule: Rule, at: datetime) -> bool:
    """Tell whether a wait is on; one that no rule can have set comes from a clock put back."""
    return row.blocked_until is not None and at < row.blocked_until <= at + rule.longest


def _count(session: Session, each: Gate, row: Any, at: datetime) -> Counted:
    standing, since = _leaked(row.failures, row.last_at, each.rule, at)
    failures = standing + 1
    until = at + _wait(failures, each.rule) if failures >= each.rule.free else None
    session.execute(
        update(throttle)
        .where(throttle.c.key == each.key)
        .values(failures=failures, last_at=since, blocked_until=until)
    )
    return Counted(each.key, until)


def _leaked(failures: int, last_at: datetime, rule: Rule, at: datetime) -> tuple[int, datetime]:
    """Give the failures that still stand, and the moment up to which forgetting is done."""
    forgotten = max(0, (at - last_at) // rule.leak)
    if forgotten >= failures:
        return 0, at
    return failures - forgotten, last_at + forgotten * rule.leak


def _wait(failures: int, rule: Rule) -> timedelta:
    doublings = min(failures - rule.free, 30)
    return min(rule.first * (1 << doublings), rule.longest)

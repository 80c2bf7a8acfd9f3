"""Failures counted: the waits that grow, what is forgotten, and many tries at the same time."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from course.rows.throttle import MINUTE, Gate, Rule, admit, forgive, gate, give_back, network, words
from tests.accounts import NOON, opened

RULE = Rule(free=3, first=MINUTE, longest=10 * MINUTE, leak=60 * MINUTE)
GATE = gate("test", "ada", RULE)
SECOND = timedelta(seconds=1)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on a database of this test's own."""
    with opened(database_url) as session:
        yield session


def _fail(session: Session, times: int, gate: Gate = GATE) -> None:
    """Fail so often, each time as soon as the gate lets one."""
    at = NOON
    for _ in range(times):
        wait = admit(session, [gate], at=at).wait
        while wait is not None:
            at += wait
            wait = admit(session, [gate], at=at).wait


@pytest.mark.parametrize(
    ("failures", "minutes"),
    [
        pytest.param(0, 0, id="none yet"),
        pytest.param(2, 0, id="some are free"),
        pytest.param(3, 1, id="the last free one begins the first wait"),
        pytest.param(4, 2, id="it doubles"),
        pytest.param(5, 4, id="and doubles"),
        pytest.param(7, 10, id="up to the longest"),
        pytest.param(12, 10, id="and never longer"),
    ],
)
def test_waits_grow(session: Session, failures: int, minutes: int) -> None:
    """After so many failures the next try has to wait so long."""
    _fail(session, failures)
    at = NOON + timedelta(minutes=sum(min(2**n, 10) for n in range(max(0, failures - 3))))

    wait = admit(session, [GATE], at=at).wait

    assert wait == (timedelta(minutes=minutes) if minutes else None)


def test_a_wait_is_over_to_the_second(session: Session) -> None:
    """A second before its end a wait still holds, at its end it does not."""
    _fail(session, 3)

    assert admit(session, [GATE], at=NOON + MINUTE - SECOND).wait == SECOND
    assert admit(session, [GATE], at=NOON + MINUTE).wait is None


def test_failures_are_forgotten_one_by_one(session: Session) -> None:
    """With each hour one failure less stands."""
    _fail(session, 2)

    assert admit(session, [GATE], at=NOON + 61 * MINUTE).counted[0].blocked_until is None
    assert admit(session, [GATE], at=NOON + 62 * MINUTE).counted[0].blocked_until is not None


def test_a_steady_trickle_is_forgotten_too(session: Session) -> None:
    """Failures that come no faster than they are forgotten never make anybody wait."""
    for hour in range(20):
        assert admit(session, [GATE], at=NOON + timedelta(hours=hour)).wait is None


def test_a_try_that_was_right_is_given_back(session: Session) -> None:
    """Being right costs nothing, and takes back the wait that the try itself had set."""
    for _ in range(20):
        admission = admit(session, [GATE], at=NOON)
        assert admission.wait is None
        give_back(session, admission.counted)


def test_giving_back_leaves_other_waits(session: Session) -> None:
    """A wait that somebody else's failure has set stands when one's own try is given back."""
    mine = admit(session, [GATE], at=NOON)
    _fail(session, 2)

    give_back(session, mine.counted)

    assert admit(session, [GATE], at=NOON).wait == MINUTE


def test_forgiving(session: Session) -> None:
    """Whoever is forgiven begins anew."""
    _fail(session, 5)

    forgive(session, GATE)

    assert admit(session, [GATE], at=NOON).wait is None


def test_one_gate_that_waits_is_enough(session: Session) -> None:
    """Where one of several gates waits, the others do not count the try."""
    other = gate("test", "eve", Rule(free=1, first=MINUTE, longest=MINUTE, leak=60 * MINUTE))
    _fail(session, 3)

    assert admit(session, [GATE, other], at=NOON).wait == MINUTE
    assert admit(session, [other], at=NOON).wait is None


def test_a_clock_that_was_put_back(session: Session) -> None:
    """A wait that lies further ahead than any can is taken for a clock's mistake."""
    _fail(session, 3)

    assert admit(session, [GATE], at=NOON - timedelta(days=1)).wait is None


def test_tries_at_the_same_time_are_all_counted(database_url: str) -> None:
    """Of two dozen tries at once exactly as many get through as are free."""

    def knock(_: int) -> bool:
        with opened(database_url) as session:
            admitted = admit(session, [GATE], at=NOON).wait is None
            session.commit()
            return admitted

    with ThreadPoolExecutor(max_workers=8) as threads:
        assert sum(threads.map(knock, range(24))) == RULE.free


@pytest.mark.parametrize(
    ("address", "counted_as"),
    [
        pytest.param("192.0.2.7", "192.0.2.7", id="IPv4"),
        pytest.param("::ffff:192.0.2.7", "192.0.2.7", id="IPv4 written as IPv6"),
        pytest.param("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64", id="IPv6: a household's network"),
        pytest.param("fe80::1%eth0", "fe80::/64", id="IPv6 with its interface"),
        pytest.param(None, "unknown", id="none"),
        pytest.param("nonsense", "unknown", id="nonsense"),
    ],
)
def test_networks(address: str | None, counted_as: str) -> None:
    """An address is counted by the part of it that one household or machine has."""
    assert network(address) == counted_as


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(1, "a minute"), (60, "a minute"), (61, "2 minutes"), (900, "15 minutes")],
)
def test_waits_in_words(seconds: int, said: str) -> None:
    """A wait is said in minutes, and never shorter than it is."""
    assert words(timedelta(seconds=seconds)) == said

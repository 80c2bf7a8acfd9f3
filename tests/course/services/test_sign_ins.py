"""Signing in and out, as the services see it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from course.models import Person
from course.rows.who import viewer
from course.services import people, sign_ins
from course.services.errors import Invalid, NotFound, TooMany
from course.services.sign_ins import Knock
from tests.accounts import NOON, opened, person

HERE = "192.0.2.1"
WEEK = timedelta(days=7)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on a database of this test's own."""
    with opened(database_url) as session:
        yield session


def _knock(session: Session, key: str = "ada@example.org", browser: str = "") -> Knock:
    return sign_ins.knock(session, key, network=HERE, known_browser=browser, at=NOON)


def _enter(session: Session, knock: Knock, renewed: str | None = None) -> str:
    return sign_ins.enter(
        session, knock, renewed_hash=renewed, browser="Firefox", lasts=WEEK, at=NOON
    )


def _is_in(session: Session, key: str, after: timedelta = timedelta(0)) -> bool:
    session.flush()
    found = viewer(session.connection(), key, course_slug=None, at=NOON + after)
    return found is not None


@pytest.mark.parametrize(
    ("after", "lasts"),
    [
        pytest.param(timedelta(0), True, id="at once"),
        pytest.param(WEEK - timedelta(seconds=1), True, id="to the last second"),
        pytest.param(WEEK, False, id="and no longer"),
    ],
)
def test_a_sign_in_lasts(session: Session, after: timedelta, lasts: bool) -> None:
    """A sign-in is good for as long as it was given."""
    person(session)
    key = _enter(session, _knock(session))

    assert _is_in(session, key, after) == lasts


def test_nobody_and_a_closed_account_look_the_same(session: Session) -> None:
    """For an address without an account and for a closed one there is no hash to fit."""
    person(session)
    people.set_active(session, "ada@example.org", False, at=NOON)

    for key in ("ada@example.org", "eve@example.org", ""):
        knock = _knock(session, key)
        assert (knock.person_id, knock.password_hash) == (None, None)
        with pytest.raises(Invalid, match="wrong"):
            _enter(session, knock)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"password_hash": "another"}, id="the password"),
        pytest.param({"active": False}, id="the account"),
    ],
)
def test_what_changed_meanwhile_counts(session: Session, change: dict[str, object]) -> None:
    """Whoever knocked before the password was changed or the account closed stays outside."""
    person(session)
    knock = _knock(session)
    session.execute(update(Person).values(**change))

    with pytest.raises(Invalid):
        _enter(session, knock)


def test_a_renewed_hash_is_kept(session: Session) -> None:
    """A hash at today's cost replaces the one before."""
    person(session)

    _enter(session, _knock(session), renewed="renewed")

    assert session.scalars(select(Person.password_hash)).one() == "renewed"


@pytest.mark.parametrize("key", ["ada@example.org", "eve@example.org"], ids=["known", "unknown"])
def test_guesses_have_to_wait(session: Session, key: str) -> None:
    """After five wrong guesses the next has to wait, also where there is no account."""
    person(session)
    for _ in range(5):
        _knock(session, key)

    with pytest.raises(TooMany, match="wait a minute"):
        _knock(session, key)


def test_a_known_browser_is_counted_apart(session: Session) -> None:
    """A stranger's guesses do not keep the owner out of their own browser, nor the reverse."""
    person(session)
    for _ in range(5):
        _knock(session)

    key = _enter(session, _knock(session, browser="known"))

    assert _is_in(session, key)
    with pytest.raises(TooMany):
        _knock(session)


def test_a_known_browser_cannot_guess_for_ever(session: Session) -> None:
    """A browser that is known has to wait after its own wrong guesses."""
    person(session)
    for _ in range(5):
        _knock(session, browser="known")

    with pytest.raises(TooMany):
        _knock(session, browser="known")


def test_one_network_cannot_try_many_accounts(session: Session) -> None:
    """After fifty failures a network has to wait, whichever accounts they were for."""
    for number in range(50):
        _knock(session, f"person{number}@example.org")

    with pytest.raises(TooMany):
        _knock(session, "one-more@example.org")


def test_being_right_costs_nothing(session: Session) -> None:
    """A whole school can sign in from one network."""
    person(session)

    for _ in range(120):
        _enter(session, _knock(session))


def test_listing_and_ending(session: Session) -> None:
    """Each browser is listed and can be signed out alone, by its owner only."""
    ada, eve = person(session), person(session, "eve@example.org", "Eve")
    keys = [_enter(session, _knock(session)) for _ in range(2)]
    listed = sign_ins.browsers(session, ada, at=NOON)
    assert [each.name for each in listed] == ["Firefox", "Firefox"]

    with pytest.raises(NotFound):
        sign_ins.leave(session, eve, listed[0].id, at=NOON)
    sign_ins.leave(session, ada, listed[0].id, at=NOON)

    assert [_is_in(session, each) for each in keys] == [True, False]
    assert len(sign_ins.browsers(session, ada, at=NOON)) == 1
    with pytest.raises(NotFound):
        sign_ins.leave(session, ada, listed[0].id, at=NOON)


def test_ending_everywhere(session: Session) -> None:
    """One press signs out every browser of one person, and nobody else."""
    ada = person(session)
    person(session, "eve@example.org", "Eve")
    keys = [_enter(session, _knock(session)) for _ in range(3)]
    of_eve = _enter(session, _knock(session, "eve@example.org"))

    sign_ins.leave_everywhere(session, ada, at=NOON)

    assert [_is_in(session, each) for each in (*keys, of_eve)] == [False, False, False, True]

"""Accounts made, found, changed, closed; the first instructor."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from course.models import (
    AuditEvent,
    Enrolment,
    Letter,
    MailRequest,
    Person,
    Role,
    SignIn,
)
from course.rows import sign_ins
from course.rows.names import read_address
from course.services import accounts, people
from course.services.accounts import Applicant
from course.services.errors import Changed, Invalid, NotFound, TooMany
from tests.accounts import NOON, course, opened, person

HERE = "192.0.2.1"


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on a database of this test's own."""
    with opened(database_url) as session:
        yield session


def _who(email: str = "ada@example.org", name: str = "Ada") -> Applicant:
    return Applicant(
        name=name, address=read_address(email), password_hash="-", time_zone="Europe/Berlin"
    )


def _register(session: Session, email: str = "ada@example.org", after: int = 0) -> int | None:
    at = NOON + timedelta(seconds=after)
    return accounts.register(session, _who(email), network=HERE, invited=False, at=at)


def _letters(session: Session) -> list[tuple[Letter, int]]:
    rows = session.execute(select(MailRequest.letter, MailRequest.person_id))
    return [(letter, person_id) for letter, person_id in rows]


def test_registering(session: Session) -> None:
    """A new address becomes an account, which the audit log knows of."""
    made = _register(session)

    kept = session.scalars(select(Person)).one()
    assert (kept.id, kept.name, kept.email, kept.active) == (made, "Ada", "ada@example.org", True)
    assert [event.verb for event in session.scalars(select(AuditEvent))] == ["account.made"]


def test_an_address_has_one_account(session: Session) -> None:
    """A second registration makes nothing; the owner is told, once a day at most."""
    first = _register(session)
    assert first is not None

    again = [_register(session, each, after=n) for n, each in enumerate(("ada@example.org",) * 3)]

    assert again == [None, None, None]
    assert session.scalar(select(func.count()).select_from(Person)) == 1
    assert _letters(session) == [(Letter.already_registered, first)]


def test_a_closed_account_is_told_nothing(session: Session) -> None:
    """No letter goes to an account that is closed."""
    person(session)
    people.set_active(session, "ada@example.org", False, at=NOON)

    assert _register(session) is None
    assert _letters(session) == []


def test_registering_twice_at_the_same_time(database_url: str) -> None:
    """Of many who register one address at the same moment exactly one gets the account."""

    def ask(_: int) -> int | None:
        with opened(database_url) as session:
            made = _register(session)
            session.commit()
            return made

    with ThreadPoolExecutor(max_workers=8) as threads:
        made = [each for each in threads.map(ask, range(16)) if each is not None]

    assert len(made) == 1


def test_one_network_cannot_make_accounts_without_end(session: Session) -> None:
    """After a few hundred accounts from one network the next one has to wait."""
    for number in range(300):
        assert _register(session, f"person{number}@example.org") is not None

    with pytest.raises(TooMany, match="wait a minute"):
        _register(session, "one-more@example.org")


def test_a_class_with_invitations_is_not_held_up(session: Session) -> None:
    """Accounts made with an invitation do not count, however many a class makes at once."""
    for number in range(320):
        who = _who(f"person{number}@example.org")
        made = accounts.register(session, who, network=HERE, invited=True, at=NOON)
        assert made is not None


@pytest.mark.parametrize(
    ("name", "zone", "hour"),
    [
        pytest.param("Ada", "Europe/Berlin", 4, id="nothing"),
        pytest.param("Augusta", "Europe/Berlin", 4, id="the name"),
        pytest.param("Ada", "Pacific/Auckland", 4, id="the zone"),
        pytest.param("Ada", "Europe/Berlin", 0, id="the hour, to midnight"),
    ],
)
def test_changing(session: Session, name: str, zone: str, hour: int) -> None:
    """Name, zone and hour are kept as they are given."""
    ada = person(session)

    accounts.change_details(session, ada, name=name, time_zone=zone, day_starts_at=hour, at=NOON)

    kept = session.get_one(Person, ada, populate_existing=True)
    assert (kept.name, kept.time_zone, kept.day_starts_at) == (name, zone, hour)


@pytest.mark.parametrize("hour", [-1, 24])
def test_an_hour_that_is_none(session: Session, hour: int) -> None:
    """A day begins at an hour from 0 to 23."""
    ada = person(session)

    with pytest.raises(Invalid):
        accounts.change_details(
            session, ada, name="Ada", time_zone="UTC", day_starts_at=hour, at=NOON
        )


def test_setting_up(session: Session) -> None:
    """The first instructor's link makes an account that teaches every course, once."""
    courses = {course(session, "one"), course(session, "two")}
    secret = accounts.first_instructor_secret(session, at=NOON)
    assert secret is not None

    made = accounts.set_up(session, secret, _who(), at=NOON)

    rows = session.execute(select(Enrolment.course_id, Enrolment.role, Enrolment.person_id))
    assert {tuple(row) for row in rows} == {(each, Role.instructor, made) for each in courses}
    with pytest.raises(NotFound):
        accounts.set_up(session, secret, _who("eve@example.org"), at=NOON)


def test_there_is_no_link_once_there_is_an_instructor(session: Session) -> None:
    """An instructor who may sign in ends the handing out of links."""
    person(session)
    course(session, "one")
    people.give_role(session, "ada@example.org", "one", Role.instructor, at=NOON)
    assert accounts.first_instructor_secret(session, at=NOON) is None

    people.set_active(session, "ada@example.org", False, at=NOON)
    assert accounts.first_instructor_secret(session, at=NOON) is not None


def test_a_new_link_ends_the_one_before(session: Session) -> None:
    """Of the links that were printed only the last one works."""
    course(session)
    secrets = [accounts.first_instructor_secret(session, at=NOON) for _ in range(3)]

    good = [accounts.may_set_up(session, str(each), at=NOON) for each in secrets]

    assert all(first != second for first, second in pairwise(secrets))
    assert good == [False, False, True]


@pytest.mark.parametrize(("hours", "good"), [(0, True), (23.9, True), (24, False), (48, False)])
def test_the_link_lasts_a_day(session: Session, hours: float, good: bool) -> None:
    """The first instructor's link is good for 24 hours."""
    secret = accounts.first_instructor_secret(session, at=NOON)
    session.flush()

    at = NOON + timedelta(hours=hours)
    assert accounts.may_set_up(session, str(secret), at=at) == good


def test_setting_up_with_an_address_that_has_an_account(session: Session) -> None:
    """The link does not take over an account; it can be used with another address."""
    person(session)
    course(session)
    secret = str(accounts.first_instructor_secret(session, at=NOON))
    session.commit()

    with pytest.raises(Changed, match="users role"):
        accounts.set_up(session, secret, _who(), at=NOON)
    session.rollback()

    assert accounts.set_up(session, secret, _who("eve@example.org"), at=NOON)


def test_setting_up_without_a_course(session: Session) -> None:
    """Without a course there is nothing to teach, and the link stays good."""
    secret = str(accounts.first_instructor_secret(session, at=NOON))

    with pytest.raises(Changed, match="parley load"):
        accounts.set_up(session, secret, _who(), at=NOON)
    assert accounts.may_set_up(session, secret, at=NOON)


def test_closing_an_account(session: Session) -> None:
    """A closed account is signed out, sent nothing, and keeps its work; it can be opened again."""
    ada = person(session)
    sign_ins.begin(session, ada, browser="", lasts=timedelta(days=1), at=NOON)
    session.add(
        MailRequest(
            letter=Letter.password_reset, person_id=ada, requested_at=NOON, next_try_at=NOON
        )
    )

    people.set_active(session, "ADA@example.org", False, at=NOON)

    assert session.scalars(select(SignIn.ended_at)).one() == NOON
    assert session.scalars(select(MailRequest.next_try_at)).one() is None
    assert [each.active for each in people.everybody(session)] == [False]
    people.set_active(session, "ada@example.org", True, at=NOON)
    assert [each.active for each in people.everybody(session)] == [True]


def test_listing(session: Session) -> None:
    """The list is by name and says what each is in which course."""
    person(session, "eve@example.org", "Eve")
    person(session)
    for slug in ("two", "one"):
        course(session, slug)
        people.give_role(session, "eve@example.org", slug, Role.assistant, at=NOON)

    listed = [(each.name, each.roles) for each in people.everybody(session)]

    assert listed == [("Ada", ()), ("Eve", (("one", Role.assistant), ("two", Role.assistant)))]


def test_giving_another_role(session: Session) -> None:
    """A role replaces the one before, also where the enrolment had ended, and signs out."""
    ada = person(session)
    course(session, "one")
    people.give_role(session, "ada@example.org", "one", Role.learner, at=NOON)
    session.scalars(select(Enrolment)).one().ended_at = NOON
    sign_ins.begin(session, ada, browser="", lasts=timedelta(days=1), at=NOON)

    people.give_role(session, "ada@example.org", "one", Role.instructor, at=NOON)

    row = session.scalars(select(Enrolment).execution_options(populate_existing=True)).one()
    assert (row.role, row.ended_at) == (Role.instructor, None)
    assert session.scalars(select(SignIn.ended_at)).one() == NOON


def test_names_that_are_not_there(session: Session) -> None:
    """An account or a course that does not exist is named, and what there is instead."""
    person(session)
    course(session, "one")

    with pytest.raises(NotFound, match=r"eve@example\.org"):
        people.give_role(session, "eve@example.org", "one", Role.learner, at=NOON)
    with pytest.raises(NotFound, match="no course two; the courses are: one"):
        people.give_role(session, "ada@example.org", "two", Role.learner, at=NOON)


def test_sweeping(session: Session) -> None:
    """What is of no more use is deleted after some months, and nothing else."""
    ada = person(session)
    sign_ins.begin(session, ada, browser="", lasts=timedelta(days=1), at=NOON)
    _register(session)
    session.flush()

    assert people.sweep(session, at=NOON + timedelta(days=20)) == 0
    assert people.sweep(session, at=NOON + timedelta(days=100)) == 3
    assert session.scalar(select(func.count()).select_from(Person)) == 1

"""Accounts made and changed: by registration, by the first instructor's link, by their owner."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Table, select, update
from sqlalchemy.orm import Session

from course.models import AuditEvent, Course, Enrolment, Letter, Person, Purpose, Role
from course.rows import letters, secrets, throttle
from course.rows.cards import reopen
from course.rows.enrolments import give_role
from course.rows.names import Address
from course.rows.upsert import insert_into
from course.services.errors import Changed, Invalid, NotFound, TooMany

person: Table = Person.__table__  # type: ignore[assignment]  # declared as FromClause

SETUP_LASTS = timedelta(hours=24)

_REMINDERS = throttle.Rule(
    free=1, first=timedelta(days=1), longest=timedelta(days=1), leak=timedelta(days=1)
)
"""How often someone is told that their address was used to register again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """Somebody who asks for an account."""

    name: str
    address: Address
    password_hash: str
    time_zone: str


def register(
    session: Session, who: Applicant, *, network: str, invited: bool, at: datetime
) -> int | None:
    """Make an account; gives its number, or None when the address has one already.

    The caller answers both in the same way. Whoever owns the account is told by mail, at most
    once a day. New accounts are counted by network address, unless there is an invitation.

    :raises TooMany: too many accounts were asked for from this network address.
    """
    gate = throttle.gate("register:network", network, throttle.CROWD)
    admission = throttle.admit(session, [gate], at=at)
    if admission.wait is not None:
        raise TooMany(
            "Too many accounts were asked for from this network. "
            f"Please wait {throttle.words(admission.wait)}."
        )
    made = add(session, who, by=None, at=at)
    if made is None:
        _remind(session, who.address, at)
    elif invited:
        throttle.give_back(session, admission.counted)
    return made


def add(session: Session, who: Applicant, *, by: int | None, at: datetime) -> int | None:
    """Make an account without any ado; None when the address has one."""
    insert = insert_into(session, person).values(
        name=who.name,
        email=who.address.email,
        email_key=who.address.key,
        password_hash=who.password_hash,
        time_zone=who.time_zone,
        day_starts_at=4,
        active=True,
        created_at=at,
    )
    new = insert.on_conflict_do_nothing(index_elements=[person.c.email_key])
    made: int | None = session.scalar(new.returning(person.c.id))
    if made is not None:
        session.add(_event("account.made", made, by or made, at))
    return made


def first_instructor_secret(session: Session, *, at: datetime) -> str | None:
    """Make the secret of the first instructor's link; None when there is an instructor.

    A link that was handed out before and not used is dead from now on.
    """
    instructors = (
        select(Enrolment.id)
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.role == Role.instructor, Enrolment.ended_at.is_(None), Person.active)
    )
    if session.scalars(instructors.limit(1)).first() is not None:
        return None
    secrets.void(session, Purpose.first_instructor)
    return secrets.issue(session, Purpose.first_instructor, at=at, lasts=SETUP_LASTS)


def may_set_up(session: Session, secret: str, *, at: datetime) -> bool:
    """Tell whether a first instructor's link is still good."""
    return secrets.find(session, Purpose.first_instructor, secret, at=at) is not None


def set_up(session: Session, secret: str, who: Applicant, *, at: datetime) -> int:
    """Make the first instructor's account, with that role in every course; gives its number.

    :raises NotFound: the link has been used, has ended or has been replaced.
    :raises Changed: there is no course yet, or the address has an account.
    """
    courses = session.scalars(select(Course.id)).all()
    if not courses:
        raise Changed("There is no course yet. Load one (parley load), then open the link again.")
    if not secrets.spend(session, Purpose.first_instructor, secret, at=at):
        raise NotFound("This link has been used or has ended.")
    made = add(session, who, by=None, at=at)
    if made is None:
        raise Changed(
            "There is an account with this address already. Take another address, or give that "
            "account the role on the server: parley users role ADDRESS COURSE instructor."
        )
    for course_id in courses:
        give_role(
            session,
            person_id=made,
            course_id=course_id,
            role=Role.instructor,
            by=made,
            at=at,
        )
    return made


def change_details(
    session: Session,
    person_id: int,
    *,
    name: str,
    time_zone: str,
    day_starts_at: int,
    at: datetime,
) -> None:
    """Change how someone is called and when their day begins; their cards follow.

    :raises Invalid: the hour is not one from 0 to 23.
    """
    if not 0 <= day_starts_at <= 23:
        raise Invalid("A day begins at a full hour from 0 to 23.")
    before = session.execute(
        select(Person.time_zone, Person.day_starts_at).where(Person.id == person_id)
    ).one()
    session.execute(
        update(Person)
        .where(Person.id == person_id)
        .values(name=name, time_zone=time_zone, day_starts_at=day_starts_at)
    )
    if (time_zone, day_starts_at) != tuple(before):
        reopen(session.connection(), person_id, ZoneInfo(time_zone), day_starts_at)
    session.add(_event("account.changed", person_id, person_id, at))


def _remind(session: Session, address: Address, at: datetime) -> None:
    """Tell the owner of an account that somebody tried to register with their address."""
    owner = select(Person.id).where(Person.email_key == address.key, Person.active)
    person_id = session.scalar(owner)
    gate = throttle.gate("register:reminder", address.key, _REMINDERS)
    if person_id is not None and throttle.admit(session, [gate], at=at).wait is None:
        letters.ask(session, Letter.already_registered, person_id, at=at)


def _event(verb: str, person_id: int, by: int, at: datetime) -> AuditEvent:
    return AuditEvent(at=at, actor_id=by, verb=verb, subject=f"person {person_id}", detail={})

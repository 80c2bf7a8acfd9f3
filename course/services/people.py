"""Who has an account, as the command line sees it: found, listed, given roles, closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from course.models import AuditEvent, Course, Enrolment, Person, Role
from course.rows import letters, secrets, sign_ins, throttle
from course.rows.enrolments import give_role as write_role
from course.rows.names import account_key
from course.services.errors import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An account in a list."""

    id: int
    name: str
    email: str
    active: bool
    created_at: datetime
    roles: tuple[tuple[str, Role], ...]
    """Course slugs, each with what they are there."""


def everybody(session: Session) -> Sequence[Listed]:
    """List every account by name, with its roles."""
    roles = _roles(session)
    people = session.scalars(select(Person).order_by(Person.name, Person.id))
    return [
        Listed(
            id=each.id,
            name=each.name,
            email=each.email,
            active=each.active,
            created_at=each.created_at,
            roles=tuple(roles.get(each.id, ())),
        )
        for each in people
    ]


def find(session: Session, email: str) -> int:
    """Give the number of the account with an address.

    :raises NotFound: there is none.
    """
    number = session.scalar(select(Person.id).where(Person.email_key == account_key(email)))
    if number is None:
        raise NotFound(f"There is no account with the address {email}.")
    return number


def find_course(session: Session, slug: str) -> int:
    """Give the number of a course.

    :raises NotFound: there is none; the message lists those that there are.
    """
    numbers = dict(session.execute(select(Course.slug, Course.id)).all())
    if slug not in numbers:
        known = ", ".join(sorted(numbers)) or "none yet"
        raise NotFound(f"There is no course {slug}; the courses are: {known}.")
    return numbers[slug]


def give_role(session: Session, email: str, slug: str, role: Role, *, at: datetime) -> None:
    """Make someone a learner, assistant or instructor of a course; their sign-ins end.

    Who is no instructor any more invites nobody: the links that they made for the course end.

    :raises NotFound: there is no such account or no such course.
    """
    person_id, course_id = find(session, email), find_course(session, slug)
    sign_ins.end_all(session, person_id, at=at)
    if role is not Role.instructor:
        secrets.void_invitations(session, person_id, course_id=course_id)
    write_role(session, person_id=person_id, course_id=course_id, role=role, by=None, at=at)


def set_active(session: Session, email: str, active: bool, *, at: datetime) -> None:
    """Close an account, which ends its sign-ins and invitations, or open it; its work is kept.

    :raises NotFound: there is no such account.
    """
    person_id = find(session, email)
    session.execute(update(Person).where(Person.id == person_id).values(active=active))
    if not active:
        sign_ins.end_all(session, person_id, at=at)
        letters.drop(session, person_id, at=at)
        secrets.void_invitations(session, person_id)
    session.add(
        AuditEvent(
            at=at,
            actor_id=None,
            verb="account.opened" if active else "account.closed",
            subject=f"person {person_id}",
            detail={},
        )
    )


def sweep(session: Session, *, at: datetime) -> int:
    """Delete what is of no more use: old sign-ins, links and counts; gives how many rows."""
    return sum(each.sweep(session, at=at) for each in (sign_ins, secrets, throttle))


def _roles(session: Session) -> dict[int, list[tuple[str, Role]]]:
    rows = session.execute(
        select(Enrolment.person_id, Course.slug, Enrolment.role)
        .join(Course, Course.id == Enrolment.course_id)
        .where(Enrolment.ended_at.is_(None))
        .order_by(Course.slug)
    )
    roles: dict[int, list[tuple[str, Role]]] = {}
    for person_id, slug, role in rows:
        roles.setdefault(person_id, []).append((slug, role))
    return roles

"""Invitations: a link that gives whoever opens it a role in one course, so many times.

Links travel further than they were sent. So one into a teaching role is good for one person and
few days, and every open one is listed and can be ended.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import AuditEvent, Course, Enrolment, Person, Purpose, Role, Token
from course.rows import secrets, throttle
from course.rows.enrolments import give_role
from course.services.errors import Changed, Invalid, NotFound, TooMany

LASTS = timedelta(days=30)
TEACHING_LASTS = timedelta(days=3)
"""How long a link into a teaching role lasts."""
MOST_USES = 500
"""How many people one link may let in."""
MOST_OPEN = 100
"""How many links into one course may be open at a time."""

_RANK = (Role.learner, Role.assistant, Role.instructor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """What a link invites to."""

    course_id: int
    course_slug: str
    course_title: str
    role: Role
    made_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """An invitation that can still be taken up, as it stands in a list."""

    number: int
    role: Role
    uses_left: int
    expires_at: datetime
    by: str | None
    """Who made it, by name; None when the command line did."""


def most_uses(role: Role) -> int:
    """Say how many people one link into a role may let in."""
    return MOST_USES if role is Role.learner else 1


def lasts(role: Role) -> timedelta:
    """Say how long a link into a role is good."""
    return LASTS if role is Role.learner else TEACHING_LASTS


def create(
    session: Session,
    course_id: int,
    role: Role,
    *,
    uses: int = 1,
    by: int | None,
    at: datetime,
) -> str:
    """Make an invitation; gives its secret, which is shown once and never stored.

    :raises Invalid: it is for more people than one link into the role may let in, or for none.
    :raises TooMany: too many are open already.
    """
    _refuse_too_many_uses(role, uses)
    if len(open_ones(session, course_id, at=at)) >= MOST_OPEN:
        raise TooMany(f"The course has {MOST_OPEN} open invitations; end one first.")
    _note(session, course_id, "invitation.made", role, by=by, at=at, uses=uses)
    return secrets.issue(
        session,
        Purpose.invitation,
        course_id=course_id,
        role=role,
        uses=uses,
        by=by,
        at=at,
        lasts=lasts(role),
    )


def open_ones(session: Session, course_id: int, *, at: datetime) -> list[Open]:
    """List a course's invitations that can still be taken up, the newest first."""
    listed = (
        select(Token.id, Token.role, Token.uses_left, Token.expires_at, Person.name)
        .outerjoin(Person, Person.id == Token.created_by)
        .where(
            Token.purpose == Purpose.invitation,
            Token.course_id == course_id,
            Token.uses_left > 0,
            Token.expires_at > at,
        )
        .order_by(Token.created_at.desc(), Token.id.desc())
    )
    return [
        Open(number=number, role=role, uses_left=uses_left, expires_at=expires_at, by=by)
        for number, role, uses_left, expires_at, by in session.execute(listed)
        if role is not None  # which the table promises of invitations
    ]


def end(session: Session, course_id: int, number: int, *, by: int | None, at: datetime) -> Role:
    """Let an invitation be of no more use; gives the role that it was for.

    Ending one that has ended already changes nothing.

    :raises NotFound: the course has no such invitation.
    """
    token = session.scalar(
        select(Token)
        .where(
            Token.id == number, Token.purpose == Purpose.invitation, Token.course_id == course_id
        )
        .with_for_update()
    )
    if token is None or token.role is None:
        raise NotFound("The course has no invitation of that number.")
    if token.uses_left:
        left, token.uses_left = token.uses_left, 0
        _note(
            session,
            course_id,
            "invitation.ended",
            token.role,
            by=by,
            at=at,
            number=number,
            uses_left=left,
        )
    return token.role


def read(session: Session, secret: str, *, at: datetime) -> Invitation | None:
    """Say what a link invites to; None when it has been used up, has ended or never was."""
    token = secrets.find(session, Purpose.invitation, secret, at=at)
    if token is None or token.course_id is None or token.role is None:
        return None
    course = session.get_one(Course, token.course_id)
    return Invitation(
        course_id=course.id,
        course_slug=course.slug,
        course_title=course.title,
        role=token.role,
        made_at=token.created_at,
        expires_at=token.expires_at,
    )


def missed(session: Session, *, network: str, at: datetime) -> None:
    """Count a link or code that was not good.

    :raises TooMany: there were too many of them from this network address.
    """
    gate = throttle.gate("link:network", network, throttle.NETWORK)
    admission = throttle.admit(session, [gate], at=at)
    if admission.wait is not None:
        raise TooMany(
            "Too many links or codes from this network were wrong. "
            f"Please wait {throttle.words(admission.wait)}."
        )


def role_held(session: Session, course_id: int, person_id: int) -> Role | None:
    """Say what someone is in the course already."""
    return session.scalar(
        select(Enrolment.role).where(
            Enrolment.course_id == course_id,
            Enrolment.person_id == person_id,
            Enrolment.ended_at.is_(None),
        )
    )


def accept(session: Session, secret: str, person_id: int, *, at: datetime) -> str:
    """Take an invitation up; gives the course's slug. Whoever is as much already loses nothing.

    :raises NotFound: it has been used up or has ended.
    :raises Changed: the person was taken off the course after the invitation was made.
    """
    invitation = read(session, secret, at=at)
    if invitation is None:
        raise NotFound("This invitation has been used up or has ended. Please ask for a new one.")
    held = role_held(session, invitation.course_id, person_id)
    if held is not None and _RANK.index(held) >= _RANK.index(invitation.role):
        return invitation.course_slug
    _refuse_if_taken_off(session, invitation, person_id)
    if not secrets.spend(session, Purpose.invitation, secret, at=at):
        raise NotFound("This invitation has been used up just now. Please ask for a new one.")
    give_role(
        session,
        person_id=person_id,
        course_id=invitation.course_id,
        role=invitation.role,
        by=person_id,
        at=at,
    )
    return invitation.course_slug


def _refuse_if_taken_off(session: Session, invitation: Invitation, person_id: int) -> None:
    """Keep a link that is still about from undoing what an instructor did since."""
    ended = session.scalar(
        select(Enrolment.ended_at).where(
            Enrolment.course_id == invitation.course_id, Enrolment.person_id == person_id
        )
    )
    if ended is not None and ended >= invitation.made_at:
        raise Changed("You were taken off this course; please ask its instructor to invite you.")


def _refuse_too_many_uses(role: Role, uses: int) -> None:
    most = most_uses(role)
    if 1 <= uses <= most:
        return
    if most == 1:
        raise Invalid(f"A link that makes an {role.value} lets one person in.")
    raise Invalid(f"A link can let in 1 to {most} people.")


def _note(
    session: Session,
    course_id: int,
    verb: str,
    role: Role,
    *,
    by: int | None,
    at: datetime,
    **detail: int,
) -> None:
    session.add(
        AuditEvent(
            at=at,
            actor_id=by,
            course_id=course_id,
            verb=verb,
            subject=role.value,
            detail=detail,
        )
    )

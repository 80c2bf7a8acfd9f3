"""Invitations: a link that gives whoever opens it a role in one course, so many times."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import AuditEvent, Course, Enrolment, Purpose, Role
from course.rows import secrets, throttle
from course.rows.enrolments import give_role
from course.services.errors import Changed, Invalid, NotFound, TooMany

LASTS = timedelta(days=30)
MOST_USES = 1000

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

    :raises Invalid: the number of uses is not one that a course can need.
    """
    if not 1 <= uses <= MOST_USES:
        raise Invalid(f"An invitation can be used 1 to {MOST_USES} times.")
    session.add(
        AuditEvent(
            at=at,
            actor_id=by,
            course_id=course_id,
            verb="invitation.made",
            subject=role.value,
            detail={"uses": uses},
        )
    )
    return secrets.issue(
        session,
        Purpose.invitation,
        course_id=course_id,
        role=role,
        uses=uses,
        by=by,
        at=at,
        lasts=LASTS,
    )


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

"""Who is in a course, and as what: the roster, roles, leaving and coming back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import AuditEvent, Enrolment, Person, Role
from course.rows import secrets, sign_ins
from course.rows.class_list import Slice, by_name, named_like, slice_of
from course.services.errors import NotFound, Refusal

PAGE = 50
"""People on one page of the roster."""


class LastInstructor(Refusal):
    """A course needs at least one instructor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody's place in a course."""

    person_id: int
    name: str
    email: str
    role: Role
    joined_at: datetime
    ended_at: datetime | None


def roster(
    session: Session,
    course_id: int,
    *,
    search: str = "",
    role: Role | None = None,
    page: int = 1,
) -> tuple[list[Member], Slice]:
    """List everybody who is or was in the course; those who left stand at the end."""
    listed = (
        select(
            Person.id.label("person_id"),
            Person.name,
            Person.email,
            Enrolment.role,
            Enrolment.joined_at,
            Enrolment.ended_at,
        )
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.course_id == course_id, named_like(search))
        .order_by(Enrolment.ended_at.is_not(None), *by_name())
    )
    if role is not None:
        listed = listed.where(Enrolment.role == role)
    place = slice_of(session, listed, page=page, size=PAGE)
    rows = session.execute(listed.limit(place.size).offset(place.offset)).mappings()
    return [Member(**row) for row in rows], place


def change_role(
    session: Session, course_id: int, person_id: int, role: Role, *, by: int, at: datetime
) -> Member:
    """Make somebody a learner, an assistant or an instructor, from the next request on.

    They have to sign in again: a browser left open somewhere does not gain or keep the rights.
    Invitations that they made as an instructor end with that role.

    :raise NotFound: they are not in the course, or have left it.
    :raise LastInstructor: nobody would be left to teach.
    """
    members = _instructors_and(session, course_id, person_id)
    row = _of(members, person_id)
    if row.ended_at is not None:
        raise NotFound("They have left the course; bring them back first.")
    if row.role is role:
        return _member(session, row)
    before, row.role = row.role, role
    _keep_an_instructor(members)
    sign_ins.end_all(session, person_id, at=at)
    if role is not Role.instructor:
        secrets.void_invitations(session, person_id, course_id=course_id)
    _note(session, row, "enrolment.role_changed", by, at, before=before.value, after=role.value)
    return _member(session, row)


def end(session: Session, course_id: int, person_id: int, *, by: int, at: datetime) -> Member:
    """Let somebody leave the course; what they did is kept, and their invitations to it end.

    :raise NotFound: they never were in the course.
    :raise LastInstructor: nobody would be left to teach.
    """
    members = _instructors_and(session, course_id, person_id)
    row = _of(members, person_id)
    if row.ended_at is None:
        row.ended_at = at
        _keep_an_instructor(members)
        secrets.void_invitations(session, person_id, course_id=course_id)
        _note(session, row, "enrolment.ended", by, at)
    return _member(session, row)


def restore(session: Session, course_id: int, person_id: int, *, by: int, at: datetime) -> Member:
    """Let somebody who left back in, in the role they had.

    :raise NotFound: they never were in the course.
    """
    row = _of(_instructors_and(session, course_id, person_id), person_id)
    if row.ended_at is not None:
        row.ended_at = None
        _note(session, row, "enrolment.restored", by, at)
    return _member(session, row)


def _instructors_and(session: Session, course_id: int, person_id: int) -> list[Enrolment]:
    """Load and lock the course's instructors and one person.

    All of them are locked, in one order, so that two instructors cannot remove each other.
    """
    return list(
        session.scalars(
            select(Enrolment)
            .where(
                Enrolment.course_id == course_id,
                (Enrolment.role == Role.instructor) | (Enrolment.person_id == person_id),
            )
            .order_by(Enrolment.id)
            .with_for_update()
        )
    )


def _of(members: list[Enrolment], person_id: int) -> Enrolment:
    for row in members:
        if row.person_id == person_id:
            return row
    raise NotFound("Nobody of that number is in the course.")


def _keep_an_instructor(members: list[Enrolment]) -> None:
    if not any(row.role is Role.instructor and row.ended_at is None for row in members):
        raise LastInstructor(
            "This is the course's last instructor. Make somebody else an instructor first."
        )


def _member(session: Session, row: Enrolment) -> Member:
    person = session.get_one(Person, row.person_id)
    return Member(
        person_id=person.id,
        name=person.name,
        email=person.email,
        role=row.role,
        joined_at=row.joined_at,
        ended_at=row.ended_at,
    )


def _note(
    session: Session, row: Enrolment, verb: str, by: int, at: datetime, **detail: Any
) -> None:
    session.add(
        AuditEvent(
            at=at,
            actor_id=by,
            course_id=row.course_id,
            verb=verb,
            subject=f"person {row.person_id}",
            detail=detail,
        )
    )

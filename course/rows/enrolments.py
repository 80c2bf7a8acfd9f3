"""Roles given: the only place that writes an enrolment."""

from datetime import datetime

from sqlalchemy import Table
from sqlalchemy.orm import Session

from course.models import AuditEvent, Enrolment, Role
from course.rows.upsert import insert_into

enrolment: Table = Enrolment.__table__  # type: ignore[assignment]  # declared as FromClause


def enrol(
    session: Session,
    *,
    person_id: int,
    course_id: int,
    role: Role,
    at: datetime,
    keeping: bool = False,
) -> bool:
    """Put someone into a course in a role; the caller notes why.

    Whatever they were before is replaced, unless it is `keeping` and they are there already: then
    nothing is written and the answer is False.
    """
    insert = insert_into(session, enrolment).values(
        person_id=person_id, course_id=course_id, role=role, joined_at=at
    )
    written = insert.on_conflict_do_update(
        index_elements=[enrolment.c.person_id, enrolment.c.course_id],
        set_={"role": insert.excluded.role, "ended_at": None},
        where=enrolment.c.ended_at.is_not(None) if keeping else None,
    )
    return session.execute(written.returning(enrolment.c.id)).first() is not None


def give_role(
    session: Session,
    *,
    person_id: int,
    course_id: int,
    role: Role,
    by: int | None,
    at: datetime,
) -> None:
    """Make someone a learner, assistant or instructor of a course, whatever they were before."""
    enrol(session, person_id=person_id, course_id=course_id, role=role, at=at)
    session.add(
        AuditEvent(
            at=at,
            actor_id=by,
            course_id=course_id,
            verb="role.given",
            subject=f"person {person_id}",
            detail={"role": role.value},
        )
    )

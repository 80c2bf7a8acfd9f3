"""Join a course that is open, or come back to one."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import AuditEvent, Course, Enrolment, Role
from course.services.errors import Refusal


class NotOpen(Refusal):
    """The course can be joined by invitation only."""

    status = 403


def join(session: Session, person_id: int, course_id: int, *, at: datetime) -> Enrolment:
    """Make someone a learner of a course; who is in it already keeps their role.

    :raises NotOpen: the course takes people by invitation only.
    """
    wanted = select(Enrolment).filter_by(person_id=person_id, course_id=course_id)
    enrolment = session.scalar(wanted)
    if enrolment is not None and enrolment.ended_at is None:
        return enrolment
    if not session.get_one(Course, course_id).open_to_join:
        raise NotOpen("This course takes new learners by invitation only. Ask its instructor.")
    if enrolment is None:
        enrolment = Enrolment(
            person_id=person_id, course_id=course_id, role=Role.learner, joined_at=at
        )
        session.add(enrolment)
    enrolment.ended_at = None
    session.add(
        AuditEvent(at=at, actor_id=person_id, course_id=course_id, verb="course.joined", subject="")
    )
    return enrolment

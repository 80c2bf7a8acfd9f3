"""Join a course that is open, or come back to one."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import AuditEvent, Course, Enrolment, Role
from course.rows.enrolments import enrol
from course.services.errors import Refusal


class NotOpen(Refusal):
    """The course can be joined by invitation only."""

    status = 403


def join(session: Session, person_id: int, course_id: int, *, at: datetime) -> None:
    """Make someone a learner of a course; who is in it already keeps their role.

    Who left it comes back as a learner, whatever they were before.

    :raises NotOpen: the course takes people by invitation only.
    """
    here = select(Enrolment.id).filter_by(person_id=person_id, course_id=course_id, ended_at=None)
    if session.scalar(here) is not None:
        return
    if not session.get_one(Course, course_id).open_to_join:
        raise NotOpen("This course takes new learners by invitation only. Ask its instructor.")
    who = {"person_id": person_id, "course_id": course_id}
    if enrol(session, **who, role=Role.learner, at=at, keeping=True):  # not by a second click
        session.add(
            AuditEvent(
                at=at, actor_id=person_id, course_id=course_id, verb="course.joined", subject=""
            )
        )

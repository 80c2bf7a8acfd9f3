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

    :raises NotOpen: the course takes people by invitation only, or an instructor has ended this
        person's enrolment; only an instructor brings them back.
    """
    wanted = select(Enrolment).filter_by(person_id=person_id, course_id=course_id)
    enrolment = session.scalar(wanted)
    if enrolment is not None and enrolment.ended_at is None:
        return
    if enrolment is not None:
        raise NotOpen("You were taken off this course. Please ask its instructor to let you in.")
    if not session.get_one(Course, course_id).open_to_join:
        raise NotOpen("This course takes new learners by invitation only. Ask its instructor.")
    who = {"person_id": person_id, "course_id": course_id}
    if enrol(session, **who, role=Role.learner, at=at, keeping=True):  # not by a second click
        session.add(
            AuditEvent(
                at=at, actor_id=person_id, course_id=course_id, verb="course.joined", subject=""
            )
        )

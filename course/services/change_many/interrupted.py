"""A change in parts that did not come to its end: what was done of it can be undone."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import AuditEvent
from course.services.change_many import records
from course.services.change_many.changing import VERBS
from course.services.change_many.undoing import UNDONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Interrupted:
    """The newest change of a course, as far as it has come."""

    event: int
    at: datetime
    done: str
    """How many questions were changed, in words."""
    chosen: int | None
    """How many it was for; None when something was undone."""


def interrupted(session: Session, course_id: int) -> Interrupted | None:
    """Find out whether the newest change of a course is under way still, or stopped half-way."""
    newest = session.scalars(
        select(AuditEvent)
        .where(AuditEvent.course_id == course_id, AuditEvent.verb.in_((*VERBS.values(), UNDONE)))
        .order_by(AuditEvent.at.desc(), AuditEvent.id.desc())
        .limit(1)
    ).first()
    if newest is None or not newest.detail.get(records.UNFINISHED):
        return None
    return Interrupted(
        event=newest.id, at=newest.at, done=newest.subject, chosen=newest.detail.get("chosen")
    )

"""What happened lately in a course: what was changed in it, and what was handed in."""

from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from course.models import Attempt, AuditEvent, Person, Quiz, fraction

HANDED_IN = "attempt.handed_in"
ROLE_GIVEN = "role.given"
RECENT = 20
"""How many of the latest events are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that somebody did in the course."""

    at: datetime
    who: str | None
    """Empty when the command line or Parley itself did it."""
    verb: str
    """As in the audit log; ``attempt.handed_in`` for a quiz."""
    subject: str
    score: Fraction | None = None
    role: str = ""
    """The role that was given, where it was one."""
    own: bool = False
    """Whether somebody did it to themselves."""


def recent(session: Session, course_id: int) -> list[Event]:
    """List what happened last in the course: what was changed, and what was handed in."""
    changed = session.execute(
        select(
            AuditEvent.at,
            Person.name,
            AuditEvent.verb,
            AuditEvent.subject,
            AuditEvent.detail,
            AuditEvent.actor_id,
        )
        .outerjoin(Person, Person.id == AuditEvent.actor_id)
        .where(AuditEvent.course_id == course_id)
        .order_by(AuditEvent.id.desc())
        .limit(RECENT)
    )
    events = [
        Event(
            at=at,
            who=who,
            verb=verb,
            subject=subject,
            role=detail.get("role", "") if verb == ROLE_GIVEN else "",
            own=subject == f"person {actor}",
        )
        for at, who, verb, subject, detail, actor in changed
    ]
    latest = sorted(events + _handed_in(session, course_id), key=_moment, reverse=True)[:RECENT]
    return _with_names(session, latest)


def _handed_in(session: Session, course_id: int) -> list[Event]:
    rows = session.execute(
        select(
            func.coalesce(Attempt.submitted_at, Attempt.started_at),
            Person.name,
            Quiz.title,
            Attempt.earned_num,
            Attempt.earned_den,
            Attempt.points,
        )
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .join(Person, Person.id == Attempt.person_id)
        .where(Quiz.course_id == course_id, Attempt.submitted_at.is_not(None))
        .order_by(Attempt.submitted_at.desc(), Attempt.id.desc())
        .limit(RECENT)
    )
    events = []
    for at, who, title, num, den, points in rows:
        earned = fraction(num, den)
        score = earned / points if earned is not None and points else None
        events.append(Event(at=at, who=who, verb=HANDED_IN, subject=title, score=score))
    return events


def _moment(event: Event) -> datetime:
    return event.at


def _with_names(session: Session, events: list[Event]) -> list[Event]:
    """Name the people whom the log knows by number: it keeps no names."""
    numbers = {event.subject: int(event.subject[7:]) for event in events if _person(event)}
    rows = session.execute(select(Person.id, Person.name).where(Person.id.in_(numbers.values())))
    names = {row.id: row.name for row in rows}
    return [
        replace(event, subject=names.get(numbers.get(event.subject, 0), event.subject))
        for event in events
    ]


def _person(event: Event) -> bool:
    return event.subject.startswith("person ") and event.subject[7:].isdecimal()

"""Who asks: the person behind a sign-in, with their role in the course at hand."""

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, select

from course.models import Role
from course.rows.meetable import MEETABLE
from course.rows.tables import (
    card,
    course,
    enrolment,
    lesson,
    passage,
    person,
    question,
    sign_in,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """A signed-in person, as Flask-Login and every page know them."""

    key: str = field(repr=False)
    """What the cookie holds; it stands for this sign-in and for nothing else."""
    person_id: int
    sign_in_id: int
    name: str
    email: str
    time_zone: str
    day_starts_at: int
    due: int
    """How many cards wait in their review."""
    course_id: int | None
    """The course that the address names, if there is one."""
    role: Role | None
    """What they are in that course; None when they are not enrolled."""

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which their days begin and end."""
        return ZoneInfo(self.time_zone)

    @property
    def is_authenticated(self) -> bool:
        """Whether this is a signed-in person: always."""
        return True

    @property
    def is_active(self) -> bool:
        """Whether the account is in use; others never become a viewer."""
        return True

    @property
    def is_anonymous(self) -> bool:
        """Whether nobody is signed in: never."""
        return False

    def get_id(self) -> str:
        """Give what Flask-Login keeps in the cookie."""
        return self.key


def key_hash(key: str) -> str:
    """Hash a secret for looking it up; it is random, so a plain digest is enough."""
    return sha256(key.encode()).hexdigest()


SIGNED_IN: ColumnElement[bool] = and_(
    sign_in.c.key_hash == bindparam("key_hash"),
    sign_in.c.ended_at.is_(None),
    sign_in.c.expires_at > bindparam("at"),
    person.c.id == sign_in.c.person_id,
    person.c.active,
)
"""What makes a cookie's key a person, for statements that ask who and what at once."""

ENROLLED: ColumnElement[bool] = and_(
    enrolment.c.person_id == person.c.id, enrolment.c.ended_at.is_(None)
)
"""What ties a person to a course, for statements that join both."""

joined = enrolment.alias("joined")

WAITING: ColumnElement[bool] = and_(
    card.c.person_id == person.c.id,
    card.c.opens_at <= bindparam("at"),
    card.c.suspended_at.is_(None),
    question.c.id == card.c.question_id,
    MEETABLE,
    joined.c.person_id == card.c.person_id,
    joined.c.course_id == question.c.course_id,
    joined.c.ended_at.is_(None),
)
"""What puts a card into the person's review: open, not suspended, met in a course of theirs."""

REVIEW = (card, question, passage, lesson, joined)
"""The tables that WAITING speaks of, besides the person's."""

DUE = select(func.count()).select_from(*REVIEW).where(WAITING).correlate(person).scalar_subquery()
"""How many cards wait for the person of the surrounding statement."""

_VIEWER = (
    select(
        person.c.id,
        sign_in.c.id,
        person.c.name,
        person.c.email,
        person.c.time_zone,
        person.c.day_starts_at,
        DUE,
        course.c.id,
        enrolment.c.role,
    )
    .select_from(
        sign_in.join(person, person.c.id == sign_in.c.person_id)
        .outerjoin(course, course.c.slug == bindparam("course"))
        .outerjoin(enrolment, and_(ENROLLED, enrolment.c.course_id == course.c.id))
    )
    .where(SIGNED_IN)
)


def viewer(
    connection: Connection, key: str, *, course_slug: str | None, at: datetime
) -> Viewer | None:
    """Find the person whose cookie holds this key; None when the sign-in is no longer good."""
    row = connection.execute(
        _VIEWER, {"key_hash": key_hash(key), "course": course_slug, "at": at}
    ).first()
    if row is None:
        return None
    return Viewer(
        key=key,
        person_id=row[0],
        sign_in_id=row[1],
        name=row[2],
        email=row[3],
        time_zone=row[4],
        day_starts_at=row[5],
        due=row[6],
        course_id=row[7],
        role=row[8],
    )

"""People, where they are signed in, and the one-time secrets that they were sent."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from course.models.base import Base, Id, words


class Role(StrEnum):
    """What someone is in one course."""

    learner = "learner"
    assistant = "assistant"
    instructor = "instructor"


class Purpose(StrEnum):
    """What a one-time secret is good for; it is good for nothing else."""

    first_instructor = "first_instructor"
    invitation = "invitation"
    password_reset = "password_reset"  # noqa: S105 (a word, not a password)


class Person(Base):
    """Someone with an account."""

    __tablename__ = "person"
    __table_args__ = (
        CheckConstraint("day_starts_at BETWEEN 0 AND 23", name="day_starts_at_an_hour"),
        CheckConstraint("name <> ''", name="has_a_name"),
    )

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(String(120))
    email: Mapped[str] = mapped_column(String(254))
    """As it was typed at registration; mail goes here and nowhere else."""
    email_key: Mapped[str] = mapped_column(String(254), unique=True)
    """The address in its comparing form (NFKC, case-folded): one person, one account."""
    password_hash: Mapped[str] = mapped_column(String(255))
    time_zone: Mapped[str] = mapped_column(String(64), default="UTC")
    """An IANA name; it decides when a day ends for this learner."""
    day_starts_at: Mapped[int] = mapped_column(default=4)
    """The hour at which a new day of review begins, 0 to 23."""
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]


class SignIn(Base):
    """One browser in which someone is signed in; ending the row ends the session there."""

    __tablename__ = "sign_in"

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of the key in the cookie, so that a copied database signs nobody in."""
    browser: Mapped[str] = mapped_column(String(200), default="")
    started_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class Token(Base):
    """A secret sent to someone: an invitation, a password reset, the first instructor's link."""

    __tablename__ = "token"
    __table_args__ = (
        CheckConstraint("uses_left >= 0", name="uses_left_not_negative"),
        CheckConstraint(
            "purpose <> 'password_reset' OR person_id IS NOT NULL", name="reset_names_a_person"
        ),
        CheckConstraint(
            "purpose <> 'invitation' OR (course_id IS NOT NULL AND role IS NOT NULL)",
            name="invitation_names_a_course_and_role",
        ),
    )

    id: Mapped[Id]
    purpose: Mapped[Purpose] = mapped_column(words(Purpose, "purpose"))
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of the secret; the secret itself is never stored."""
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    course_id: Mapped[int | None] = mapped_column(ForeignKey("course.id", ondelete="CASCADE"))
    role: Mapped[Role | None] = mapped_column(words(Role, "role"))
    uses_left: Mapped[int] = mapped_column(default=1)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class Throttle(Base):
    """Failures counted for one account or one address, across processes and restarts."""

    __tablename__ = "throttle"
    __table_args__ = (CheckConstraint("failures >= 0", name="failures_not_negative"),)

    key: Mapped[str] = mapped_column(String(96), primary_key=True)
    """What is counted, such as ``sign-in:account:<hash>``."""
    failures: Mapped[int] = mapped_column(default=0)
    last_at: Mapped[datetime]
    blocked_until: Mapped[datetime | None]


class Enrolment(Base):
    """Someone's role in one course."""

    __tablename__ = "enrolment"
    __table_args__ = (
        UniqueConstraint("person_id", "course_id"),
        Index(None, "course_id", "role"),
    )

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    course_id: Mapped[int] = mapped_column(ForeignKey("course.id", ondelete="CASCADE"))
    role: Mapped[Role] = mapped_column(words(Role, "role"))
    joined_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    """When the enrolment ended; empty while it lasts."""

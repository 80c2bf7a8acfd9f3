"""What happened and who did it, and the mail that is still to be sent."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from course.models.base import Base, Id, Values, words


class Letter(StrEnum):
    """The mails that Parley writes."""

    password_reset = "password_reset"  # noqa: S105 (a word, not a password)
    password_changed = "password_changed"  # noqa: S105 (a word, not a password)
    already_registered = "already_registered"


class AuditEvent(Base):
    """One thing that someone did. Never changed."""

    __tablename__ = "audit_event"
    __table_args__ = (Index(None, "course_id", "id"),)

    id: Mapped[Id]
    at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    """Empty when the command line or Parley itself did it."""
    course_id: Mapped[int | None] = mapped_column(ForeignKey("course.id", ondelete="CASCADE"))
    verb: Mapped[str] = mapped_column(String(64))
    """What was done, such as ``question.published``."""
    subject: Mapped[str] = mapped_column(String(200))
    """To what, in words or as a slug."""
    detail: Mapped[Values] = mapped_column(default=dict)


class MailRequest(Base):
    """A mail to be sent, written in the transaction that calls for it.

    It holds no text: secrets are made when the mail is sent, so that none lies in the database.
    """

    __tablename__ = "mail_request"
    __table_args__ = (
        CheckConstraint("tries >= 0", name="tries_not_negative"),
        CheckConstraint("NOT (sent_at IS NOT NULL AND given_up_at IS NOT NULL)", name="one_end"),
        Index(None, "next_try_at"),
    )

    id: Mapped[Id]
    letter: Mapped[Letter] = mapped_column(words(Letter, "letter"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    requested_at: Mapped[datetime]
    next_try_at: Mapped[datetime | None]
    """Empty when there is nothing more to do."""
    tries: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]
    given_up_at: Mapped[datetime | None]
    last_error: Mapped[str] = mapped_column(Text, default="")

"""Cards, each one question's memory state for one learner, and the log they replay from."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Float, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from course.models.base import Base, Id, Values, words
from quizzes.review import Rating


class Source(StrEnum):
    """Where a review was given."""

    lesson = "lesson"
    quiz = "quiz"
    review = "review"


class Card(Base):
    """The memory state of one question for one learner."""

    __tablename__ = "card"
    __table_args__ = (
        UniqueConstraint("person_id", "question_id"),
        Index(None, "person_id", "opens_at"),
        CheckConstraint("stability > 0", name="stability_positive"),
        CheckConstraint("difficulty BETWEEN 1 AND 10", name="difficulty_in_range"),
        CheckConstraint("reps >= 1 AND lapses >= 0", name="counts_make_sense"),
        CheckConstraint("sequence >= 1", name="sequence_from_one"),
        CheckConstraint("due_at >= last_review_at", name="due_after_last_review"),
    )

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    question_id: Mapped[int] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE"), index=True
    )
    stability: Mapped[float] = mapped_column(Float)
    """Days until recall falls to the desired retention of 90 %, as in FSRS."""
    difficulty: Mapped[float] = mapped_column(Float)
    due_at: Mapped[datetime]
    """When FSRS wants it back."""
    opens_at: Mapped[datetime]
    """Start of the learner's day on which it is due: from then on it is in the queue."""
    last_review_at: Mapped[datetime]
    """The last review that moved the schedule."""
    reps: Mapped[int]
    lapses: Mapped[int]
    sequence: Mapped[int]
    """How many reviews the log holds; a writer who has seen fewer is refused."""
    suspended_at: Mapped[datetime | None]
    """When the learner set the card aside; no page does it yet, and every queue minds it."""


class Review(Base):
    """One dated answer in a card's log. Never changed."""

    __tablename__ = "review"
    __table_args__ = (
        UniqueConstraint("card_id", "sequence"),
        UniqueConstraint("card_id", "key"),
        CheckConstraint("days >= 0", name="days_not_negative"),
        CheckConstraint("sequence >= 1", name="sequence_from_one"),
        CheckConstraint("seconds >= 0", name="seconds_not_negative"),
    )

    id: Mapped[Id]
    card_id: Mapped[int] = mapped_column(ForeignKey("card.id", ondelete="CASCADE"))
    sequence: Mapped[int]
    key: Mapped[str] = mapped_column(String(64))
    """The sender's name for this answer: the same key twice is the same answer."""
    version_id: Mapped[int] = mapped_column(ForeignKey("question_version.id"), index=True)
    source: Mapped[Source] = mapped_column(words(Source, "source"))
    answer: Mapped[Values]
    rating: Mapped[Rating] = mapped_column(words(Rating, "rating"))
    days: Mapped[int | None]
    """The learner's days since the review before that moved the schedule; replaying needs them."""
    moved: Mapped[bool]
    """Whether it moved the schedule; a second answer on the same day is practice."""
    reviewed_at: Mapped[datetime]
    seconds: Mapped[int | None]
    """How long the answer took, where it is known."""

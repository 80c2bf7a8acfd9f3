"""Quizzes, attempts at them, and every answer that was given."""

from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from course.models.base import Base, Id, Values, words

# Both parts or none, said on its own: a check holds where it is unknown, as with one of them it is.
_BOTH_OR_NONE = "(earned_num IS NULL) = (earned_den IS NULL) AND (earned_num IS NULL OR ({}))"
SCORE_IN_RANGE = _BOTH_OR_NONE.format(
    "earned_den > 0 AND earned_num >= 0 AND earned_num <= points * earned_den"
)
"""A score is a fraction of whole numbers between nothing and all points, or is not there yet."""

MARK_IN_RANGE = _BOTH_OR_NONE.format(
    "earned_den > 0 AND earned_num >= -points * earned_den AND earned_num <= points * earned_den"
)
"""One question may cost points that others have earned, where its author says so."""


class Feedback(StrEnum):
    """When a quiz tells key, feedback and explanation; the score is told once it is handed in."""

    after_submission = "after_submission"
    never = "never"
    """What was answered does not go into the review either, which would tell."""


class AttemptState(StrEnum):
    """An attempt's life, in one direction.

    From in_progress an attempt goes straight to graded, unless a person has to mark something in
    it, such as an essay: then it waits as submitted.
    """

    in_progress = "in_progress"
    submitted = "submitted"
    graded = "graded"


class Quiz(Base):
    """What an attempt is drawn from, and under which rules."""

    __tablename__ = "quiz"
    __table_args__ = (
        UniqueConstraint("course_id", "slug"),
        UniqueConstraint("id", "course_id"),
        ForeignKeyConstraint(
            ["lesson_id", "course_id"], ["lesson.id", "lesson.course_id"], ondelete="CASCADE"
        ),
        CheckConstraint("size BETWEEN 1 AND 200", name="size_in_range"),
        CheckConstraint("attempts_allowed >= 1", name="attempts_allowed_from_one"),
    )

    id: Mapped[Id]
    course_id: Mapped[int] = mapped_column(ForeignKey("course.id", ondelete="CASCADE"))
    lesson_id: Mapped[int | None]
    """The lesson whose bank a practice quiz draws from."""
    slug: Mapped[str] = mapped_column(String(80))
    title: Mapped[str] = mapped_column(String(200))
    size: Mapped[int]
    """How many questions an attempt draws at most."""
    attempts_allowed: Mapped[int | None]
    """Empty: as often as one likes."""
    feedback: Mapped[Feedback] = mapped_column(words(Feedback, "feedback"))
    created_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class Attempt(Base):
    """One sitting of one quiz by one learner."""

    __tablename__ = "attempt"
    __table_args__ = (
        UniqueConstraint("quiz_id", "person_id", "number"),
        Index(
            "uq_attempt_one_in_progress",
            "quiz_id",
            "person_id",
            unique=True,
            sqlite_where=text("state = 'in_progress'"),
            postgresql_where=text("state = 'in_progress'"),
        ),
        CheckConstraint("number >= 1", name="number_from_one"),
        CheckConstraint("points >= 0", name="points_not_negative"),
        CheckConstraint("submitted_at >= started_at", name="submitted_after_started"),
        CheckConstraint(
            "(state = 'in_progress') = (submitted_at IS NULL)", name="submitted_when_handed_in"
        ),
        CheckConstraint("state <> 'graded' OR earned_num IS NOT NULL", name="graded_has_a_score"),
        CheckConstraint(SCORE_IN_RANGE, name="score_in_range"),
        Index(None, "person_id", "quiz_id"),
        Index(
            "ix_attempt_waiting",
            "quiz_id",
            sqlite_where=text("state = 'submitted'"),
            postgresql_where=text("state = 'submitted'"),
        ),
    )

    id: Mapped[Id]
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    number: Mapped[int]
    """The learner's first attempt at the quiz is 1."""
    seed: Mapped[int]
    """The same seed gives the same paper."""
    state: Mapped[AttemptState] = mapped_column(
        words(AttemptState, "state"), default=AttemptState.in_progress
    )
    started_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    points: Mapped[int]
    """All points that could be earned."""
    earned_num: Mapped[int | None]
    earned_den: Mapped[int | None]

    @property
    def earned(self) -> Fraction | None:
        """The points earned, exact; empty before grading."""
        return fraction(self.earned_num, self.earned_den)


class AttemptItem(Base):
    """One question of one attempt: which version, and in which order its options stood."""

    __tablename__ = "attempt_item"
    __table_args__ = (
        UniqueConstraint("attempt_id", "version_id"),
        CheckConstraint("position >= 1", name="position_from_one"),
        CheckConstraint("points >= 1", name="points_at_least_one"),
        CheckConstraint(MARK_IN_RANGE, name="mark_in_range"),
    )

    attempt_id: Mapped[int] = mapped_column(
        ForeignKey("attempt.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version_id: Mapped[int] = mapped_column(ForeignKey("question_version.id"), index=True)
    option_order: Mapped[list[Any]] = mapped_column(JSON, default=list)
    """For each place on the page, the index of the option that stands there."""
    points: Mapped[int]
    earned_num: Mapped[int | None]
    earned_den: Mapped[int | None]


class Response(Base):
    """One answer as it arrived; the last one given is the one that counts. Never changed."""

    __tablename__ = "response"
    __table_args__ = (
        UniqueConstraint("attempt_id", "key"),
        ForeignKeyConstraint(
            ["attempt_id", "position"],
            ["attempt_item.attempt_id", "attempt_item.position"],
            ondelete="CASCADE",
        ),
        Index(None, "attempt_id", "position", "sequence"),
        CheckConstraint("sequence >= 0", name="sequence_not_negative"),
        CheckConstraint("key <> ''", name="has_a_key"),
    )

    id: Mapped[Id]
    attempt_id: Mapped[int]
    position: Mapped[int]
    key: Mapped[str] = mapped_column(String(64))
    """The sender's name for this answer: the same key twice is the same answer."""
    sequence: Mapped[int]
    """The sender's count; an answer that arrives late does not beat a newer one."""
    answer: Mapped[Values]
    given_at: Mapped[datetime]


def fraction(numerator: int | None, denominator: int | None) -> Fraction | None:
    """Make one exact number of the two columns that store it."""
    if numerator is None or denominator is None:
        return None
    return Fraction(numerator, denominator)

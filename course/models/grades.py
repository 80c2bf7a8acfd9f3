"""What counts towards the grade, and what an instructor changed by hand."""

from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from course.models.base import Base, Id


class GradeItem(Base):
    """One column of the gradebook."""

    __tablename__ = "grade_item"
    __table_args__ = (
        UniqueConstraint("course_id", "slug"),
        ForeignKeyConstraint(
            ["quiz_id", "course_id"], ["quiz.id", "quiz.course_id"], ondelete="CASCADE"
        ),
        CheckConstraint("points >= 1", name="points_at_least_one"),
        CheckConstraint("position >= 1", name="position_from_one"),
    )

    id: Mapped[Id]
    course_id: Mapped[int] = mapped_column(ForeignKey("course.id", ondelete="CASCADE"))
    quiz_id: Mapped[int | None] = mapped_column(unique=True)
    """The quiz whose best attempt counts; empty for a column kept by hand."""
    slug: Mapped[str] = mapped_column(String(80))
    title: Mapped[str] = mapped_column(String(200))
    """A quiz's column is named after the quiz; publishing keeps it so."""
    points: Mapped[int]
    """What a perfect score is worth here; a quiz's score is scaled to it."""
    position: Mapped[int]


class GradeOverride(Base):
    """A grade set by hand, with its reason; the newest one counts. Never changed."""

    __tablename__ = "grade_override"
    __table_args__ = (
        Index(None, "grade_item_id", "person_id", "id"),
        CheckConstraint("reason <> ''", name="has_a_reason"),
        CheckConstraint(
            "(earned_num IS NULL) = (earned_den IS NULL)", name="earned_is_whole_or_absent"
        ),
        CheckConstraint("earned_den IS NULL OR earned_den > 0", name="denominator_positive"),
        CheckConstraint("earned_num IS NULL OR earned_num >= 0", name="earned_not_negative"),
        # Far above any points; on SQLite a text such as 'nan' is above every number.
        CheckConstraint("earned_num <= 1000000 * earned_den", name="earned_in_bounds"),
        CheckConstraint("NOT (excused AND earned_num IS NOT NULL)", name="excused_has_no_points"),
    )

    id: Mapped[Id]
    grade_item_id: Mapped[int] = mapped_column(ForeignKey("grade_item.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    earned_num: Mapped[int | None]
    earned_den: Mapped[int | None]
    excused: Mapped[bool] = mapped_column(default=False)
    """Neither points nor excused: the override is withdrawn."""
    reason: Mapped[str] = mapped_column(Text)
    set_by: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    set_at: Mapped[datetime]

"""What a person has said to an essay, criterion by criterion."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from course.models.base import Base, Id


class Judgement(Base):
    """One judgement of one essay. Never changed: a later one stands in its place."""

    __tablename__ = "judgement"
    __table_args__ = (
        UniqueConstraint("attempt_id", "position", "number"),
        ForeignKeyConstraint(
            ["attempt_id", "position"],
            ["attempt_item.attempt_id", "attempt_item.position"],
            ondelete="CASCADE",
        ),
        CheckConstraint("number >= 1", name="number_from_one"),
        CheckConstraint("earned_num >= 0 AND earned_den > 0", name="earned_not_negative"),
        # No question is worth more; its own points stand in another table.
        CheckConstraint("earned_num <= 100 * earned_den", name="earned_in_bounds"),
    )

    id: Mapped[Id]
    attempt_id: Mapped[int]
    position: Mapped[int]
    number: Mapped[int]
    """The first judgement of a text is 1; the one with the greatest number counts."""
    levels: Mapped[list[Any]] = mapped_column(JSON)
    """For each criterion of the rubric, the position of the level that was chosen, from 0."""
    remarks: Mapped[list[Any]] = mapped_column(JSON)
    """For each criterion what was said to it, as it was typed; empty where nothing was."""
    comment: Mapped[str] = mapped_column(Text, default="")
    """What was said to the whole text, as it was typed."""
    earned_num: Mapped[int]
    earned_den: Mapped[int]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    """Empty when whoever judged has no account any more."""
    at: Mapped[datetime]

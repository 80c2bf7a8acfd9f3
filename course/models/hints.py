"""Which hints a learner has asked for during an attempt."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from course.models.base import Base


class HintTaken(Base):
    """One hint that was shown to the learner of an attempt. Never changed and never taken back."""

    __tablename__ = "hint_taken"
    __table_args__ = (
        ForeignKeyConstraint(
            ["attempt_id", "position"],
            ["attempt_item.attempt_id", "attempt_item.position"],
            ondelete="CASCADE",
        ),
        CheckConstraint("number >= 1", name="number_from_one"),
    )

    attempt_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """The author's first hint is 1; none is taken before the one that stands before it."""
    at: Mapped[datetime]

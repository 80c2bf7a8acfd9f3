"""What the list of questions searches and shows, and what was changed from it at once."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from course.models.base import Base, words
from course.models.questions import Status


class QuestionEntry(Base):
    """A question's newest version as the list knows it: written with each version.

    Everything in it follows from the version. It is a table of its own so that a search reads
    what it needs and not the HTML of all versions (docs/decisions/0010-search.md).
    """

    __tablename__ = "question_entry"
    __table_args__ = (
        CheckConstraint("number >= 1", name="number_from_one"),
        CheckConstraint("difficulty BETWEEN 1 AND 3", name="difficulty_in_range"),
        Index(None, "passage"),
    )

    question_id: Mapped[int] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    number: Mapped[int]
    """The newest version's."""
    kind: Mapped[str] = mapped_column(String(32))
    passage: Mapped[str] = mapped_column(String(80))
    """The slug of the passage that the version names; publishing it moves the question there."""
    difficulty: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    """Stem, options, answers, feedback, hints and explanation, as course.rows.search folds them."""


class QuestionTag(Base):
    """One tag of a question's newest version."""

    __tablename__ = "question_tag"
    __table_args__ = (Index(None, "tag", "question_id"),)

    question_id: Mapped[int] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    tag: Mapped[str] = mapped_column(String(40), primary_key=True)


class QuestionChange(Base):
    """Where one question stood before and after it was changed together with others. Never changed.

    The event says what was done and by whom. Undoing it goes back to what is here, and leaves
    alone what has been changed since.
    """

    __tablename__ = "question_change"
    __table_args__ = (Index(None, "question_id"),)

    event_id: Mapped[int] = mapped_column(
        ForeignKey("audit_event.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    question_id: Mapped[int] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    number: Mapped[int]
    """The newest version's before; 0 when the question was made by the change."""
    status: Mapped[Status] = mapped_column(words(Status, "status"))
    live_number: Mapped[int | None]
    kind: Mapped[str] = mapped_column(String(32))
    passage_id: Mapped[int]
    passage: Mapped[str] = mapped_column(String(80))
    """The slug that the newest version named before."""
    number_after: Mapped[int]
    status_after: Mapped[Status] = mapped_column(words(Status, "status_after"))
    live_number_after: Mapped[int | None]

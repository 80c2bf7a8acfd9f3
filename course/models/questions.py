"""Questions with lasting ids, and their versions, which never change."""

from datetime import datetime
from enum import StrEnum

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

from course.models.base import Base, Id, Values, words


class Status(StrEnum):
    """Where a question stands: learners meet live ones only."""

    draft = "draft"
    live = "live"
    retired = "retired"


class Question(Base):
    """A question under its lasting id; what it says is in its versions.

    That `live_number` is the number of one of them is kept by course.rows.versions.set_live, which
    alone sets it, and by versions not being deleted without their question. A foreign key would
    have to run against the one that ties versions to questions, and SQLite cannot add one later.
    """

    __tablename__ = "question"
    __table_args__ = (
        UniqueConstraint("course_id", "slug"),
        ForeignKeyConstraint(
            ["passage_id", "course_id"], ["passage.id", "passage.course_id"], ondelete="CASCADE"
        ),
        CheckConstraint(
            "status <> 'live' OR live_number IS NOT NULL", name="live_has_a_live_version"
        ),
        CheckConstraint("live_number >= 1", name="live_number_from_one"),
        Index(None, "passage_id", "status"),
    )

    id: Mapped[Id]
    course_id: Mapped[int]
    passage_id: Mapped[int]
    slug: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(32))
    """The kind of the live version (of the newest before the first publication)."""
    status: Mapped[Status] = mapped_column(words(Status, "status"), default=Status.draft)
    live_number: Mapped[int | None]
    """The number of the version that learners meet; empty before the first publication."""
    in_files: Mapped[bool] = mapped_column(default=False)
    """Whether the course's files held it when they were last loaded."""
    created_at: Mapped[datetime]


class QuestionVersion(Base):
    """What a question said at one time; attempts and reviews keep the one that was answered."""

    __tablename__ = "question_version"
    __table_args__ = (
        UniqueConstraint("question_id", "number"),
        CheckConstraint("number >= 1", name="number_from_one"),
        CheckConstraint("points >= 1", name="points_at_least_one"),
    )

    id: Mapped[Id]
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"))
    number: Mapped[int]
    source: Mapped[str] = mapped_column(Text)
    """The question in the text format, in its canonical writing."""
    body: Mapped[str] = mapped_column(Text)
    """The question as quizzes.questions stores it, JSON: what marking reads."""
    asked: Mapped[Values]
    """What a learner may see before answering: the kind, and the HTML of stem and options."""
    told: Mapped[Values]
    """HTML for after the answer: key, feedback, explanation."""
    points: Mapped[int] = mapped_column(default=1)
    answer_words: Mapped[str] = mapped_column(Text, server_default="")
    """The long words of its answers, with blanks between them: what no other answer may be taken
    for (quizzes.grading.typed.vocabulary)."""
    lenient_words: Mapped[str] = mapped_column(Text, server_default="")
    """The long words in which marking forgives a typo."""
    written_by: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    """Who wrote it in the browser; empty for what came from a bank file."""
    written_at: Mapped[datetime]

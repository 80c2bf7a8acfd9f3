"""Courses, their lessons and the passages in them, as published."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from course.models.base import Base, Id


class Course(Base):
    """A course made from one article."""

    __tablename__ = "course"

    id: Mapped[Id]
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    title: Mapped[str] = mapped_column(String(200))
    summary_html: Mapped[str] = mapped_column(Text, default="")
    language: Mapped[str] = mapped_column(String(35), default="en")
    source: Mapped[str] = mapped_column(Text)
    """The course's file as it was published."""
    open_to_join: Mapped[bool] = mapped_column(default=True)
    """Whether anyone with an account may join; otherwise an invitation is needed."""
    published_at: Mapped[datetime]


class Lesson(Base):
    """One section of the article, as learners read it."""

    __tablename__ = "lesson"
    __table_args__ = (
        UniqueConstraint("course_id", "slug"),
        UniqueConstraint("id", "course_id"),
        CheckConstraint("position >= 1", name="position_from_one"),
        CheckConstraint("minutes >= 1", name="minutes_at_least_one"),
    )

    id: Mapped[Id]
    course_id: Mapped[int] = mapped_column(ForeignKey("course.id", ondelete="CASCADE"))
    slug: Mapped[str] = mapped_column(String(80))
    position: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    summary: Mapped[str] = mapped_column(Text, default="")
    article_section: Mapped[str] = mapped_column(String(200), default="")
    lead_html: Mapped[str] = mapped_column(Text, default="")
    closing_html: Mapped[str] = mapped_column(Text, default="")
    closing_title: Mapped[str] = mapped_column(String(200), default="")
    objectives: Mapped[list[Any]] = mapped_column(JSON, default=list)
    """Pairs of slug and text."""
    terms: Mapped[list[Any]] = mapped_column(JSON, default=list)
    """Pairs of term and definition."""
    minutes: Mapped[int] = mapped_column(default=1)
    source: Mapped[str] = mapped_column(Text)
    """The lesson's file as it was published; publishing compares with it."""
    published_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]
    """When the lesson left the course; what was answered in it is kept."""


class Passage(Base):
    """One subsection of a lesson; questions belong to it."""

    __tablename__ = "passage"
    __table_args__ = (
        UniqueConstraint("course_id", "slug"),
        UniqueConstraint("id", "course_id"),
        ForeignKeyConstraint(
            ["lesson_id", "course_id"], ["lesson.id", "lesson.course_id"], ondelete="CASCADE"
        ),
        CheckConstraint("position >= 1", name="position_from_one"),
    )

    id: Mapped[Id]
    course_id: Mapped[int]
    lesson_id: Mapped[int] = mapped_column(index=True)
    slug: Mapped[str] = mapped_column(String(80))
    position: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    html: Mapped[str] = mapped_column(Text)
    retired_at: Mapped[datetime | None]

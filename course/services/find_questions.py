"""The questions of a course as their authors see them: opened, with history."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from course.models import (
    Lesson,
    Passage,
    Person,
    Question,
    QuestionEntry,
    QuestionVersion,
    Status,
)
from course.rows.versions import read_body
from course.services.errors import NotFound
from quizzes.questions import Question as QuestionValue


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageChoice:
    """A passage that a question can belong to."""

    slug: str
    title: str
    lesson: str
    objectives: tuple[tuple[str, str], ...]
    """Slug and text of each objective of the lesson."""
    questions: int
    """How many live questions it has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One line of a question's history."""

    number: int
    source: str
    written_at: datetime
    written_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A question with one of its versions."""

    slug: str
    status: Status
    live_number: int | None
    newest: int
    number: int
    value: QuestionValue
    source: str
    asked: dict[str, Any]
    told: dict[str, Any]
    passage: str
    """The slug of the passage that the question stands in now."""
    passage_title: str
    lesson: str
    """The lesson's slug."""

    @property
    def live(self) -> bool:
        """Whether this version is what learners meet."""
        return self.status is Status.live and self.number == self.live_number


def passages(session: Session, course_id: int) -> list[PassageChoice]:
    """List the passages of a course in reading order, with how many live questions each has."""
    live = (
        select(Question.passage_id, func.count().label("questions"))
        .where(Question.course_id == course_id, Question.status == Status.live)
        .group_by(Question.passage_id)
        .subquery()
    )
    rows = session.execute(
        select(
            Passage.slug,
            Passage.title,
            Lesson.title,
            Lesson.objectives,
            func.coalesce(live.c.questions, 0),
        )
        .join(Lesson, Lesson.id == Passage.lesson_id)
        .outerjoin(live, live.c.passage_id == Passage.id)
        .where(
            Passage.course_id == course_id,
            Passage.retired_at.is_(None),
            Lesson.retired_at.is_(None),
        )
        .order_by(Lesson.position, Passage.position)
    )
    return [
        PassageChoice(
            slug=slug,
            title=title,
            lesson=lesson,
            objectives=tuple((pair[0], pair[1]) for pair in objectives),
            questions=questions,
        )
        for slug, title, lesson, objectives, questions in rows
    ]


def opened(session: Session, course_id: int, slug: str, number: int | None = None) -> Opened:
    """Load a question with its newest version, or with the one asked for, in one statement.

    :raise NotFound: the course has no such question, or it has no such version.
    """
    row = session.execute(
        select(
            Question.slug,
            Question.status,
            Question.live_number,
            QuestionEntry.number.label("newest"),
            QuestionVersion.number,
            QuestionVersion.body,
            QuestionVersion.source,
            QuestionVersion.asked,
            QuestionVersion.told,
            Passage.slug.label("passage"),
            Passage.title.label("passage_title"),
            Lesson.slug.label("lesson"),
        )
        .join(QuestionEntry, QuestionEntry.question_id == Question.id)
        .join(QuestionVersion, QuestionVersion.question_id == Question.id)
        .join(Passage, Passage.id == Question.passage_id)
        .join(Lesson, Lesson.id == Passage.lesson_id)
        .where(
            Question.course_id == course_id,
            Question.slug == slug,
            QuestionVersion.number == (QuestionEntry.number if number is None else number),
        )
    ).mappings()
    found = next(iter(row), None)
    if found is None:
        raise NotFound("The course has no such question.")
    values = dict(found)
    return Opened(value=read_body(values.pop("body")), **values)


def history(session: Session, course_id: int, slug: str) -> list[Version]:
    """List a question's versions, the newest first."""
    rows = session.execute(
        select(
            QuestionVersion.number,
            QuestionVersion.source,
            QuestionVersion.written_at,
            Person.name.label("written_by"),
        )
        .join(Question, Question.id == QuestionVersion.question_id)
        .outerjoin(Person, Person.id == QuestionVersion.written_by)
        .where(Question.course_id == course_id, Question.slug == slug)
        .order_by(QuestionVersion.number.desc())
    ).mappings()
    return [Version(**row) for row in rows]

"""The questions of a course as their authors see them: found, listed, opened, with history."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from course.models import Lesson, Passage, Person, Question, QuestionVersion, Status
from course.rows.class_list import LONGEST_SEARCH, Slice, slice_of
from course.rows.openings import opening
from course.rows.versions import read_body
from course.services.errors import NotFound
from quizzes.questions import Question as QuestionValue

PAGE = 50
"""Questions on one page of the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which questions to list; what is empty does not narrow the list."""

    search: str = ""
    passage: str = ""
    kind: str = ""
    status: Status | None = None
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the list."""

    slug: str
    opening: str
    """The beginning of the newest version's stem, plain text."""
    kind: str
    status: Status
    number: int
    """The newest version's."""
    live_number: int | None
    passage: str
    lesson: str
    written_at: datetime
    written_by: str | None

    @property
    def waiting(self) -> bool:
        """Whether learners meet an older version than the newest."""
        return self.status is Status.live and self.live_number != self.number


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


def listing(session: Session, course_id: int, wanted: Wanted) -> tuple[list[Entry], Slice]:
    """List questions in the order of the lessons, newest question last within its passage."""
    listed = _entries(course_id, wanted)
    place = slice_of(session, listed, page=wanted.page, size=PAGE)
    rows = session.execute(listed.limit(place.size).offset(place.offset)).mappings()
    return [_entry(dict(row)) for row in rows], place


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
    newest = _newest_numbers(course_id)
    row = session.execute(
        select(
            Question.slug,
            Question.status,
            Question.live_number,
            newest.c.number.label("newest"),
            QuestionVersion.number,
            QuestionVersion.body,
            QuestionVersion.source,
            QuestionVersion.asked,
            QuestionVersion.told,
            Passage.slug.label("passage"),
            Passage.title.label("passage_title"),
            Lesson.slug.label("lesson"),
        )
        .join(newest, newest.c.question_id == Question.id)
        .join(QuestionVersion, QuestionVersion.question_id == Question.id)
        .join(Passage, Passage.id == Question.passage_id)
        .join(Lesson, Lesson.id == Passage.lesson_id)
        .where(
            Question.course_id == course_id,
            Question.slug == slug,
            QuestionVersion.number == (newest.c.number if number is None else number),
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


def _newest_numbers(course_id: int) -> Any:
    return (
        select(QuestionVersion.question_id, func.max(QuestionVersion.number).label("number"))
        .join(Question, Question.id == QuestionVersion.question_id)
        .where(Question.course_id == course_id)
        .group_by(QuestionVersion.question_id)
        .subquery("newest")
    )


def _entries(course_id: int, wanted: Wanted) -> Select[*tuple[Any, ...]]:
    newest = _newest_numbers(course_id)
    return (
        select(
            Question.slug,
            QuestionVersion.asked,
            Question.kind,
            Question.status,
            QuestionVersion.number,
            Question.live_number,
            Passage.title.label("passage"),
            Lesson.title.label("lesson"),
            QuestionVersion.written_at,
            Person.name.label("written_by"),
        )
        .join(newest, newest.c.question_id == Question.id)
        .join(
            QuestionVersion,
            and_(
                QuestionVersion.question_id == Question.id,
                QuestionVersion.number == newest.c.number,
            ),
        )
        .join(Passage, Passage.id == Question.passage_id)
        .join(Lesson, Lesson.id == Passage.lesson_id)
        .outerjoin(Person, Person.id == QuestionVersion.written_by)
        .where(Question.course_id == course_id, *_narrowed(wanted))
        .order_by(Lesson.position, Passage.position, Question.id)
    )


def _narrowed(wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if text := wanted.search.strip()[:LONGEST_SEARCH]:
        conditions.append(
            or_(
                Question.slug.icontains(text, autoescape=True),
                QuestionVersion.source.icontains(text, autoescape=True),
            )
        )
    if wanted.passage:
        conditions.append(Passage.slug == wanted.passage)
    if wanted.kind:
        conditions.append(Question.kind == wanted.kind)
    if wanted.status is not None:
        conditions.append(Question.status == wanted.status)
    return conditions


def _entry(row: dict[str, Any]) -> Entry:
    return Entry(opening=opening(row.pop("asked")), **row)

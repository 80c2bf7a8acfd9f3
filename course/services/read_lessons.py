"""Courses, lessons and the prompts in them, as one learner reads them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Subquery,
    and_,
    bindparam,
    func,
    select,
)

from course.models import Role, Status
from course.rows.tables import (
    card,
    course,
    enrolment,
    lesson,
    passage,
    question,
    version,
)
from quizzes.questions import Kind

NOBODY = 0
"""The person of a reader who is not signed in: no row has this number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseEntry:
    """A course on the first page."""

    slug: str
    title: str
    summary_html: str
    lessons: int
    minutes: int
    role: Role | None
    open_to_join: bool
    questions: int
    answered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonEntry:
    """A lesson in the order of its course, with how far one learner is."""

    slug: str
    title: str
    summary: str
    minutes: int
    questions: int
    """How many live questions and prompts it has."""
    answered: int
    """How many of them the learner has answered at least once."""

    @property
    def done(self) -> bool:
        """Whether every question was answered at least once."""
        return 0 < self.questions <= self.answered


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A recall prompt in the text."""

    slug: str
    asked: dict[str, Any]
    told: dict[str, Any]
    opens_at: datetime | None
    """When its card is next in the learner's review; None when it has not been answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageText:
    """One passage as it is read."""

    slug: str
    title: str
    html: str
    prompts: tuple[Prompt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonText:
    """A lesson as it is read."""

    slug: str
    title: str
    summary: str
    article_section: str
    lead_html: str
    closing_title: str
    closing_html: str
    objectives: list[list[str]]
    terms: list[list[str]]
    minutes: int
    passages: tuple[PassageText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizEntry:
    """A quiz of a lesson, with what the learner has done of it."""

    slug: str
    title: str
    size: int
    attempts: int
    open_attempt: int | None
    best: tuple[int, int, int] | None
    """Numerator, denominator and points of the best graded attempt."""


def _counts(*where: ColumnElement[bool]) -> Subquery:
    """Count each lesson's live questions, and those of them that the learner has answered."""
    mine = and_(card.c.question_id == question.c.id, card.c.person_id == bindparam("person_id"))
    return (
        select(
            passage.c.lesson_id,
            func.count(question.c.id).label("questions"),
            func.count(card.c.id).label("answered"),
        )
        .select_from(
            passage.join(question, question.c.passage_id == passage.c.id).outerjoin(card, mine)
        )
        .where(question.c.status == Status.live, passage.c.retired_at.is_(None), *where)
        .group_by(passage.c.lesson_id)
        .subquery()
    )


_COUNTS = _counts()
_COURSE_COUNTS = _counts(passage.c.course_id == bindparam("course_id"))

_OUTLINE = (
    select(
        lesson.c.slug,
        lesson.c.title,
        lesson.c.summary,
        lesson.c.minutes,
        func.coalesce(_COURSE_COUNTS.c.questions, 0).label("questions"),
        func.coalesce(_COURSE_COUNTS.c.answered, 0).label("answered"),
    )
    .select_from(lesson.outerjoin(_COURSE_COUNTS, _COURSE_COUNTS.c.lesson_id == lesson.c.id))
    .where(lesson.c.course_id == bindparam("course_id"), lesson.c.retired_at.is_(None))
    .order_by(lesson.c.position)
)

_LESSON = (
    select(
        lesson.c.slug,
        lesson.c.title,
        lesson.c.summary,
        lesson.c.article_section,
        lesson.c.lead_html,
        lesson.c.closing_title,
        lesson.c.closing_html,
        lesson.c.objectives,
        lesson.c.terms,
        lesson.c.minutes,
        passage.c.id,
        passage.c.slug,
        passage.c.title,
        passage.c.html,
    )
    .select_from(
        lesson.outerjoin(
            passage, and_(passage.c.lesson_id == lesson.c.id, passage.c.retired_at.is_(None))
        )
    )
    .where(
        lesson.c.course_id == bindparam("course_id"),
        lesson.c.slug == bindparam("lesson"),
        lesson.c.retired_at.is_(None),
    )
    .order_by(passage.c.position)
)

_PROMPTS = (
    select(question.c.passage_id, question.c.slug, version.c.asked, version.c.told, card.c.opens_at)
    .select_from(
        lesson.join(passage, passage.c.lesson_id == lesson.c.id)
        .join(question, question.c.passage_id == passage.c.id)
        .join(
            version,
            and_(
                version.c.question_id == question.c.id,
                version.c.number == question.c.live_number,
            ),
        )
        .outerjoin(
            card,
            and_(card.c.question_id == question.c.id, card.c.person_id == bindparam("person_id")),
        )
    )
    .where(
        lesson.c.course_id == bindparam("course_id"),
        lesson.c.slug == bindparam("lesson"),
        question.c.kind == Kind.RECALL.value,
        question.c.status == Status.live,
    )
    .order_by(question.c.id)
)


def courses(connection: Connection, person_id: int) -> list[CourseEntry]:
    """List the courses with what the reader has done of each."""
    totals = (
        select(
            lesson.c.course_id,
            func.count(lesson.c.id).label("lessons"),
            func.sum(lesson.c.minutes).label("minutes"),
            func.sum(func.coalesce(_COUNTS.c.questions, 0)).label("questions"),
            func.sum(func.coalesce(_COUNTS.c.answered, 0)).label("answered"),
        )
        .select_from(lesson.outerjoin(_COUNTS, _COUNTS.c.lesson_id == lesson.c.id))
        .where(lesson.c.retired_at.is_(None))
        .group_by(lesson.c.course_id)
        .subquery()
    )
    rows = connection.execute(
        select(
            course.c.slug,
            course.c.title,
            course.c.summary_html,
            course.c.open_to_join,
            func.coalesce(totals.c.lessons, 0).label("lessons"),
            func.coalesce(totals.c.minutes, 0).label("minutes"),
            func.coalesce(totals.c.questions, 0).label("questions"),
            func.coalesce(totals.c.answered, 0).label("answered"),
            enrolment.c.role,
        )
        .select_from(
            course.outerjoin(totals, totals.c.course_id == course.c.id).outerjoin(
                enrolment,
                and_(
                    enrolment.c.course_id == course.c.id,
                    enrolment.c.person_id == bindparam("person_id"),
                    enrolment.c.ended_at.is_(None),
                ),
            )
        )
        .order_by(course.c.title),
        {"person_id": person_id},
    ).mappings()
    return [CourseEntry(**row) for row in rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """A course's own words about itself."""

    slug: str
    title: str
    summary_html: str
    language: str
    open_to_join: bool


_ABOUT = select(
    course.c.slug, course.c.title, course.c.summary_html, course.c.language, course.c.open_to_join
).where(course.c.id == bindparam("course_id"))


def about(connection: Connection, course_id: int) -> About:
    """Read what a course says about itself."""
    row = connection.execute(_ABOUT, {"course_id": course_id}).mappings().one()
    return About(**row)


def outline(connection: Connection, course_id: int, person_id: int) -> list[LessonEntry]:
    """List a course's lessons in order, with how far the learner is."""
    rows = connection.execute(_OUTLINE, {"course_id": course_id, "person_id": person_id})
    return [
        LessonEntry(
            slug=row[0],
            title=row[1],
            summary=row[2],
            minutes=row[3],
            questions=row[4],
            answered=row[5],
        )
        for row in rows
    ]


def lesson_text(
    connection: Connection, course_id: int, lesson_slug: str, person_id: int
) -> LessonText | None:
    """Read a lesson with its passages and prompts, in two statements; None if it is not there."""
    where = {"course_id": course_id, "lesson": lesson_slug, "person_id": person_id}
    rows = connection.execute(_LESSON, where).all()
    if not rows:
        return None
    prompts: dict[int, list[Prompt]] = {}
    for passage_id, slug, asked, told, opens_at in connection.execute(_PROMPTS, where):
        prompts.setdefault(passage_id, []).append(
            Prompt(slug=slug, asked=asked, told=told, opens_at=opens_at)
        )
    first = rows[0]
    return LessonText(
        slug=first[0],
        title=first[1],
        summary=first[2],
        article_section=first[3],
        lead_html=first[4],
        closing_title=first[5],
        closing_html=first[6],
        objectives=first[7],
        terms=first[8],
        minutes=first[9],
        passages=tuple(
            PassageText(
                slug=row[11], title=row[12], html=row[13], prompts=tuple(prompts.get(row[10], ()))
            )
            for row in rows
            if row[10] is not None
        ),
    )

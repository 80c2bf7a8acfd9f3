"""The courses of the site, and what each says about itself."""

from dataclasses import dataclass

from sqlalchemy import Connection, and_, bindparam, func, select

from course.models import Role
from course.rows.tables import course, enrolment, lesson
from course.services.read_lessons.outline import counts

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
class About:
    """A course's own words about itself."""

    slug: str
    title: str
    summary_html: str
    language: str
    open_to_join: bool


_COUNTS = counts()

_ABOUT = select(
    course.c.slug, course.c.title, course.c.summary_html, course.c.language, course.c.open_to_join
).where(course.c.id == bindparam("course_id"))


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


def about(connection: Connection, course_id: int) -> About:
    """Read what a course says about itself."""
    row = connection.execute(_ABOUT, {"course_id": course_id}).mappings().one()
    return About(**row)

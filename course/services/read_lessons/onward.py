"""Where a learner goes on: in each of their courses the first lesson that is not done."""

from dataclasses import dataclass

from sqlalchemy import Connection, and_, bindparam, func, select

from course.rows.tables import course, enrolment, lesson
from course.services.read_lessons.outline import counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Onward:
    """The lesson to go on with."""

    course_slug: str
    slug: str
    title: str
    number: int
    """Its place among the lessons of the course, from 1."""
    minutes: int
    questions: int
    answered: int


_COUNTS = counts()

_LESSONS = (
    select(
        course.c.slug.label("course_slug"),
        lesson.c.slug,
        lesson.c.title,
        func.row_number()
        .over(partition_by=lesson.c.course_id, order_by=lesson.c.position)
        .label("number"),
        lesson.c.minutes,
        func.coalesce(_COUNTS.c.questions, 0).label("questions"),
        func.coalesce(_COUNTS.c.answered, 0).label("answered"),
    )
    .select_from(
        enrolment.join(course, course.c.id == enrolment.c.course_id)
        .join(lesson, and_(lesson.c.course_id == course.c.id, lesson.c.retired_at.is_(None)))
        .outerjoin(_COUNTS, _COUNTS.c.lesson_id == lesson.c.id)
    )
    .where(enrolment.c.person_id == bindparam("person_id"), enrolment.c.ended_at.is_(None))
    .order_by(lesson.c.course_id, lesson.c.position.desc())
)


def onward(connection: Connection, person_id: int) -> dict[str, Onward]:
    """Give the first lesson that is not done, by course; a course that is done has none."""
    rows = connection.execute(_LESSONS, {"person_id": person_id}).mappings()
    lessons = (Onward(**row) for row in rows)
    # The earlier lessons come later, and take the place of those after them.
    return {each.course_slug: each for each in lessons if not 0 < each.questions <= each.answered}

"""The outline of a course: its lessons in order, with how far one learner is."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Subquery, and_, bindparam, func, select

from course.rows.meetable import MEETABLE
from course.rows.tables import card, lesson, passage, question


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


def counts(*where: ColumnElement[bool]) -> Subquery:
    """Count each lesson's questions that learners meet, and those that the learner has answered."""
    mine = and_(card.c.question_id == question.c.id, card.c.person_id == bindparam("person_id"))
    return (
        select(
            passage.c.lesson_id,
            func.count(question.c.id).label("questions"),
            func.count(card.c.id).label("answered"),
        )
        .select_from(
            passage.join(question, question.c.passage_id == passage.c.id)
            .join(lesson, lesson.c.id == passage.c.lesson_id)
            .outerjoin(card, mine)
        )
        .where(MEETABLE, *where)
        .group_by(passage.c.lesson_id)
        .subquery()
    )


_COUNTS = counts(passage.c.course_id == bindparam("course_id"))

_OUTLINE = (
    select(
        lesson.c.slug,
        lesson.c.title,
        lesson.c.summary,
        lesson.c.minutes,
        func.coalesce(_COUNTS.c.questions, 0).label("questions"),
        func.coalesce(_COUNTS.c.answered, 0).label("answered"),
    )
    .select_from(lesson.outerjoin(_COUNTS, _COUNTS.c.lesson_id == lesson.c.id))
    .where(lesson.c.course_id == bindparam("course_id"), lesson.c.retired_at.is_(None))
    .order_by(lesson.c.position)
)


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

"""A course's files into the site: what is new is added, what changed is changed, nothing else."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from course.models import AuditEvent
from course.rows.pictures import FiledPicture
from course.services.publish_course.changes import Changes
from course.services.publish_course.pages import publish_pages
from course.services.publish_course.practice import PRACTICE, publish_practice
from course.services.publish_course.questions import publish_questions
from lessons import Course, Lesson
from quizzes.bank import Bank

__all__ = ["PRACTICE", "Changes", "publish"]


def publish(
    session: Session,
    course: Course,
    lessons: tuple[Lesson, ...],
    banks: tuple[Bank, ...],
    *,
    pictures: tuple[FiledPicture, ...] = (),
    quota: int | None = None,
    at: datetime,
    on_question: Callable[[], object] = lambda: None,
) -> Changes:
    """Make the site hold what the files say; a second time it changes nothing.

    What left the files is retired, never deleted: learners' answers hang on it. `on_question` is
    called after each question of the banks, for whoever shows how far it has come.

    :param quota: the most bytes that the pictures may take; None for no bound.
    :raise NoRoom: they take more.
    :raise BankProblems: an id of the files is that of a question that an instructor wrote here;
        the caller takes back what was done.
    """
    changes = Changes()
    course_row, lesson_rows, passage_rows = publish_pages(
        session, course, lessons, changes, pictures=pictures, quota=quota, at=at
    )
    publish_questions(
        session, course_row, passage_rows, banks, changes, at=at, on_question=on_question
    )
    publish_practice(session, course_row, lesson_rows, changes, at=at)
    if changes:
        session.add(
            AuditEvent(
                at=at,
                course_id=course_row.id,
                verb="course.published",
                subject=course_row.slug,
                detail={
                    "added": len(changes.added),
                    "changed": len(changes.changed),
                    "retired": len(changes.retired),
                },
            )
        )
    return changes

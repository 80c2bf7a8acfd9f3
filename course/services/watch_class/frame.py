"""What stands above every page of those who teach a course."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from course.rows.tables import course
from course.rows.waiting_texts import WAITING_TEXTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The course, and what waits in it."""

    title: str
    waiting: int
    """How many texts wait to be marked."""


_FRAME = select(course.c.title, WAITING_TEXTS.label("waiting")).where(
    course.c.id == bindparam("course_id")
)


def frame(connection: Connection, course_id: int) -> Frame:
    """Read it, in one statement."""
    row = connection.execute(_FRAME, {"course_id": course_id}).one()
    return Frame(title=row.title, waiting=row.waiting)

"""The essays of a course that wait to be marked."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, func, select

from course.rows.class_list import Slice
from course.rows.drawn import asked_drawn, attempt_seed
from course.rows.tables import attempt, attempt_item, person, question, quiz, version
from course.rows.waiting_texts import WAITS

PAGE = 50
"""Essays on one page."""

ESSAYS = (
    attempt_item.join(attempt, attempt.c.id == attempt_item.c.attempt_id)
    .join(quiz, quiz.c.id == attempt.c.quiz_id)
    .join(person, person.c.id == attempt.c.person_id)
    .join(version, version.c.id == attempt_item.c.version_id)
    .join(question, question.c.id == version.c.question_id)
)

OF_COURSE: ColumnElement[bool] = quiz.c.course_id == bindparam("course_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An essay in the list."""

    attempt_id: int
    position: int
    stem_html: str
    quiz_title: str
    name: str
    """The learner's."""
    submitted_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """A page of what waits."""

    essays: tuple[Waiting, ...]
    place: Slice


JOINED = attempt_item.join(attempt, attempt.c.id == attempt_item.c.attempt_id).join(
    quiz, quiz.c.id == attempt.c.quiz_id
)

_COUNT = select(func.count()).select_from(JOINED).where(OF_COURSE, WAITS)

ORDER = (attempt.c.submitted_at, attempt_item.c.attempt_id, attempt_item.c.position)
"""The essay that has waited longest comes first."""

_LIST = (
    select(
        attempt_item.c.attempt_id,
        attempt_item.c.position,
        attempt.c.seed,
        attempt.c.submitted_at,
        version.c.asked,
        version.c.body,
        quiz.c.title,
        person.c.name,
    )
    .select_from(ESSAYS)
    .where(OF_COURSE, WAITS)
    .order_by(*ORDER)
    .limit(bindparam("size"))
    .offset(bindparam("offset"))
)


def count(connection: Connection, course_id: int) -> int:
    """Count what waits in a course."""
    return connection.execute(_COUNT, {"course_id": course_id}).scalar_one()


def queue(connection: Connection, course_id: int, *, page: int = 1) -> Queue:
    """List what waits, the essay that has waited longest first; past the end is the last page."""
    whole = Slice(page=1, size=PAGE, total=count(connection, course_id))
    place = Slice(page=min(max(page, 1), whole.pages), size=PAGE, total=whole.total)
    where = {"course_id": course_id, "size": place.size, "offset": place.offset}
    rows = connection.execute(_LIST, where)
    return Queue(essays=tuple(_waiting(row) for row in rows), place=place)


def _waiting(row: Any) -> Waiting:
    asked = asked_drawn(row.asked, row.body, attempt_seed(row.seed, row.position))
    return Waiting(
        attempt_id=row.attempt_id,
        position=row.position,
        stem_html=asked["stem"],
        quiz_title=row.title,
        name=row.name,
        submitted_at=row.submitted_at,
    )

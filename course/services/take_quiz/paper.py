"""An attempt as its learner sees it before handing it in: questions, options, answers so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, bindparam, select

from course.models import AttemptState
from course.rows.drawn import asked_drawn, attempt_seed, hints_drawn
from course.rows.hints import HINT_TEXTS, TAKEN, Hints
from course.rows.last_answer import LAST
from course.rows.tables import (
    attempt,
    attempt_item,
    course,
    enrolment,
    lesson,
    person,
    quiz,
    response,
    version,
)
from course.rows.who import ENROLLED


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question of the paper: nothing of its key is here."""

    position: int
    kind: str
    asked: Mapping[str, Any]
    order: list[int]
    points: int
    answer: Mapping[str, Any] | None
    """The last answer that was saved, as stored; None when there is none."""
    sequence: int
    """The sender's count of that answer, 0 when there is none."""
    saved_at: datetime | None
    hints: Hints
    """With the texts of those that were taken, and of no others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """An attempt with its questions in order."""

    attempt_id: int
    number: int
    state: AttemptState
    quiz_slug: str
    quiz_title: str
    course_slug: str
    course_title: str
    lesson_slug: str
    lesson_title: str
    points: int
    items: tuple[Item, ...]

    @property
    def answered(self) -> int:
        """How many questions have a saved answer."""
        return sum(item.answer is not None for item in self.items)


_HEAD = (
    select(
        attempt.c.id,
        attempt.c.number,
        attempt.c.state,
        quiz.c.slug,
        quiz.c.title,
        course.c.slug,
        course.c.title,
        lesson.c.slug,
        lesson.c.title,
        attempt.c.points,
        attempt.c.seed,
    )
    .select_from(
        attempt.join(quiz, quiz.c.id == attempt.c.quiz_id)
        .join(course, course.c.id == quiz.c.course_id)
        .join(lesson, lesson.c.id == quiz.c.lesson_id)
        .join(person, person.c.id == attempt.c.person_id)
        .join(enrolment, and_(ENROLLED, enrolment.c.course_id == quiz.c.course_id))
    )
    .where(attempt.c.id == bindparam("attempt_id"), attempt.c.person_id == bindparam("person_id"))
)

_ITEMS = (
    select(
        attempt_item.c.position,
        version.c.asked,
        attempt_item.c.option_order,
        attempt_item.c.points,
        response.c.answer,
        response.c.sequence,
        response.c.given_at,
        version.c.body,
        HINT_TEXTS,
        TAKEN,
    )
    .select_from(
        attempt_item.join(version, version.c.id == attempt_item.c.version_id).outerjoin(
            response, and_(response.c.id == LAST)
        )
    )
    .where(attempt_item.c.attempt_id == bindparam("attempt_id"))
    .order_by(attempt_item.c.position)
)


def paper(connection: Connection, attempt_id: int, person_id: int) -> Paper | None:
    """Read an attempt of this learner's.

    None when there is none, or it is someone else's, or the learner has left the course.
    """
    where = {"attempt_id": attempt_id, "person_id": person_id}
    head = connection.execute(_HEAD, where).first()
    if head is None:
        return None
    items = connection.execute(_ITEMS, where)
    return Paper(
        attempt_id=head[0],
        number=head[1],
        state=head[2],
        quiz_slug=head[3],
        quiz_title=head[4],
        course_slug=head[5],
        course_title=head[6],
        lesson_slug=head[7],
        lesson_title=head[8],
        points=head[9],
        items=tuple(_item(row, attempt_seed(head[10], row.position)) for row in items),
    )


def _item(row: Any, seed: int) -> Item:
    return Item(
        position=row.position,
        kind=row.asked["kind"],
        asked=asked_drawn(row.asked, row.body, seed),
        order=row.option_order,
        points=row.points,
        answer=row.answer or None,
        sequence=row.sequence or 0,
        saved_at=row.given_at,
        hints=hints_drawn(row.asked, row.hint_texts, row.body, seed, row.hints_taken),
    )

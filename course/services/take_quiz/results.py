"""An attempt after it was handed in: the score, and what the quiz's policy lets be told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, or_, select

from course.models import AttemptState, Feedback, Role, fraction
from course.rows.drawn import asked_drawn, attempt_seed, grade_drawn, hints_drawn, told_drawn
from course.rows.hints import TAKEN, Hints
from course.rows.judgements import JUDGEMENT_COLUMNS, LAST_JUDGEMENT, Judgement, judgement_in
from course.rows.last_answer import LAST
from course.rows.shown import HINTS
from course.rows.shown.essay import MODEL_ANSWER
from course.rows.tables import (
    attempt,
    attempt_item,
    course,
    enrolment,
    judgement,
    lesson,
    passage,
    person,
    question,
    quiz,
    response,
    version,
)
from quizzes.grading import Mark
from quizzes.questions import response_from_json


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemResult:
    """One question of a marked attempt.

    `told`, `mark` and `judgement` are None when nothing may be told. While a person has still to
    mark it, `told` holds no model answer: whoever has read that could hand it in next time.
    """

    position: int
    kind: str
    asked: Mapping[str, Any]
    order: list[int]
    points: int
    earned: Fraction
    answer: Mapping[str, Any] | None
    told: Mapping[str, Any] | None
    mark: Mark | None
    judgement: Judgement | None
    """What a person has said to it, where one has."""
    waiting: bool
    """Whether a person has still to mark it; until then nothing is earned."""
    hints: Hints
    """With the texts of those that were taken; what they cost is off the points already."""
    lesson_slug: str
    """The lesson in which it is taught now; the question may have moved since."""
    passage_slug: str
    passage_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """A marked attempt."""

    attempt_id: int
    number: int
    person_id: int
    person_name: str
    quiz_slug: str
    quiz_title: str
    course_slug: str
    course_title: str
    lesson_slug: str
    lesson_title: str
    submitted_at: datetime
    points: int
    earned: Fraction
    """The points earned so far."""
    items: tuple[ItemResult, ...]

    @property
    def waiting(self) -> int:
        """How many questions a person has still to mark."""
        return sum(item.waiting for item in self.items)


TEACHER_ROLES = (Role.instructor, Role.assistant)

_teaches = enrolment.alias("teaches")

_MAY_SEE: ColumnElement[bool] = or_(
    attempt.c.person_id == bindparam("person_id"),
    select(_teaches.c.id)
    .where(
        _teaches.c.person_id == bindparam("person_id"),
        _teaches.c.course_id == quiz.c.course_id,
        _teaches.c.role.in_(TEACHER_ROLES),
        _teaches.c.ended_at.is_(None),
    )
    .correlate(quiz)
    .exists(),
)
"""Whose results one may see: those of the courses that one teaches, and one's own, which remain
one's own after leaving the course: it is past work, and nothing in it can be changed."""

_HEAD = (
    select(
        attempt.c.id.label("attempt_id"),
        attempt.c.number,
        attempt.c.state,
        attempt.c.person_id,
        person.c.name.label("person_name"),
        quiz.c.slug.label("quiz_slug"),
        quiz.c.title.label("quiz_title"),
        quiz.c.feedback,
        course.c.slug.label("course_slug"),
        course.c.title.label("course_title"),
        lesson.c.slug.label("lesson_slug"),
        lesson.c.title.label("lesson_title"),
        attempt.c.submitted_at,
        attempt.c.points,
        attempt.c.seed,
        attempt.c.earned_num,
        attempt.c.earned_den,
    )
    .select_from(
        attempt.join(quiz, quiz.c.id == attempt.c.quiz_id)
        .join(person, person.c.id == attempt.c.person_id)
        .join(course, course.c.id == quiz.c.course_id)
        .join(lesson, lesson.c.id == quiz.c.lesson_id)
    )
    .where(
        attempt.c.id == bindparam("attempt_id"),
        attempt.c.state != AttemptState.in_progress,
        _MAY_SEE,
    )
)

_ITEMS = (
    select(
        attempt_item.c.position,
        version.c.asked,
        version.c.told,
        version.c.body,
        attempt_item.c.option_order,
        attempt_item.c.points,
        attempt_item.c.earned_num,
        attempt_item.c.earned_den,
        response.c.answer,
        passage.c.slug,
        passage.c.title,
        lesson.c.slug.label("lesson_slug"),
        TAKEN,
        *JUDGEMENT_COLUMNS,
    )
    .select_from(
        attempt_item.join(version, version.c.id == attempt_item.c.version_id)
        .join(question, question.c.id == version.c.question_id)
        .join(passage, passage.c.id == question.c.passage_id)
        .join(lesson, lesson.c.id == passage.c.lesson_id)
        .outerjoin(response, and_(response.c.id == LAST))
        .outerjoin(judgement, and_(judgement.c.id == LAST_JUDGEMENT))
    )
    .where(attempt_item.c.attempt_id == bindparam("attempt_id"))
    .order_by(attempt_item.c.position)
)


def results(connection: Connection, attempt_id: int, person_id: int) -> Results | None:
    """Read a marked attempt; None when there is none that this person may see."""
    head = (
        connection.execute(_HEAD, {"attempt_id": attempt_id, "person_id": person_id})
        .mappings()
        .first()
    )
    if head is None:
        return None
    values = dict(head)
    telling = values.pop("feedback") is not Feedback.never
    values.pop("state")
    seed = values.pop("seed")
    earned = fraction(values.pop("earned_num"), values.pop("earned_den"))
    rows = connection.execute(_ITEMS, {"attempt_id": attempt_id})
    items = tuple(_item(row, telling, attempt_seed(seed, row.position)) for row in rows)
    if earned is None:  # a person has still to mark: so far the rest counts
        earned = max(sum((item.earned for item in items), Fraction(0)), Fraction(0))
    return Results(**values, earned=earned, items=items)


def _item(row: Any, telling: bool, seed: int) -> ItemResult:
    """Make one question's result; marking again gives the feedback, which is never stored."""
    answer = row.answer or None  # an empty one was taken back
    marked = telling and answer is not None
    waiting = row.earned_num is None
    told = told_drawn(row.asked, row.told, row.body, seed) if telling else None
    if told and waiting:
        told = {name: what for name, what in told.items() if name != MODEL_ANSWER}
    return ItemResult(
        position=row.position,
        kind=row.asked["kind"],
        asked=asked_drawn(row.asked, row.body, seed),
        order=row.option_order,
        points=row.points,
        earned=fraction(row.earned_num, row.earned_den) or Fraction(0),
        answer=answer,
        told=told,
        mark=grade_drawn(row.body, seed, response_from_json(answer)) if marked else None,
        judgement=judgement_in(row._mapping) if telling else None,
        waiting=waiting,
        hints=hints_drawn(row.asked, row.told.get(HINTS), row.body, seed, row.hints_taken),
        lesson_slug=row.lesson_slug,
        passage_slug=row.slug,
        passage_title=row.title,
    )

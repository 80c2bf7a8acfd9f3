"""Grades set by hand: each decision is a row with its reason, and the newest one counts."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import assert_never

from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import (
    Attempt,
    AttemptState,
    AuditEvent,
    Enrolment,
    GradeItem,
    GradeOverride,
    Person,
    Role,
    fraction,
)
from course.rows.class_list import enrolled
from course.services.errors import Invalid, NotFound, Refusal
from course.services.keep_grades.grades import ITEMS, Grade, Item, Override, grades, override_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The learner gets these points, whatever the attempts say."""

    earned: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Excused:
    """The learner need not do it; it counts neither for nor against them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """An earlier decision is taken back; the attempts count again."""


Decision = Given | Excused | Withdrawn


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedAt:
    """One attempt at the item's quiz."""

    attempt_id: int
    number: int
    state: AttemptState
    started_at: datetime
    submitted_at: datetime | None
    points: int
    earned: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CellPage:
    """One cell of the gradebook with everything behind it."""

    item: Item
    person_id: int
    name: str
    grade: Grade
    decisions: tuple[Override, ...]
    """Every decision ever taken, the newest first."""
    attempts: tuple[TriedAt, ...]


def cell_page(session: Session, course_id: int, item_slug: str, person_id: int) -> CellPage:
    """Load one cell.

    :raise NotFound: the course has no such item, or no such learner.
    """
    item = _item(session, course_id, item_slug)
    return CellPage(
        item=item,
        person_id=person_id,
        name=_learner_name(session, course_id, person_id),
        grade=grades(session, course_id, [item], [person_id])[person_id, item.id],
        decisions=_decisions(session, item.id, person_id),
        attempts=_attempts(session, item.quiz_id, person_id),
    )


def decide(
    session: Session,
    course_id: int,
    item_slug: str,
    person_id: int,
    decision: Decision,
    *,
    reason: str,
    by: int,
    at: datetime,
) -> None:
    """Write a decision about one grade; the same one twice is written once.

    :raise NotFound: the course has no such item, or no such learner.
    :raise Invalid: there is no reason, or the points are not between nothing and all.
    :raise Refusal: there is nothing to withdraw.
    """
    item = _item(session, course_id, item_slug)
    _learner_name(session, course_id, person_id)
    reason = reason.strip()
    if not reason:
        raise Invalid("Say why the grade is changed; the learner sees the reason.")
    earned = _earned(decision, item)
    before = next(iter(_decisions(session, item.id, person_id)), None)
    excused = isinstance(decision, Excused)
    if _same(before, earned, excused, reason):
        return
    if isinstance(decision, Withdrawn) and (before is None or before.withdrawn):
        raise Refusal("There is no decision to withdraw; the attempts count already.")
    session.add(
        GradeOverride(
            grade_item_id=item.id,
            person_id=person_id,
            earned_num=None if earned is None else earned.numerator,
            earned_den=None if earned is None else earned.denominator,
            excused=excused,
            reason=reason,
            set_by=by,
            set_at=at,
        )
    )
    session.add(
        AuditEvent(
            at=at,
            actor_id=by,
            course_id=course_id,
            verb=_verb(decision),
            subject=item.slug,
            detail={"person": person_id, "earned": str(earned), "reason": reason},
        )
    )


def _earned(decision: Decision, item: Item) -> Fraction | None:
    match decision:
        case Given(earned=earned):
            if not 0 <= earned <= item.points:
                raise Invalid(f"Give between 0 and {item.points} points.")
            return earned
        case Excused() | Withdrawn():
            return None
        case _:
            assert_never(decision)


def _verb(decision: Decision) -> str:
    match decision:
        case Given():
            return "grade.set"
        case Excused():
            return "grade.excused"
        case Withdrawn():
            return "grade.decision_withdrawn"
        case _:
            assert_never(decision)


def _same(before: Override | None, earned: Fraction | None, excused: bool, reason: str) -> bool:
    if before is None:
        return False
    return (before.earned, before.excused, before.reason) == (earned, excused, reason)


def _item(session: Session, course_id: int, slug: str) -> Item:
    rows = session.execute(ITEMS.where(GradeItem.course_id == course_id, GradeItem.slug == slug))
    row = rows.mappings().first()
    if row is None:
        raise NotFound("The gradebook has no such item.")
    return Item(**row)


def _learner_name(session: Session, course_id: int, person_id: int) -> str:
    name = session.scalar(
        select(Person.name)
        .join(Enrolment, Enrolment.person_id == Person.id)
        .where(enrolled(course_id, Role.learner), Person.id == person_id)
    )
    if name is None:
        raise NotFound("The course has no such learner.")
    return name


def _decisions(session: Session, item_id: int, person_id: int) -> tuple[Override, ...]:
    rows = session.execute(
        select(
            GradeOverride.earned_num,
            GradeOverride.earned_den,
            GradeOverride.excused,
            GradeOverride.reason,
            GradeOverride.set_at,
            Person.name.label("set_by_name"),
        )
        .outerjoin(Person, Person.id == GradeOverride.set_by)
        .where(GradeOverride.grade_item_id == item_id, GradeOverride.person_id == person_id)
        .order_by(GradeOverride.id.desc())
    )
    return tuple(override_of(row) for row in rows)


def _attempts(session: Session, quiz_id: int | None, person_id: int) -> tuple[TriedAt, ...]:
    rows = session.scalars(
        select(Attempt).filter_by(quiz_id=quiz_id, person_id=person_id).order_by(Attempt.number)
    )
    return tuple(
        TriedAt(
            attempt_id=row.id,
            number=row.number,
            state=row.state,
            started_at=row.started_at,
            submitted_at=row.submitted_at,
            points=row.points,
            earned=fraction(row.earned_num, row.earned_den),
        )
        for row in rows
    )

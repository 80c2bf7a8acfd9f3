"""One grade: from the best attempt, scaled to the item, unless it was set by hand. Exact."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import Session

from course.models import (
    Attempt,
    AttemptState,
    GradeItem,
    GradeOverride,
    Person,
    Quiz,
    fraction,
)
from course.rows.best_attempts import Best, Tried, best_attempts
from quizzes.gradebook import Status
from quizzes.scoring import Score

NOTHING = Best(tries=0, best=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One column of the gradebook."""

    id: int
    slug: str
    title: str
    points: int
    quiz_id: int | None
    retired: bool = False
    """Whether its quiz left the course; then it counts for those alone who have a grade in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """What an instructor decided about one grade."""

    earned: Fraction | None
    excused: bool
    reason: str
    set_at: datetime
    set_by: str | None = None

    @property
    def withdrawn(self) -> bool:
        """Whether it takes an earlier decision back."""
        return self.earned is None and not self.excused


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """What one learner has for one item, and how it came about."""

    item: Item
    status: Status
    earned: Fraction | None
    """Points of the item; there are some exactly if it is graded."""
    tries: int
    """How many attempts were handed in."""
    best: Tried | None
    computed: Fraction | None
    """What the best attempt is worth, also where a decision stands above it."""
    override: Override | None
    """The decision in force."""

    @property
    def gone(self) -> bool:
        """Whether the item left the course without leaving a grade here."""
        return self.item.retired and not self.tries and self.override is None


Grades = dict[tuple[int, int], Grade]
"""By person and item."""

ITEMS = select(
    GradeItem.id,
    GradeItem.slug,
    GradeItem.title,
    GradeItem.points,
    GradeItem.quiz_id,
    Quiz.retired_at.is_not(None).label("retired"),
).outerjoin(Quiz, Quiz.id == GradeItem.quiz_id)
"""The items of all courses, with what makes an Item of each."""


def items(session: Session, course_id: int) -> tuple[Item, ...]:
    """List the columns of a course's gradebook, in order.

    An item whose quiz left the course has a column while somebody has a grade in it.
    """
    rows = session.execute(
        ITEMS.where(
            GradeItem.course_id == course_id, or_(Quiz.retired_at.is_(None), _graded())
        ).order_by(GradeItem.position, GradeItem.id)
    ).mappings()
    return tuple(Item(**row) for row in rows)


def grades(
    session: Session,
    course_id: int,
    columns: Iterable[Item],
    people: Collection[int],
    *,
    everybody: bool = False,
) -> Grades:
    """Work out the grades of these people, in two statements however many they are.

    With `everybody` the statements ask for the whole course, which saves naming each person.
    """
    wanted = None if everybody else people
    best = best_attempts(session, course_id, wanted)
    decided = _decisions(session, course_id, wanted)
    return {
        (person_id, item.id): grade_of(
            item,
            best.get((person_id, item.quiz_id), NOTHING) if item.quiz_id else NOTHING,
            decided.get((person_id, item.id)),
        )
        for item in columns
        for person_id in people
    }


def grade_of(item: Item, tried: Best, override: Override | None) -> Grade:
    """Say what counts: a decision in force, else the best attempt, else that there is none."""
    computed = tried.best.share * item.points if tried.best else None
    in_force = None if override is None or override.withdrawn else override
    status, earned = _standing(tried, computed, in_force)
    if item.retired and status is Status.MISSING:
        status = Status.EXCUSED  # nobody can hand it in any more
    return Grade(
        item=item,
        status=status,
        earned=earned,
        tries=tried.tries,
        best=tried.best,
        computed=computed,
        override=in_force,
    )


def total(given: Iterable[Grade]) -> Score:
    """Add up grades: what is missing counts as nothing, what is excused or pending not at all."""
    counted = [each for each in given if each.status in {Status.GRADED, Status.MISSING}]
    return Score(
        earned=sum((each.earned for each in counted if each.earned is not None), Fraction(0)),
        points=Fraction(sum(each.item.points for each in counted)),
    )


def override_of(row: Any) -> Override:
    """Make the value of a stored decision."""
    return Override(
        earned=fraction(row.earned_num, row.earned_den),
        excused=row.excused,
        reason=row.reason,
        set_at=row.set_at,
        set_by=row.set_by_name,
    )


def _graded() -> ColumnElement[bool]:
    """Whether somebody has handed in something for the item, or was given a grade by hand."""
    handed_in = exists().where(
        Attempt.quiz_id == GradeItem.quiz_id, Attempt.state != AttemptState.in_progress
    )
    return or_(handed_in, exists().where(GradeOverride.grade_item_id == GradeItem.id))


def _standing(
    tried: Best, computed: Fraction | None, override: Override | None
) -> tuple[Status, Fraction | None]:
    if override is not None and override.excused:
        return Status.EXCUSED, None
    if override is not None:
        return Status.GRADED, override.earned
    if computed is not None:
        return Status.GRADED, computed
    return (Status.PENDING if tried.tries else Status.MISSING), None


def _decisions(
    session: Session, course_id: int, people: Collection[int] | None
) -> dict[tuple[int, int], Override]:
    newest = (
        select(func.max(GradeOverride.id))
        .join(GradeItem, GradeItem.id == GradeOverride.grade_item_id)
        .where(GradeItem.course_id == course_id)
        .group_by(GradeOverride.grade_item_id, GradeOverride.person_id)
    )
    if people is not None:
        newest = newest.where(GradeOverride.person_id.in_(people))
    rows = session.execute(
        select(
            GradeOverride.person_id,
            GradeOverride.grade_item_id,
            GradeOverride.earned_num,
            GradeOverride.earned_den,
            GradeOverride.excused,
            GradeOverride.reason,
            GradeOverride.set_at,
            Person.name.label("set_by_name"),
        )
        .outerjoin(Person, Person.id == GradeOverride.set_by)
        .where(GradeOverride.id.in_(newest))
    )
    return {(row.person_id, row.grade_item_id): override_of(row) for row in rows}

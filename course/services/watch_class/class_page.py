"""The class at a glance: one line a learner, found, sorted and paged by the database."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any

from sqlalchemy import ColumnElement, Float, Select, Subquery, case, cast, func, select
from sqlalchemy.orm import Session

from course.models import (
    Attempt,
    AttemptState,
    Card,
    Enrolment,
    Lesson,
    Passage,
    Person,
    Question,
    Quiz,
    Role,
)
from course.rows.best_attempts import Best, best_attempts
from course.rows.class_list import Slice, by_name, enrolled, named_like, slice_of
from course.rows.meetable import MEETABLE

PAGE = 50
"""Learners on one page."""


class Sort(StrEnum):
    """By which column the class is listed."""

    name = "name"
    seen = "seen"
    answered = "answered"
    practice = "practice"
    due = "due"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which learners to list, and in which order."""

    search: str = ""
    sort: Sort = Sort.name
    descending: bool = False
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonTotal:
    """A lesson, and how much there is to answer in it."""

    id: int
    slug: str
    title: str
    questions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Learner:
    """One line of the class."""

    person_id: int
    name: str
    seen_at: datetime | None
    """The latest review that moved a card, or attempt begun or handed in, in this course."""
    answered: int
    """Questions that learners meet in the course and that were answered at least once."""
    answered_by_lesson: dict[int, int]
    due: int
    """Cards of the course that wait for review."""
    practice: Fraction | None
    """Mean of the best score at each quiz that was handed in and graded, 0 to 1."""
    quizzes: int
    """How many quizzes that is."""

    @property
    def lessons_begun(self) -> int:
        """In how many lessons something was answered."""
        return sum(1 for answered in self.answered_by_lesson.values() if answered)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassPage:
    """A page of the class, with what the numbers are out of."""

    learners: tuple[Learner, ...]
    place: Slice
    lessons: tuple[LessonTotal, ...]

    @property
    def questions(self) -> int:
        """How many questions learners meet in the course."""
        return sum(lesson.questions for lesson in self.lessons)


def class_page(session: Session, course_id: int, wanted: Wanted, *, at: datetime) -> ClassPage:
    """List the learners of a course; the number of statements does not grow with them."""
    listed = _listed(course_id, wanted, at)
    place = slice_of(session, listed, page=wanted.page, size=PAGE)
    rows = session.execute(listed.limit(place.size).offset(place.offset)).all()
    people = [row.person_id for row in rows]
    by_lesson = answered_by_lesson(session, course_id, people)
    best = _best_by_person(session, course_id, people)
    return ClassPage(
        learners=tuple(
            _learner(row, by_lesson[row.person_id], best[row.person_id]) for row in rows
        ),
        place=place,
        lessons=lesson_totals(session, course_id),
    )


def lesson_totals(session: Session, course_id: int) -> tuple[LessonTotal, ...]:
    """List the lessons with the number of questions that learners meet in each."""
    rows = session.execute(
        select(Lesson.id, Lesson.slug, Lesson.title, func.count(Question.id).label("questions"))
        .outerjoin(Passage, Passage.lesson_id == Lesson.id)
        .outerjoin(Question, MEETABLE)
        .where(Lesson.course_id == course_id, Lesson.retired_at.is_(None))
        .group_by(Lesson.id)
        .order_by(Lesson.position)
    ).mappings()
    return tuple(LessonTotal(**row) for row in rows)


def answered_by_lesson(
    session: Session, course_id: int, people: Sequence[int]
) -> dict[int, dict[int, int]]:
    """Count each person's answered questions that learners meet, by lesson."""
    rows = session.execute(
        select(Card.person_id, Passage.lesson_id, func.count())
        .join(Question, Question.id == Card.question_id)
        .join(Passage, Passage.id == Question.passage_id)
        .join(Lesson, Lesson.id == Passage.lesson_id)
        .where(Question.course_id == course_id, MEETABLE, Card.person_id.in_(people))
        .group_by(Card.person_id, Passage.lesson_id)
    )
    counts: dict[int, dict[int, int]] = defaultdict(dict)
    for person_id, lesson_id, count in rows:
        counts[person_id][lesson_id] = count
    return counts


def _listed(course_id: int, wanted: Wanted, at: datetime) -> Select[*tuple[Any, ...]]:
    cards = _cards(course_id, at)
    attempts = _attempts(course_id)
    shares = _shares(course_id)
    answered, due = func.coalesce(cards.c.answered, 0), func.coalesce(cards.c.due, 0)
    seen = _later(cards.c.last_at, attempts.c.last_at)
    orders: dict[Sort, ColumnElement[Any]] = {
        Sort.name: func.lower(Person.name),
        Sort.seen: seen,
        Sort.answered: answered,
        Sort.practice: shares.c.mean,
        Sort.due: due,
    }
    column = orders[wanted.sort]
    # Who has no value stands at the end whichever way the column runs.
    order = (column.desc() if wanted.descending else column.asc()).nulls_last()
    return (
        select(
            Person.id.label("person_id"),
            Person.name,
            cards.c.last_at.label("reviewed_at"),
            attempts.c.last_at.label("tried_at"),
            answered.label("answered"),
            due.label("due"),
        )
        .join(Enrolment, Enrolment.person_id == Person.id)
        .outerjoin(cards, cards.c.person_id == Person.id)
        .outerjoin(attempts, attempts.c.person_id == Person.id)
        .outerjoin(shares, shares.c.person_id == Person.id)
        .where(enrolled(course_id, Role.learner), named_like(wanted.search))
        .order_by(order, *by_name())
    )


def _cards(course_id: int, at: datetime) -> Subquery:
    waiting = (Card.opens_at <= at) & Card.suspended_at.is_(None)
    return (
        select(
            Card.person_id,
            func.max(Card.last_review_at).label("last_at"),
            func.count().filter(MEETABLE).label("answered"),
            func.count().filter(MEETABLE & waiting).label("due"),
        )
        .join(Question, Question.id == Card.question_id)
        .join(Passage, Passage.id == Question.passage_id)
        .join(Lesson, Lesson.id == Passage.lesson_id)
        .where(Question.course_id == course_id)
        .group_by(Card.person_id)
        .subquery()
    )


def _attempts(course_id: int) -> Subquery:
    return (
        select(
            Attempt.person_id,
            func.max(func.coalesce(Attempt.submitted_at, Attempt.started_at)).label("last_at"),
        )
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .where(Quiz.course_id == course_id)
        .group_by(Attempt.person_id)
        .subquery()
    )


def _shares(course_id: int) -> Subquery:
    """Give each person's mean best score, near enough to sort by; pages show the exact one."""
    share = cast(Attempt.earned_num, Float) / (Attempt.earned_den * Attempt.points)
    best = (
        select(Attempt.person_id, func.max(share).label("share"))
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .where(
            Quiz.course_id == course_id,
            Attempt.state == AttemptState.graded,
            Attempt.points > 0,
        )
        .group_by(Attempt.person_id, Attempt.quiz_id)
        .subquery()
    )
    mean = func.avg(best.c.share).label("mean")
    return select(best.c.person_id, mean).group_by(best.c.person_id).subquery()


def _later(one: ColumnElement[Any], other: ColumnElement[Any]) -> ColumnElement[Any]:
    """Give the later of two moments, either of which may be missing."""
    return case((other.is_(None) | (one > other), one), else_=other)


def _best_by_person(
    session: Session, course_id: int, people: Sequence[int]
) -> dict[int, list[Best]]:
    found: dict[int, list[Best]] = defaultdict(list)
    for (person_id, _), best in best_attempts(session, course_id, people).items():
        found[person_id].append(best)
    return found


def _learner(row: Any, by_lesson: dict[int, int], best: list[Best]) -> Learner:
    shares = [each.best.share for each in best if each.best is not None]
    moments = [moment for moment in (row.reviewed_at, row.tried_at) if moment is not None]
    return Learner(
        person_id=row.person_id,
        name=row.name,
        seen_at=max(moments, default=None),
        answered=row.answered,
        answered_by_lesson=by_lesson,
        due=row.due,
        practice=sum(shares, Fraction(0)) / len(shares) if shares else None,
        quizzes=len(shares),
    )

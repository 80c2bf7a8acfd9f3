"""The gradebook as an instructor sees it, and as a learner sees their own line of it."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Enrolment, Person, Role
from course.rows.class_list import Slice, by_name, enrolled, named_like, slice_of
from course.services.keep_grades.grades import Grade, Item, grades, items, total
from quizzes.scoring import Score

PAGE = 100
"""Learners on one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookRow:
    """One learner's grades, in the order of the items."""

    person_id: int
    name: str
    grades: tuple[Grade, ...]
    total: Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Gradebook:
    """A page of the gradebook."""

    items: tuple[Item, ...]
    rows: tuple[BookRow, ...]
    place: Slice


def gradebook(session: Session, course_id: int, *, search: str = "", page: int = 1) -> Gradebook:
    """List the learners with their grades; the number of statements does not grow with them."""
    listed = (
        select(Person.id, Person.name)
        .join(Enrolment, Enrolment.person_id == Person.id)
        .where(enrolled(course_id, Role.learner), named_like(search))
        .order_by(*by_name())
    )
    place = slice_of(session, listed, page=page, size=PAGE)
    people = session.execute(listed.limit(place.size).offset(place.offset)).all()
    columns = items(session, course_id)
    given = grades(session, course_id, columns, [person.id for person in people])
    rows = []
    for person in people:
        own = tuple(given[person.id, item.id] for item in columns)
        rows.append(BookRow(person_id=person.id, name=person.name, grades=own, total=total(own)))
    return Gradebook(items=columns, rows=tuple(rows), place=place)


def mine(session: Session, course_id: int, person_id: int) -> tuple[Grade, ...]:
    """List one learner's own grades, in the order of the items that are theirs."""
    columns = items(session, course_id)
    given = grades(session, course_id, columns, [person_id])
    own = (given[person_id, item.id] for item in columns)
    return tuple(grade for grade in own if not grade.gone)

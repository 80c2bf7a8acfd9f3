"""The people of a course, in pages: who is enrolled, and found by name."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from course.models import Enrolment, Person, Role

LONGEST_SEARCH = 100
"""Characters of a search that are looked at."""

MOST_PAGES = 100_000
"""No list has more pages; a greater number is a number somebody made up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """Which part of a longer list this is."""

    page: int
    """Counted from 1."""
    size: int
    total: int
    """How many entries the whole list has."""

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.size))

    @property
    def offset(self) -> int:
        """How many entries stand before this page."""
        return (self.page - 1) * self.size


def slice_of(session: Session, listed: Select[*tuple[Any, ...]], *, page: int, size: int) -> Slice:
    """Count what a statement lists; a page beyond the end becomes the last one."""
    counted = select(func.count()).select_from(listed.order_by(None).subquery())
    whole = Slice(page=1, size=size, total=session.scalar(counted) or 0)
    return Slice(page=min(max(page, 1), whole.pages), size=size, total=whole.total)


def enrolled(course_id: int, *roles: Role) -> ColumnElement[bool]:
    """Say what makes an enrolment one of this course, in force, in one of these roles (or any)."""
    condition = (Enrolment.course_id == course_id) & Enrolment.ended_at.is_(None)
    return condition & Enrolment.role.in_(roles) if roles else condition


def named_like(search: str) -> ColumnElement[bool]:
    """Say what makes a person match: part of the name or of the address, in any case."""
    text = search.strip()[:LONGEST_SEARCH]
    return or_(
        Person.name.icontains(text, autoescape=True), Person.email.icontains(text, autoescape=True)
    )


def by_name() -> tuple[ColumnElement[Any], ...]:
    """Give the order of names; people of one name stay in one order."""
    return (func.lower(Person.name), Person.id.expression)

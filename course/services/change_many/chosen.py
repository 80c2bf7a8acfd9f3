"""For which questions an order is: those that were ticked, or all that match."""

from dataclasses import dataclass
from typing import assert_never

from sqlalchemy import Connection, Select, func, select

from course.rows.question_list import Wanted, matching
from course.rows.tables import entry, question
from course.services.errors import Invalid, Refusal

MOST = 50_000
"""Questions that can be changed at once."""
MOST_TICKED = 1000
STEP = 1000
"""Questions that are changed in one transaction: others wait for the database meanwhile."""


class NoneChosen(Invalid):
    """There is no question to change."""


class TooManyChosen(Refusal):
    """There are more questions than can be changed at once."""

    status = 413


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked:
    """The questions with these ids; those that are gone by now are left out."""

    slugs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class All:
    """Every question that matches, on whatever page of the list."""

    wanted: Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of very many questions, by their numbers."""

    ids: tuple[int, ...]
    of: int
    """How many questions the whole order is for."""
    last: bool


Chosen = Ticked | All | Part


def parts(connection: Connection, course_id: int, chosen: Chosen) -> tuple[Chosen, ...]:
    """Divide very many questions into parts; what is no more than one part stays as it is.

    :raise NoneChosen: there is none.
    :raise TooManyChosen: there are more than MOST.
    """
    found = numbers(course_id, chosen)
    total = count(connection, found)
    if total <= STEP:
        return (chosen,)
    ids = connection.execute(found).scalars().all()
    firsts = range(0, len(ids), STEP)
    return tuple(
        Part(ids=tuple(ids[first : first + STEP]), of=total, last=first == firsts[-1])
        for first in firsts
    )


def numbers(course_id: int, chosen: Chosen) -> Select[int]:
    """Select the numbers of the questions.

    :raise NoneChosen: none was ticked.
    :raise TooManyChosen: more were ticked than stand on any page.
    """
    match chosen:
        case All(wanted=wanted):
            return matching(course_id, wanted)
        case Ticked(slugs=slugs):
            if not slugs:
                raise NoneChosen("Tick the questions that you mean, or choose all that match.")
            if len(slugs) > MOST_TICKED:
                raise TooManyChosen(f"At most {MOST_TICKED} questions can be ticked.")
            return (
                select(question.c.id)
                .join(entry, entry.c.question_id == question.c.id)
                .where(question.c.course_id == course_id, question.c.slug.in_(slugs))
            )
        case Part(ids=ids):
            return (
                select(question.c.id)
                .join(entry, entry.c.question_id == question.c.id)
                .where(question.c.course_id == course_id, question.c.id.in_(ids))
            )
        case _:
            assert_never(chosen)


def count(connection: Connection, found: Select[int], *, fewest: int = 1) -> int:
    """Count the questions.

    :raise NoneChosen: there are fewer than there have to be.
    :raise TooManyChosen: there are more than MOST.
    """
    some = found.limit(MOST + 1).subquery()
    counted = connection.execute(select(func.count()).select_from(some)).scalar_one()
    if counted < fewest:
        raise NoneChosen("None of these questions is there any more.")
    if counted > MOST:
        raise TooManyChosen(f"At most {MOST:,} questions can be changed at once. Narrow the list.")
    return counted

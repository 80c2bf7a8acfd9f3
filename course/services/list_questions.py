"""The list of a course's questions: found by text, place and record, page by page."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from course.models import Status
from course.rows.openings import opening
from course.rows.question_list import Share, Sort, Wanted, matching, ordered
from course.rows.question_statistics import Marked, marked
from course.rows.tables import entry, lesson, passage, person, question, tag, version

__all__ = ["Entry", "Part", "Share", "Sort", "Wanted", "listing", "tags"]

PAGE = 50
"""Questions on one page of the list."""
MOST_COUNTED = 1000
"""How far a list is counted and can be turned over; a longer one wants narrowing."""
MOST_TAGS = 200
"""Tags that are offered to choose from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the list."""

    slug: str
    opening: str
    """The beginning of the newest version's stem, plain text."""
    kind: str
    status: Status
    number: int
    """The newest version's."""
    live_number: int | None
    difficulty: int
    tags: tuple[str, ...]
    passage: str
    lesson: str
    written_at: datetime
    written_by: str | None
    marked: Marked

    @property
    def waiting(self) -> bool:
        """Whether learners meet an older version than the newest."""
        return self.status is Status.live and self.live_number != self.number


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Which part of the whole list a page shows."""

    page: int
    total: int
    """How many questions there are, as far as they were counted."""
    more: bool
    """Whether there are more than that."""

    @property
    def pages(self) -> int:
        """How many pages can be turned to, at least one."""
        return max(1, -(-self.total // PAGE))


def listing(session: Session, course_id: int, wanted: Wanted) -> tuple[list[Entry], Part]:
    """List one page of the questions that are asked for; a page beyond the end is the last one.

    Which questions they are is asked once, as far as they are counted: a search that finds few
    has to read every text, and counting by itself would read them a second time.
    """
    found = matching(course_id, wanted).order_by(*ordered(wanted.sort)).limit(MOST_COUNTED + 1)
    numbers = session.scalars(found).all()
    part = _part(len(numbers), wanted.page)
    first = (part.page - 1) * PAGE
    shown = numbers[first : min(first + PAGE, MOST_COUNTED)]
    return (_entries(session, shown) if shown else []), part


def tags(session: Session, course_id: int) -> list[str]:
    """List the tags that the course's questions have, those of most questions first."""
    return list(
        session.scalars(
            select(tag.c.tag)
            .join(question, question.c.id == tag.c.question_id)
            .where(question.c.course_id == course_id)
            .group_by(tag.c.tag)
            .order_by(func.count().desc(), tag.c.tag)
            .limit(MOST_TAGS)
        )
    )


def _part(counted: int, page: int) -> Part:
    whole = Part(page=1, total=min(counted, MOST_COUNTED), more=counted > MOST_COUNTED)
    return Part(page=min(max(page, 1), whole.pages), total=whole.total, more=whole.more)


def _entries(session: Session, numbers: Sequence[int]) -> list[Entry]:
    """Load the lines of the list, in the order in which they are named."""
    rows = {row["id"]: dict(row) for row in session.execute(_lines(numbers)).mappings()}
    marks = marked(session.connection(), numbers)
    tagged = _tags_of(session, numbers)
    return [
        Entry(
            opening=opening(row.pop("asked")),
            marked=marks.get(row["id"], Marked()),
            tags=tuple(tagged.get(row.pop("id"), ())),
            **row,
        )
        for row in (rows[number] for number in numbers if number in rows)
    ]


def _lines(numbers: Sequence[int]) -> Select[Any]:
    return (
        select(
            question.c.id,
            question.c.slug,
            version.c.asked,
            question.c.kind,
            question.c.status,
            entry.c.number,
            entry.c.difficulty,
            question.c.live_number,
            passage.c.title.label("passage"),
            lesson.c.title.label("lesson"),
            version.c.written_at,
            person.c.name.label("written_by"),
        )
        .join(entry, entry.c.question_id == question.c.id)
        .join(
            version,
            (version.c.question_id == question.c.id) & (version.c.number == entry.c.number),
        )
        .join(passage, passage.c.id == question.c.passage_id)
        .join(lesson, lesson.c.id == passage.c.lesson_id)
        .outerjoin(person, person.c.id == version.c.written_by)
        .where(question.c.id.in_(numbers))
    )


def _tags_of(session: Session, questions: Collection[int]) -> dict[int, list[str]]:
    rows = session.execute(
        select(tag.c.question_id, tag.c.tag)
        .where(tag.c.question_id.in_(questions))
        .order_by(tag.c.tag)
    )
    found: dict[int, list[str]] = {}
    for number, word in rows:
        found.setdefault(number, []).append(word)
    return found

"""Which questions of a course somebody asks for: the conditions, for lists and for changes."""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from sqlalchemy import ColumnElement, Select, select

from course.models import Status
from course.rows import question_statistics
from course.rows.search import found_by
from course.rows.tables import entry, lesson, passage, question, tag

NINTH_PLACE = 1e-9


class Sort(StrEnum):
    """In which order questions are listed."""

    passage = "passage"
    """As one reads the lessons; within a passage the newest question last."""
    newest = "newest"
    slug = "slug"


class Share(StrEnum):
    """Which share of its points a question earned; one that was never marked has none."""

    below_25 = "below-25"
    below_50 = "below-50"
    below_75 = "below-75"
    from_75 = "from-75"
    from_90 = "from-90"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which questions to list; what is empty does not narrow the list."""

    search: str = ""
    passage: str = ""
    tag: str = ""
    kind: str = ""
    difficulty: int = 0
    status: Status | None = None
    answers: int = 0
    """Marked at least so often."""
    share: Share | None = None
    sort: Sort = Sort.passage
    page: int = 1


def matching(course_id: int, wanted: Wanted) -> Select[int]:
    """Select the numbers of the questions that are asked for, in no order.

    The statement names question, entry, passage and lesson.
    """
    found = (
        select(question.c.id)
        .join(entry, entry.c.question_id == question.c.id)
        .join(passage, passage.c.id == question.c.passage_id)
        .join(lesson, lesson.c.id == passage.c.lesson_id)
        .where(question.c.course_id == course_id, *_plainly(wanted))
    )
    return _by_marks(found, course_id, wanted)


def ordered(sort: Sort) -> tuple[ColumnElement[object], ...]:
    """Give the order of a list."""
    match sort:
        case Sort.passage:
            return (lesson.c.position, lesson.c.id, passage.c.position, question.c.id)
        case Sort.newest:
            return (question.c.id.desc(),)
        case Sort.slug:
            return (question.c.slug,)
        case _:
            assert_never(sort)


def _plainly(wanted: Wanted) -> list[ColumnElement[bool]]:
    """Give the conditions on the question itself."""
    conditions: list[ColumnElement[bool]] = []
    if wanted.search:
        conditions.append(found_by(wanted.search))
    if wanted.passage:
        conditions.append(passage.c.slug == wanted.passage)
    if wanted.tag:
        with_it = select(tag.c.question_id).where(tag.c.tag == wanted.tag)
        conditions.append(question.c.id.in_(with_it))
    if wanted.kind:
        conditions.append(question.c.kind == wanted.kind)
    if wanted.difficulty:
        conditions.append(entry.c.difficulty == wanted.difficulty)
    if wanted.status is not None:
        conditions.append(question.c.status == wanted.status)
    return conditions


def _by_marks(found: Select[int], course_id: int, wanted: Wanted) -> Select[int]:
    """Narrow by how questions did; only then are all marks of the course added up."""
    if not wanted.answers and wanted.share is None:
        return found
    marks = question_statistics.of_course(course_id)
    found = found.join(marks, marks.c.question_id == question.c.id)
    if wanted.answers:
        found = found.where(marks.c.answers >= wanted.answers)
    if wanted.share is not None:
        side, _, percent = wanted.share.partition("-")
        edge = int(percent) / 100 - NINTH_PLACE
        share = marks.c.share
        found = found.where(share < edge if side == "below" else share >= edge)
    return found

"""Scenery: the same course after somebody worked on its files."""

from __future__ import annotations

from dataclasses import replace

from quizzes import Question
from tests.course.study import (
    SLUG,
    with_questions,
)
from tests.school.content import Content


def edited(value: Question, stem: str = "Another stem.") -> Question:
    """Give the question with another stem."""
    return replace(value, stem=stem)


def with_edited(before: Content, kind: str, stem: str = "Another stem.") -> Content:
    """Give the course with one question edited."""
    slug = f"{SLUG}-1-{kind}"
    return with_questions(
        before,
        [edited(q, stem) if q.id == slug else q for q in before.banks[0].questions],
    )


def without(before: Content, kind: str) -> Content:
    """Give the course without one question."""
    slug = f"{SLUG}-1-{kind}"
    return with_questions(before, [q for q in before.banks[0].questions if q.id != slug])


def with_lesson(before: Content, number: int, **changes: object) -> Content:
    """Give the course with one lesson changed."""
    made = list(before.lessons)
    made[number] = replace(made[number], **changes)  # type: ignore[arg-type]  # named by the test
    return replace(before, lessons=tuple(made))


def only(before: Content, *numbers: int) -> Content:
    """Give the course with some of its lessons, in this order."""
    lessons = tuple(before.lessons[n] for n in numbers)
    return Content(
        course=replace(before.course, lessons=tuple(each.slug for each in lessons)),
        lessons=lessons,
        banks=tuple(before.banks[n] for n in numbers),
    )

"""The state of the whole story: two people, the course as its files tell it, what has happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from playwright.sync_api import Page

from quizzes.questions import Question
from tests.journeys.shipped import shown

Axe = Callable[[Page], None]


@dataclass(slots=True, kw_only=True)
class Story:
    """Two people at two browsers, and what they have come to."""

    teacher: Page
    student: Page
    axe: Axe
    titles: Sequence[str]
    """The titles of the course's lessons, in order."""
    lesson: str
    """The slug of the first one."""
    keys: dict[str, Question]
    """What the first lesson's quiz may ask, by stem."""
    scores: list[int] = field(default_factory=list)
    """What the student earned, attempt by attempt."""
    missed: set[str] = field(default_factory=set)
    """The ids of the questions that were answered wrong when they were first met."""


def by_stem(questions: Sequence[Question]) -> dict[str, Question]:
    """Give questions by what a page shows of them."""
    return {shown(question.stem): question for question in questions}

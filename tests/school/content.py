"""Two small courses as values, every text of them at the test's disposal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from lessons import Course, Lesson, Objective, Passage, Term
from quizzes import Question
from quizzes.bank import Bank
from quizzes.questions import Cloze, Hint
from tests.school.bodies import GAPS, MAKERS, Say, body

EVERY = tuple(MAKERS)
"""One question of every kind, and a statement whose reason is asked."""
KINDS = tuple(kind for kind in EVERY if kind != "reasoned")
"""One question of every kind."""
FEW = ("single", "multiple", "truth", "short", "recall")
"""Kinds enough for whoever asks about courses, papers and cards and not about kinds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A course ready to be published."""

    course: Course
    lessons: tuple[Lesson, ...]
    banks: tuple[Bank, ...]


def plainly(place: str) -> str:
    """Say nothing but where the text stands."""
    return f"The {place}."


def content(
    slug: str, *, lessons: int = 2, say: Say = plainly, kinds: Sequence[str] = FEW
) -> Content:
    """Make a course whose lessons have a passage with a question of each of the kinds."""
    slugs = [f"{slug}-{number}" for number in range(1, lessons + 1)]
    return Content(
        course=Course(
            slug=slug,
            title=say("course title"),
            summary=say("course summary"),
            language="en",
            lessons=tuple(slugs),
        ),
        lessons=tuple(lesson(each, say) for each in slugs),
        banks=tuple(Bank(slug=each, questions=questions(each, say, kinds=kinds)) for each in slugs),
    )


def lesson(slug: str, say: Say = plainly) -> Lesson:
    """Make a lesson with every part that a lesson can have."""
    return Lesson(
        slug=slug,
        title=say("lesson title"),
        summary=say("lesson summary"),
        passages=(
            Passage(slug=f"{slug}-passage", title=say("passage title"), body=say("passage")),
        ),
        article_section=say("section"),
        objectives=(Objective(slug="know", text=say("objective")),),
        terms=(Term(term=say("term"), definition=say("definition")),),
        lead=say("lead"),
        closing=say("closing"),
        closing_title=say("closing title"),
        closing_slug=f"{slug}-closing",
    )


def questions(
    lesson: str, say: Say = plainly, *, right: int = 0, kinds: Sequence[str] = FEW
) -> tuple[Question, ...]:
    """Make one question of each kind; `right`, 0 or 1, moves the key."""
    return tuple(_question(lesson, kind, say, right) for kind in kinds)


def _question(lesson: str, kind: str, say: Say, right: int) -> Question:
    def here(place: str) -> str:
        return say(f"{place} of {lesson}-{kind}")

    made = body(kind, here, right)
    gaps = f"\n\n{GAPS}" if isinstance(made, Cloze) else ""
    return Question(
        id=f"{lesson}-{kind}",
        passage=f"{lesson}-passage",
        objective="know",
        stem=here("stem") + gaps,
        body=made,
        tags=(here("tag").replace(",", "")[:40].strip(),),
        explanation=here("explanation"),
        hints=(Hint(text=here("hint 1")), Hint(text=here("hint 2"), cost=Fraction(1, 4))),
    )

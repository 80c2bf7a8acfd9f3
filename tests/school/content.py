"""Two small courses as values, every text of them at the test's disposal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lessons import Course, Lesson, Objective, Passage, Term
from quizzes import (
    Body,
    MultipleResponse,
    Option,
    Question,
    Recall,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
    WrongAnswer,
)
from quizzes.bank import Bank

Say = Callable[[str], str]
"""Gives the text for a place, such as 'stem' or 'feedback 1'; one line of Markdown."""

KINDS = ("single", "multiple", "truth", "short", "recall")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A course ready to be published."""

    course: Course
    lessons: tuple[Lesson, ...]
    banks: tuple[Bank, ...]


def plainly(place: str) -> str:
    """Say nothing but where the text stands."""
    return f"The {place}."


def content(slug: str, *, lessons: int = 2, say: Say = plainly) -> Content:
    """Make a course whose lessons have a passage with every kind of question each."""
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
        banks=tuple(Bank(slug=each, questions=questions(each, say)) for each in slugs),
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


def questions(lesson: str, say: Say = plainly, *, right: int = 0) -> tuple[Question, ...]:
    """Make one question of each kind; `right` is the place of the right option."""
    return tuple(_question(lesson, kind, say, right) for kind in KINDS)


def _question(lesson: str, kind: str, say: Say, right: int) -> Question:
    def here(place: str) -> str:
        return say(f"{place} of {lesson}-{kind}")

    return Question(
        id=f"{lesson}-{kind}",
        passage=f"{lesson}-passage",
        objective="know",
        stem=here("stem"),
        body=_body(kind, here, right),
        tags=(here("tag").replace(",", "")[:40].strip(),),
        explanation=here("explanation"),
    )


def _body(kind: str, say: Say, right: int) -> Body:
    match kind:
        case "single":
            return SingleChoice(options=_options(say, {right}))
        case "multiple":
            return MultipleResponse(options=_options(say, {right, 2}))
        case "truth":
            texts = {f"feedback_{word}": say(f"feedback {word}") for word in ("true", "false")}
            return TrueFalse(right=right == 0, **texts)
        case "short":
            wrong = WrongAnswer(text=say("wrong answer")[:199] + ".", feedback=say("feedback"))
            return ShortAnswer(accepted=(say(f"accepted answer {right}")[:200],), wrong=(wrong,))
        case _:
            return Recall(answer=say("answer"))


def _options(say: Say, right: set[int]) -> tuple[Option, ...]:
    return tuple(
        Option(text=say(f"option {place}"), right=place in right, feedback=say(f"feedback {place}"))
        for place in range(4)
    )

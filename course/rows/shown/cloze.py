"""A text with gaps; the rendered stem holds them as they were written, ``[[name]]``."""

from collections.abc import Callable, Iterator
from html import escape
from typing import Any, assert_never

from course.rows.shown import numeric, short_answer
from quizzes.grading.cloze import numbered
from quizzes.questions import Cloze, Gap, Numeric, ShortAnswer, SingleChoice


def asked(body: Cloze, render: Callable[[str], str]) -> dict[str, Any]:
    """Give each gap's way of being filled; the options of all of them stand one after the other."""
    return {
        "gaps": [_asked_gap(gap) for gap in body.gaps],
        "options": [
            render(option.text)
            for gap in body.gaps
            if isinstance(gap.body, SingleChoice)
            for option in gap.body.options
        ],
    }


def told(body: Cloze, render: Callable[[str], str]) -> dict[str, Any]:
    """Give for each gap what is accepted, as HTML, and what is said to what stands in it."""
    return {
        "accepted": [_accepted(gap, render) for gap in body.gaps],
        # By what a Mark says: the feedback's Markdown with the number of its gap.
        "said": {
            text: render(text)
            for number, gap in enumerate(body.gaps, 1)
            for text in _numbered(number, gap)
        },
    }


def _asked_gap(gap: Gap) -> dict[str, Any]:
    way: dict[str, Any] = {"name": gap.name, "options": 0, "unit": "", "number": False}
    match gap.body:
        case SingleChoice(options=options):
            return {**way, "options": len(options)}
        case Numeric():
            return {**way, **numeric.asked(gap.body), "number": True}
        case ShortAnswer():
            return way
        case _:
            assert_never(gap.body)


def _accepted(gap: Gap, render: Callable[[str], str]) -> list[str]:
    match gap.body:
        case SingleChoice(options=options):
            return [render(option.text) for option in options if option.right]
        case Numeric():
            return [escape(text) for text in numeric.told(gap.body, render)["accepted"]]
        case ShortAnswer():
            return [escape(text) for text in short_answer.told(gap.body, render)["accepted"]]
        case _:
            assert_never(gap.body)


def _numbered(number: int, gap: Gap) -> Iterator[str]:
    return (numbered(number, text) for text in _feedbacks(gap) if text)


def _feedbacks(gap: Gap) -> Iterator[str]:
    match gap.body:
        case SingleChoice(options=options):
            return (option.feedback for option in options)
        case Numeric(accepted=accepted, wrong=wrong):
            return (one.feedback for one in (*accepted, *wrong))
        case ShortAnswer(wrong=wrong):
            return (one.feedback for one in wrong)
        case _:
            assert_never(gap.body)

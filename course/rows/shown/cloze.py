"""A text with gaps; the rendered stem holds them as they were written, ``[[name]]``."""

from collections.abc import Callable
from typing import Any, assert_never

from course.rows.shown import numeric, short_answer
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
    """Give for each gap what is accepted."""
    return {"accepted": [_accepted(gap, render) for gap in body.gaps]}


def _asked_gap(gap: Gap) -> dict[str, Any]:
    match gap.body:
        case SingleChoice(options=options):
            return {"name": gap.name, "options": len(options), "unit": ""}
        case Numeric():
            return {"name": gap.name, "options": 0, **numeric.asked(gap.body)}
        case ShortAnswer():
            return {"name": gap.name, "options": 0, "unit": ""}
        case _:
            assert_never(gap.body)


def _accepted(gap: Gap, render: Callable[[str], str]) -> list[str]:
    match gap.body:
        case SingleChoice(options=options):
            return [option.text for option in options if option.right]
        case Numeric():
            accepted: list[str] = numeric.told(gap.body)["accepted"]
            return accepted
        case ShortAnswer():
            shown: list[str] = short_answer.told(gap.body, render)["accepted"]
            return shown
        case _:
            assert_never(gap.body)

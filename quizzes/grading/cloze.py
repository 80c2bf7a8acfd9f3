"""Marking a text with gaps: each gap by the rule of its kind."""

from typing import assert_never

from quizzes.errors import ResponseRefused
from quizzes.grading import choice, numeric, short_answer
from quizzes.grading.credit import share_of
from quizzes.grading.mark import Mark
from quizzes.questions import (
    Chosen,
    Cloze,
    Credit,
    Filled,
    GapBody,
    Numeric,
    ShortAnswer,
    SingleChoice,
    Typed,
)


def grade(body: Cloze, response: Filled, credit: Credit) -> Mark:
    """Take every gap for a part; one where nothing was given is neither right nor wrong.

    What a gap's rule has to say is told with the number of the gap, counted from 1.

    :raise ResponseRefused: there is not one text for each gap, or it is no option of its gap.
    """
    if len(response.gaps) != len(body.gaps):
        raise ResponseRefused(f"The question has {len(body.gaps)} gaps, not {len(response.gaps)}.")
    marks = [
        _mark(gap.body, text, response.locale)
        for gap, text in zip(body.gaps, response.gaps, strict=True)
    ]
    parts = tuple(mark.is_right if mark else None for mark in marks)
    given = [(number, mark) for number, mark in enumerate(marks, 1) if mark]
    return Mark(
        earned=share_of(parts, credit),
        forgiven=tuple(f"gap {n}: {what}" for n, mark in given for what in mark.forgiven),
        feedback=tuple(numbered(n, what) for n, mark in given for what in mark.feedback),
        parts=parts,
    )


def _mark(body: GapBody, text: str, locale: str) -> Mark | None:
    match body:
        case SingleChoice():
            return choice.grade_single(body, _chosen(body, text)) if text else None
        case ShortAnswer():
            return short_answer.grade(body, Typed(text=text)) if text.strip() else None
        case Numeric():
            return numeric.grade(body, Typed(text=text, locale=locale)) if text.strip() else None
        case _:
            assert_never(body)


def _chosen(body: SingleChoice, text: str) -> Chosen:
    # Python takes digits of every script for a number, and has a limit for long ones only.
    if text not in map(str, range(len(body.options))):
        raise ResponseRefused(f"The gap has the options 0 to {len(body.options) - 1}.")
    return Chosen(options=frozenset({int(text)}))


def numbered(number: int, feedback: str) -> str:
    """Put the number of its gap before a feedback, in a paragraph of its own if that has several.

    A list or a block of code would otherwise be none any more.
    """
    between = "\n\n" if "\n" in feedback else " "
    return f"**Gap {number}:**{between}{feedback}"

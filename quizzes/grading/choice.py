"""Marking chosen options."""

from fractions import Fraction

from quizzes.errors import ResponseRefused
from quizzes.grading.credit import share
from quizzes.grading.mark import Mark, told
from quizzes.questions import (
    Chosen,
    Credit,
    MultipleResponse,
    Option,
    SingleChoice,
    right_options,
)


def grade_single(body: SingleChoice, response: Chosen) -> Mark:
    """All or nothing.

    :raise ResponseRefused: not exactly one option is chosen, or it is none of the question's.
    """
    if len(response.options) != 1:
        raise ResponseRefused("Choose exactly one option.")
    feedback = _feedback(body.options, response)
    return Mark(earned=Fraction(response.options == right_options(body.options)), feedback=feedback)


def grade_multiple(body: MultipleResponse, response: Chosen, credit: Credit) -> Mark:
    """Count the right options that were chosen, and the wrong ones.

    The parts are the right options. Usually (`Credit.PENALTY`) every right option earns an equal
    share and every wrong one costs such a share. Choosing all R right and all W wrong options then
    earns (R - W) / R: less than everything, because a question has at least one wrong option, and
    nothing once at least half of them are wrong. Choosing nothing is a response and earns nothing.

    :raise ResponseRefused: an option is none of the question's.
    """
    feedback = _feedback(body.options, response)
    right = right_options(body.options)
    chosen = response.options
    earned = share(len(chosen & right), len(chosen - right), len(right), credit)
    parts = tuple(option.right if n in chosen else None for n, option in enumerate(body.options))
    return Mark(earned=earned, feedback=feedback, parts=parts)


def _feedback(options: tuple[Option, ...], response: Chosen) -> tuple[str, ...]:
    if not response.options <= frozenset(range(len(options))):
        raise ResponseRefused(f"The question has the options 0 to {len(options) - 1}.")
    return told(*(options[n].feedback for n in sorted(response.options)))

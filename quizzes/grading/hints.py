"""What hints cost."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from quizzes.errors import ResponseRefused
from quizzes.grading.mark import Mark
from quizzes.questions import Hint


def after_hints(mark: Mark, hints: Sequence[Hint], taken: int) -> Mark:
    """Take the cost of the first `taken` hints off a mark.

    What was earned never falls below nothing by it. A mark that is nothing or less stays as it
    is: whoever was helped and still went wrong has not earned anything that could pay for it. The
    same holds for a mark that is waiting; the hints are taken off what the judgement earns.

    :raise ResponseRefused: the question has not so many hints.
    """
    if not 0 <= taken <= len(hints):
        raise ResponseRefused(f"The question has {len(hints)} hints, not {taken}.")
    cost = sum((hint.cost for hint in hints[:taken]), Fraction(0))
    if mark.earned <= 0 or not cost:
        return mark
    return replace(mark, earned=max(Fraction(0), mark.earned - cost))

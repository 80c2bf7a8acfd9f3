"""Partial credit: what the right and the wrong parts of a response earn together."""

from fractions import Fraction
from typing import assert_never

from quizzes.questions import Credit


def share(right: int, wrong: int, parts: int, credit: Credit) -> Fraction:
    """Give the share of a question's points that a response earns, from -1 to 1, exact.

    `right` and `wrong` are the parts of the response that are so; a part without a response is
    neither. `parts` is how many right parts there are, at least one.

    ===============  =====================================
    all or nothing   1 if right = parts and wrong = 0, else 0
    per part         right / parts
    penalty          (right - wrong) / parts, at least 0
    below zero       (right - wrong) / parts, at least -1
    ===============  =====================================
    """
    match credit:
        case Credit.ALL_OR_NOTHING:
            return Fraction(right == parts and wrong == 0)
        case Credit.PER_PART:
            return Fraction(right, parts)
        case Credit.PENALTY:
            return max(Fraction(0), Fraction(right - wrong, parts))
        case Credit.BELOW_ZERO:
            return max(Fraction(-1), Fraction(right - wrong, parts))
        case _:
            assert_never(credit)


def share_of(given: tuple[bool | None, ...], credit: Credit) -> Fraction:
    """Give the share for a response part by part: right, wrong, or nothing given."""
    return share(given.count(True), given.count(False), len(given), credit)

"""Marking a typed number: all or nothing, and never by a guess."""

from fractions import Fraction

from quizzes.grading import numbers, units
from quizzes.grading.digits import NoNumber
from quizzes.grading.mark import Mark, told
from quizzes.grading.numbers import Reading
from quizzes.grading.unit_text import UnitRefused
from quizzes.questions import Numeric, Typed, decimals

_NONE = Fraction(0)
_SHARES = {"%": ("percent sign", 100), "\u2030": ("per mille sign", 1_000)}


def grade(body: Numeric, response: Typed) -> Mark:
    """Read the number by the learner's locale and look for it among the accepted ones.

    What can be read in two ways, one right and one wrong, is not accepted; the learner is told.
    So is whoever typed no number, an unknown unit, or figures that were not asked for.
    """
    try:
        typing = numbers.read(
            response.text, response.locale, noughts_count=body.significant_figures > 0
        )
        marks = [_mark(body, one, typing.unit, response.text) for one in typing.readings]
    except (NoNumber, UnitRefused) as refusal:
        return Mark(earned=_NONE, feedback=(str(refusal),))
    if any(mark.is_right != marks[0].is_right for mark in marks):
        return Mark(earned=_NONE, feedback=(_ambiguous(typing.readings),))
    return marks[0]


def _mark(body: Numeric, reading: Reading, unit: str, typed: str) -> Mark:
    number, forgiven = _converted(body, reading.number, unit)
    right = next((one for one in body.accepted if number in one), None)
    if right is None:
        wrong = next((one.feedback for one in body.wrong if number in one), "")
        return Mark(earned=_NONE, feedback=told(wrong, _read_as(reading, number, typed)))
    if body.unit_needed and not unit:
        return Mark(earned=_NONE, feedback=("Give the unit, too.",))
    if message := _figures_message(body.significant_figures, reading.figures):
        return Mark(earned=_NONE, feedback=(message,))
    return Mark(
        earned=Fraction(1),
        forgiven=(*reading.forgiven, *forgiven),
        feedback=told(right.feedback),
    )


def _converted(body: Numeric, number: Fraction, unit: str) -> tuple[Fraction, tuple[str, ...]]:
    """Give the number in the question's unit, and what was done to get there."""
    if not unit:
        return number, ()
    if body.unit:
        found = units.convert(number, unit, body.unit)
        same = units.is_same(unit, body.unit)
        return found, () if same else (f"unit converted from {' '.join(unit.split())}",)
    if unit not in _SHARES:
        raise UnitRefused("No unit is asked for; write the number alone.")
    sign, parts = _SHARES[unit]
    return number / parts, (sign,)


def _figures_message(wanted: int, given: tuple[int, int] | None) -> str:
    if not wanted or (given and given[0] <= wanted <= given[1]):
        return ""
    if given is None:
        return f"Write a decimal number with {wanted} significant figures, not a fraction."
    return f"Give {wanted} significant figures; yours has {given[1]}."


def _read_as(reading: Reading, number: Fraction, typed: str) -> str:
    """Say how the number was read, where that cannot be seen from what was typed."""
    if number != reading.number and typed.strip()[-1:] in _SHARES:
        return f"This was read as {decimals.shown(number)}."
    return "" if reading.plainly in typed else f"This was read as {reading.plainly}."


def _ambiguous(ways: tuple[Reading, ...]) -> str:
    shown = " or as ".join(decimals.shown(way.number) for way in ways)
    return f"This can be read as {shown}. Write it without a sign between thousands."

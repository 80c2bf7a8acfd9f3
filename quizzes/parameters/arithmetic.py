"""Calculating formulas: exact fractions, of bounded size, whatever the formula says."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import isqrt

from quizzes.parameters.expression import Apply, Expression, FormulaRefused, Name, Number

BITS = 1_024
"""The longest numerator and denominator; more than any number of a question needs."""
ROOT_DIGITS = 30
"""How many significant digits a root has that is no fraction; all others are exact."""
_PLACES = 12


def value(expression: Expression, known: Mapping[str, Fraction]) -> Fraction:
    """Calculate a formula.

    :raise FormulaRefused: a name is unknown, a number gets too large, or there is no such value:
        something divided by 0, the root of a negative number.
    """
    match expression:
        case Number(value=number):
            return _bounded(number)
        case Name(name=name):
            if name not in known:
                raise FormulaRefused(f"{name} is no number that stands above")
            return _bounded(known[name])
        case Apply(to=sign, arguments=arguments):
            given = [value(one, known) for one in arguments]
            return _bounded(_RULES[sign](*given))


def _bounded(number: Fraction) -> Fraction:
    if _size(number) > BITS:
        raise FormulaRefused("makes numbers that are too large")
    return number


def _size(number: Fraction) -> int:
    return max(number.numerator.bit_length(), number.denominator.bit_length())


def _minus(first: Fraction, *second: Fraction) -> Fraction:
    return first - second[0] if second else -first


def _quotient(above: Fraction, below: Fraction) -> Fraction:
    if not below:
        raise FormulaRefused("divides by 0")
    return above / below


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    if exponent.denominator != 1:
        raise FormulaRefused("has an exponent that is no whole number; for a root write sqrt( )")
    if not base and exponent < 0:
        raise FormulaRefused("divides by 0")
    if _size(base) * abs(exponent) > BITS:  # before, not after: the work is in the power itself
        raise FormulaRefused("makes numbers that are too large")
    return Fraction(base**exponent.numerator)


def _root(number: Fraction) -> Fraction:
    if number < 0:
        raise FormulaRefused("takes the root of a negative number")
    above, below = isqrt(number.numerator), isqrt(number.denominator)
    if above**2 == number.numerator and below**2 == number.denominator:
        return Fraction(above, below)
    # Enough places that the whole number under the root has twice the digits of the root.
    digits = len(str(number.numerator)) - len(str(number.denominator))
    places = max(0, ROOT_DIGITS - digits // 2)
    scaled = number.numerator * 10 ** (2 * places) // number.denominator
    return Fraction(isqrt(scaled), 10**places)


def _rounded(number: Fraction, *places: Fraction) -> Fraction:
    """Round half up, away from zero, as marks are."""
    to = places[0] if places else Fraction(0)
    if to.denominator != 1 or not 0 <= to <= _PLACES:
        raise FormulaRefused(f"rounds to a number of places that is none from 0 to {_PLACES}")
    scale = 10**to.numerator
    whole = (abs(number) * scale + Fraction(1, 2)).__floor__()
    return Fraction(whole if number >= 0 else -whole, scale)


_RULES: Mapping[str, Callable[..., Fraction]] = {
    "+": lambda first, second: first + second,
    "-": _minus,
    "*": lambda first, second: first * second,
    "/": _quotient,
    "^": _power,
    "abs": abs,
    "max": lambda *numbers: max(numbers),
    "min": lambda *numbers: min(numbers),
    "round": _rounded,
    "sqrt": _root,
}

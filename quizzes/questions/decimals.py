"""Numbers as authors write them: exact when read, at most twelve significant digits when shown."""

import re
from fractions import Fraction

DIGITS = 12
"""How many significant digits are shown."""

_NUMBER = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?(?:e-?[0-9]{1,2})?")
_FEWEST, _MOST = -6, DIGITS - 1
"""Powers of ten of the first digit that are written without an exponent."""


def read(text: str) -> Fraction | None:
    """Read a decimal number such as ``-0.50`` or ``6.02e23``, exactly; None if it is none."""
    return Fraction(text) if _NUMBER.fullmatch(text) else None


def shown(number: Fraction) -> str:
    """Write a number with a decimal point, rounded half up, without noughts that say nothing.

    From 0.000001 to 999999999999 it is written out, beyond as in ``1.5e15``.
    """
    digits, power = _rounded(abs(number))
    text = digits.rstrip("0") or "0"
    sign = "-" if number < 0 else ""
    if not _FEWEST <= power <= _MOST:
        return f"{sign}{_pointed(text, 1)}e{power}"
    if power < 0:
        return f"{sign}0.{'0' * (-power - 1)}{text}"
    return sign + _pointed(text.ljust(power + 1, "0"), power + 1)


def is_exact(number: Fraction) -> bool:
    """Whether showing a number changes nothing of it."""
    return read(shown(number)) == number


def _rounded(number: Fraction) -> tuple[str, int]:
    """Give the significant digits of a number, and the power of ten of the first."""
    if not number:
        return "0", 0
    power = len(str(number.numerator)) - len(str(number.denominator))
    if number < Fraction(10) ** power:
        power -= 1
    whole = number * Fraction(10) ** (DIGITS - 1 - power) + Fraction(1, 2)
    digits = str(whole.numerator // whole.denominator)
    return (digits[:DIGITS], power + 1) if len(digits) > DIGITS else (digits, power)


def _pointed(digits: str, whole: int) -> str:
    return f"{digits[:whole]}.{digits[whole:]}" if digits[whole:] else digits

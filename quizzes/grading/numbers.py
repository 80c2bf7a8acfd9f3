"""Reading a number as a learner types it, by a strict grammar of our own.

``[sign] digits [power of ten] [unit]``, or ``[sign] 1/3 [unit]``. What can be read in two ways is
given in both; nothing is guessed. Neither ``float`` nor ``int`` sees what was not checked before:
they take ``nan``, ``inf``, ``1_000`` and digits of any script, and any number of them.
"""

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from quizzes.grading import conventions
from quizzes.grading.conventions import APOSTROPHES, ARABIC_SIGNS, BLANKS, POINT, Convention
from quizzes.grading.digits import NoNumber, plain
from quizzes.questions import limits
from quizzes.questions.numeric import begins_unit

HIGHEST_EXPONENT = 300
"""The largest power of ten, up or down, that can be typed."""

_LONGEST = limits.NUMBER + limits.UNIT
_MINUS = "\u2212\u2013-"
_TIMES = "xX*\u00d7\u00b7\u22c5\u2219"
_UPPER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_BLANK = f"[{BLANKS}]?"
_INNER = f".,{APOSTROPHES}{ARABIC_SIGNS}"
_RAISED = rf"10(?:\^{_BLANK}(?P<power>[+{_MINUS}]?[0-9]+)|(?P<upper>[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))"
_SIGN = re.compile(rf"[+{_MINUS}]{_BLANK}")
_FRACTION = re.compile(rf"(?P<above>[0-9]+){_BLANK}[/\u2044\u2215]{_BLANK}(?P<below>[0-9]+)")
_POWER_ALONE = re.compile(_RAISED)
_DECIMAL = re.compile(
    rf"(?P<digits>[{_INNER}]?[0-9](?:[0-9{_INNER}]|[{BLANKS}](?=[0-9]))*)"
    rf"(?:[eE](?P<e>[+{_MINUS}]?[0-9]+)|{_BLANK}[{_TIMES}]{_BLANK}{_RAISED})?"
)
_FULL_STOP = re.compile(r"(?<=\w)\.$")
_REMEDY = "This is not read as a number. Write it like 1956, -0.5, 1.2e3 or 1/3."


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to read what was typed."""

    number: Fraction
    plainly: str
    """With a decimal point, and nothing between thousands."""
    figures: tuple[int, int] | None
    """The fewest and the most significant figures it can be said to have; None: a fraction."""
    forgiven: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Typing:
    """What was typed: every way to read the number, and what stands behind it."""

    readings: tuple[Reading, ...]
    unit: str


def read(text: str, locale: str, *, noughts_count: bool = False) -> Typing:
    """Read a number and its unit.

    Even where the decimal sign is a comma, ``16,000`` may be meant as sixteen thousand. Both ways
    are given, unless `noughts_count`: the learner was asked for significant figures.

    :raise NoNumber: it is none, is too long, or has too large an exponent.
    """
    if len(text.strip()) > _LONGEST:
        raise NoNumber(f"This is too long for a number: at most {_LONGEST} characters.")
    text, forgiven = plain(text)
    if _FULL_STOP.search(text):
        text, forgiven = text[:-1], (*forgiven, "punctuation")
    minus, match = _match(text)
    unit = text[match.end() :].strip()
    if unit and not begins_unit(unit):
        raise NoNumber(_REMEDY)
    readings = _readings(match, conventions.of_locale(locale), noughts_count)
    return Typing(readings=tuple(_told(one, minus, forgiven) for one in readings), unit=unit)


def _match(text: str) -> tuple[bool, re.Match[str]]:
    """Tell whether there is a minus sign, and find the number behind it."""
    start = 0
    if sign := _SIGN.match(text):
        start = sign.end()
    for pattern in (_FRACTION, _POWER_ALONE, _DECIMAL):
        if match := pattern.match(text, start):
            return text[0] in _MINUS, match
    raise NoNumber(_REMEDY)


def _readings(match: re.Match[str], own: Convention | None, noughts_count: bool) -> list[Reading]:
    found = match.groupdict()
    if found.get("above"):
        return [_fraction(found["above"], found["below"])]
    exponent = _exponent(found)
    digits = found.get("digits", "1")
    ways = [
        _decimal(whole, rest, exponent, _sign_forgiven(digits, rest, own))
        for whole, rest in _ways(digits, own, noughts_count)
    ]
    if not ways:
        raise NoNumber(_REMEDY)
    return ways


def _ways(digits: str, own: Convention | None, noughts_count: bool) -> list[tuple[str, str]]:
    """Give the digits before and after the decimal sign, for every way to read them."""
    usual = own.read(digits) if own else None
    if own is None or usual is None:
        found = [way for each in conventions.ALL if (way := each.read(digits))]
    elif own.decimal == "," and usual[1] == "000" and not noughts_count:
        found = [usual, *filter(None, [POINT.read(digits)])]
    else:
        found = [usual]
    return list(dict.fromkeys(found))


def _sign_forgiven(digits: str, rest: str, own: Convention | None) -> tuple[str, ...]:
    sign = digits[-len(rest) - 1] if rest else ""
    if sign == "," and (own is None or own.decimal != sign):
        return ("decimal comma",)
    return ("decimal point",) if sign == "." and own and own.decimal != sign else ()


def _decimal(whole: str, rest: str, exponent: int, forgiven: tuple[str, ...]) -> Reading:
    shown = (whole.lstrip("0") or "0") + (f".{rest}" if rest else "")
    return Reading(
        number=int(whole + rest) * Fraction(10) ** (exponent - len(rest)),
        plainly=f"{shown}e{exponent}" if exponent else shown,
        figures=_figures(whole, rest),
        forgiven=forgiven,
    )


def _fraction(above: str, below: str) -> Reading:
    if not below.strip("0"):
        raise NoNumber("Nothing can be divided by 0.")
    number = Fraction(int(above), int(below))
    return Reading(number=number, plainly=f"{int(above)}/{int(below)}", figures=None)


def _figures(whole: str, rest: str) -> tuple[int, int]:
    """Count significant figures; noughts at the end of a whole number may be some or not."""
    digits = (whole + rest).lstrip("0")
    if not digits:
        return 1, max(1, len(rest))
    return (len(digits) if rest else len(digits.rstrip("0"))), len(digits)


def _exponent(found: dict[str, str | None]) -> int:
    raised = next(filter(None, (found.get(name) for name in ("e", "power", "upper"))), "0")
    text = raised.translate(_UPPER)
    digits = text.lstrip(f"+{_MINUS}").lstrip("0") or "0"
    if len(digits) > len(str(HIGHEST_EXPONENT)) or int(digits) > HIGHEST_EXPONENT:
        raise NoNumber(f"The power of ten is beyond {HIGHEST_EXPONENT}, the last that is read.")
    return -int(digits) if text[0] in _MINUS else int(digits)


def _told(reading: Reading, minus: bool, forgiven: tuple[str, ...]) -> Reading:
    return replace(
        reading,
        number=-reading.number if minus else reading.number,
        plainly=f"-{reading.plainly}" if minus else reading.plainly,
        forgiven=(*forgiven, *reading.forgiven),
    )

"""Reading a unit as it is written, such as ``km/h`` or ``kg m² s⁻²``: names and exponents only."""

import re
from collections.abc import Iterator

from quizzes.errors import QuizzesError
from quizzes.questions import limits

Factor = tuple[str, int]
"""A name, and the power that it is raised to."""

_MOST_FACTORS = 6
_POWERS = {"square": 2, "cubic": 3}
_UPPER = dict(zip(map(ord, "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"), "0123456789-", strict=True))
_SPELLED = _UPPER | {
    **dict.fromkeys(map(ord, "\u00b7\u22c5\u2219\u00d7"), "*"),
    **dict.fromkeys(map(ord, "\u2212\u2013"), "-"),
    0x00BA: "\u00b0",  # the mark of ordinal numbers, which keyboards have and look the same
    0x2126: "\u03a9",  # ohm, angstrom and micro have a code point each beside their letter
    0x212B: "\u00c5",
    0x00B5: "\u03bc",
    0x2103: "\u00b0C",
    0x2109: "\u00b0F",
}
_BLANKS = re.compile(r"\s+")
_CELSIUS = re.compile(r"\u00b0 ?C\b|[Dd]egrees? [Cc]elsius\b")
_FAHRENHEIT = re.compile(r"\u00b0 ?F\b|[Dd]egrees? [Ff]ahrenheit\b")
_TOKEN = re.compile(
    r"(?P<name>[A-Za-z\u03bc\u03a9\u00c5]+(?:_[A-Za-z]+)*)(?:(?:\^|\*\*)?(?P<power>-?[1-9]))?"
    r"|(?P<sign>[/*() ])"
)
_WORDS = re.compile("[A-Za-z]+(?: [A-Za-z]+)*")
_ODD = re.compile(r"^[/*]|[/*(] ?[/*)]|[/*(]$")


class UnitRefused(QuizzesError):
    """A unit is not known, or of another dimension; the message says so to the learner."""


def tidy(text: str) -> str:
    """Give a unit in one spelling: blanks, superscripts, signs, degrees and per cent."""
    text = _BLANKS.sub(" ", text[: limits.TYPED].translate(_SPELLED)).strip()
    text = _FAHRENHEIT.sub("degF", _CELSIUS.sub("degC", text)).replace("\u00b0", "degree")
    return text.replace("%", "percent").replace("\u2030", "permille")


def one_name(text: str) -> str:
    """Give the words of a tidy unit as one name, ``light_years``; nothing if they are no words."""
    return text.replace(" ", "_") if _WORDS.fullmatch(text) else ""


def factors(text: str) -> tuple[Factor, ...]:
    """Cut a tidy unit into its names; what stands behind a stroke has a power below 0.

    A stroke is for the one name or pair of brackets behind it: ``m/s/s``, ``J/(kg K)``.

    :raise UnitRefused: it is longer than a unit is, or holds something else.
    """
    found: list[Factor] = []
    sign = bracket = power = 1
    for token in _tokens(text):
        match token["name"] or token["sign"]:
            case "/" | "per":
                sign = -1
            case "(":
                bracket, sign = sign, 1
            case ")":
                bracket = 1
            case "square" | "cubic" as word:
                power = _POWERS[word]
            case "*" | " ":
                pass
            case name:
                found.append((name, int(token["power"] or 1) * sign * bracket * power))
                sign = power = 1
    if not 1 <= len(found) <= _MOST_FACTORS:
        raise UnitRefused("This is not read as a unit.")
    return tuple(found)


def _tokens(text: str) -> Iterator[re.Match[str]]:
    brackets = [one for one in text if one in "()"]
    if len(text) > limits.UNIT or _ODD.search(text) or brackets not in ([], ["(", ")"]):
        raise UnitRefused("This is not read as a unit.")
    at = 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            raise UnitRefused("This is not read as a unit.")
        yield token
        at = token.end()

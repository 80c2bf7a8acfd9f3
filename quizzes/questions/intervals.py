"""The numbers that an author accepts: one number, one with a tolerance, or a range; exact."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from quizzes.errors import Fault, QuestionFaults, refuse
from quizzes.questions import limits
from quizzes.questions.text import line_faults, markdown_faults

HIGHEST_EXPONENT = 300
"""The largest power of ten, up or down, that a number may be written with."""
_MOST = 10**400
"""What numerators and denominators stay below: the stored form has no longer ones."""

_DIGITS = f"[0-9]{{1,{limits.NUMBER}}}"
_DECIMAL = rf"-?{_DIGITS}(?:\.{_DIGITS})?(?:e-?[0-9]{{1,3}})?"
_ONE = rf"(?:-?{_DIGITS}/{_DIGITS}|{_DECIMAL})"
_ALONE = re.compile(_ONE)
_WRITTEN = re.compile(rf"(?P<low>{_ONE})(?:\.\.(?P<high>{_ONE})| ± (?P<by>{_ONE})(?P<percent>%?))?")
# What authors write instead, and how it is written here.
_TIDY = (
    (re.compile("[\u2212\u2013]"), "-"),
    (re.compile(r"[ \t\u00a0\u202f]+"), " "),
    (re.compile(r" ?(?:\+/?-|±) ?"), " ± "),
    (re.compile(r" ?\.\. ?"), ".."),
    (re.compile(r" %"), "%"),
    (re.compile(r"(?<=[0-9])[eE]\+?(?=-?[0-9])"), "e"),
    (re.compile(r"(?<![0-9e])\+(?=[0-9])"), ""),
    (re.compile(" ?/ ?"), "/"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Every number from `low` to `high`, both included; `read` makes one from its text.

    :raise QuestionFaults: the text is none, says something else, or the range ends before it
        begins.
    """

    text: str
    """In the one way that it is written: ``1949``, ``9.81 ± 0.02``, ``50 ± 2%``, ``10..20``."""
    low: Fraction
    high: Fraction
    feedback: str = ""
    """Markdown, for a learner whose number lies here."""

    def __post_init__(self) -> None:
        """Check what the class promises."""
        faults = [
            *line_faults("number", self.text, most=limits.NUMBER),
            *markdown_faults("feedback", self.feedback, most=limits.FEEDBACK, optional=True),
        ]
        if self.low > self.high:
            faults.append(Fault(field="number", message="the range ends before it begins"))
        elif not faults and (self.low, self.high) != _bounds(self.text):
            message = f"{self.text} does not mean from {self.low} to {self.high}"
            faults.append(Fault(field="number", message=message))
        refuse(faults)

    def __contains__(self, number: Fraction) -> bool:
        """Whether a number lies here."""
        return self.low <= number <= self.high


def read(text: str, *, feedback: str = "") -> Interval:
    """Read what an author wrote, with ``+-`` for ``±`` and blanks where they are usual.

    :raise QuestionFaults: it is no number, no number with a tolerance, and no range.
    """
    refuse(line_faults("number", text, most=limits.NUMBER))
    if not _WRITTEN.fullmatch(text):
        for pattern, written in _TIDY:
            text = pattern.sub(written, text)
    low, high = _bounds(text)
    return Interval(text=text, low=low, high=high, feedback=feedback)


@lru_cache(maxsize=64)  # what was read is checked once more when the interval is made
def _bounds(text: str) -> tuple[Fraction, Fraction]:
    match = _WRITTEN.fullmatch(text)
    if match is None:
        raise _fault(_complaint(text))
    low, high = _ends(match)
    if any(max(abs(end.numerator), end.denominator) >= _MOST for end in (low, high)):
        raise _fault("needs too many digits; write a rounder number")
    return low, high


def _ends(match: re.Match[str]) -> tuple[Fraction, Fraction]:
    low = number(match["low"])
    if match["high"]:
        return low, number(match["high"])
    by = number(match["by"] or "0")
    if by < 0:
        raise _fault("the tolerance is below 0")
    if match["percent"]:
        by *= abs(low) / 100
    return low - by, low + by


def number(text: str) -> Fraction:
    """Read one number in the way that it is written in an interval; exact.

    :raise QuestionFaults: it is none, or far too large or small.
    """
    if not _ALONE.fullmatch(text):
        raise _fault(_complaint(text))
    above, slash, below = text.partition("/")
    if slash and not below.strip("0"):
        raise _fault("divides by 0")
    if abs(int(text.partition("e")[2] or "0")) > HIGHEST_EXPONENT:
        raise _fault(f"has an exponent beyond {HIGHEST_EXPONENT}")
    return Fraction(int(above), int(below)) if slash else Fraction(text)


def _complaint(text: str) -> str:
    if "," in text:
        return "holds a comma; write a decimal point, and no sign between thousands"
    if re.search("[0-9] [0-9]", text):
        return "holds a blank; write no sign between thousands"
    if re.search(r"(?<![0-9.])\.[0-9]", text):
        return "begins with the point; write a digit before it"
    if re.match(rf"{_ONE} ?[^\W\d_%°]", text) or text.endswith("%"):
        return "holds more than a number; write its unit into the field unit: and not here"
    return "is no number; write it as in 1949, 9.81 ± 0.02, 50 ± 2%, 10..20, 6.02e23 or 1/3"


def _fault(message: str) -> QuestionFaults:
    return QuestionFaults((Fault(field="number", message=message),))

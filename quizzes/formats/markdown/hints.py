"""Hints, each a section of its own that may begin with what it costs."""

import re
from collections.abc import Iterable
from fractions import Fraction
from itertools import islice

from quizzes.errors import QuestionFaults
from quizzes.formats.markdown.problems import Problems
from quizzes.formats.markdown.rows import Text
from quizzes.questions import Hint, intervals, limits
from quizzes.questions.text import BLANK, trimmed

# Spelled in whatever way: a slip is told, not taken for the text of the hint.
_COST = re.compile(r"[ \t]*costs?[ \t]*:(.*)", re.IGNORECASE)
_FREE = Hint(text="?")


def read(sections: Iterable[Text], problems: Problems) -> tuple[Hint, ...]:
    """Read the hints; where one was refused (the problems say why), another stands in for it."""
    # One too many is enough to be told.
    return tuple(_hint(section, problems) for section in islice(sections, limits.HINTS + 1))


def write(hint: Hint) -> tuple[str, str]:
    """Give the cost, if it has to be written, and the text."""
    first = hint.text.partition("\n")[0]
    said = hint.cost or _COST.fullmatch(first)
    return (f"cost: {hint.cost}" if said else ""), hint.text


def _hint(section: Text, problems: Problems) -> Hint:
    first, _, rest = section.text.partition("\n")
    if not _COST.fullmatch(first):
        return _made(section.text, Fraction(0), section.line, problems)
    text = trimmed(rest)
    if not text:
        problems.add(section.line, "### Hint", "has no text under its cost")
        return _FREE
    above = rest.removesuffix(text).count("\n") if rest.endswith(text) else 0
    return _made(text, _cost(first, section.line, problems), section.line + 1 + above, problems)


def _cost(line: str, number: int, problems: Problems) -> Fraction:
    name, _, value = line.partition(":")
    try:
        cost = intervals.number(value.strip(BLANK))
    except QuestionFaults:
        cost = Fraction(-1)
    if name == "cost" and 0 <= cost <= 1:
        return cost
    problems.add(number, "cost", "is written cost: 1/4, a share of the points from 0 to 1")
    return Fraction(0)


def _made(text: str, cost: Fraction, line: int, problems: Problems) -> Hint:
    try:
        return Hint(text=text, cost=cost)
    except QuestionFaults as refusal:
        problems.refused(refusal, {}, line)
        return _FREE

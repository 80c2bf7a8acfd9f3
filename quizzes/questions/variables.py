"""Variables of a question: what their values are drawn from, or calculated by."""

import keyword
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from quizzes.errors import Fault, refuse
from quizzes.questions import decimals, limits
from quizzes.questions.text import line_faults

FUNCTIONS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"abs": (1, 1), "max": (1, 9), "min": (1, 9), "round": (1, 2), "sqrt": (1, 1)}
)
"""What formulas call, and no variable may be called: the fewest and most numbers each takes."""

_SIGNS = re.compile(r"[A-Za-z0-9_.,()+*/^ -]*")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Every number from `low` in steps of `step`, up to `high` if a step lands there.

    :raise QuestionFaults: a number has too many digits, or the steps lead nowhere.
    """

    low: Fraction
    high: Fraction
    step: Fraction = Fraction(1)

    def __post_init__(self) -> None:
        """Check what the class promises."""
        refuse(_range_faults(self))

    @property
    def count(self) -> int:
        """How many values there are."""
        return int((self.high - self.low) / self.step) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Values one by one: numbers or words.

    :raise QuestionFaults: there are too few or too many, one is twice there, or is not one line.
    """

    values: tuple[str, ...]
    """As the author wrote them and as they are shown; what reads as a number can be calculated
    with."""

    def __post_init__(self) -> None:
        """Check what the class promises."""
        refuse(_list_faults(self.values))

    @property
    def count(self) -> int:
        """How many values there are."""
        return len(self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A number that follows from the variables above it; what it says is read by ``parameters``.

    :raise QuestionFaults: the text is empty, too long or holds what no formula holds.
    """

    text: str

    def __post_init__(self) -> None:
        """Check what the class promises."""
        refuse(_formula_faults(self.text))


Source = Range | Listed | Formula
"""Where a variable has its value from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """A name that stands for another value whenever the question is drawn.

    :raise QuestionFaults: the name is none.
    """

    name: str
    source: Source

    def __post_init__(self) -> None:
        """Check what the class promises."""
        refuse(_name_faults(self.name))


def variable_faults(variables: tuple[Variable, ...]) -> Iterator[Fault]:
    """Say what keeps variables from being those of one question."""
    if len(variables) > limits.VARIABLES:
        message = f"there are {len(variables)}; {limits.VARIABLES} are allowed"
        yield Fault(field="variables", message=message)
    for name, times in Counter(variable.name for variable in variables).items():
        if times > 1:
            yield Fault(field="variables", message=f"{name} is there {times} times; keep one")


def _name_faults(name: str) -> Iterator[Fault]:
    if len(name) > limits.VARIABLE or not _NAME.fullmatch(name):
        message = (
            f"{name[: limits.VARIABLE]!r} is no name: write letters, digits and _, a letter first, "
            f"at most {limits.VARIABLE} characters"
        )
        yield Fault(field="variable", message=message)
    elif name in FUNCTIONS or keyword.iskeyword(name):
        yield Fault(field="variable", message=f"{name} means something in formulas; rename it")


def _range_faults(source: Range) -> Iterator[Fault]:
    for number in (source.low, source.high, source.step):
        if not decimals.is_exact(number):
            message = f"{number} is no decimal number of at most {decimals.DIGITS} digits"
            yield Fault(field="range", message=message)
    if source.step <= 0:
        yield Fault(field="range", message="the step is not above 0")
    elif source.high < source.low:
        yield Fault(field="range", message="ends before it begins")
    elif source.count > limits.STEPS:
        yield Fault(field="range", message=f"has more than {limits.STEPS:,} values; widen the step")


def _formula_faults(text: str) -> Iterator[Fault]:
    yield from line_faults("formula", text, most=limits.FORMULA)
    if len(text) <= limits.FORMULA and (not _SIGNS.fullmatch(text) or ".." in text):
        message = "is written with numbers, names, + - * / ^ , and parentheses only"
        yield Fault(field="formula", message=message)


def _list_faults(values: tuple[str, ...]) -> Iterator[Fault]:
    if not 2 <= len(values) <= limits.VALUES:
        message = f"has {len(values)} values; give 2 to {limits.VALUES}"
        yield Fault(field="list", message=message)
    for value in values[: limits.VALUES]:
        yield from line_faults("list", value, most=limits.SHORT_ANSWER)
        if "|" in value:
            yield Fault(field="list", message="a value holds |, which separates values")
    if len(set(values)) < len(values):
        yield Fault(field="list", message="a value is there twice; keep one")

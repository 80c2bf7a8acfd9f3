"""Drawing variables: every possible set of values, and the one that chance picks."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod
from typing import assert_never

from quizzes.parameters.arithmetic import value
from quizzes.parameters.expression import FormulaRefused, parse
from quizzes.questions import Formula, Listed, Range, Variable, decimals


@dataclass(frozen=True, slots=True)
class Drawn:
    """The value of a variable in one draw."""

    text: str
    """As it is shown: a number in at most twelve significant digits, or a word."""
    number: Fraction | None
    """Exact; None for a word."""


Draw = Mapping[str, Drawn]
"""A value for each variable."""


class DrawRefused(FormulaRefused):
    """A variable has no value in this draw; the message says which and why."""


def count(variables: Sequence[Variable]) -> int:
    """Give the number of draws that there are."""
    return prod(_counts(variables))


def every(variables: Sequence[Variable]) -> Iterator[tuple[int, ...]]:
    """Give every draw as positions, one for each variable that is drawn and not calculated."""
    return product(*map(range, _counts(variables)))


def some(variables: Sequence[Variable], rng: random.Random) -> tuple[int, ...]:
    """Pick one draw as positions."""
    # `random()` is the one method whose numbers Python promises to keep for a seed.
    return tuple(int(rng.random() * many) for many in _counts(variables))


def draw(variables: Sequence[Variable], positions: Sequence[int]) -> Draw:
    """Give the values at these positions, and those that follow from them.

    :raise DrawRefused: a formula has no value.
    """
    found: dict[str, Drawn] = {}
    rest = iter(positions)
    for variable in variables:
        match variable.source:
            case Range(low=low, step=step):
                found[variable.name] = _number(low + step * next(rest))
            case Listed(values=values):
                text = values[next(rest)]
                found[variable.name] = Drawn(text, decimals.read(text))
            case Formula(text=text):
                found[variable.name] = _number(_calculated(variable.name, text, found))
            case _:
                assert_never(variable.source)
    return found


def told(variables: Sequence[Variable], positions: Sequence[int]) -> str:
    """Say which draw stands at these positions, as in ``a = 2, b = 3``."""
    chosen = [v for v in variables if not isinstance(v.source, Formula)]
    found = draw(chosen, positions)
    return ", ".join(f"{name} = {drawn.text}" for name, drawn in found.items())


def _counts(variables: Sequence[Variable]) -> list[int]:
    return [v.source.count for v in variables if not isinstance(v.source, Formula)]


def _number(number: Fraction) -> Drawn:
    return Drawn(decimals.shown(number), number)


def _calculated(name: str, text: str, found: Draw) -> Fraction:
    known = {name: one.number for name, one in found.items() if one.number is not None}
    try:
        number = value(parse(text), known)
    except FormulaRefused as refusal:
        raise DrawRefused(f"{name} = {text} {refusal}") from None
    if decimals.read(decimals.shown(number)) is None:
        raise DrawRefused(f"{name} = {text} is too large, or too near to 0, to be shown")
    return number

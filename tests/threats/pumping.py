"""Texts that make a backtracking expression slow, made from the expression's own tree.

Whatever an expression repeats is repeated: alone, behind what has to stand before it, and together
with that. What follows fits nothing, so that every way to read the text would be tried.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from time import process_time
from typing import Any

# The standard library's own reader of expressions; it has no public name since Python 3.11.
_PARSER = importlib.import_module("re._parser")
_FEW = 8
"""A repetition of at most so many is no pump."""
_ENDS = ("", "\0", "!", "\n~")
_USUAL = (
    *("a", "A", "0", " ", "\t", "\n", "-", "_", ".", ",", ":", "(", "[", "{", "\\", "`", "~"),
    *("#", "=", "*", ">", "<", '"', "'", "$", "&", "|", "é", "\u0301", "a ", "a-", "1.", "- "),
    *("](", "[[", "{{", " \n", "a\n", "\r", "=>", " =>", "<math", "://a.", "a1", "\u2212", "e1"),
)
SIZES = (12, 16, 18, 20, 22, 24, 64, 256, 1_024, 16_384)
"""How often something is repeated; even a growth beyond all bounds is seen before it takes long."""


@dataclass(frozen=True, slots=True)
class Pump:
    """A text of any length: something once, something again and again, something that ends it."""

    before: str
    again: str
    end: str = ""

    def text(self, size: int) -> str:
        """Give the text that repeats it so often."""
        return self.before + self.again * size + self.end


def pumps(pattern: str, flags: int = 0) -> frozenset[Pump]:
    """Give the texts to try with an expression."""
    tree = _PARSER.parse(pattern, flags & ~re.UNICODE)
    found = {Pump("", piece, end) for piece in _USUAL for end in _ENDS[1:2]}
    found |= {Pump("", _sample(tree), end) for end in _ENDS if _sample(tree)}
    for before, inside in _repetitions(list(tree), ""):
        for again in {_sample(inside, turn) for turn in range(4)} - {""}:
            found |= {Pump(before, again, end) for end in _ENDS}
            found |= {Pump("", before + again, end) for end in _ENDS}
    return frozenset(found)


def slowest(
    work: Callable[[str], object], texts: Iterable[Pump], *, most: int, seconds: float
) -> str:
    """Say at which text some work takes longer than it may; nothing if at none.

    :param most: how often something is repeated at most, in the longest text that it meets.
    :param seconds: of the processor's time, which no other process takes.
    """
    for pump in texts:
        for size in sorted({min(size, most) for size in SIZES}):
            text = pump.text(size)
            took = _took(work, text)
            # A little too long may have been a disturbance.
            if took > seconds and (took > 4 * seconds or _took(work, text) > seconds):
                return f"{pump.before!r} {pump.again!r}*{size} {pump.end!r}"
    return ""


def _took(work: Callable[[str], object], text: str) -> float:
    begin = process_time()
    work(text)
    return process_time() - begin


def _repetitions(tree: Sequence[Any], before: str) -> Iterator[tuple[str, Sequence[Any]]]:
    """Give what is repeated, each with a text that leads up to it."""
    for place, (kind, value) in enumerate(tree):
        lead = before + _sample(tree[:place])
        match str(kind):
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                _, most, inside = value
                if most > _FEW:
                    yield lead, list(inside)
                yield from _repetitions(list(inside), lead)
            case "SUBPATTERN":
                yield from _repetitions(list(value[-1]), lead)
            case "ATOMIC_GROUP":
                yield from _repetitions(list(value), lead)
            case "BRANCH":
                for branch in value[1]:
                    yield from _repetitions(list(branch), lead)
            case _:
                pass


def _sample(tree: Sequence[Any], turn: int = 0) -> str:
    """Give a short text that fits; another turn takes other branches and other characters."""
    return "".join(_one(str(kind), value, turn) for kind, value in tree)


def _one(kind: str, value: Any, turn: int) -> str:
    match kind:
        case "LITERAL":
            return chr(value)
        case "NOT_LITERAL":
            return "b" if value == ord("a") else "a"
        case "ANY":
            return "a."[turn % 2]
        case "IN":
            return _of_class(value, turn)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            fewest, most, inside = value
            times: int = max(fewest, min(most, turn % 2))
            return _sample(list(inside), turn) * times
        case "SUBPATTERN":
            return _sample(list(value[-1]), turn)
        case "ATOMIC_GROUP":
            return _sample(list(value), turn)
        case "BRANCH":
            return _sample(list(value[1][turn % len(value[1])]), turn)
        case _:
            return ""  # looks around, asks where it stands or refers back: no text of its own


_OF_CATEGORY = {
    "CATEGORY_DIGIT": "7",
    "CATEGORY_NOT_DIGIT": "a",
    "CATEGORY_SPACE": " ",
    "CATEGORY_NOT_SPACE": "a",
    "CATEGORY_WORD": "a",
    "CATEGORY_NOT_WORD": "-",
}


def _of_class(value: Sequence[Any], turn: int) -> str:
    """Give a character of a class; of one that names what is not in it, one that is not named."""
    if str(value[0][0]) == "NEGATE":
        named = {_of_item(str(kind), each) for kind, each in value[1:]}
        return next(each for each in "a- 7\x01" if each not in named)
    kind, each = value[turn % len(value)]
    return _of_item(str(kind), each)


def _of_item(kind: str, value: Any) -> str:
    match kind:
        case "LITERAL":
            return chr(value)
        case "RANGE":
            return chr(value[0])
        case _:
            return _OF_CATEGORY[str(value)]

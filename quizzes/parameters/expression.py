"""Formulas as trees: read from text with every bound checked first, and nothing ever executed.

Python's own parser reads what a bounded list of signs has let through; of its tree only numbers,
names, signs and the few functions are taken over. Why so: ``docs/decisions/0009-formulas.md``.
"""

import ast
import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from quizzes.errors import QuizzesError
from quizzes.questions import limits
from quizzes.questions.variables import FUNCTIONS

_DEEPEST = 40
# A number or a name ends only where no more of it could follow: a text is read in one way, or
# twenty letters and a full stop would be tried in half a million.
_TOKENS = re.compile(
    r"(?: |[0-9]{1,30}(?:\.[0-9]{1,30})?(?:e-?[0-9]{1,2})?(?![A-Za-z0-9_.])"
    r"|[A-Za-z][A-Za-z0-9_]*(?![A-Za-z0-9_])|[-+*/^(),])*"
)
_LEADING_NOUGHTS = re.compile(r"(?<![A-Za-z0-9_.])0+(?=[0-9])")
_OPERATORS: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "^",
}


class FormulaRefused(QuizzesError):
    """A formula cannot be read, or its value cannot be calculated; the message says why."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it was written, exact."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Name:
    """A variable."""

    name: str


@dataclass(frozen=True, slots=True)
class Apply:
    """A sign or a function, and what it is applied to."""

    to: str
    arguments: tuple["Expression", ...]


Expression = Number | Name | Apply


@lru_cache(maxsize=1_024)
def parse(text: str) -> Expression:
    """Read a formula: ``+ - * / ^``, parentheses, names, decimal numbers, functions.

    :raise FormulaRefused: it is none, or is longer or deeper than formulas may be.
    """
    if len(text) > limits.FORMULA:
        raise FormulaRefused(f"has more than {limits.FORMULA} characters")
    if not _TOKENS.fullmatch(text) or "**" in text or "//" in text:
        raise FormulaRefused("is written with numbers, names, + - * / ^ and parentheses only")
    if _depth(text) > _DEEPEST:
        raise FormulaRefused("has too many parentheses inside each other")
    # Python's "^" is another sign, of another rank; and it refuses 007.
    python = _LEADING_NOUGHTS.sub("", text).replace("^", "**").strip()
    try:
        tree = ast.parse(python, mode="eval").body
    except SyntaxError:
        raise FormulaRefused("is no formula: a number, a sign or ( ) is missing") from None
    return _taken(tree, python, 0)


def names(expression: Expression) -> frozenset[str]:
    """Give the variables that a formula uses."""
    match expression:
        case Name(name=name):
            return frozenset({name})
        case Apply(arguments=arguments):
            return frozenset().union(*map(names, arguments))
        case Number():
            return frozenset()


def _depth(text: str) -> int:
    depth = deepest = 0
    for character in text:
        depth += (character == "(") - (character == ")")
        deepest = max(deepest, depth)
    return deepest


def _taken(tree: ast.expr, text: str, depth: int) -> Expression:
    """Take over a tree of Python's, if it holds nothing but what a formula may hold."""
    if depth > 2 * _DEEPEST:
        raise FormulaRefused("is too long a chain; name a part of it as a variable of its own")
    match tree:
        case ast.Constant(value=int() | float()) if not isinstance(tree.value, bool):
            # From the text: Python's own number may be rounded already.
            return Number(Fraction(text[tree.col_offset : tree.end_col_offset]))
        case ast.Name(id=name):
            return Name(name)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return Apply("-", (_taken(operand, text, depth + 1),))
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in _OPERATORS:
            both = (_taken(left, text, depth + 1), _taken(right, text, depth + 1))
            return Apply(_OPERATORS[type(sign)], both)
        case ast.Call(func=ast.Name(id=name), args=given, keywords=[]) if name in FUNCTIONS:
            _check_count(name, len(given))
            return Apply(name, tuple(_taken(one, text, depth + 1) for one in given))
        case ast.Call(func=ast.Name(id=name)):
            raise FormulaRefused(f"{name} is no function; there are {', '.join(FUNCTIONS)}")
        case _:
            raise FormulaRefused("holds something other than numbers, names, signs and functions")


def _check_count(name: str, count: int) -> None:
    fewest, most = FUNCTIONS[name]
    if not fewest <= count <= most:
        wanted = str(fewest) if fewest == most else f"{fewest} to {most}"
        raise FormulaRefused(f"{name} takes {wanted} numbers in parentheses, not {count}")

"""T18: no expression of ours takes longer than a walk through the text, whatever the text is."""

from __future__ import annotations

import ast
import importlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from types import ModuleType

import pytest

from tests.guards.sources import ROOT, python_files, tree_of
from tests.threats.pumping import SIZES, Pump, pumps, slowest

PACKAGES = ("course", "lessons", "quizzes")
METHODS = {"match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"}
AT_THE_BEGINNING = {"match", "fullmatch"}
SECONDS = 0.1
"""For 16,384 repetitions: a walk through them takes a hundredth of it, a walk for each of them
three times as long, and every other growth longer still. Measured in the processor's time."""
SHORT = {
    "quizzes/grading/numbers.py _FRACTION": 140,  # `read` refuses a longer text before
    "course/rows/openings.py _FORMULA": 256,  # our own HTML: every formula is closed in it
}
"""Expressions that meet short texts only: how often something can be repeated there."""
OF_LINES = {
    "quizzes/formats/markdown/markers.py",
    "quizzes/formats/markdown/answers/essay.py",
    "quizzes/formats/plain_list.py",
    "quizzes/questions/fences.py",
    "lessons/readers/furniture.py",
}
"""Modules whose expressions meet single lines: the text has been split at its line ends."""


@dataclass(frozen=True, slots=True)
class Used:
    """An expression, and what is done with it."""

    where: str
    pattern: re.Pattern[str]
    methods: frozenset[str]

    def texts(self) -> list[Pump]:
        """Give what is tried with it."""
        found = pumps(self.pattern.pattern, self.pattern.flags)
        if self.where.partition(" ")[0] in OF_LINES:
            return [each for each in found if "\n" not in each.before + each.again + each.end]
        return [*found]

    def works(self) -> Iterator[Callable[[str], object]]:
        """Give what is done with a text."""
        for method in sorted(self.methods & AT_THE_BEGINNING):
            yield getattr(self.pattern, method)
        if not self.methods or self.methods - AT_THE_BEGINNING:
            yield partial(_all_of, self.pattern)


def _all_of(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))


@cache
def _everything() -> tuple[Used, ...]:
    return tuple(used for path in _paths() for used in (*_kept(path), *_inline(path)))


def _paths() -> list[Path]:
    return [path for path in python_files() if path.relative_to(ROOT).parts[0] in PACKAGES]


def _module(path: Path) -> ModuleType:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return importlib.import_module(".".join(parts).removesuffix(".__init__"))


def _kept(path: Path) -> Iterator[Used]:
    """Give the expressions that a module makes when it is imported."""
    if not any(name == "compile" for name, _ in _calls(path)):
        return
    for name, value in vars(_module(path)).items():
        for pattern in _patterns(value):
            yield Used(f"{path.relative_to(ROOT)} {name}", pattern, _methods(path, name))


def _patterns(value: object) -> Iterator[re.Pattern[str]]:
    match value:
        case re.Pattern():
            yield value
        case tuple() | list() | set() | frozenset():
            for each in value:
                yield from _patterns(each)
        case dict():
            yield from _patterns([*value.values()])
        case _:
            pass


def _inline(path: Path) -> Iterator[Used]:
    """Give the expressions that stand where they are used."""
    for name, call in _calls(path):
        if name != "compile":
            pattern = re.compile(_text(call.args[0], path))
            yield Used(f"{path.relative_to(ROOT)}:{call.lineno}", pattern, frozenset({name}))


@cache
def _calls(path: Path) -> list[tuple[str, ast.Call]]:
    return [
        (node.func.attr, node)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in METHODS | {"compile"}
    ]


def _text(node: ast.expr, path: Path) -> str:
    """Read an expression that is a text, or a text with names of its module in it."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=values):
            return "".join(_text(value, path) for value in values)
        case ast.FormattedValue(value=value):
            return _text(value, path)
        case ast.Name(id=name):
            return str(getattr(_module(path), name))
        case _:
            raise AssertionError(f"{path}:{node.lineno} has to be read by the test")


def _at_the_top(path: Path, call: ast.Call) -> bool:
    """Tell whether a call stands in a statement of the module itself."""
    return any(
        call.lineno in range(statement.lineno, (statement.end_lineno or 0) + 1)
        for statement in tree_of(path).body
        if isinstance(statement, ast.Assign | ast.AnnAssign)
    )


@cache
def _all_methods() -> dict[str, dict[str, set[str]]]:
    """Give, by the name of an expression, what each file does with it."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for path in _paths():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Attribute) and (name := _named(node.value)):
                found[name][str(path)].add(node.attr)
    return found


def _named(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Subscript(value=value):
            return _named(value)
        case _:
            return ""


def _methods(path: Path, name: str) -> frozenset[str]:
    """Say what is done with an expression; if that is not seen, it may be all that its module does.

    A private name is its own module's; any other may be used wherever it has been imported.
    """
    by_file = _all_methods()[name]
    files = [str(path)] if name.startswith("_") else [*by_file]
    found = set().union(*(by_file.get(file, set()) for file in files)) & METHODS
    return frozenset(found or _done_in(path))


def _done_in(path: Path) -> set[str]:
    nodes = ast.walk(tree_of(path))
    return {node.attr for node in nodes if isinstance(node, ast.Attribute)} & METHODS


def test_every_expression_is_made_where_it_is_seen() -> None:
    """Expressions are made when a module is imported, never from what comes from outside."""
    inside = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in _paths()
        for name, call in _calls(path)
        if name == "compile" and not _at_the_top(path, call)
    ]
    assert inside == []
    assert len(_everything()) > 100


@pytest.mark.parametrize("package", PACKAGES)
def test_no_expression_is_slow(package: str) -> None:
    """Each is tried with what it repeats itself, and with everything that others repeat."""
    slow = []
    for used in _everything():
        if used.where.startswith(package):
            most = SHORT.get(used.where, SIZES[-1])
            tries = (
                slowest(work, used.texts(), most=most, seconds=SECONDS) for work in used.works()
            )
            slow += [f"{used.where} at {at}" for at in tries if at]
    assert slow == []


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        pytest.param("(?:[a-z]+)*", "fullmatch", id="a repetition in a repetition"),
        pytest.param(r"(?:a|a)*b", "match", id="two branches that are the same"),
        pytest.param(r"(?: |[A-Za-z][A-Za-z0-9_]*|[-+])*", "fullmatch", id="names without an end"),
        pytest.param(r"[ \t]+$", "finditer", id="blanks at the end, looked for everywhere"),
        pytest.param(r"\s*a\s*\s*b", "match", id="blanks twice"),
        pytest.param(r"(\w+\s?)*!", "match", id="words"),
        pytest.param(r"\(.*\)", "finditer", id="something that is never closed"),
    ],
)
def test_a_slow_expression_would_be_seen(pattern: str, method: str) -> None:
    """Each of the usual mistakes is found, so that the test above can fail."""
    used = Used("here", re.compile(pattern), frozenset({method}))
    (work,) = used.works()
    assert slowest(work, used.texts(), most=SIZES[-1], seconds=SECONDS)


def test_the_pumps_are_many() -> None:
    """Beside what an expression repeats itself, thirty things and more are repeated."""
    assert len(pumps("a")) > 30
    assert {"xy"} <= {pump.again for pump in pumps("b(?:xy){3,}")}

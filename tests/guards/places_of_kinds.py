"""Where kinds of question are named: as docs/decisions/0008-kinds.md lists it, and in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from quizzes.questions import Body, Kind
from tests.guards.sources import ROOT, tree_of
from tests.quizzes.examples import EXAMPLES

PAGE = ROOT / "docs" / "decisions" / "0008-kinds.md"
MYPY = "mypy"
"""What stands in the last column where the type checker tells that a kind is missing."""
KINDS_OF_CLASSES = {type(each.question.body).__name__: kind for kind, each in EXAMPLES.items()}
_PLACE = re.compile(r"`([a-z_]+(?:/[a-z_0-9<>.-]+)+)`")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the page's tables."""

    own: tuple[str, ...]
    """Files that each kind has for itself, with `<kind>` in the name."""
    shared: tuple[str, ...]
    told_by: str


def rows() -> tuple[Row, ...]:
    """Read the tables."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    return tuple(_row(line) for line in lines if line.startswith("| ") and "`" in line)


def listed() -> set[str]:
    """Give every path that the page names anywhere, without those that stand for several."""
    found = _PLACE.findall(PAGE.read_text(encoding="utf-8"))
    return {path for path in found if "<" not in path}


def kinds_named(path: Path) -> set[Kind]:
    """Tell which kinds a Python file names, by the class of their bodies or by the word."""
    return {kind for node in ast.walk(tree_of(path)) for kind in _named(node)}


def classes() -> set[str]:
    """Give the names of all bodies."""
    return {each.__name__ for each in get_args(Body)}


def modules_for(kind: Kind, package: Path) -> set[Path]:
    """Give the files of a package that its `match` over all kinds leads this kind to."""
    arms = (
        arm
        for node in ast.walk(tree_of(package / "__init__.py"))
        if isinstance(node, ast.Match)
        for arm in node.cases
        if kind in {named for part in ast.walk(arm.pattern) for named in _named(part)}
    )
    names = {
        part.id
        for arm in arms
        for line in arm.body
        for part in ast.walk(line)
        if isinstance(part, ast.Name)
    }
    return {path for path in package.glob("*.py") if path.stem in names}


def _named(node: ast.AST) -> Iterator[Kind]:
    match node:
        case ast.Attribute(value=ast.Name(id="Kind"), attr=word) if word in Kind.__members__:
            yield Kind[word]
        case ast.Name(id=name) | ast.alias(name=name) | ast.ClassDef(name=name):
            if name in KINDS_OF_CLASSES:
                yield KINDS_OF_CLASSES[name]


def _row(line: str) -> Row:
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    paths = [path for cell in cells[:-1] for path in _PLACE.findall(cell)]
    return Row(
        own=tuple(path for path in paths if "<kind>" in path),
        shared=tuple(path for path in paths if "<kind>" not in path),
        told_by=cells[-1],
    )

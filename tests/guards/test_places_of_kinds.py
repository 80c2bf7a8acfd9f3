"""How a kind of question is added is as docs/decisions/0008-kinds.md says."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizzes.questions import Kind
from tests.guards.places_of_kinds import (
    KINDS_OF_CLASSES,
    MYPY,
    classes,
    kinds_named,
    listed,
    modules_for,
    rows,
)
from tests.guards.sources import ROOT, python_files

FAMILIES = {"quizzes/questions": "quizzes/questions/codec"}
"""A package that knows its kinds by their classes, and the one whose files have the same names."""
MADE_OF_OTHERS = {Kind.CLOZE: {Kind.CLOZE, Kind.NUMERIC, Kind.SHORT_ANSWER, Kind.SINGLE_CHOICE}}
"""The gaps of a text are of three other kinds."""
SHARED = {path for row in rows() for path in row.shared}
OWN = [path for row in rows() for path in row.own]
THE_WORD = "quizzes/questions/kind.py"


def test_the_tables_are_found() -> None:
    """An empty table would make every test here pass."""
    assert len(OWN) == 8
    assert len(SHARED) > 20
    assert sum(row.told_by.startswith(MYPY) for row in rows()) > 12
    assert {*KINDS_OF_CLASSES} == classes()


@pytest.mark.parametrize("path", sorted(listed()))
def test_every_file_that_the_page_names_is_there(path: str) -> None:
    """Whoever follows the page finds what it speaks of."""
    assert (ROOT / path).is_file()


def test_the_places_that_name_all_kinds_are_those_of_the_page() -> None:
    """No other file has to be changed for a new kind, and none of these could do without it."""
    naming_all = {
        path.relative_to(ROOT).as_posix()
        for path in python_files()
        if _may_name_all(path) and kinds_named(path) == set(Kind)
    }
    assert naming_all == {path for path in SHARED if path.endswith(".py")} - {THE_WORD}


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("pattern", OWN)
def test_every_kind_has_a_file_of_its_own_or_of_its_family(pattern: str, kind: Kind) -> None:
    """Where a kind has no file of its name, the `match` of the package leads to what it shares."""
    own = ROOT / pattern.replace("<kind>", kind.value)
    if own.is_file():
        return
    assert own.suffix == ".py", "a page of another kind cannot stand in"
    package = ROOT / FAMILIES.get(_folder(own), _folder(own))
    assert modules_for(kind, package)


@pytest.mark.parametrize("folder", ["course/templates/kinds", "course/templates/teach/kinds"])
def test_there_is_no_page_of_a_kind_that_is_not_there(folder: str) -> None:
    """What is left of a kind that was taken away is found; a name with _ is shared by several."""
    named = {path.stem for path in (ROOT / folder).glob("*.html") if path.stem[0] != "_"}
    assert named == {kind.value for kind in Kind}


@pytest.mark.parametrize("kind", Kind)
def test_the_files_of_a_kind_name_no_other(kind: Kind) -> None:
    """So a kind can be added, changed or taken away without touching another."""
    mine = [ROOT / path.replace("<kind>", kind.value) for path in OWN]
    named = {
        each
        for path in mine
        if path.suffix == ".py" and path.is_file()
        for each in kinds_named(path)
    }
    assert named <= MADE_OF_OTHERS.get(kind, {kind})


def _may_name_all(path: Path) -> bool:
    """Tell at a glance, since taking every file apart would take long."""
    text = path.read_text(encoding="utf-8")
    return all(name in text or kind.name in text for name, kind in KINDS_OF_CLASSES.items())


def _folder(path: Path) -> str:
    return path.parent.relative_to(ROOT).as_posix()

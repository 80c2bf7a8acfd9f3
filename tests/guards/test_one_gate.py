"""Whoever writes a version of a question goes through the gate and enters it in the list."""

from __future__ import annotations

import ast

import pytest

from tests.guards.sources import ROOT, python_files, tree_of

WRITE_VERSIONS = {
    "course/rows/versions.py",  # the one place; what follows puts many in by one statement
    "course/services/change_many/copies.py",
    "course/services/change_many/undoing.py",
    "course/services/change_many/versions.py",
}
WRITE_ENTRIES = {
    "course/rows/question_entries.py",
    "course/services/change_many/copies.py",
}
THE_GATE = {"course/rows/gate.py", "course/rows/securing.py"}


def _sources() -> dict[str, ast.Module]:
    """Give the syntax trees of the site's own modules."""
    folder = ROOT / "course"
    return {
        path.relative_to(ROOT).as_posix(): tree_of(path)
        for path in python_files()
        if folder in path.parents
    }


def _inserts(tree: ast.Module, names: set[str]) -> bool:
    """Say whether a module inserts into one of the tables, or makes a row of it."""
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and (
            node.func.id in names
            or (
                node.func.id == "insert"
                and any(isinstance(each, ast.Name) and each.id in names for each in node.args)
            )
        )
        for node in ast.walk(tree)
    )


def _imported(tree: ast.Module, module: str) -> set[str]:
    return {
        each.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == module
        for each in node.names
    }


@pytest.mark.parametrize(
    ("names", "known"),
    [
        pytest.param({"version", "QuestionVersion"}, WRITE_VERSIONS, id="versions"),
        pytest.param({"entry", "QuestionEntry"}, WRITE_ENTRIES, id="entries of the list"),
    ],
)
def test_nobody_else_writes_them(names: set[str], known: set[str]) -> None:
    """A way that comes later is told here to go through course.rows.gate."""
    assert {name for name, tree in _sources().items() if _inserts(tree, names)} == known


def test_the_way_to_a_version_is_the_gate() -> None:
    """Writing a version as it is, without looking at its bank, is for the gate alone."""
    past = {
        name
        for name, tree in _sources().items()
        if _imported(tree, "course.rows.versions") & {"write", "write_again", "add_version"}
    }
    assert past == THE_GATE


def _calls(tree: ast.Module, name: str) -> bool:
    return any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
        for node in ast.walk(tree)
    )


def test_who_puts_many_in_at_once_guards_them() -> None:
    """Each of these modules secures the banks, but for copies, which learners do not meet.

    A copy is a draft of what is in the bank already, made by the same rewriting as the other texts.
    """
    sources = _sources()
    secures = {name for name in WRITE_VERSIONS if _calls(sources[name], "secure")}
    copies = "course/services/change_many/copies.py"
    assert secures == WRITE_VERSIONS - {"course/rows/versions.py", copies}
    assert "Rewritten" in _imported(sources[copies], "course.services.change_many.rewriting")
    assert not _calls(sources[copies], "set_live")
    rewriting = sources["course/services/change_many/rewriting.py"]
    assert _imported(rewriting, "course.rows.bank_words") == {"Banks"}
    assert "guarded" in {
        node.func.attr
        for node in ast.walk(rewriting)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }

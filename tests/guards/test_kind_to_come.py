"""A kind that nobody knows yet: the type checker names each place that has to learn of it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.guards.places_of_kinds import MYPY, rows
from tests.guards.sources import ROOT, python_files

SKETCH = '''"""A drawing, as an answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What is to be drawn."""
'''
IMPORT = "from quizzes.questions.sketch import Sketch\n"
EDITS = (
    ("kind.py", '    RECALL = "recall"\n', '    SKETCH = "sketch"\n'),
    ("question.py", "    | Recall\n", "    | Sketch\n"),
    ("question.py", "from typing import assert_never, get_args\n", IMPORT),
)
"""What is put after which line."""
NAMED = re.compile(r'^(\S+?):\d+: error: Argument 1 to "assert_never" .*(?:Sketch|SKETCH)')
CHECKED = ("course", "quizzes", "tests")
# Types of packages from outside would cost most of the time and know nothing of kinds.
LOOK = ("--no-site-packages", "--ignore-missing-imports", "--no-error-summary")


@pytest.mark.slow
def test_the_type_checker_names_every_place(tmp_path: Path) -> None:
    """A member of `Kind` and of `Body` is added in a copy; mypy names the page's places, no more.

    The first two steps of the page are done by this; so `question.py`, where `Body` is, is named
    for the rest that it has to say of each kind.
    """
    _copy(tmp_path)
    _add_a_kind(tmp_path / "quizzes" / "questions")
    expected = {path for row in rows() if row.told_by == MYPY for path in row.shared}
    assert _named_by_mypy(tmp_path) == expected


def _named_by_mypy(folder: Path) -> set[str]:
    found = subprocess.run(
        [sys.executable, "-m", "mypy", *LOOK, "--cache-dir", folder / "cache", *CHECKED],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=280,
    )
    assert found.stderr == ""
    return {match[1] for line in found.stdout.splitlines() if (match := NAMED.match(line))}


def _copy(folder: Path) -> None:
    for path in (*python_files(), ROOT / "pyproject.toml"):
        copied = folder / path.relative_to(ROOT)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copied)


def _add_a_kind(package: Path) -> None:
    (package / "sketch.py").write_text(SKETCH, encoding="utf-8")
    for name, after, added in EDITS:
        text = (package / name).read_text(encoding="utf-8")
        assert text.count(after) == 1, f"{name} has no one place for a new kind"
        (package / name).write_text(text.replace(after, after + added), encoding="utf-8")

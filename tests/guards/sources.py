"""The project's own files, as git knows them, and its Python as trees."""

from __future__ import annotations

import ast
import functools
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@functools.cache
def project_files() -> tuple[Path, ...]:
    """Return every file that is part of the project or is about to be, in order."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    paths = (ROOT / name for name in sorted(set(listed.split("\0"))) if name)
    return tuple(path for path in paths if path.is_file())


def python_files() -> tuple[Path, ...]:
    """Return the project's Python files."""
    return tuple(path for path in project_files() if path.suffix == ".py")


@functools.cache
def tree_of(path: Path) -> ast.Module:
    """Return a Python file as its syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def place(path: Path, line: int = 1) -> str:
    """Return where something is, as editors and people read it."""
    return f"{path.relative_to(ROOT)}:{line}"

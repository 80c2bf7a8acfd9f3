"""Imports go one way; the contracts and their reasons are in pyproject.toml."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.guards.sources import ROOT


def test_imports_keep_to_the_contracts() -> None:
    """Every contract of import-linter is kept, and a new module has its place in a layer."""
    linter = Path(sys.executable).with_name("lint-imports")
    checked = subprocess.run(
        [linter, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if checked.returncode:
        pytest.fail(checked.stdout + checked.stderr, pytrace=False)

"""The library of units, which is slow to load: there when a site starts, and not before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.guards.sources import ROOT


def test_units_are_known_when_the_site_has_started(tmp_path: Path) -> None:
    """The first learner who gives an answer with a unit does not wait for it."""
    program = (
        "from pathlib import Path\n"
        "from quizzes.grading import units\n"
        "from course.app import create_app\n"
        "assert units._registry.cache_info().currsize == 0\n"
        f"create_app({{'instance_dir': Path({str(tmp_path)!r})}})\n"
        "assert units._registry.cache_info().currsize == 1\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr

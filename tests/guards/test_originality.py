"""The course is in our own words: no sentence of the article that it was derived from."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.guards.sources import ROOT

TOOL = ROOT.parent / "shared" / "tools" / "originality"


@pytest.mark.skipif(not TOOL.exists(), reason="the article and its checker are not beside us")
def test_no_sentence_of_the_article_stands_here() -> None:
    """No run of nine words is shared with the article."""
    checked = subprocess.run(
        [sys.executable, TOOL, ROOT], capture_output=True, text=True, check=False
    )
    if checked.returncode:
        pytest.fail(checked.stdout + checked.stderr, pytrace=False)

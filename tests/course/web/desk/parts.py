"""Scenery: very many questions, which here are more than three, and the button that takes back."""

from __future__ import annotations

import re

STEP = 3
"""Questions of one part."""
UNDO = re.compile(r'action="([^"]*/undo[^"]*)"')


def undo_on(page: str) -> str:
    """Find the button that takes a change back."""
    found = UNDO.search(page)
    assert found is not None
    return found.group(1).replace("&amp;", "&")

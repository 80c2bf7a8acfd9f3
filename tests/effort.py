"""How much work something is: calls of functions are counted, which no busy machine changes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

DOUBLE = 2.2
"""What twice the text may cost, against once: a little above the line, far below the square."""


def calls(work: Callable[[], object]) -> int:
    """Count the calls of functions, in Python and in C, that some work takes."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def grows_in_line(work: Callable[[int], object], size: int) -> bool:
    """Tell whether twice the size is at most twice the work, as far as calls can show it."""
    return calls(lambda: work(2 * size)) <= DOUBLE * calls(lambda: work(size))

"""Which lines of a Markdown text are inside a fenced code block."""

import re
from collections.abc import Sequence

_OPENS = re.compile(r" {0,3}(?:(`{3,})[^`]*|(~{3,}).*)")
_CLOSES = re.compile(r" {0,3}(`{3,}|~{3,})[ \t]*")
# Each block that is never closed costs one more reading of what follows it, so that the
# markers after it are still seen; a text with more of them than this is beyond help.
_MOST_UNCLOSED = 20


def fenced(lines: Sequence[str]) -> tuple[frozenset[int], tuple[int, ...]]:
    """Find the fenced lines, and the openings that are never closed; both counted from 0.

    The fences themselves count as fenced. A block that is never closed is taken for text, so
    that one forgotten fence does not swallow everything after it. Rule: CommonMark 0.31,
    section 4.5, without fences inside containers.
    """
    inside: set[int] = set()
    unclosed: list[int] = []
    at = 0
    while at < len(lines):
        end = _closing(lines, at)
        if end is None:
            unclosed.append(at)
            end = at if len(unclosed) < _MOST_UNCLOSED else len(lines)
        elif end > at:
            inside.update(range(at, end + 1))
        at = end + 1
    return frozenset(inside), tuple(unclosed)


def _closing(lines: Sequence[str], at: int) -> int | None:
    """Give the line that closes what opens here: the same line if nothing does, or None."""
    opening = _OPENS.fullmatch(lines[at])
    if opening is None:
        return at
    fence = opening[1] or opening[2]
    for number in range(at + 1, len(lines)):
        closing = _CLOSES.fullmatch(lines[number])
        if closing and closing[1].startswith(fence):
            return number
    return None

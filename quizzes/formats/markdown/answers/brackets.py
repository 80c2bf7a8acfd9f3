r"""Plain text with brackets around some of its words: ``[words]`` and ``[[words]]``.

A backslash makes a real bracket of a bracket: ``\[``. Of the backslashes before a bracket that is
none, two stand for one; elsewhere a backslash is itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# The look-behind lets a long run of backslashes be looked at once.
_BRACKET = re.compile(r"(?<!\\)(\\*)([\[\]])")


@dataclass(slots=True)
class Token:
    """Text, or one or two brackets of a kind that stand side by side."""

    text: str
    is_mark: bool
    line: int


def tokens(text: str, line: int) -> Iterator[Token]:
    """Cut a text at its brackets; the line is that of the first token."""
    held, at = "", 0
    mark: Token | None = None
    for found in _BRACKET.finditer(text):
        held += text[at : found.start()] + "\\" * (len(found[1]) // 2)
        at = found.end()
        if len(found[1]) % 2:
            held += found[2]
        elif mark and not held and mark.text == found[2]:
            mark.text *= 2
        else:
            if mark:
                yield mark
            if held:
                yield Token(held, False, line)
            line += held.count("\n")
            mark, held = Token(found[2], True, line), ""
        if mark and held:
            yield mark
            mark = None
    if mark:
        yield mark
    if held + text[at:]:
        yield Token(held + text[at:], False, line)


def guarded(text: str) -> str:
    """Write a text so that none of its brackets is a mark."""
    return _BRACKET.sub(lambda match: f"{match[1] * 2}\\{match[2]}", text)


def guarded_before_mark(text: str) -> str:
    """Write a text that a bracket follows, so that its last backslashes are not that bracket's."""
    bare = text.rstrip("\\")
    return guarded(bare) + "\\" * (2 * (len(text) - len(bare)))


def freed(text: str) -> str:
    """Read a text without marks, as `guarded` writes it."""
    return "".join(token.text for token in tokens(text, 0))

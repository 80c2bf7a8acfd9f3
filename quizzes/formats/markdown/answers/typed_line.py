r"""One accepted answer on its line: plain text, ``text {exact}``, or ``/pattern/``.

A plain answer that only looks like one of the others has a backslash more than it means: before
``{exact}`` at its end, or before the slash at its beginning.
"""

import re
from dataclasses import dataclass

from quizzes.questions.text import BLANK

_EXACT = "{exact}"
# Nearly right spellings mean nothing; they are told, and what is really meant so is written with
# a backslash, as the mark itself is.
_MARK = re.compile(r"(?i)([ \t]\\*)(\{[ \t]*exact[ \t]*\})$")
_PATTERN = re.compile(r"\\*/.+/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """What one line says."""

    text: str
    is_pattern: bool = False
    is_strict: bool = False
    """No typo is forgiven."""


def read(line: str) -> Accepted:
    """Read the text behind the equals sign."""
    if _is_pattern(line):
        return Accepted(text=line[1:-1], is_pattern=True)
    text = line.removesuffix(_EXACT)
    is_strict = text != line and text.endswith((" ", "\t"))
    text = text.rstrip(BLANK) if is_strict else line
    return Accepted(text=_unescaped(text), is_strict=is_strict)


def plain(text: str, is_strict: bool) -> str:
    """Write an accepted answer in plain text."""
    text = _MARK.sub(r"\1\\\2", text)
    if _PATTERN.fullmatch(text):
        text = "\\" + text
    return f"{text} {_EXACT}" if is_strict else text


def pattern(text: str) -> str:
    """Write a pattern."""
    return f"/{text}/"


def slip(line: str) -> str:
    """Say what is nearly right about a line, or nothing."""
    mark = _MARK.search(line)
    if mark and mark[1] in (" ", "\t") and mark[2] != _EXACT:
        return f"write {_EXACT} in small letters and without blanks in it"
    if line.endswith(_EXACT) and _is_pattern(line.removesuffix(_EXACT).rstrip(BLANK)):
        return f"a pattern is always exact; leave {_EXACT} out"
    return ""


def _is_pattern(line: str) -> bool:
    return line.startswith("/") and _PATTERN.fullmatch(line) is not None


def _unescaped(text: str) -> str:
    if text.startswith("\\") and _PATTERN.fullmatch(text):
        text = text[1:]
    mark = _MARK.search(text)
    if mark and mark[1].endswith("\\"):
        return text[: mark.start(2) - 1] + mark[2]
    return text

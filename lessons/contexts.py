"""Where ``::: context`` may stand: by itself, closed, with nothing of its kind inside."""

import re

from markdown_it.token import Token

from lessons.errors import Report


def note(parsed: list[Token], lines: list[str], first_line: int, report: Report) -> None:
    """Note context blocks that are nested or not closed, and marks that stand alone."""
    for token in parsed:
        if token.map is None:
            continue
        line = first_line + token.map[0]
        if token.type == "container_context_open":
            if token.level:
                report.add(line, "context", "may not stand inside a quote, a list or another one")
            elif not _closes(lines, token.map[1]):
                report.add(line, "context", "is not closed; end it with a line of ':::'")
        elif token.type == "inline":
            _note_stray(token, line, report)


def _closes(lines: list[str], number: int) -> bool:
    return number < len(lines) and re.fullmatch(r"\s*:::+\s*", lines[number]) is not None


def _note_stray(token: Token, line: int, report: Report) -> None:
    for offset, text in enumerate(token.content.split("\n")):
        if text.startswith(":::"):
            report.add(
                line + offset,
                "context",
                "':::' stands alone; a block begins with '::: context' and ends with ':::'",
            )

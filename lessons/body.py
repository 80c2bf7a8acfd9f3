"""A lesson's Markdown cut at its second-level headings, with what must not stand in it noted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown_it.token import Token

from lessons import dialect
from lessons.errors import LessonsError, Report
from lessons.slugs import RULE, is_slug
from lessons.source import one_line

CLOSING = ".closing"

_HEADED = re.compile(r"(?P<title>[^\n]*)\{(?P<marks>[^{}\n]*)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What stands under one heading; the part before the first heading has no title."""

    title: str
    slug: str
    closing: bool
    text: str
    line: int


def trimmed(lines: Sequence[str]) -> str:
    """Join lines without the blank ones at either end."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    return "\n".join(lines[filled[0] : filled[-1] + 1]) if filled else ""


def cut(text: str, first_line: int, report: Report) -> tuple[Part, ...]:
    """Cut a body into the part before its first heading and one part for each heading.

    :param first_line: the line of the file on which *text* begins.
    """
    try:
        parsed = dialect.tokens(dialect.parser(), text, {})
    except LessonsError as error:
        report.add(first_line, "body", str(error))
        return (_lead(""),)
    lines = text.split("\n")
    _note_contexts(parsed, lines, first_line, report)
    heads = [
        (place, content)
        for place, level, content in _headings(parsed, first_line, report)
        if level == 2
    ]
    ends = [place[0] for place, _ in heads[1:]] + [len(lines)]
    lead = _lead(trimmed(lines[: heads[0][0][0]] if heads else lines))
    return lead, *(
        _part(content, first_line + place[0], trimmed(lines[place[1] : end]), report)
        for (place, content), end in zip(heads, ends, strict=False)
    )


def _lead(text: str) -> Part:
    return Part(title="", slug="", closing=False, text=text, line=0)


def _headings(
    parsed: list[Token], first_line: int, report: Report
) -> list[tuple[tuple[int, int], int, str]]:
    """List (lines, level, content) of the headings that may stand; note the others."""
    found = []
    for token, inline in pairwise(parsed):
        if token.type == "heading_open" and token.map is not None:
            place, level = (token.map[0], token.map[1]), int(token.tag[1])
            message = _fault(token, level)
            if message:
                report.add(first_line + place[0], "heading", message)
            else:
                found.append((place, level, inline.content))
    return found


def _fault(token: Token, level: int) -> str:
    if token.markup in ("=", "-"):
        return (
            "a line of '=' or '-' turns the text above it into a heading; write"
            " '## Title {#slug}', or leave a blank line before a rule"
        )
    if level == 1:
        return "first-level headings are not used; the title stands in the front matter"
    if level == 2 and token.level:
        return "a passage cannot begin inside a quote, a list or a context block"
    return ""


def _part(content: str, line: int, text: str, report: Report) -> Part:
    match = _HEADED.fullmatch(content.strip())
    title = one_line(match["title"]) if match else one_line(content)
    marks = match["marks"].split() if match else []
    slug = marks[0].removeprefix("#") if marks and marks[0].startswith("#") else ""
    closing = marks[1:] == [CLOSING]
    if not slug or (marks[1:] and not closing):
        report.add(line, "heading", "write '## Title {#slug}' or '## Title {#slug .closing}'")
    elif not is_slug(slug):
        report.add(line, "heading", f"'{slug}' is no slug; use {RULE}")
    if not title:
        report.add(line, "heading", "has no title before its slug")
    if not text:
        report.add(line, "passage", "has no text; write it, or take the heading away")
    return Part(title=title, slug=slug, closing=closing, text=text, line=line)


def _note_contexts(parsed: list[Token], lines: list[str], first_line: int, report: Report) -> None:
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

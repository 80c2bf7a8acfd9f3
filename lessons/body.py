"""A lesson's Markdown cut at its second-level headings, with what must not stand in it noted."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown_it.token import Token

from lessons import contexts, dialect, references
from lessons.errors import LessonsError, Report
from lessons.slugs import RULE, is_slug
from lessons.source import one_line

PASSAGE = 2
"""The level of a passage's heading."""

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
    parser = dialect.parser()
    try:
        parsed = dialect.tokens(parser, text, {})
    except LessonsError as error:
        report.add(first_line, "body", str(error))
        return (Part(title="", slug="", closing=False, text="", line=first_line),)
    lines = text.split("\n")
    contexts.note(parsed, lines, first_line, report)
    heads = [_Head(content="", start=0, body=0), *_heads(parsed, first_line, report)]
    ends = [head.start for head in heads[1:]] + [len(lines)]
    parts = [
        _part(head, trimmed(lines[head.body : end]), first_line + head.start, report)
        for head, end in zip(heads, ends, strict=True)
    ]
    for part, inside in zip(parts, _by_head(parsed, heads), strict=True):
        references.note_far(parser, part.text, inside, part.line, report)
    return tuple(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """A passage's heading: what it says, the lines where it and its body begin, from 0."""

    content: str
    start: int
    body: int


def _heads(parsed: list[Token], first_line: int, report: Report) -> list[_Head]:
    """List the headings of passages; note the headings that may not stand."""
    found = []
    for token, inline in pairwise(parsed):
        if token.type == "heading_open" and token.map is not None:
            level = int(token.tag[1])
            if message := _fault(token, level):
                report.add(first_line + token.map[0], "heading", message)
            elif level == PASSAGE:
                found.append(_Head(content=inline.content, start=token.map[0], body=token.map[1]))
    return found


def _by_head(parsed: list[Token], heads: list[_Head]) -> list[list[Token]]:
    """Sort tokens by the heading that their line stands under; notes come out of order."""
    starts = [head.start for head in heads]
    inside: list[list[Token]] = [[] for _ in heads]
    for token in parsed:
        if token.map is not None:
            inside[bisect_right(starts, token.map[0]) - 1].append(token)
    return inside


def _fault(token: Token, level: int) -> str:
    if token.markup in ("=", "-"):
        return (
            "a line of '=' or '-' turns the text above it into a heading; write"
            " '## Title {#slug}', or leave a blank line before a rule"
        )
    if level == 1:
        return "first-level headings are not used; the title stands in the front matter"
    if level == PASSAGE and token.level:
        return "a passage cannot begin inside a quote, a list or a context block"
    return ""


def _part(head: _Head, text: str, line: int, report: Report) -> Part:
    if not head.body:
        return Part(title="", slug="", closing=False, text=text, line=line)
    match = _HEADED.fullmatch(head.content.strip())
    title = one_line(match["title"] if match else head.content)
    slug, marks = _marks(match["marks"].split() if match else [])
    if not slug or marks not in ([], [CLOSING]):
        report.add(line, "heading", "write '## Title {#slug}' or '## Title {#slug .closing}'")
    elif not is_slug(slug):
        report.add(line, "heading", f"'{slug}' is no slug; use {RULE}")
    if not title:
        report.add(line, "heading", "has no title before its slug")
    if not text:
        report.add(line, "passage", "has no text; write it, or take the heading away")
    return Part(title=title, slug=slug, closing=marks == [CLOSING], text=text, line=line)


def _marks(marks: list[str]) -> tuple[str, list[str]]:
    """Part what stands in braces into the slug and the marks after it."""
    has_slug = bool(marks) and marks[0].startswith("#")
    return (marks[0].removeprefix("#"), marks[1:]) if has_slug else ("", [])

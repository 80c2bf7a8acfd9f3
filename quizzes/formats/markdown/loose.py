"""The text format as quick add takes it: what it knows may be left out, and is put in here.

A question may begin with ``##`` alone, the first one with nothing at all; a passage that is not
named is the one that was chosen on the page; the line that parts fields and stem may be missing
where there are no fields. Lines are counted as they stand in what was typed.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from types import MappingProxyType

from quizzes.bank import MOST_QUESTIONS
from quizzes.errors import Problem
from quizzes.formats.markdown import markers
from quizzes.formats.markdown.problems import Problems
from quizzes.formats.markdown.reader import Parsed, parse
from quizzes.formats.markdown.rows import Row, lines_of, rows_of
from quizzes.questions.text import BLANK

BANK = "quick-add"
_FIELD = re.compile(r"[a-z][a-z ]{1,30}:(?![^ \t])")
_FENCE = "---"
_OPENING = 500
"""Characters of a stem that its id is made from, at most."""


@dataclass(slots=True)
class _Lines:
    """The completed text, with the line that each of its lines was typed in."""

    texts: list[str]
    places: list[int]

    def add(self, text: str, place: int) -> None:
        self.texts.append(text)
        self.places.append(place)


def parse_loose(
    text: str,
    *,
    passage: str,
    name: Callable[[str], str],
    file: str = "",
    most: int = MOST_QUESTIONS,
) -> Parsed:
    """Read questions as they are typed into quick add.

    `passage` is for questions that name none; empty when each has to. `name` makes an id of a
    stem, another one each time.
    """
    problems = Problems(file)
    lines = lines_of(text, problems)
    if problems.count:  # the text is too long
        return replace(parse("", file=file, bank=BANK), problems=problems.listed())
    made = _Lines([], [])
    blocks = _blocks(rows_of(_without_heading(lines), 1))
    beyond, blocks = blocks[most : most + 1], blocks[:most]
    fresh = _beside_given(name, blocks)
    for block in blocks:
        _complete(block, made, passage, fresh)
    parsed = _placed(parse("\n".join(made.texts), file=file, bank=BANK), made.places)
    too_many = [_too_many(block[0], most, file) for block in beyond]
    return replace(parsed, problems=(*parsed.problems, *too_many))


def _too_many(row: Row, most: int, file: str) -> Problem:
    message = f"at most {most:,} questions can be read at once; the rest was not looked at"
    return Problem(file=file, line=row.number, field="text", message=message)


def _without_heading(lines: Sequence[str]) -> list[str]:
    """Blank out the heading block of a whole file: the page knows where its questions go."""
    if not lines or lines[0].rstrip(BLANK) != _FENCE:
        return list(lines)
    ends = (n for n, line in enumerate(lines[1:], 1) if line.rstrip(BLANK) == _FENCE)
    end = next(ends, None)
    return list(lines) if end is None else [""] * (end + 1) + list(lines[end + 1 :])


def _blocks(rows: Sequence[Row]) -> list[list[Row]]:
    blocks: list[list[Row]] = [[]]
    for row in rows:
        if _begins(row):
            blocks.append([])
        blocks[-1].append(row)
    return [block for block in blocks if any(not row.is_blank for row in block)]


def _beside_given(
    name: Callable[[str], str], blocks: Sequence[Sequence[Row]]
) -> Callable[[str], str]:
    """Let no id be made that is given further down."""
    given = {block[0].text[2:].strip(BLANK) for block in blocks if _begins(block[0])}

    def fresh(stem: str) -> str:
        slug = name(stem)
        while slug in given:
            slug = name(stem)
        return slug

    return fresh


def _begins(row: Row) -> bool:
    return not row.is_code and markers.begins_question(row.text)


def _complete(block: Sequence[Row], made: _Lines, passage: str, name: Callable[[str], str]) -> None:
    rows = list(block) if _begins(block[0]) else _from_text(block)
    heading, rest = (rows[0], rows[1:]) if _begins(rows[0]) else (None, rows)
    line = heading.number if heading else rest[0].number
    fields = _fields(rest)
    body = rest[len(fields) :]
    slug = heading.text[2:].strip(BLANK) if heading else ""
    made.add(f"## {slug or name(_opening(body))}", line)
    if passage and not any(row.text.startswith("passage:") for row in fields):
        made.add(f"passage: {passage}", line)
    for row in fields:
        made.add(row.text, row.number)
    if not fields or (body and not body[0].is_blank):
        made.add("", line)
    for row in body:
        made.add(row.text, row.number)


def _from_text(rows: Sequence[Row]) -> list[Row]:
    first = next(n for n, row in enumerate(rows) if not row.is_blank)
    return list(rows[first:])


def _fields(rows: Sequence[Row]) -> list[Row]:
    """Give the fields: the first paragraph, if its first line looks like a field."""
    if not rows or not _FIELD.match(rows[0].text):
        return []
    return list(takewhile(lambda row: not row.is_blank, rows))


def _opening(rows: Sequence[Row]) -> str:
    return next((row.text[:_OPENING] for row in rows if not row.is_blank), "")


def _placed(parsed: Parsed, places: Sequence[int]) -> Parsed:
    """Give problems and questions the lines that they were typed in."""
    problems = tuple(_at(problem, places) for problem in parsed.problems)
    lines: Mapping[str, int] = {id_: places[line - 1] for id_, line in parsed.lines.items()}
    return replace(parsed, problems=problems, lines=MappingProxyType(lines))


def _at(problem: Problem, places: Sequence[int]) -> Problem:
    if not 1 <= problem.line <= len(places):
        return problem
    return replace(problem, line=places[problem.line - 1])

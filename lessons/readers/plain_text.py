"""Plain text to pieces: blank lines part it, and what a line looks like says what it is.

The rules, in the order in which they are asked:

- Blank lines and form feeds part the text into chunks. A chunk with a line of more than
  ``UNWRAPPED`` characters was not broken by hand, so that each of its lines is a chunk.
- A chunk whose lines have the same columns is a table (see ``columns``).
- A line that begins with a bullet or a number begins a list item; other lines of a list belong
  to the item above them.
- A line that stands alone and looks like a heading may be one (see ``headings``).
- Any other chunk is a paragraph, its lines joined.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from lessons.article import Bullets, Paragraph
from lessons.readers import columns, faq, furniture, headings
from lessons.readers.pieces import Piece, joined_lists
from lessons.source import one_line

UNWRAPPED = 120
"""Nobody breaks lines by hand at more characters than this."""

_BULLET = re.compile(r"[ \t]*[•◦▪‣●○∙·*+–—-][ \t]+(?P<item>\S.*)")
_NUMBER = re.compile(r"[ \t]*(?:\d{1,3}[.)]|[a-z]\))[ \t]+(?P<item>\S.*)")


class Line(NamedTuple):
    """A line that is not blank, with its number from 1."""

    number: int
    text: str


def pieces(text: str) -> list[Piece]:
    """Cut a plain text into pieces."""
    raw = [piece for chunk in _chunks(text) for piece in _pieces_of(chunk)]
    return joined_lists(headings.settle(faq.gather(furniture.sweep(raw))))


def _chunks(text: str) -> Iterator[list[Line]]:
    chunk: list[Line] = []
    for number, line in enumerate(text.split("\n"), 1):
        if chunk and ("\f" in line or not line.strip()):
            yield from _unwrapped(chunk)
            chunk = []
        if line.strip():
            chunk.append(Line(number, line.replace("\f", " ")))
    if chunk:
        yield from _unwrapped(chunk)


def _unwrapped(chunk: list[Line]) -> Iterator[list[Line]]:
    """Take a chunk apart if its lines are paragraphs; items of a list stay together."""
    if all(len(line.text) <= UNWRAPPED for line in chunk) or _rows(chunk):
        yield chunk
        return
    for is_item, lines in groupby(chunk, key=lambda line: _item(line) is not None):
        if is_item:
            yield list(lines)
        else:
            yield from ([line] for line in lines)


def _rows(chunk: list[Line]) -> tuple[tuple[str, ...], ...]:
    return columns.rows([line.text for line in chunk])


def _pieces_of(chunk: list[Line]) -> list[Piece]:
    if rows := _rows(chunk):
        return [columns.table(rows, chunk[0].number)]
    head = headings.of_chunk([line.text for line in chunk], chunk[0].number)
    if head is not None:
        return [head]
    start = next((n for n, line in enumerate(chunk) if _item(line)), len(chunk))
    before, items = chunk[:start], chunk[start:]
    found: list[Piece] = []
    if before:
        text = one_line(" ".join(line.text for line in before))
        found.append(Paragraph(text=text, line=before[0].number))
    if items:
        found.append(_list(items))
    return found


def _item(line: Line) -> re.Match[str] | None:
    match = _BULLET.fullmatch(line.text) or _NUMBER.fullmatch(line.text)
    return match if match and any(letter.isalnum() for letter in match["item"]) else None


def _list(lines: list[Line]) -> Bullets:
    items: list[list[str]] = []
    for line in lines:
        match = _item(line)
        if match:
            items.append([match["item"]])
        else:
            items[-1].append(line.text)
    return Bullets(
        items=tuple(one_line(" ".join(item)) for item in items),
        ordered=_NUMBER.fullmatch(lines[0].text) is not None,
        line=lines[0].number,
    )

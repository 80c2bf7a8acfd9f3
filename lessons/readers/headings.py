"""Headings in plain text: short lines that stand alone, told by how they are written.

A heading has at most ``MOST_WORDS`` words and ``LONGEST`` characters, no full stop or other sign
at its end (a question mark may stand there), and something to head: it is followed by text or by
a heading of another style. A line that fails the last test is a paragraph after all.

A heading's rank comes from its style. Of the styles in an article, the one that is used first
stands highest, the one that is used next stands below it, and so on. A heading on the first line
is the article's title and takes no part in this.
"""

import re
from dataclasses import replace
from enum import IntEnum, auto

from lessons.article import Bullets, LeftOut, Paragraph
from lessons.readers.pieces import Heading, Piece, Title
from lessons.source import one_line

LONGEST = 100
MOST_WORDS = 14

_NUMBERED = re.compile(
    r"(?P<number>\d{1,2}(?=[.)])|\d{1,2}(?:\.\d{1,2}){1,3})[.)]?[ \t]+(?P<title>\S.*)"
)
_UNDERLINE = re.compile(r"(?:={3,}|-{3,}|~{3,})")
_TWO_SENTENCES = re.compile(r"[^\W\d_]{3}[.!?] ")


class Style(IntEnum):
    """How a line that may be a heading is written."""

    CAPITALS = auto()
    CAPITALISED = auto()
    LOWER_CASE = auto()
    UNDERLINED = auto()
    NUMBERED = auto()
    """The first of the numbered styles: each further number in the line's own is one more."""


def of_chunk(lines: list[str], line: int) -> Heading | None:
    """Return the heading that a chunk may be."""
    text = one_line(lines[0])
    if len(lines) == 2 and _UNDERLINE.fullmatch(lines[1].strip()) and len(text) <= LONGEST:
        return _heading(text, Style.UNDERLINED, line)
    if len(lines) != 1 or not _may_head(text):
        return None
    if numbered := _NUMBERED.fullmatch(text):
        return _numbered(numbered, line)
    style = _style(text)
    return _heading(text, style, line) if style else None


def _heading(text: str, style: Style, line: int) -> Heading:
    paragraph = Paragraph(text=text, line=line)
    return Heading(title=text, rank=style, line=line, otherwise=paragraph)


def _may_head(text: str) -> bool:
    return (
        len(text) <= LONGEST
        and len(text.split()) <= MOST_WORDS
        and (text[-1].isalnum() or text[-1] in "?)]\"'”’»%")
        and not _TWO_SENTENCES.search(text)
    )


def _style(text: str) -> Style | None:
    first = next((letter for letter in text[:2] if letter.isalnum()), "")
    if not first or not any(letter.isalpha() for letter in text):
        return None
    if text == text.lower():
        return Style.LOWER_CASE if text != text.upper() and first.isalpha() else None
    if text == text.upper():
        return Style.CAPITALS
    return Style.CAPITALISED if first.isupper() or first.isdigit() else None


def _numbered(match: re.Match[str], line: int) -> Heading:
    rank = Style.NUMBERED + match["number"].count(".")
    item = Bullets(items=(match["title"],), ordered=True, line=line)
    return Heading(title=match["title"], rank=rank, line=line, otherwise=item)


def settle(pieces: list[Piece]) -> list[Piece]:
    """Decide which lines are headings, and rank them by the order in which styles are used."""
    told: list[Piece] = [piece for piece in pieces if not isinstance(piece, LeftOut)]
    kept = iter(_ranked(_decided(_titled(told))))
    return [piece if isinstance(piece, LeftOut) else next(kept) for piece in pieces]


def _titled(pieces: list[Piece]) -> list[Piece]:
    first = pieces[0] if len(pieces) > 1 else None
    if not isinstance(first, Heading):
        return pieces
    return [Title(text=first.title, line=first.line), *pieces[1:]]


def _decided(pieces: list[Piece]) -> list[Piece]:
    """Make a paragraph, or a list item, of each line that heads nothing."""
    aboves, belows = [None, *pieces[:-1]], [*pieces[1:], None]
    return [
        piece.otherwise
        if isinstance(piece, Heading) and piece.otherwise and not _heads(above, piece, below)
        else piece
        for above, piece, below in zip(aboves, pieces, belows, strict=True)
    ]


def _heads(above: Piece | None, heading: Heading, below: Piece | None) -> bool:
    if below is None or _alike(below, heading):
        return False
    # The last of several numbered lines is the last item of a list, whatever stands under it.
    return not (heading.rank >= Style.NUMBERED and _alike(above, heading))


def _alike(piece: Piece | None, heading: Heading) -> bool:
    return isinstance(piece, Heading) and piece.rank == heading.rank


def _ranked(pieces: list[Piece]) -> list[Piece]:
    styles = dict.fromkeys(piece.rank for piece in pieces if isinstance(piece, Heading))
    ranks = {style: rank for rank, style in enumerate(styles, 1)}
    return [
        replace(piece, rank=ranks[piece.rank], otherwise=None)
        if isinstance(piece, Heading)
        else piece
        for piece in pieces
    ]

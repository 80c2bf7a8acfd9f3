"""What surrounds an article on its page: links to elsewhere, notices, the note on its author.

The rules, each told in the reason that is reported:

- A short line that asks the reader to do something on the page (read more, share, subscribe) or
  that dates or counts the page is furniture.
- A line that says *author* and no more begins the author's box when no further heading of the
  article follows; the box runs to the end.
- A heading that stands twice with nothing between is one heading.
- A line without a letter or a digit only parts the text.
"""

import re

from lessons.article import LeftOut, Paragraph
from lessons.readers.pieces import Heading, Piece, left_out, text_of

LINK = "page furniture: it leads elsewhere"
NOTICE = "page furniture: a notice about the page"
AUTHOR = "the note about the author"
PARTING = "a line without words"

_LONGEST = 80

_LINKS = re.compile(
    r"(?:read|see|view|learn|load|show) more(?: \w+){0,4}|continue reading.*"
    r"|share|share (?:this|on|via)(?: \w+){0,4}|follow us.*|subscribe|subscribe (?:to|now|here).*"
    r"|sign (?:up|in)|sign up (?:for|now|here).*|log in|(?:click|tap) here.*"
    r"|back to (?:the )?top|skip to (?:main )?content|leave a (?:comment|reply)"
    r"|print this(?: page| article)?"
    r"|(?:related|recommended|popular|recent) (?:articles|posts|stories|content|reading)"
)
_NOTICES = re.compile(
    r"advertisement|sponsored(?: content)?|\d+ comments?|\d+[ -]min(?:ute)?s?(?: read)?"
    r"|(?:published|posted|updated|last updated)(?: on)? .*\d.*|(?:©|\(c\)|copyright) .*"
    r"|all rights reserved"
)
_AUTHORS = re.compile(
    r"about the authors?|authors?|written by|autor|autora|autores|sobre (?:o autor|a autora)"
    r"|über (?:den autor|die autorin)|auteure?|autrice|à propos de l['’]auteure?|autore"
    r"|sobre el autor"
)


def sweep(pieces: list[Piece]) -> list[Piece]:
    """Turn the pieces that are no part of the article into pieces that are left out."""
    return _repeats(_box([_judged(piece) for piece in pieces]))


def _judged(piece: Piece) -> Piece:
    if not isinstance(piece, Heading | Paragraph):
        return piece
    text = text_of(piece)
    if not any(character.isalnum() for character in text):
        return left_out(piece, PARTING)
    said = _said(text)
    if _LINKS.fullmatch(said):
        return left_out(piece, LINK)
    return left_out(piece, NOTICE) if _NOTICES.fullmatch(said) else piece


def _said(text: str) -> str:
    """Return a short text in small letters without the signs around it, a long one not at all."""
    return text.casefold().strip(" .:!…»›→>-–—") if len(text) <= _LONGEST else ""


def _box(pieces: list[Piece]) -> list[Piece]:
    """Leave out the author's box, which is the last thing on a page."""
    start = next((n for n, piece in enumerate(pieces) if _names_author(piece)), None)
    last = max((n for n, piece in enumerate(pieces) if _heads(piece)), default=-1)
    if start is None or start <= last or start == 0:
        return pieces
    return pieces[:start] + [
        piece if isinstance(piece, LeftOut) else left_out(piece, AUTHOR) for piece in pieces[start:]
    ]


def _names_author(piece: Piece) -> bool:
    return (
        isinstance(piece, Heading | Paragraph)
        and _AUTHORS.fullmatch(_said(text_of(piece))) is not None
    )


def _heads(piece: Piece) -> bool:
    return isinstance(piece, Heading) and not _names_author(piece)


def _repeats(pieces: list[Piece]) -> list[Piece]:
    kept: list[Piece] = []
    above: Heading | None = None
    for piece in pieces:
        if isinstance(piece, Heading) and above is not None and _same(above, piece):
            kept.append(left_out(piece, f"repeats the heading of line {above.line}"))
            continue
        kept.append(piece)
        if not isinstance(piece, LeftOut):
            above = piece if isinstance(piece, Heading) else None
    return kept


def _same(one: Heading, other: Heading) -> bool:
    return one.rank == other.rank and one.title.casefold() == other.title.casefold()

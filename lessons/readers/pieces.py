"""What both readers cut a source into: a flat row of headings, blocks and what is left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from lessons.article import (
    Block,
    Bullets,
    Code,
    LeftOut,
    Paragraph,
    QuestionAndAnswer,
    Quotation,
    Table,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """The article's own title."""

    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; of two headings the one with the smaller rank stands higher."""

    title: str
    rank: int
    line: int
    otherwise: Block | None = None
    """What the line is if it should turn out to head nothing; ``None`` where that is certain."""


Piece = Title | Heading | Block | LeftOut


def left_out(piece: Piece, reason: str) -> LeftOut:
    """Leave a piece out."""
    return LeftOut(line=piece.line, text=text_of(piece), reason=reason)


def text_of(piece: Piece) -> str:
    """Return what a piece says, on one line where it has no lines of its own."""
    match piece:
        case Heading():
            return piece.title
        case Title() | Paragraph() | Quotation() | Code() | LeftOut():
            return piece.text
        case Bullets():
            return "; ".join(piece.items)
        case Table():
            return "; ".join(" | ".join(row) for row in piece.rows)
        case QuestionAndAnswer():
            return f"{piece.question} {piece.answer}"
        case _:
            assert_never(piece)


def joined_lists(pieces: Iterable[Piece]) -> list[Piece]:
    """Make one list of lists that follow each other, as blank lines between items part them."""
    joined: list[Piece] = []
    run: list[Bullets] = []
    for piece in pieces:
        if run and not (isinstance(piece, Bullets) and piece.ordered == run[0].ordered):
            joined.append(_one_list(run))
            run = []
        if isinstance(piece, Bullets):
            run.append(piece)
        else:
            joined.append(piece)
    return [*joined, _one_list(run)] if run else joined


def _one_list(run: list[Bullets]) -> Bullets:
    items = tuple(item for bullets in run for item in bullets.items)
    return Bullets(items=items, ordered=run[0].ordered, line=run[0].line)

"""Where an article ends and its conclusion begins.

A last section whose heading says that it is the conclusion is the closing. Failing that, a
paragraph that begins with such words as *in conclusion* begins the closing when it stands under
the last heading and is not the first thing there. Words that also end a single section
(*overall*, *finally*, *ultimately*) do not count.
"""

import re

from lessons.article import LeftOut, Paragraph
from lessons.readers.pieces import Heading, Piece, left_out

HEADING = "the heading of the closing, which is kept"

_TITLE = re.compile(
    r"conclusions?|summary|in (?:conclusion|summary)|(?:final|closing|concluding)"
    r" (?:thoughts|remarks|words)",
    re.I,
)
_BEGINNING = re.compile(
    r"(?:in conclusion|to conclude|in summary|to summari[sz]e|to sum up|in closing)\b", re.I
)


def concludes(piece: Piece) -> bool:
    """Say whether a paragraph says of itself that it concludes."""
    return isinstance(piece, Paragraph) and _BEGINNING.match(piece.text) is not None


def part(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Part the pieces into the article and its closing."""
    heads = [n for n, piece in enumerate(pieces) if isinstance(piece, Heading)]
    if not heads:
        return pieces, []
    last = pieces[heads[-1]]
    highest = min(piece.rank for piece in pieces if isinstance(piece, Heading))
    if isinstance(last, Heading) and last.rank == highest and _TITLE.fullmatch(last.title):
        return [*pieces[: heads[-1]], left_out(last, HEADING)], pieces[heads[-1] + 1 :]
    told = [n for n in range(heads[-1] + 1, len(pieces)) if not isinstance(pieces[n], LeftOut)]
    start = next((n for n in told[1:] if concludes(pieces[n])), len(pieces))
    return pieces[:start], pieces[start:]

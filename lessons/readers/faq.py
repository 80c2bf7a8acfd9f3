"""Frequently asked questions: a heading that says so, then questions with their answers.

A question is a heading or a paragraph of one sentence that ends with a question mark. Its answer
is what follows, up to the next question. The questions end with the next heading that asks
nothing and does not stand below the heading that began them, or with a conclusion.
"""

import re

from lessons.article import Bullets, LeftOut, Paragraph, QuestionAndAnswer
from lessons.readers.conclusion import concludes
from lessons.readers.pieces import Heading, Piece, left_out, text_of

HEADING = "the heading of the questions and answers, which are kept"
INNER = "a heading among the questions and answers, which are kept"

_FAQ = re.compile(r"\bfaqs?\b|\bfrequently asked questions\b|\bquestions and answers\b", re.I)
_MOST_WORDS = 30
_LONGEST = 300


def gather(pieces: list[Piece]) -> list[Piece]:
    """Turn the pieces of each FAQ into questions with answers."""
    gathered: list[Piece] = []
    place = 0
    while place < len(pieces):
        piece = pieces[place]
        if isinstance(piece, Heading) and _FAQ.search(piece.title):
            end = _end(pieces, place + 1, piece)
            gathered += _paired(piece, pieces[place + 1 : end])
            place = end
        else:
            gathered.append(piece)
            place += 1
    return gathered


def _end(pieces: list[Piece], start: int, faq: Heading) -> int:
    for place in range(start, len(pieces)):
        piece = pieces[place]
        if concludes(piece):
            return place
        if isinstance(piece, Heading) and not _asks(piece) and _ends(piece, faq, pieces[place - 1]):
            return place
    return len(pieces)


def _ends(heading: Heading, faq: Heading, above: Piece) -> bool:
    if heading.otherwise is None:
        return heading.rank <= faq.rank
    # In plain text a short line under a question is its answer, not a heading.
    return not _asks(above)


def _asks(piece: Piece) -> bool:
    text = text_of(piece)
    return (
        isinstance(piece, Heading | Paragraph)
        and len(text) <= _LONGEST
        and text.endswith("?")
        and len(text.split()) <= _MOST_WORDS
        and not re.search(r"[.!?] ", text)
    )


def _paired(faq: Heading, pieces: list[Piece]) -> list[Piece]:
    if not any(_asks(piece) for piece in pieces):
        return [faq, *pieces]
    paired: list[Piece] = [left_out(faq, HEADING)]
    question: Piece | None = None
    answer: list[str] = []
    for piece in pieces:
        if isinstance(piece, LeftOut):
            paired.append(piece)
        elif _asks(piece):
            paired += _pair(question, answer)
            question, answer = piece, []
        elif isinstance(piece, Heading) and piece.otherwise is None:
            paired.append(left_out(piece, INNER))
        elif question is None:
            paired.append(piece)
        else:
            answer.append(_said(piece))
    return paired + _pair(question, answer)


def _pair(question: Piece | None, answer: list[str]) -> list[Piece]:
    if question is None:
        return []
    if not answer:
        return [left_out(question, "a question without an answer")]
    asked = text_of(question)
    return [QuestionAndAnswer(question=asked, answer="\n\n".join(answer), line=question.line)]


def _said(piece: Piece) -> str:
    if isinstance(piece, Bullets):
        return "\n".join(f"- {item}" for item in piece.items)
    return text_of(piece)

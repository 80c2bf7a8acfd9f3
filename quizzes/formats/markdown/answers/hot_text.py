"""A text with words to mark, as it is read and written."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizzes.formats.markdown.answers.brackets import (
    Token,
    freed,
    guarded,
    guarded_before_mark,
    tokens,
)
from quizzes.formats.markdown.answers.part import (
    STAND_IN,
    Entry,
    Part,
    Written,
    feedback_lines,
    made,
    only,
)
from quizzes.formats.markdown.problems import Problems
from quizzes.formats.markdown.sections import TEXT
from quizzes.questions import Body, HotText, Piece, limits

_CLOSING = {"[": "]", "[[": "]]"}
# The second stretch of the same words, and so on; brackets of the words have backslashes.
_WHICH = re.compile(r"(.*) \[([0-9]{1,3})\]")
# Brackets around words, and one backslash or two for each character: more is told unread.
_LONGEST = 2 * limits.STEM + 4 * limits.HOT_WORDS
_REMEDY = "write [words] or, where they are right, [[words]], and \\[ for a real bracket"


def read(part: Part, problems: Problems) -> Body:
    """Read a text with words to mark; feedback stands above it, under ``~`` and the words."""
    only(part, "~", "hot text", problems)
    section = part.sections.get(TEXT)
    if section is None:
        message = f"is missing; add a line ### {TEXT} and the text under it: {_REMEDY}"
        problems.add(part.line, f"### {TEXT}", message)
        return STAND_IN
    if len(section.text) > _LONGEST:
        message = f"is longer than {limits.STEM:,} characters; shorten it"
        problems.add(section.line, f"### {TEXT}", message)
        return STAND_IN
    before = problems.count
    pieces = list(_pieces(tokens(section.text, section.line), problems))
    _add_feedback(pieces, part.entries, problems)
    if problems.count > before:
        return STAND_IN  # what follows would only say the same again, without the line
    return made(lambda: HotText(pieces=tuple(pieces)), STAND_IN, {}, section.line, problems)


def write(body: HotText) -> Written:
    """Write the text with its brackets, and the feedback of each stretch that has one."""
    lines: list[str] = []
    times: Counter[str] = Counter()
    for piece in body.markable:
        times[piece.text] += 1
        if piece.feedback:
            which = f" [{times[piece.text]}]" if times[piece.text] > 1 else ""
            lines += [f"~ {guarded(piece.text)}{which}", *feedback_lines(piece.feedback)]
    return Written(lines=lines, sections=((TEXT, "".join(_written(body.pieces))),))


def _written(pieces: Sequence[Piece]) -> Iterator[str]:
    for number, piece in enumerate(pieces, start=1):
        if piece.markable:
            text = guarded_before_mark(piece.text)
            yield f"[[{text}]]" if piece.right else f"[{text}]"
        else:
            yield guarded_before_mark(piece.text) if number < len(pieces) else guarded(piece.text)


def _pieces(found: Iterator[Token], problems: Problems) -> Iterator[Piece]:
    opened: Token | None = None
    inside = ""
    for token in found:
        if not token.is_mark and opened:
            inside = token.text
        elif not token.is_mark:
            yield Piece(text=token.text)
        elif opened is None and token.text in _CLOSING:
            opened, inside = token, ""
        elif opened and token.text == _CLOSING[opened.text]:
            yield _markable(inside, opened, problems)
            opened = None
        else:
            problems.add(token.line, token.text, f"closes or opens nothing here: {_REMEDY}")
            opened = None
    if opened:
        problems.add(opened.line, opened.text, f"is never closed: {_REMEDY}")


def _markable(text: str, opened: Token, problems: Problems) -> Piece:
    return made(
        lambda: Piece(text=text, markable=True, right=opened.text == "[["),
        Piece(text="?", markable=True),
        {},
        opened.line,
        problems,
    )


def _add_feedback(pieces: list[Piece], entries: Sequence[Entry], problems: Problems) -> None:
    places = _places(pieces)
    for entry in (entry for entry in entries if entry.mark == "~"):
        which = _WHICH.fullmatch(entry.text)
        words, number = (which[1], int(which[2])) if which else (entry.text, 1)
        place = places.pop((freed(words), number), None)
        if place is None:
            message = "has no such words to mark, or has them in two lines; repeated words are "
            problems.add(entry.line, "~", f"{message}told apart as in ~ words [2]")
        elif not entry.feedback_rows:
            problems.add(entry.line, "~", "has no feedback under it; leave the line out")
        else:
            pieces[place] = _with_feedback(pieces[place], entry, problems)


def _places(pieces: Sequence[Piece]) -> dict[tuple[str, int], int]:
    places: dict[tuple[str, int], int] = {}
    times: Counter[str] = Counter()
    for place, piece in enumerate(pieces):
        if piece.markable:
            times[piece.text] += 1
            places[piece.text, times[piece.text]] = place
    return places


def _with_feedback(piece: Piece, entry: Entry, problems: Problems) -> Piece:
    return made(
        lambda: replace(piece, feedback=entry.feedback),
        piece,
        {"feedback": entry.feedback_line},
        entry.line,
        problems,
    )

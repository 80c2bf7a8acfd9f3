"""Which of the ways of writing many questions a text is in, and reading it so."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Protocol, assert_never

from quizzes.bank import MOST_QUESTIONS
from quizzes.formats import aiken, plain_list
from quizzes.formats.lettered import Namer
from quizzes.formats.markdown import markers
from quizzes.formats.markdown.loose import parse_loose
from quizzes.formats.markdown.reader import Parsed
from quizzes.questions.text import BLANK

_LOOKED_AT = 2_000
"""Lines that are looked at; a format shows itself long before."""


class Writing(StrEnum):
    """A way of writing many questions; the value is what it is called on pages."""

    TEXT_FORMAT = "the text format"
    AIKEN = "the Aiken format"
    PLAIN_LIST = "a numbered list with lettered options"


class Parser(Protocol):
    """What each of the ways is read by."""

    def __call__(
        self, text: str, *, passage: str, name: Namer, file: str = "", most: int = MOST_QUESTIONS
    ) -> Parsed:
        """Read a text; nothing is ever raised."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """How a text was understood, and what it holds."""

    writing: Writing
    parsed: Parsed


def recognise(text: str) -> Writing:
    """Say how a text is written.

    A line that begins with ``##``, or an option or answer as the text format marks them, makes it
    the text format; else lettered options make it a list if a numbered line comes first, and
    Aiken if another does. A text that shows nothing of all this is the text format, whose
    problems say what is missing.
    """
    lines = [line.strip(BLANK) for line in islice(text.splitlines(), _LOOKED_AT)]
    written = [line for line in lines if line]
    if not written or any(_marked(line) for line in written):
        return Writing.TEXT_FORMAT
    if not any(plain_list.OPTION.fullmatch(line) for line in written):
        return Writing.TEXT_FORMAT
    return Writing.PLAIN_LIST if plain_list.QUESTION.fullmatch(written[0]) else Writing.AIKEN


def read(
    text: str, *, passage: str, name: Namer, file: str = "", most: int = MOST_QUESTIONS
) -> Recognised:
    """Read a text in the way in which it is written; nothing is ever raised.

    `passage` is for questions that name none; beyond `most` of them nothing is looked at.
    """
    writing = recognise(text)
    parse = _parser(writing)
    parsed = parse(text, passage=passage, name=name, file=file, most=most)
    return Recognised(writing=writing, parsed=parsed)


def _parser(writing: Writing) -> Parser:
    match writing:
        case Writing.TEXT_FORMAT:
            return parse_loose
        case Writing.AIKEN:
            return aiken.parse
        case Writing.PLAIN_LIST:
            return plain_list.parse
        case _:
            assert_never(writing)


def _marked(line: str) -> bool:
    return markers.begins_question(line) or markers.answer(line) is not None

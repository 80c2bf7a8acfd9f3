"""The answer part of each kind; the one place of this format where a kind is added."""

from collections.abc import Sequence
from typing import assert_never

from quizzes.formats.markdown.answers import choice, recall, short_answer, true_false
from quizzes.formats.markdown.answers.part import Entry, Part, Written
from quizzes.formats.markdown.problems import Problems
from quizzes.questions import (
    Body,
    Kind,
    MultipleResponse,
    Recall,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)

__all__ = ["infer", "read", "write"]


def read(kind: Kind, part: Part, problems: Problems) -> Body:
    """Read a body; if it was refused (the problems say why), another stands in for it."""
    match kind:
        case Kind.SINGLE_CHOICE:
            return choice.read_single(part, problems)
        case Kind.MULTIPLE_RESPONSE:
            return choice.read_multiple(part, problems)
        case Kind.TRUE_FALSE:
            return true_false.read(part, problems)
        case Kind.SHORT_ANSWER:
            return short_answer.read(part, problems)
        case Kind.RECALL:
            return recall.read(part, problems)
        case _:
            assert_never(kind)


def write(body: Body) -> Written:
    """Write a body."""
    match body:
        case SingleChoice() | MultipleResponse():
            return choice.write(body)
        case TrueFalse():
            return true_false.write(body)
        case ShortAnswer():
            return short_answer.write(body)
        case Recall():
            return recall.write(body)
        case _:
            assert_never(body)


def infer(part: Part) -> Kind | None:
    """Tell the kind from the shape of the answer part, or None if there is no such part."""
    if not part.entries:
        return Kind.RECALL if part.answer else None
    first = part.entries[0].mark
    if first.startswith("("):
        return Kind.SINGLE_CHOICE
    if first.startswith("["):
        return Kind.MULTIPLE_RESPONSE
    return Kind.TRUE_FALSE if _decides(part.entries) else Kind.SHORT_ANSWER


def _decides(entries: Sequence[Entry]) -> bool:
    # However it is spelled: "= True" is a slip, not a word to be typed, and is told as one.
    return all(entry.text.casefold() in true_false.VALUES for entry in entries)

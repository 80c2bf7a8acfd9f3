"""The answer part of each kind; the one place of this format where a kind is added."""

from collections.abc import Sequence
from typing import assert_never

from quizzes.formats.markdown import sections
from quizzes.formats.markdown.answers import (
    categorising,
    choice,
    cloze,
    essay,
    hot_text,
    matching,
    numeric,
    ordering,
    recall,
    short_answer,
    true_false,
)
from quizzes.formats.markdown.answers.part import Entry, Part, Written
from quizzes.formats.markdown.problems import Problems
from quizzes.questions import (
    Body,
    Categorising,
    Cloze,
    Essay,
    HotText,
    Kind,
    Matching,
    MultipleResponse,
    Numeric,
    Ordering,
    Recall,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)

__all__ = ["infer", "read", "write"]

_BY_SHAPE = {
    "( )": Kind.SINGLE_CHOICE,
    "(x)": Kind.SINGLE_CHOICE,
    "[ ]": Kind.MULTIPLE_RESPONSE,
    "[x]": Kind.MULTIPLE_RESPONSE,
    "=>": Kind.MATCHING,
    "1.": Kind.ORDERING,
    "[[ ]]": Kind.CLOZE,
}

_BY_SECTION = {sections.TEXT: Kind.HOT_TEXT, sections.RUBRIC: Kind.ESSAY}


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
        case Kind.NUMERIC:
            return numeric.read(part, problems)
        case Kind.CLOZE:
            return cloze.read(part, problems)
        case Kind.MATCHING:
            return matching.read(part, problems)
        case Kind.ORDERING:
            return ordering.read(part, problems)
        case Kind.CATEGORISING:
            return categorising.read(part, problems)
        case Kind.HOT_TEXT:
            return hot_text.read(part, problems)
        case Kind.ESSAY:
            return essay.read(part, problems)
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
        case Numeric():
            return numeric.write(body)
        case Cloze():
            return cloze.write(body)
        case Matching():
            return matching.write(body)
        case Ordering():
            return ordering.write(body)
        case Categorising():
            return categorising.write(body)
        case HotText():
            return hot_text.write(body)
        case Essay():
            return essay.write(body)
        case Recall():
            return recall.write(body)
        case _:
            assert_never(body)


def infer(part: Part) -> Kind | None:
    """Tell the kind from the shape of the answer part, or None if there is no such part."""
    for name, kind in _BY_SECTION.items():
        if name in part.sections:
            return kind
    if not part.entries:
        return Kind.RECALL if sections.ANSWER in part.sections else None
    first = part.entries[0].shape
    if first in _BY_SHAPE:
        return _BY_SHAPE[first]
    return Kind.TRUE_FALSE if _decides(part.entries) else Kind.SHORT_ANSWER


def _decides(entries: Sequence[Entry]) -> bool:
    # However it is spelled: "= True" is a slip, not a word to be typed, and is told as one.
    deciding = true_false.decisions(entries)
    return all(entry.text.casefold() in true_false.VALUES for entry in deciding)

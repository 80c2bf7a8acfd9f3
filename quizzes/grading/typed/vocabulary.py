"""The words of a bank that an answer may not be taken for: keys, distractors, wrong answers."""

import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from quizzes.questions import (
    Body,
    Categorising,
    Cloze,
    Essay,
    HotText,
    Matching,
    MultipleResponse,
    Numeric,
    Ordering,
    Question,
    Recall,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 6
"""Two letters less than the shortest word in which a typo is forgiven: no typo reaches farther."""
_MOST_WORDS = 6
"""A longer text is a sentence; nobody types one of its words for another answer."""


def vocabulary(questions: Iterable[Question]) -> frozenset[str]:
    """Give the long words of all short texts that are answers to such questions.

    They have no capital letters.
    """
    return frozenset(
        word for question in questions for text in _texts(question.body) for word in words(text)
    )


def words(text: str) -> Iterator[str]:
    """Give the long words of a text that is short enough to be an answer."""
    found = _WORD.findall(text.casefold())
    if len(found) <= _MOST_WORDS:
        yield from (word for word in found if len(word) >= _SHORTEST)


def _texts(body: Body) -> Iterator[str]:
    match body:
        case SingleChoice() | MultipleResponse():
            yield from (option.text for option in body.options)
        case TrueFalse():
            yield from (reason.text for reason in body.reasons)
        case ShortAnswer():
            yield from body.accepted
            yield from (wrong.text for wrong in body.wrong)
        case Cloze():
            yield from (text for gap in body.gaps for text in _texts(gap.body))
        case Matching():
            yield from (text for pair in body.pairs for text in (pair.left, pair.right))
            yield from body.distractors
        case Ordering():
            yield from body.items
        case Categorising():
            for category in body.categories:
                yield from (category.name, *category.items)
        case HotText():
            yield from (piece.text for piece in body.markable)
        case Recall():
            yield body.answer
        case Numeric() | Essay():
            return
        case _:
            assert_never(body)

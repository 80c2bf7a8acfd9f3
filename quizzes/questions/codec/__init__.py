"""The stored form of a question: JSON, lossless both ways, strict when read."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import assert_never

from quizzes.errors import ShapeRefused
from quizzes.questions.categorising import Categorising
from quizzes.questions.choice import MultipleResponse, SingleChoice
from quizzes.questions.cloze import Cloze
from quizzes.questions.codec import (
    categorising,
    choice,
    cloze,
    essay,
    hint,
    hot_text,
    matching,
    numeric,
    ordering,
    recall,
    short_answer,
    true_false,
    variables,
)
from quizzes.questions.codec.shape import Fields
from quizzes.questions.essay import Essay
from quizzes.questions.hot_text import HotText
from quizzes.questions.kind import Bloom, Credit, Difficulty, Kind, RestsOn
from quizzes.questions.matching import Matching
from quizzes.questions.numeric import Numeric
from quizzes.questions.ordering import Ordering
from quizzes.questions.question import Body, Question
from quizzes.questions.recall import Recall
from quizzes.questions.short_answer import ShortAnswer
from quizzes.questions.true_false import TrueFalse

__all__ = ["from_json", "to_json"]

_DIFFICULTIES: dict[int, Difficulty] = {1: 1, 2: 2, 3: 3}
_LATER: Mapping[str, object] = MappingProxyType(
    {
        "credit": None,
        "hints": [],
        "author": "",
        "licence": "",
        "variables": [],
    }
)
"""What questions that were stored before there was such a name are taken to say."""


def to_json(question: Question) -> dict[str, object]:
    """Give a question as plain lists, texts and numbers; every name is always there."""
    return {
        "id": question.id,
        "kind": question.kind.value,
        "stem": question.stem,
        "body": _body_to_json(question.body),
        "passage": question.passage,
        "objective": question.objective,
        "difficulty": question.difficulty,
        "bloom": question.bloom.value,
        "tags": list(question.tags),
        "rests_on": question.rests_on.value,
        "explanation": question.explanation,
        "points": question.points,
        "credit": question.credit.value if question.credit else None,
        "hints": [hint.to_json(one) for one in question.hints],
        "author": question.author,
        "licence": question.licence,
        "variables": [variables.to_json(one) for one in question.variables],
    }


def from_json(data: object) -> Question:
    """Read a stored question.

    :raise ShapeRefused: a name is missing, unknown, or has a value of another type.
    :raise QuestionFaults: the values make no sound question.
    """
    fields = Fields(
        data,
        *("id", "kind", "stem", "body", "passage", "objective"),
        *("difficulty", "bloom", "tags", "rests_on", "explanation", "points"),
        later=_LATER,
    )
    return Question(
        id=fields.text("id"),
        stem=fields.text("stem"),
        body=_body_from_json(fields.word("kind", Kind), fields.any("body")),
        passage=fields.text("passage"),
        objective=fields.text("objective"),
        difficulty=_difficulty(fields.whole("difficulty")),
        bloom=fields.word("bloom", Bloom),
        tags=fields.texts("tags"),
        rests_on=fields.word("rests_on", RestsOn),
        explanation=fields.text("explanation"),
        points=fields.whole("points"),
        credit=fields.word_or_none("credit", Credit),
        hints=tuple(hint.from_json(one) for one in fields.items("hints")),
        author=fields.text("author"),
        licence=fields.text("licence"),
        variables=tuple(variables.from_json(one) for one in fields.items("variables")),
    )


def _body_to_json(body: Body) -> dict[str, object]:
    match body:
        case SingleChoice() | MultipleResponse():
            return choice.to_json(body)
        case TrueFalse():
            return true_false.to_json(body)
        case ShortAnswer():
            return short_answer.to_json(body)
        case Numeric():
            return numeric.to_json(body)
        case Cloze():
            return cloze.to_json(body)
        case Matching():
            return matching.to_json(body)
        case Ordering():
            return ordering.to_json(body)
        case Categorising():
            return categorising.to_json(body)
        case HotText():
            return hot_text.to_json(body)
        case Essay():
            return essay.to_json(body)
        case Recall():
            return recall.to_json(body)
        case _:
            assert_never(body)


def _body_from_json(kind: Kind, data: object) -> Body:
    match kind:
        case Kind.SINGLE_CHOICE:
            return choice.single_from_json(data)
        case Kind.MULTIPLE_RESPONSE:
            return choice.multiple_from_json(data)
        case Kind.TRUE_FALSE:
            return true_false.from_json(data)
        case Kind.SHORT_ANSWER:
            return short_answer.from_json(data)
        case Kind.NUMERIC:
            return numeric.from_json(data)
        case Kind.CLOZE:
            return cloze.from_json(data)
        case Kind.MATCHING:
            return matching.from_json(data)
        case Kind.ORDERING:
            return ordering.from_json(data)
        case Kind.CATEGORISING:
            return categorising.from_json(data)
        case Kind.HOT_TEXT:
            return hot_text.from_json(data)
        case Kind.ESSAY:
            return essay.from_json(data)
        case Kind.RECALL:
            return recall.from_json(data)
        case _:
            assert_never(kind)


def _difficulty(number: int) -> Difficulty:
    if number not in _DIFFICULTIES:
        raise ShapeRefused("difficulty should be 1, 2 or 3.")
    return _DIFFICULTIES[number]

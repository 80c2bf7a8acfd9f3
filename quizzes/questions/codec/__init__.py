"""The stored form of a question: JSON, lossless both ways, strict when read."""

from typing import assert_never

from quizzes.errors import ShapeRefused
from quizzes.questions.choice import MultipleResponse, SingleChoice
from quizzes.questions.codec import choice, recall, short_answer, true_false
from quizzes.questions.codec.shape import Fields
from quizzes.questions.kind import Bloom, Difficulty, Kind, RestsOn
from quizzes.questions.question import Body, Question
from quizzes.questions.recall import Recall
from quizzes.questions.short_answer import ShortAnswer
from quizzes.questions.true_false import TrueFalse

__all__ = ["from_json", "to_json"]

_DIFFICULTIES: dict[int, Difficulty] = {1: 1, 2: 2, 3: 3}


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
    )


def _body_to_json(body: Body) -> dict[str, object]:
    match body:
        case SingleChoice() | MultipleResponse():
            return choice.to_json(body)
        case TrueFalse():
            return true_false.to_json(body)
        case ShortAnswer():
            return short_answer.to_json(body)
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
        case Kind.RECALL:
            return recall.from_json(data)
        case _:
            assert_never(kind)


def _difficulty(number: int) -> Difficulty:
    if number not in _DIFFICULTIES:
        raise ShapeRefused("difficulty should be 1, 2 or 3.")
    return _DIFFICULTIES[number]

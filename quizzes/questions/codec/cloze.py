"""The stored form of a text with gaps: each gap with its kind and the body of that kind."""

from typing import assert_never

from quizzes.errors import ShapeRefused
from quizzes.questions.choice import SingleChoice
from quizzes.questions.cloze import Cloze, Gap, GapBody
from quizzes.questions.codec import choice, numeric, short_answer
from quizzes.questions.codec.shape import Fields
from quizzes.questions.kind import Kind
from quizzes.questions.numeric import Numeric
from quizzes.questions.short_answer import ShortAnswer


def to_json(body: Cloze) -> dict[str, object]:
    """Give the gaps in the order of the stem."""
    return {"gaps": [_gap_to_json(gap) for gap in body.gaps]}


def from_json(data: object) -> Cloze:
    """Read a text with gaps."""
    items = Fields(data, "gaps").items("gaps")
    return Cloze(gaps=tuple(_gap_from_json(item) for item in items))


def _gap_to_json(gap: Gap) -> dict[str, object]:
    kind, body = _body_to_json(gap.body)
    return {"name": gap.name, "kind": kind.value, "body": body}


def _gap_from_json(data: object) -> Gap:
    fields = Fields(data, "name", "kind", "body")
    body = _body_from_json(fields.word("kind", Kind), fields.any("body"))
    return Gap(name=fields.text("name"), body=body)


def _body_to_json(body: GapBody) -> tuple[Kind, dict[str, object]]:
    match body:
        case SingleChoice():
            return Kind.SINGLE_CHOICE, choice.to_json(body)
        case ShortAnswer():
            return Kind.SHORT_ANSWER, short_answer.to_json(body)
        case Numeric():
            return Kind.NUMERIC, numeric.to_json(body)
        case _:
            assert_never(body)


def _body_from_json(kind: Kind, data: object) -> GapBody:
    match kind:
        case Kind.SINGLE_CHOICE:
            return choice.single_from_json(data)
        case Kind.SHORT_ANSWER:
            return short_answer.from_json(data)
        case Kind.NUMERIC:
            return numeric.from_json(data)
        case _:
            raise ShapeRefused("A gap is of the kind single_choice, short_answer or numeric.")

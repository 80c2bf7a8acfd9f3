"""The stored form of a hint."""

from quizzes.questions.codec.shape import Fields
from quizzes.questions.hint import Hint


def to_json(hint: Hint) -> dict[str, object]:
    """Give the text, and the cost as a text such as ``1/4``."""
    return {"text": hint.text, "cost": str(hint.cost)}


def from_json(data: object) -> Hint:
    """Read a hint."""
    fields = Fields(data, "text", "cost")
    return Hint(text=fields.text("text"), cost=fields.share("cost"))

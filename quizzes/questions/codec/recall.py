"""The stored form of a prompt."""

from quizzes.questions.codec.shape import Fields
from quizzes.questions.recall import Recall


def to_json(body: Recall) -> dict[str, object]:
    """Give the answer."""
    return {"answer": body.answer}


def from_json(data: object) -> Recall:
    """Read a prompt."""
    return Recall(answer=Fields(data, "answer").text("answer"))

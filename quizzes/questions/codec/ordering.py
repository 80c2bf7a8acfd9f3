"""The stored form of things to put in order."""

from quizzes.questions.codec.shape import Fields
from quizzes.questions.ordering import Ordering


def to_json(body: Ordering) -> dict[str, object]:
    """Give the items in the right order."""
    return {"items": list(body.items)}


def from_json(data: object) -> Ordering:
    """Read things to put in order."""
    return Ordering(items=Fields(data, "items").texts("items"))

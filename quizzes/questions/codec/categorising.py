"""The stored form of things to put into categories."""

from quizzes.questions.categorising import Categorising, Category
from quizzes.questions.codec.shape import Fields


def to_json(body: Categorising) -> dict[str, object]:
    """Give the categories, each with what belongs into it."""
    return {
        "categories": [
            {"name": category.name, "items": list(category.items)} for category in body.categories
        ]
    }


def from_json(data: object) -> Categorising:
    """Read things to put into categories."""
    items = Fields(data, "categories").items("categories")
    return Categorising(categories=tuple(_category(item) for item in items))


def _category(data: object) -> Category:
    fields = Fields(data, "name", "items")
    return Category(name=fields.text("name"), items=fields.texts("items"))

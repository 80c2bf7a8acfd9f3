"""Things that are given a place: matched, ordered, put into categories."""

from collections.abc import Callable
from typing import Any

from quizzes.questions import Categorising, Matching, Ordering


def asked_matching(body: Matching, render: Callable[[str], str]) -> dict[str, Any]:
    """Give the left sides, and the right sides to choose from."""
    return {
        "things": [render(pair.left) for pair in body.pairs],
        "options": [render(target) for target in body.targets],
    }


def asked_categorising(body: Categorising, render: Callable[[str], str]) -> dict[str, Any]:
    """Give the items, and the categories in the author's order."""
    return {
        "options": [render(item) for item in body.items],
        "places": [render(category.name) for category in body.categories],
    }


def asked_ordering(body: Ordering, render: Callable[[str], str]) -> dict[str, Any]:
    """Give the items; their order here is the key, so each learner meets them in another one."""
    return {"options": [render(item) for item in body.items]}


def told(body: Matching | Categorising) -> dict[str, Any]:
    """Give for each thing the position of its place."""
    return {"key": list(body.key)}

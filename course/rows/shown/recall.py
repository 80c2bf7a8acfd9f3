"""A prompt; its answer is shown when its learner asks for it."""

from collections.abc import Callable
from typing import Any

from quizzes.questions import Recall


def asked() -> dict[str, Any]:
    """Give nothing: the stem is the whole question."""
    return {}


def told(body: Recall, render: Callable[[str], str]) -> dict[str, Any]:
    """Give the answer."""
    return {"answer": render(body.answer)}

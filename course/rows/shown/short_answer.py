"""An answer to type."""

from collections.abc import Callable
from typing import Any

from quizzes.questions import ShortAnswer


def asked() -> dict[str, Any]:
    """Give nothing: an empty line says all there is to say."""
    return {}


def told(body: ShortAnswer, render: Callable[[str], str]) -> dict[str, Any]:
    """Give what is accepted, and what is said to expected wrong answers."""
    return {
        "accepted": list(body.accepted),
        # By its Markdown, in which a Mark names the feedback that it gives.
        "said": {wrong.feedback: render(wrong.feedback) for wrong in body.wrong},
    }

"""A decision and, where one is asked, its reason."""

from collections.abc import Callable
from typing import Any

from course.rows.shown.choice import told_options
from quizzes.questions import TrueFalse


def asked(body: TrueFalse, render: Callable[[str], str]) -> dict[str, Any]:
    """Give the reasons to choose from."""
    return {"options": [render(reason.text) for reason in body.reasons]}


def told(body: TrueFalse, render: Callable[[str], str]) -> dict[str, Any]:
    """Give the key and what is said to either decision and to each reason."""
    return {
        "right": body.right,
        "true": render(body.feedback_true),
        "false": render(body.feedback_false),
        "reasons": told_options(body.reasons, render),
    }

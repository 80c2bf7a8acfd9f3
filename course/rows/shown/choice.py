"""Options: their texts before the answer, which are right and why after it."""

from collections.abc import Callable, Sequence
from typing import Any

from quizzes.questions import MultipleResponse, Option, SingleChoice


def asked(body: SingleChoice | MultipleResponse, render: Callable[[str], str]) -> dict[str, Any]:
    """Give the options' texts."""
    return {"options": [render(option.text) for option in body.options]}


def told(body: SingleChoice | MultipleResponse, render: Callable[[str], str]) -> dict[str, Any]:
    """Give each option's key and feedback."""
    return {"options": told_options(body.options, render)}


def told_options(
    options: Sequence[Option], render: Callable[[str], str]
) -> list[dict[str, bool | str]]:
    """Give key and feedback of options."""
    return [{"right": option.right, "feedback": render(option.feedback)} for option in options]

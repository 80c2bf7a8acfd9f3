"""A text to write; by what it is judged is told beforehand."""

from collections.abc import Callable
from typing import Any

from quizzes.questions import Essay

MODEL_ANSWER = "answer"
"""Under this name the model answer is told."""


def asked(body: Essay) -> dict[str, Any]:
    """Give the rubric and the wanted length."""
    return {
        "rubric": [
            {
                "name": criterion.name,
                "levels": [[level.worth, level.description] for level in criterion.levels],
            }
            for criterion in body.rubric
        ],
        "words": [body.fewest_words, body.most_words],
    }


def told(body: Essay, render: Callable[[str], str]) -> dict[str, Any]:
    """Give the model answer."""
    return {MODEL_ANSWER: render(body.model_answer)}

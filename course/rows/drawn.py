"""A question with variables as one learner meets it: drawn by a seed, the same each time."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from course.rows.shown import DRAWN, asked_html, told_html
from course.rows.versions import read_body
from quizzes.grading import Mark, grade
from quizzes.parameters import realise
from quizzes.questions import Question, Response

CACHED_DRAWS = 1024
POSITIONS = 1_000
"""More than a paper has."""


def attempt_seed(seed: int, position: int) -> int:
    """Give the seed of one question of an attempt."""
    return seed * POSITIONS + position


def card_seed(card_id: int, sequence: int) -> int:
    """Give the seed of a card's next asking: another one each time it comes back."""
    return card_id * 1_000_003 + sequence


def asked_drawn(asked: Mapping[str, Any], body: str, seed: int) -> Mapping[str, Any]:
    """Give what is asked; of a question without variables, what is stored."""
    return asked_html(_drawn(body, seed)) if DRAWN in asked else asked


def told_drawn(
    asked: Mapping[str, Any], told: Mapping[str, Any], body: str, seed: int
) -> Mapping[str, Any]:
    """Give what is told; of a question without variables, what is stored."""
    return told_html(_drawn(body, seed)) if DRAWN in asked else told


def grade_drawn(body: str, seed: int, response: Response) -> Mark:
    """Mark a response to a stored question as the seed draws it."""
    value = read_body(body)
    return grade(_drawn(body, seed) if value.variables else value, response)


@lru_cache(maxsize=CACHED_DRAWS)
def _drawn(body: str, seed: int) -> Question:
    return realise(read_body(body), seed)

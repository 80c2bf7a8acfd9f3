"""A question with variables as one learner meets it: drawn by a seed, the same each time."""

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

from course.rows.hints import Hints, hints_in
from course.rows.media import images_stored
from course.rows.shown import DRAWN, HINTS, PICTURES, Render, asked_html, told_html
from course.rows.versions import read_body
from lessons.render import to_html
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
    return asked_html(_drawn(body, seed), _render(asked)) if DRAWN in asked else asked


def told_drawn(
    asked: Mapping[str, Any], told: Mapping[str, Any], body: str, seed: int
) -> Mapping[str, Any]:
    """Give what is told; of a question without variables, what is stored.

    :param asked: as it is stored.
    """
    return told_html(_drawn(body, seed), _render(asked)) if DRAWN in asked else told


def hints_drawn(
    asked: Mapping[str, Any], texts: Sequence[str] | None, body: str, seed: int, taken: int
) -> Hints:
    """Give the hints, those that were taken with their texts.

    :param asked: as it is stored.
    :param texts: of the hints, as they are stored.
    """
    if taken and DRAWN in asked:
        texts = told_drawn(asked, {}, body, seed).get(HINTS)
    return hints_in(asked, texts, taken)


def grade_drawn(body: str, seed: int, response: Response) -> Mark:
    """Mark a response to a stored question as the seed draws it."""
    value = read_body(body)
    return grade(_drawn(body, seed) if value.variables else value, response)


def _render(asked: Mapping[str, Any]) -> Render:
    return partial(to_html, images=images_stored(asked.get(PICTURES, {})))


@lru_cache(maxsize=CACHED_DRAWS)
def _drawn(body: str, seed: int) -> Question:
    return realise(read_body(body), seed)

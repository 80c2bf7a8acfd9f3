"""Arbitrary questions and responses, with the texts that a text format finds hardest.

In reading order: ``texts``, ``bodies``, ``questions``, and ``responses`` to them.
"""

from tests.quizzes.strategies.bodies import (
    BODIES,
    bodies,
    clozes,
    essays,
    numerics,
    short_answers,
)
from tests.quizzes.strategies.questions import banks, questions, stems
from tests.quizzes.strategies.responses import LOCALES, responses, typed_numbers
from tests.quizzes.strategies.texts import NASTY_LINES

__all__ = [
    "BODIES",
    "LOCALES",
    "NASTY_LINES",
    "banks",
    "bodies",
    "clozes",
    "essays",
    "numerics",
    "questions",
    "responses",
    "short_answers",
    "stems",
    "typed_numbers",
]

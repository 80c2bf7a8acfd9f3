"""Marking a prompt: the learner has already judged."""

from fractions import Fraction

from quizzes.grading.mark import Mark
from quizzes.questions import Recalled


def grade(response: Recalled) -> Mark:
    """Everything for an answer that was remembered, nothing for another."""
    return Mark(earned=Fraction(response.remembered))

"""Marking a decision."""

from fractions import Fraction

from quizzes.grading.mark import Mark, told
from quizzes.questions import Decided, TrueFalse


def grade(body: TrueFalse, response: Decided) -> Mark:
    """All or nothing."""
    feedback = told(body.feedback_true if response.value else body.feedback_false)
    return Mark(earned=Fraction(response.value == body.right), feedback=feedback)

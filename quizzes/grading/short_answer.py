"""Marking a typed answer."""

from fractions import Fraction

from quizzes.grading.mark import Mark, told
from quizzes.grading.matching import forgiven
from quizzes.questions import ShortAnswer, Typed


def grade(body: ShortAnswer, response: Typed) -> Mark:
    """All or nothing; of several accepted answers that fit, the one with least to forgive."""
    matches = [
        found
        for accepted in body.accepted
        if (found := forgiven(response.text, accepted, case_matters=body.case_matters)) is not None
    ]
    if matches:
        return Mark(earned=Fraction(1), forgiven=min(matches, key=len))
    return Mark(earned=Fraction(0), feedback=_feedback(body, response))


def _feedback(body: ShortAnswer, response: Typed) -> tuple[str, ...]:
    for wrong in body.wrong:
        if forgiven(response.text, wrong.text, case_matters=body.case_matters) is not None:
            return told(wrong.feedback)
    return ()

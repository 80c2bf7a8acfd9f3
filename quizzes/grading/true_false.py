"""Marking a decision, and the reason for it where one is asked."""

from fractions import Fraction

from quizzes.errors import ResponseRefused
from quizzes.grading.credit import share
from quizzes.grading.mark import Mark, told
from quizzes.questions import Credit, Decided, TrueFalse, right_options


def grade(body: TrueFalse, response: Decided, credit: Credit) -> Mark:
    """Mark the decision alone, or the decision and its reason as two parts of equal worth.

    The right reason counts only beside the right decision: nobody is right for the wrong thing.

    :raise ResponseRefused: the reason is none of the question's, or none is asked.
    """
    decided = response.value == body.right
    feedback = body.feedback_true if response.value else body.feedback_false
    reason = response.reason
    if reason is not None and not 0 <= reason < len(body.reasons):
        raise ResponseRefused(_refusal(len(body.reasons)))
    if not body.reasons:
        return Mark(earned=Fraction(decided), feedback=told(feedback))
    if reason is None:
        return _mark((decided, None), credit, feedback)
    reasoned = reason in right_options(body.reasons)
    return _mark((decided, reasoned), credit, feedback, body.reasons[reason].feedback)


def _mark(parts: tuple[bool, bool | None], credit: Credit, *feedback: str) -> Mark:
    decided, reasoned = parts
    right = decided + (decided and reasoned is True)
    earned = share(right, parts.count(False), 2, credit)
    return Mark(earned=earned, feedback=told(*feedback), parts=parts)


def _refusal(reasons: int) -> str:
    if reasons:
        return f"The question has the reasons 0 to {reasons - 1}."
    return "The question asks for no reason."

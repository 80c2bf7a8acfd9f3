"""The stored form of a statement to decide."""

from quizzes.questions.codec.shape import Fields
from quizzes.questions.true_false import TrueFalse


def to_json(body: TrueFalse) -> dict[str, object]:
    """Give the right decision and both feedbacks."""
    return {
        "right": body.right,
        "feedback_true": body.feedback_true,
        "feedback_false": body.feedback_false,
    }


def from_json(data: object) -> TrueFalse:
    """Read a statement to decide."""
    fields = Fields(data, "right", "feedback_true", "feedback_false")
    return TrueFalse(
        right=fields.truth("right"),
        feedback_true=fields.text("feedback_true"),
        feedback_false=fields.text("feedback_false"),
    )

"""The stored form of a statement to decide."""

from collections.abc import Mapping
from types import MappingProxyType

from quizzes.questions.codec.choice import options_from_json, options_to_json
from quizzes.questions.codec.shape import Fields
from quizzes.questions.true_false import TrueFalse

_LATER: Mapping[str, object] = MappingProxyType({"reasons": []})


def to_json(body: TrueFalse) -> dict[str, object]:
    """Give the right decision, both feedbacks and the reasons."""
    return {
        "right": body.right,
        "feedback_true": body.feedback_true,
        "feedback_false": body.feedback_false,
        "reasons": options_to_json(body.reasons),
    }


def from_json(data: object) -> TrueFalse:
    """Read a statement to decide."""
    fields = Fields(data, "right", "feedback_true", "feedback_false", later=_LATER)
    return TrueFalse(
        right=fields.truth("right"),
        feedback_true=fields.text("feedback_true"),
        feedback_false=fields.text("feedback_false"),
        reasons=options_from_json(fields.items("reasons")),
    )

"""The stored form of an answer to type."""

from quizzes.questions.codec.shape import Fields
from quizzes.questions.short_answer import ShortAnswer, WrongAnswer


def to_json(body: ShortAnswer) -> dict[str, object]:
    """Give the accepted and the expected wrong answers."""
    return {
        "accepted": list(body.accepted),
        "wrong": [{"text": wrong.text, "feedback": wrong.feedback} for wrong in body.wrong],
        "case_matters": body.case_matters,
    }


def from_json(data: object) -> ShortAnswer:
    """Read an answer to type."""
    fields = Fields(data, "accepted", "wrong", "case_matters")
    return ShortAnswer(
        accepted=fields.texts("accepted"),
        wrong=tuple(_wrong_answer(item) for item in fields.items("wrong")),
        case_matters=fields.truth("case_matters"),
    )


def _wrong_answer(data: object) -> WrongAnswer:
    fields = Fields(data, "text", "feedback")
    return WrongAnswer(text=fields.text("text"), feedback=fields.text("feedback"))

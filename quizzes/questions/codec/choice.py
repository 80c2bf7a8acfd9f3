"""The stored form of options to choose from."""

from quizzes.questions.choice import MultipleResponse, Option, SingleChoice
from quizzes.questions.codec.shape import Fields


def to_json(body: SingleChoice | MultipleResponse) -> dict[str, object]:
    """Give the options in the author's order."""
    return {"options": [_option_to_json(option) for option in body.options]}


def single_from_json(data: object) -> SingleChoice:
    """Read a single choice."""
    return SingleChoice(options=_options(data))


def multiple_from_json(data: object) -> MultipleResponse:
    """Read a multiple response."""
    return MultipleResponse(options=_options(data))


def _options(data: object) -> tuple[Option, ...]:
    return tuple(_option_from_json(item) for item in Fields(data, "options").items("options"))


def _option_to_json(option: Option) -> dict[str, object]:
    return {"text": option.text, "right": option.right, "feedback": option.feedback}


def _option_from_json(data: object) -> Option:
    fields = Fields(data, "text", "right", "feedback")
    return Option(
        text=fields.text("text"), right=fields.truth("right"), feedback=fields.text("feedback")
    )

"""The stored form of options to choose from."""

from collections.abc import Sequence

from quizzes.questions.choice import MultipleResponse, Option, SingleChoice
from quizzes.questions.codec.shape import Fields


def to_json(body: SingleChoice | MultipleResponse) -> dict[str, object]:
    """Give the options in the author's order."""
    return {"options": options_to_json(body.options)}


def single_from_json(data: object) -> SingleChoice:
    """Read a single choice."""
    return SingleChoice(options=_options(data))


def multiple_from_json(data: object) -> MultipleResponse:
    """Read a multiple response."""
    return MultipleResponse(options=_options(data))


def options_to_json(options: tuple[Option, ...]) -> list[object]:
    """Give options in their order."""
    return [_option_to_json(option) for option in options]


def options_from_json(items: Sequence[object]) -> tuple[Option, ...]:
    """Read options."""
    return tuple(_option_from_json(item) for item in items)


def _options(data: object) -> tuple[Option, ...]:
    return options_from_json(Fields(data, "options").items("options"))


def _option_to_json(option: Option) -> dict[str, object]:
    return {"text": option.text, "right": option.right, "feedback": option.feedback}


def _option_from_json(data: object) -> Option:
    fields = Fields(data, "text", "right", "feedback")
    return Option(
        text=fields.text("text"), right=fields.truth("right"), feedback=fields.text("feedback")
    )

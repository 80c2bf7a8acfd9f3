"""What a learner gives: one value for each way of answering, and its strict JSON form."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from quizzes.errors import ResponseRefused
from quizzes.questions import limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The positions of the chosen options, counted from 0 in the author's order."""

    options: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """True or false."""

    value: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed, as it was typed.

    :raise ResponseRefused: it is too long, or holds control characters that no key types.
    """

    text: str

    def __post_init__(self) -> None:
        """Check what the class promises."""
        if len(self.text) > limits.TYPED:
            raise ResponseRefused(f"An answer may have at most {limits.TYPED:,} characters.")
        if any(_untypable(character) for character in self.text):
            raise ResponseRefused("The answer holds a control character; type it again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """Whether the learner remembered the answer of a prompt."""

    remembered: bool


Response = Chosen | Decided | Typed | Recalled


def response_to_json(response: Response) -> dict[str, object]:
    """Give a response in the form in which it is stored: one name and its value."""
    match response:
        case Chosen(options=options):
            return {"chosen": sorted(options)}
        case Decided(value=value):
            return {"decided": value}
        case Typed(text=text):
            return {"typed": text}
        case Recalled(remembered=remembered):
            return {"recalled": remembered}
        case _:
            assert_never(response)


def response_from_json(data: object) -> Response:
    """Read a stored or sent response.

    :raise ResponseRefused: it is not exactly one known name with a value of the right type.
    """
    if not isinstance(data, Mapping) or len(data) != 1:
        raise ResponseRefused("A response is one name with its value.")
    match dict(data):
        case {"chosen": list(options)}:
            return Chosen(options=_positions(options))
        case {"decided": bool(value)}:
            return Decided(value=value)
        case {"typed": str(text)}:
            return Typed(text=text)
        case {"recalled": bool(remembered)}:
            return Recalled(remembered=remembered)
        case _:
            raise ResponseRefused("A response is chosen, decided, typed or recalled.")


def _positions(options: list[object]) -> frozenset[int]:
    if len(options) > limits.OPTIONS:
        raise ResponseRefused(f"At most {limits.OPTIONS} options can be chosen.")
    # A truth value is a whole number to Python; an option's position it is not.
    positions = [n for n in options if isinstance(n, int) and not isinstance(n, bool)]
    if len(positions) != len(options):
        raise ResponseRefused("Chosen options are given as whole numbers.")
    if len(set(positions)) != len(positions):
        raise ResponseRefused("An option was chosen twice.")
    return frozenset(positions)


def _untypable(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cs"} and character not in "\t\n\r"

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
    """True or false, and why where that is asked."""

    value: bool
    reason: int | None = None
    """The position of the chosen reason, counted from 0 in the author's order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed, as it was typed.

    :raise ResponseRefused: it is too long, or holds control characters that no key types.
    """

    text: str
    locale: str = ""
    """The learner's language tag, such as ``de-AT``, where a number may have been typed."""

    def __post_init__(self) -> None:
        """Check what the class promises."""
        _refuse_text(self.text, most=limits.TYPED)
        _refuse_locale(self.locale)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What stands in each gap, in their order: what was typed, or the position of an option.

    :raise ResponseRefused: there are too many, or one could not have been typed.
    """

    gaps: tuple[str, ...]
    """Empty where nothing was given; an option of a gap as its position, counted from 0."""
    locale: str = ""

    def __post_init__(self) -> None:
        """Check what the class promises."""
        if len(self.gaps) > limits.GAPS:
            raise ResponseRefused(f"At most {limits.GAPS} gaps can be filled.")
        for text in self.gaps:
            _refuse_text(text, most=limits.TYPED)
        _refuse_locale(self.locale)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """For each thing, in the author's order, the position of what it was given; None if nothing.

    :raise ResponseRefused: there are too many.
    """

    places: tuple[int | None, ...]

    def __post_init__(self) -> None:
        """Check what the class promises."""
        if len(self.places) > limits.OPTIONS:
            raise ResponseRefused(f"At most {limits.OPTIONS} things can be placed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """The things in the learner's order, each as its position in the author's.

    :raise ResponseRefused: it is not an order: a number is missing or there twice.
    """

    order: tuple[int, ...]

    def __post_init__(self) -> None:
        """Check what the class promises."""
        if len(self.order) > limits.OPTIONS:
            raise ResponseRefused(f"At most {limits.OPTIONS} things can be ordered.")
        if set(self.order) != set(range(len(self.order))):
            raise ResponseRefused("Give each thing a place of its own.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """An essay, as it was typed.

    :raise ResponseRefused: it is too long, or holds control characters that no key types.
    """

    text: str

    def __post_init__(self) -> None:
        """Check what the class promises."""
        _refuse_text(self.text, most=limits.WRITTEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """Whether the learner remembered the answer of a prompt."""

    remembered: bool


Response = Chosen | Decided | Typed | Filled | Placed | Ordered | Written | Recalled


def response_to_json(response: Response) -> dict[str, object]:
    """Give a response in the form in which it is stored: one name and its value."""
    match response:
        case Chosen(options=options):
            return {"chosen": sorted(options)}
        case Decided(value=value, reason=None):
            return {"decided": value}
        case Decided(value=value, reason=reason):
            return {"decided": value, "reason": reason}
        case Typed(text=text, locale=locale):
            return {"typed": text, "locale": locale} if locale else {"typed": text}
        case Filled(gaps=gaps, locale=locale):
            return {"filled": list(gaps), "locale": locale}
        case Placed(places=places):
            return {"placed": list(places)}
        case Ordered(order=order):
            return {"ordered": list(order)}
        case Written(text=text):
            return {"written": text}
        case Recalled(remembered=remembered):
            return {"recalled": remembered}
        case _:
            assert_never(response)


def response_from_json(data: object) -> Response:
    """Read a stored or sent response.

    :raise ResponseRefused: it is not exactly one known form with values of the right types.
    """
    if not isinstance(data, Mapping) or not 1 <= len(data) <= 2:
        raise ResponseRefused("A response is one name with its value.")
    parts = dict(data)
    match parts:
        case {"decided": bool(value), "reason": int(reason)} if not isinstance(reason, bool):
            return Decided(value=value, reason=reason)
        case {"typed": str(text), "locale": str(locale)}:
            return Typed(text=text, locale=locale)
        case {"filled": list(gaps), "locale": str(locale)}:
            return Filled(gaps=_texts(gaps), locale=locale)
    return _one_from_json(parts)


def _one_from_json(parts: dict[object, object]) -> Response:
    if len(parts) != 1:
        raise ResponseRefused("A response is one name with its value.")
    match parts:
        case {"chosen": list(options)}:
            return Chosen(options=_positions(options))
        case {"decided": bool(value)}:
            return Decided(value=value)
        case {"typed": str(text)}:
            return Typed(text=text)
        case {"placed": list(places)}:
            return Placed(places=tuple(None if n is None else _whole(n) for n in places))
        case {"ordered": list(order)}:
            return Ordered(order=tuple(_whole(n) for n in order))
        case {"written": str(text)}:
            return Written(text=text)
        case {"recalled": bool(remembered)}:
            return Recalled(remembered=remembered)
        case _:
            known = "chosen, decided, typed, filled, placed, ordered, written or recalled"
            raise ResponseRefused(f"A response is {known}.")


def _positions(options: list[object]) -> frozenset[int]:
    if len(options) > limits.HOT_WORDS:
        raise ResponseRefused(f"At most {limits.HOT_WORDS} options can be chosen.")
    positions = [_whole(n) for n in options]
    if len(set(positions)) != len(positions):
        raise ResponseRefused("An option was chosen twice.")
    return frozenset(positions)


def _whole(value: object) -> int:
    # A truth value is a whole number to Python; a position it is not.
    if not isinstance(value, int) or isinstance(value, bool):
        raise ResponseRefused("Positions are given as whole numbers.")
    return value


def _texts(values: list[object]) -> tuple[str, ...]:
    texts = tuple(value for value in values if isinstance(value, str))
    if len(texts) != len(values):
        raise ResponseRefused("What stands in a gap is given as text.")
    return texts


def _refuse_text(text: str, *, most: int) -> None:
    if len(text) > most:
        raise ResponseRefused(f"An answer may have at most {most:,} characters.")
    if any(_untypable(character) for character in text):
        raise ResponseRefused("The answer holds a control character; type it again.")


def _refuse_locale(locale: str) -> None:
    if len(locale) > limits.LOCALE or not locale.isascii():
        raise ResponseRefused("The language tag is none.")


def _untypable(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cs"} and character not in "\t\n\r"

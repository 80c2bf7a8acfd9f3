"""Reading untrusted JSON: exactly the agreed names, each with a value of the agreed type."""

import re
from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import TypeVar

from quizzes.errors import ShapeRefused

Word = TypeVar("Word", bound=StrEnum)

# Longer numbers than any question may hold; a bound, so that reading one takes no time.
_FRACTION = re.compile(r"-?[0-9]{1,400}(?:/[1-9][0-9]{0,399})?")


class Fields:
    """The members of one JSON object, read by name and type.

    What is stored stays as it was written. A name that the form got later may therefore be
    missing; `later` gives each with the value that it had, so to speak, before there was one.

    :raise ShapeRefused: the object has not exactly the names given, or a value has another type.
    """

    def __init__(
        self, data: object, *names: str, later: Mapping[str, object] = MappingProxyType({})
    ) -> None:
        if not isinstance(data, Mapping) or not set(names) <= set(data) <= {*names, *later}:
            every = ", ".join((*names, *later))
            raise ShapeRefused(f"There should be an object with exactly: {every}.")
        self._data: Mapping[str, object] = {**later, **data}

    def any(self, name: str) -> object:
        """Give a value of any type, for a reader of its own."""
        return self._data[name]

    def text(self, name: str) -> str:
        """Give a text."""
        value = self._data[name]
        if not isinstance(value, str):
            raise ShapeRefused(f"{name} should be a text.")
        return value

    def truth(self, name: str) -> bool:
        """Give a truth value."""
        value = self._data[name]
        if not isinstance(value, bool):
            raise ShapeRefused(f"{name} should be true or false.")
        return value

    def whole(self, name: str) -> int:
        """Give a whole number; a truth value is none."""
        value = self._data[name]
        if not isinstance(value, int) or isinstance(value, bool):
            raise ShapeRefused(f"{name} should be a whole number.")
        return value

    def items(self, name: str) -> list[object]:
        """Give a list, whose members are still to be read."""
        value = self._data[name]
        if not isinstance(value, list):
            raise ShapeRefused(f"{name} should be a list.")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """Give a list of texts."""
        found = tuple(item for item in self.items(name) if isinstance(item, str))
        if len(found) != len(self.items(name)):
            raise ShapeRefused(f"{name} should be a list of texts.")
        return found

    def share(self, name: str) -> Fraction:
        """Give a fraction, which is stored as a text such as ``1/4``, exact."""
        if not _FRACTION.fullmatch(self.text(name)):
            raise ShapeRefused(f"{name} should be a fraction as a text, such as 1/4.")
        return Fraction(self.text(name))

    def word(self, name: str, words: type[Word]) -> Word:
        """Give one of a closed set of words."""
        try:
            return words(self.text(name))
        except ValueError:
            raise ShapeRefused(f"{name} should be one of: {', '.join(words)}.") from None

    def word_or_none(self, name: str, words: type[Word]) -> Word | None:
        """Give one of a closed set of words, or None where there is none."""
        return None if self._data[name] is None else self.word(name, words)

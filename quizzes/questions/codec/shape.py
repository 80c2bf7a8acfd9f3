"""Reading untrusted JSON: exactly the agreed names, each with a value of the agreed type."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from quizzes.errors import ShapeRefused

Word = TypeVar("Word", bound=StrEnum)


class Fields:
    """The members of one JSON object, read by name and type.

    :raise ShapeRefused: the object has not exactly the names given, or a value has another type.
    """

    def __init__(self, data: object, *names: str) -> None:
        if not isinstance(data, Mapping) or set(data) != set(names):
            raise ShapeRefused(f"There should be an object with exactly: {', '.join(names)}.")
        self._data: Mapping[str, object] = data

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

    def word(self, name: str, words: type[Word]) -> Word:
        """Give one of a closed set of words."""
        try:
            return words(self.text(name))
        except ValueError:
            raise ShapeRefused(f"{name} should be one of: {', '.join(words)}.") from None

"""Things to be put into the categories that they belong to."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizzes.errors import Fault, refuse
from quizzes.questions import limits
from quizzes.questions.text import line_faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A category and what belongs into it; a category may stay empty.

    :raise QuestionFaults: a text is empty, too long or not one line.
    """

    name: str
    """Markdown on one line."""
    items: tuple[str, ...] = ()
    """Markdown on one line each."""

    def __post_init__(self) -> None:
        """Check what the class promises."""
        faults = [*line_faults("category", self.name, most=limits.OPTION)]
        for text in self.items:
            faults += line_faults("item", text, most=limits.OPTION)
        refuse(faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class Categorising:
    """Choose for each item its category.

    :raise QuestionFaults: there are too few or too many categories or items, or one twice.
    """

    categories: tuple[Category, ...]

    def __post_init__(self) -> None:
        """Check what the class promises."""
        refuse(_faults(self))

    @property
    def items(self) -> tuple[str, ...]:
        """All items: those of the first category, of the second, and so on."""
        return tuple(item for category in self.categories for item in category.items)

    @property
    def key(self) -> tuple[int, ...]:
        """For each item, the position of its category."""
        return tuple(n for n, category in enumerate(self.categories) for _ in category.items)


def _faults(body: Categorising) -> Iterator[Fault]:
    if not 2 <= len(body.categories) <= limits.CATEGORIES:
        message = f"there are {len(body.categories)}; give 2 to {limits.CATEGORIES}"
        yield Fault(field="categories", message=message)
    if not 2 <= len(body.items) <= limits.OPTIONS:
        message = f"there are {len(body.items)}; give 2 to {limits.OPTIONS} in all"
        yield Fault(field="items", message=message)
    if len({category.name for category in body.categories}) < len(body.categories):
        yield Fault(field="categories", message="two have one name")
    if len(set(body.items)) < len(body.items):
        yield Fault(field="items", message="an item is there twice; say once where it belongs")

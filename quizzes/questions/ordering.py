"""Things to be put in order."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizzes.errors import Fault, refuse
from quizzes.questions import limits
from quizzes.questions.text import line_faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering:
    """Put the items in order.

    :raise QuestionFaults: there are too few or too many items, or one is there twice.
    """

    items: tuple[str, ...]
    """In the right order; Markdown on one line."""

    def __post_init__(self) -> None:
        """Check what the class promises."""
        refuse(_faults(self))


def _faults(body: Ordering) -> Iterator[Fault]:
    if not 2 <= len(body.items) <= limits.OPTIONS:
        message = f"there are {len(body.items)}; give 2 to {limits.OPTIONS}"
        yield Fault(field="items", message=message)
    for text in body.items:
        yield from line_faults("item", text, most=limits.OPTION)
    if len(set(body.items)) < len(body.items):
        yield Fault(field="items", message="an item is there twice; its place cannot be told")

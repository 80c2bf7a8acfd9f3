"""A hint: what a learner may ask for before answering, and what asking costs."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from quizzes.errors import Fault, refuse
from quizzes.questions import limits
from quizzes.questions.text import markdown_faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """One step of help; hints are taken in the author's order.

    :raise QuestionFaults: the text is empty or too long, or the cost is no share.
    """

    text: str
    """Markdown."""
    cost: Fraction = Fraction(0)
    """The share of the question's points that it takes away, from 0 to 1, exact."""

    def __post_init__(self) -> None:
        """Check what the class promises."""
        refuse(_faults(self))


def _faults(hint: Hint) -> Iterator[Fault]:
    yield from markdown_faults("hint", hint.text, most=limits.HINT)
    if not 0 <= hint.cost <= 1:
        yield Fault(field="cost", message="is a share of the points, from 0 to 1, such as 1/4")
    elif hint.cost.denominator > limits.SHARES:
        message = f"is written with a denominator of at most {limits.SHARES:,}, such as 1/4"
        yield Fault(field="cost", message=message)

"""A text with gaps, each to be filled in its own way."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from quizzes.errors import Fault, refuse
from quizzes.questions import limits
from quizzes.questions.choice import SingleChoice
from quizzes.questions.numeric import Numeric
from quizzes.questions.short_answer import ShortAnswer

GapBody = SingleChoice | ShortAnswer | Numeric
"""What a gap may ask for."""

GAP = re.compile(r"\[\[([a-z0-9]+(?:-[a-z0-9]+)*)\]\]")
"""A gap in the stem: ``[[name]]``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One gap and what belongs into it."""

    name: str
    """As it stands in the stem, between ``[[`` and ``]]``."""
    body: GapBody


@dataclass(frozen=True, slots=True, kw_only=True)
class Cloze:
    """Fill the gaps of the stem; each is worth the same share.

    :raise QuestionFaults: there are too few or too many gaps, or two of one name.
    """

    gaps: tuple[Gap, ...]
    """In the order of the stem."""

    def __post_init__(self) -> None:
        """Check what the class promises."""
        refuse(_faults(self))


def gap_names(stem: str) -> tuple[str, ...]:
    """Give the names of the gaps of a stem, in their order."""
    return tuple(GAP.findall(stem))


def gap_faults(stem: str, body: Cloze) -> Iterator[Fault]:
    """Say what keeps the gaps from being those of a stem: each once, and in its order."""
    placed, described = gap_names(stem[: limits.STEM]), tuple(gap.name for gap in body.gaps)
    for name, times in Counter(placed).items():
        if name not in described:
            yield Fault(field="stem", message=f"[[{name}]] has no answers")
        elif times > 1:
            yield Fault(field="stem", message=f"[[{name}]] is there {times} times; keep one")
    for name in described:
        if name not in placed:
            yield Fault(field="stem", message=f"[[{name}]] has answers and is not in the text")
    if placed != described and sorted(placed) == sorted(described):
        yield Fault(field="stem", message="has its gaps in another order than their answers")


def _faults(body: Cloze) -> Iterator[Fault]:
    if not 1 <= len(body.gaps) <= limits.GAPS:
        message = f"there are {len(body.gaps)}; give 1 to {limits.GAPS}"
        yield Fault(field="gaps", message=message)
    for name, times in Counter(gap.name for gap in body.gaps).items():
        if times > 1:
            yield Fault(field="gaps", message=f"[[{name}]] is described {times} times; keep one")
        if len(name) > limits.SLUG or not GAP.fullmatch(f"[[{name}]]"):
            message = (
                f"{name[: limits.SLUG]!r} is no name of a gap: "
                f"write small letters, digits and hyphens, at most {limits.SLUG} characters"
            )
            yield Fault(field="gaps", message=message)

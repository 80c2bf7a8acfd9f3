"""Things to be matched with what belongs to them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from quizzes.errors import Fault, refuse
from quizzes.questions import limits
from quizzes.questions.text import line_faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One thing, and what belongs to it; both Markdown on one line.

    :raise QuestionFaults: a text is empty, too long or not one line.
    """

    left: str
    right: str

    def __post_init__(self) -> None:
        """Check what the class promises."""
        faults = (
            *line_faults("left side", self.left, most=limits.OPTION),
            *line_faults("right side", self.right, most=limits.OPTION),
        )
        refuse(faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """Choose for each left side the right side that belongs to it.

    :raise QuestionFaults: there are too few or too many pairs, or a text is there twice.
    """

    pairs: tuple[Pair, ...]
    distractors: tuple[str, ...] = ()
    """Right sides that belong to nothing; Markdown on one line."""

    def __post_init__(self) -> None:
        """Check what the class promises."""
        refuse(_faults(self))

    @property
    def targets(self) -> tuple[str, ...]:
        """Every right side once: those of the pairs in their order, then the distractors."""
        return tuple(dict.fromkeys((*(pair.right for pair in self.pairs), *self.distractors)))

    @property
    def key(self) -> tuple[int, ...]:
        """For each pair, the position of its right side among the targets."""
        return tuple(self.targets.index(pair.right) for pair in self.pairs)


def _faults(body: Matching) -> Iterator[Fault]:
    if not 2 <= len(body.pairs) <= limits.OPTIONS:
        message = f"there are {len(body.pairs)}; give 2 to {limits.OPTIONS}"
        yield Fault(field="pairs", message=message)
    if len(body.distractors) > limits.OPTIONS:
        message = f"there are {len(body.distractors)}; at most {limits.OPTIONS} are allowed"
        yield Fault(field="distractors", message=message)
    for text in body.distractors:
        yield from line_faults("distractor", text, most=limits.OPTION)
    for text, times in Counter(pair.left for pair in body.pairs).items():
        if times > 1:
            yield Fault(field="pairs", message=f"{text!r} stands on the left {times} times")
    if set(body.distractors) & {pair.right for pair in body.pairs}:
        yield Fault(field="distractors", message="one of them belongs to a pair")
    if len(set(body.distractors)) < len(body.distractors):
        yield Fault(field="distractors", message="one is there twice; keep one")
    if len(body.targets) < 2:
        message = "there is one right side only; nothing is left to choose"
        yield Fault(field="pairs", message=message)

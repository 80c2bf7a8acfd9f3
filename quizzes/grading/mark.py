"""Mark: what marking makes of a response."""

from dataclasses import dataclass
from fractions import Fraction

from quizzes.errors import QuizzesError


class MarkRefused(QuizzesError):
    """These numbers are no mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How much of one question was earned, and what to tell the learner.

    :raise MarkRefused: more than everything was earned, or less than all of it was lost.
    """

    earned: Fraction
    """The share of the question's points, exact: from 0 to 1, and down to -1 where the question
    may cost points that others have earned."""
    forgiven: tuple[str, ...] = ()
    """What was overlooked to accept a typed answer, in words such as "capital letters"."""
    feedback: tuple[str, ...] = ()
    """What the author says to what was answered, Markdown; the explanation is not among it."""
    parts: tuple[bool | None, ...] = ()
    """For a question of several parts, each in the author's order: right, wrong, None where
    nothing was given. Options: the chosen ones; an order: the pairs of neighbours; a text to mark
    words in: the stretches that are right or were marked."""
    waiting: bool = False
    """Whether a person has still to judge; until then nothing is earned."""

    def __post_init__(self) -> None:
        """Check what the class promises."""
        if not -1 <= self.earned <= 1:
            raise MarkRefused(f"A mark of {self.earned} is not from -1 to 1.")

    @property
    def is_right(self) -> bool:
        """Whether everything was earned."""
        return self.earned == 1


def told(*feedback: str) -> tuple[str, ...]:
    """Leave out the feedbacks that say nothing."""
    return tuple(text for text in feedback if text)

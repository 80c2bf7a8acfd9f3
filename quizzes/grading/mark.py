"""Mark: what marking makes of a response."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How much of one question was earned, and what to tell the learner."""

    earned: Fraction
    """The share of the question's points, from 0 to 1, exact."""
    forgiven: tuple[str, ...] = ()
    """What was overlooked to accept a typed answer, in words such as "capital letters"."""
    feedback: tuple[str, ...] = ()
    """What the author says to what was answered, Markdown; the explanation is not among it."""

    @property
    def is_right(self) -> bool:
        """Whether everything was earned."""
        return self.earned == 1


def told(*feedback: str) -> tuple[str, ...]:
    """Leave out the feedbacks that say nothing."""
    return tuple(text for text in feedback if text)

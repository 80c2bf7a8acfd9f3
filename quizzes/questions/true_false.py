"""A statement to decide: true or false."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizzes.errors import Fault, refuse
from quizzes.questions import limits
from quizzes.questions.choice import Option, right_options
from quizzes.questions.text import markdown_faults


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse:
    """Decide whether the stem is true.

    :raise QuestionFaults: a feedback is too long or not sound Markdown, or there are reasons and
        not two or more of them, or not exactly one is right.
    """

    right: bool
    """What the stem really is."""
    feedback_true: str = ""
    """Markdown, for a learner who said true."""
    feedback_false: str = ""
    """Markdown, for a learner who said false."""
    reasons: tuple[Option, ...] = ()
    """What the learner chooses a reason from, one of them right; nothing when none is asked."""

    def __post_init__(self) -> None:
        """Check what the class promises."""
        faults = [
            fault
            for field, text in (
                ("feedback for true", self.feedback_true),
                ("feedback for false", self.feedback_false),
            )
            for fault in markdown_faults(field, text, most=limits.FEEDBACK, optional=True)
        ]
        refuse([*faults, *_reason_faults(self.reasons)])


def _reason_faults(reasons: tuple[Option, ...]) -> Iterator[Fault]:
    if not reasons:
        return
    if not 2 <= len(reasons) <= limits.OPTIONS:
        message = f"there are {len(reasons)}; give 2 to {limits.OPTIONS}, or none at all"
        yield Fault(field="reasons", message=message)
    right = len(right_options(reasons))
    if right != 1:
        message = f"{right} reasons are marked as right; mark exactly one with (x)"
        yield Fault(field="reasons", message=message)

"""A statement to decide: true or false."""

from dataclasses import dataclass

from quizzes.errors import refuse
from quizzes.questions import limits
from quizzes.questions.text import markdown_faults


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse:
    """Decide whether the stem is true.

    :raise QuestionFaults: a feedback is too long or not sound Markdown.
    """

    right: bool
    """What the stem really is."""
    feedback_true: str = ""
    """Markdown, for a learner who said true."""
    feedback_false: str = ""
    """Markdown, for a learner who said false."""

    def __post_init__(self) -> None:
        """Check what the class promises."""
        faults = tuple(
            fault
            for field, text in (
                ("feedback for true", self.feedback_true),
                ("feedback for false", self.feedback_false),
            )
            for fault in markdown_faults(field, text, most=limits.FEEDBACK, optional=True)
        )
        refuse(faults)

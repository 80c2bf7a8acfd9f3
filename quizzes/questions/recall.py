"""A prompt: a question whose answer the learner recalls and then judges alone."""

from dataclasses import dataclass

from quizzes.errors import refuse
from quizzes.questions import limits
from quizzes.questions.text import markdown_faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """Recall the answer, turn the card, and say whether it was there.

    :raise QuestionFaults: the answer is empty, too long or not sound Markdown.
    """

    answer: str
    """Markdown."""

    def __post_init__(self) -> None:
        """Check what the class promises."""
        refuse(markdown_faults("answer", self.answer, most=limits.RECALL_ANSWER))

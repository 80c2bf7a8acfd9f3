"""A text to write, judged by a person against a rubric."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizzes.errors import Fault, refuse
from quizzes.questions import limits
from quizzes.questions.text import line_faults, markdown_faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How well a criterion may be met, and what that is worth.

    :raise QuestionFaults: the description is empty, too long or not one line.
    """

    worth: int
    """Points of the rubric, 0 or more; the question's own points are scaled to their sum."""
    description: str

    def __post_init__(self) -> None:
        """Check what the class promises."""
        faults = [*line_faults("level", self.description, most=limits.OPTION)]
        if not 0 <= self.worth <= limits.POINTS:
            message = f"is worth {self.worth}; write a whole number from 0 to {limits.POINTS}"
            faults.append(Fault(field="level", message=message))
        refuse(faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One thing that an essay is judged by.

    :raise QuestionFaults: there are too few or too many levels, or none is worth anything.
    """

    name: str
    levels: tuple[Level, ...]
    """In the author's order."""

    def __post_init__(self) -> None:
        """Check what the class promises."""
        faults = [*line_faults("criterion", self.name, most=limits.OPTION)]
        if not 2 <= len(self.levels) <= limits.LEVELS:
            message = f"has {len(self.levels)} levels; give 2 to {limits.LEVELS}"
            faults.append(Fault(field="criterion", message=message))
        if self.levels and not self.most:
            faults.append(Fault(field="criterion", message="no level of it is worth a point"))
        refuse(faults)

    @property
    def most(self) -> int:
        """What the best level is worth."""
        return max((level.worth for level in self.levels), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Essay:
    """Write a text.

    :raise QuestionFaults: there are too few or too many criteria, or the lengths cannot be.
    """

    rubric: tuple[Criterion, ...]
    model_answer: str = ""
    """Markdown, shown after the answer where explanations are."""
    fewest_words: int = 0
    """0 when there is no lower limit; shown and counted, never cut."""
    most_words: int = 0
    """0 when there is no upper limit."""

    def __post_init__(self) -> None:
        """Check what the class promises."""
        refuse(_faults(self))

    @property
    def most(self) -> int:
        """All points of the rubric."""
        return sum(criterion.most for criterion in self.rubric)


def _faults(body: Essay) -> Iterator[Fault]:
    if not 1 <= len(body.rubric) <= limits.CRITERIA:
        message = f"there are {len(body.rubric)} criteria; give 1 to {limits.CRITERIA}"
        yield Fault(field="rubric", message=message)
    if len({criterion.name for criterion in body.rubric}) < len(body.rubric):
        yield Fault(field="rubric", message="two criteria have one name")
    yield from markdown_faults(
        "model answer", body.model_answer, most=limits.RECALL_ANSWER, optional=True
    )
    if not (0 <= body.fewest_words <= limits.WORDS and 0 <= body.most_words <= limits.WORDS):
        yield Fault(field="words", message=f"are not whole numbers from 0 to {limits.WORDS:,}")
    elif body.most_words and body.fewest_words > body.most_words:
        yield Fault(field="words", message="fewer are allowed than are asked for")

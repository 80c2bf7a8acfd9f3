"""Options to choose from: one of them right, or several."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizzes.errors import Fault, refuse
from quizzes.questions import limits
from quizzes.questions.text import line_faults, markdown_faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing to choose: a key if right, a distractor if not.

    :raise QuestionFaults: the text is empty, too long or not one line.
    """

    text: str
    """Markdown, one line."""
    right: bool
    feedback: str = ""
    """Markdown, for a learner who chose this option."""

    def __post_init__(self) -> None:
        """Check what the class promises."""
        faults = (
            *line_faults("option", self.text, most=limits.OPTION),
            *markdown_faults("feedback", self.feedback, most=limits.FEEDBACK, optional=True),
        )
        refuse(faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleChoice:
    """Choose the one right option.

    :raise QuestionFaults: there are too few or too many options, or not exactly one is right.
    """

    options: tuple[Option, ...]

    def __post_init__(self) -> None:
        """Check what the class promises."""
        faults = list(_count_faults(self.options))
        right = len(right_options(self.options))
        if right != 1:
            message = f"{right} options are marked as right; mark exactly one with (x)"
            faults.append(Fault(field="options", message=message))
        refuse(faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleResponse:
    """Choose every right option and no other.

    :raise QuestionFaults: there are too few or too many options, none is right, or all are.
    """

    options: tuple[Option, ...]

    def __post_init__(self) -> None:
        """Check what the class promises."""
        faults = list(_count_faults(self.options))
        right = len(right_options(self.options))
        if right == 0:
            message = "no option is marked as right; mark at least one with [x]"
            faults.append(Fault(field="options", message=message))
        if right == len(self.options) > 0:
            # Otherwise choosing everything, without reading, would earn everything.
            message = "every option is marked as right; offer at least one that is not"
            faults.append(Fault(field="options", message=message))
        refuse(faults)


def right_options(options: tuple[Option, ...]) -> frozenset[int]:
    """Give the positions, counted from 0, of the options that are right."""
    return frozenset(n for n, option in enumerate(options) if option.right)


def _count_faults(options: tuple[Option, ...]) -> Iterator[Fault]:
    if not 2 <= len(options) <= limits.OPTIONS:
        message = f"there are {len(options)} options; give 2 to {limits.OPTIONS}"
        yield Fault(field="options", message=message)

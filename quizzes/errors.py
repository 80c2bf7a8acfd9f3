"""The refusals of this package, and the values that say what is wrong and where."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong with a text from outside: where it stands, and what would mend it."""

    file: str
    line: int
    """Counted from 1."""
    field: str
    message: str

    def __str__(self) -> str:
        """Give the problem as one line that an editor can jump to."""
        return f"{self.file}:{self.line}: {self.field}: {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that a value may not be, told in the value's own terms."""

    field: str
    message: str
    line: int = 0
    """The line inside the field's text, counted from 0."""

    def __str__(self) -> str:
        """Give the fault as one line."""
        return f"{self.field}: {self.message}"


class QuizzesError(Exception):
    """Anything that this package refuses."""


class BankProblems(QuizzesError):
    """A text holds no sound bank; every problem found is listed."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class QuestionFaults(QuizzesError):
    """A question, or a part of one, cannot be made from what was given."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(str(fault) for fault in faults))
        self.faults = faults


class ShapeRefused(QuizzesError):
    """A stored or sent form (JSON) has not the shape that was agreed."""


class ResponseRefused(QuizzesError):
    """A response does not fit its question; nothing was scored."""


def refuse(faults: Iterable[Fault]) -> None:
    """Do nothing if there are no faults.

    :raise QuestionFaults: there are; all of them are listed.
    """
    if found := tuple(faults):
        raise QuestionFaults(found)

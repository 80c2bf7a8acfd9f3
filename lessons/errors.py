"""What can be wrong with an article, a lesson or a course, each with its place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to mend: the file, the line (from 1), the field, and what to do about it."""

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        """Write the problem as ``file:line: field: message``."""
        return f"{self.file}:{self.line}: {self.field}: {self.message}"


class LessonsError(Exception):
    """Parent of every refusal of this package; its text is fit to be shown."""


class ContentProblems(LessonsError):
    """A text was refused; ``problems`` lists everything that was found, in file order."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class Report:
    """The problems of one file, gathered while it is read so that all are told at once."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._problems: list[Problem] = []

    def add(self, line: int, field: str, message: str) -> None:
        """Note a problem."""
        self._problems.append(Problem(file=self.file, line=line, field=field, message=message))

    def raise_if_any(self) -> None:
        """Refuse the file when anything was noted.

        :raise ContentProblems: with the problems in the order of their lines.
        """
        if self._problems:
            raise ContentProblems(tuple(sorted(self._problems, key=lambda each: each.line)))

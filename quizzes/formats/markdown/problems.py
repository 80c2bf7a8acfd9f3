"""Collecting problems while reading goes on."""

from collections.abc import Mapping

from quizzes.errors import Problem, QuestionFaults

_MOST = 500


class Problems:
    """The problems of one text, as they are found."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._found: list[Problem] = []
        self.count = 0
        """How many were found, also those beyond what is listed."""

    def add(self, line: int, field: str, message: str) -> None:
        """Note one problem."""
        self.count += 1
        # A hostile text could have a problem on every line; a person reads the first few.
        if self.count <= _MOST:
            self._found.append(Problem(file=self._file, line=line, field=field, message=message))

    def refused(self, refusal: QuestionFaults, places: Mapping[str, int], line: int) -> None:
        """Note the faults of a value, each at the line of its field, or else at the given line."""
        for fault in refusal.faults:
            self.add(places.get(fault.field, line) + fault.line, fault.field, fault.message)

    def listed(self) -> tuple[Problem, ...]:
        """Give the problems in the order of their lines."""
        found = sorted(self._found, key=lambda problem: problem.line)
        if self.count > _MOST:
            message = f"{self.count - _MOST:,} more problems are not listed; mend these first"
            found.append(
                Problem(file=self._file, line=found[-1].line, field="text", message=message)
            )
        return tuple(found)

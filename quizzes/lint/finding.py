"""Finding: what a rule has to say about a bank."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from quizzes.bank import Bank


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A weakness of a bank that is otherwise sound."""

    file: str
    line: int
    """Counted from 1."""
    rule: str
    message: str

    def __str__(self) -> str:
        """Give the finding as one line that an editor can jump to."""
        return f"{self.file}:{self.line}: {self.rule}: {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A bank and what has to be known to judge it."""

    bank: Bank
    passages: Collection[str]
    """The slugs of the lesson's passages, in reading order."""
    objectives: Collection[str]
    lines: Mapping[str, int]
    """The line of each question, by id."""
    file: str

    def finding(self, rule: str, message: str, id_: str = "") -> Finding:
        """Make a finding about a question, or about the bank."""
        return Finding(file=self.file, line=self.lines.get(id_, 1), rule=rule, message=message)


class Rule(Protocol):
    """A rule looks at a bank and gives what it finds."""

    def __call__(self, subject: Subject, /) -> Iterator[Finding]:
        """Give the findings, question by question."""
        ...

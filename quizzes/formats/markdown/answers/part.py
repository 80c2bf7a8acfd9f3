"""The answer part of a question as it stands in the text, and what may not stand there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from quizzes.errors import QuestionFaults
from quizzes.formats.markdown import markers
from quizzes.formats.markdown.problems import Problems
from quizzes.formats.markdown.rows import Row, Text
from quizzes.questions import Body, Recall
from quizzes.questions.text import BLANK, trimmed

Made = TypeVar("Made")

STAND_IN: Body = Recall(answer="?")
"""A body for a question whose own was refused, so that its other problems are told as well."""


@dataclass(slots=True)
class Entry:
    """One option or answer."""

    line: int
    mark: str
    """As in the text: ``( )``, ``(x)``, ``[ ]``, ``[x]``, ``=`` or ``~``."""
    text: str
    feedback_rows: list[Row] = field(default_factory=list)

    @property
    def feedback(self) -> str:
        """The feedback under the entry, Markdown."""
        return trimmed("\n".join(row.text[4:] for row in self.feedback_rows))

    @property
    def feedback_line(self) -> int:
        """Where the feedback begins."""
        return self.feedback_rows[0].number if self.feedback_rows else self.line


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Everything that the kinds read their bodies from."""

    line: int
    """Where to point when there is no better place: the question's heading."""
    entries: Sequence[Entry]
    answer: Text | None
    """The section called Answer."""
    case_matters: Text | None
    """The field of that name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a body adds to the text of a question."""

    fields: Sequence[tuple[str, str]] = ()
    lines: Sequence[str] = ()
    answer: str = ""


def entries(rows: Sequence[Row], problems: Problems) -> list[Entry]:
    """Read options, answers and their feedback; nothing else may stand among them."""
    found: list[Entry] = []
    above: Entry | None = None
    for row in rows:
        answer = None if row.is_code else markers.answer(row.text)
        if answer:
            above = _entry(row.number, *answer, problems)
            found.append(above)
        elif above and not row.is_code and markers.is_feedback(row.text):
            above.feedback_rows.append(row)
        else:
            above = None
            _stray(row, problems)
    for entry in found:
        if entry.feedback_rows and not entry.feedback:
            problems.add(entry.feedback_line, "feedback", "has no text; leave the line out")
    return found


def only(part: Part, marks: str, kind: str, problems: Problems) -> None:
    """Note whatever a question of this kind has no use for."""
    for entry in part.entries:
        if entry.mark not in marks.split("|"):
            message = f"a question of the kind {kind} has no lines that begin like this"
            problems.add(entry.line, entry.mark, message)
    if part.answer and kind != "recall":
        message = f"a question of the kind {kind} has no such section"
        problems.add(part.answer.line, "### Answer", message)
    if part.case_matters and kind != "short answer":
        problems.add(part.case_matters.line, "case matters", "is for short answers only")


def made(
    make: Callable[[], Made],
    otherwise: Made,
    places: dict[str, int],
    line: int,
    problems: Problems,
) -> Made:
    """Make a value, or note what it was refused for and give the other one."""
    try:
        return make()
    except QuestionFaults as refusal:
        problems.refused(refusal, places, line)
        return otherwise


def feedback_lines(feedback: str) -> list[str]:
    """Write a feedback under its option or answer."""
    return [f"  > {line}" if line else "  >" for line in feedback.split("\n")] if feedback else []


def _entry(line: int, mark: str, text: str, problems: Problems) -> Entry:
    if mark not in ("=", "~", "( )", "(x)", "[ ]", "[x]"):
        problems.add(line, mark, "put one space or a small x between the brackets")
    if text and text[0] not in BLANK:
        problems.add(line, mark, "leave a space after the brackets")
    if not text.strip(BLANK):
        problems.add(line, mark, "has no text")
    # What stands in for a missing text differs from line to line, so that it is no repetition.
    return Entry(line, _spelled(mark), text.strip(BLANK) or f"line {line}")


def _spelled(mark: str) -> str:
    known = {"()": "( )", "[]": "[ ]", "(X)": "(x)", "[X]": "[x]"}
    return known.get(mark, mark)


def _stray(row: Row, problems: Problems) -> None:
    if row.is_blank:
        return
    if row.text.lstrip(BLANK).startswith(">"):
        message = "feedback stands directly under its option or answer: two spaces, >, one space"
        problems.add(row.number, "feedback", message)
    else:
        message = "is no option, answer or feedback; text stands above them or in ### Explanation"
        problems.add(row.number, "answers", message)

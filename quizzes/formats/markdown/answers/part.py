"""The answer part of a question as it stands in the text, and what may not stand there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from quizzes.errors import QuestionFaults
from quizzes.formats.markdown import markers, sections
from quizzes.formats.markdown.fields import OF_KINDS
from quizzes.formats.markdown.markers import Own
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
    """As in the text: ``( )``, ``(x)``, ``[ ]``, ``[x]``, ``=``, ``~``, ``=>``, a number, or a gap
    with its name."""
    text: str
    feedback_rows: list[Row] = field(default_factory=list)

    @property
    def is_gap(self) -> bool:
        """Whether this is the line that names a gap."""
        return self.mark.startswith("[[")

    @property
    def shape(self) -> str:
        """The mark; ``1.`` for every number, ``[[ ]]`` for every gap, ``=>`` also if nearly so."""
        if self.is_gap:
            return "[[ ]]"
        return "1." if self.mark[0].isdigit() else "=>" if self.mark == "->" else self.mark

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
    stem: Text
    entries: Sequence[Entry]
    sections: Mapping[str, Text]
    """The sections that only some kinds have."""
    fields: Mapping[str, Text]
    """The fields that only some kinds have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a body adds to the text of a question."""

    fields: Sequence[tuple[str, str]] = ()
    lines: Sequence[str] = ()
    sections: Sequence[tuple[str, str]] = ()
    """Each with its name; a text that is empty is not written."""


def entries(rows: Sequence[Row], problems: Problems, own: Own = Own.NONE) -> list[Entry]:
    """Read options, answers and their feedback; nothing else may stand among them."""
    found: list[Entry] = []
    above: Entry | None = None
    for row in rows:
        answer = None if row.is_code else markers.answer(row.text, own)
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
        if entry.shape not in marks.split("|"):
            message = f"a question of the kind {kind} has no lines that begin like this"
            problems.add(entry.line, entry.mark, message)
    for name, text in part.sections.items():
        if kind not in sections.OF_KINDS[name]:
            message = f"a question of the kind {kind} has no such section"
            problems.add(text.line, f"### {name}", message)
    for name, text in part.fields.items():
        if kind not in OF_KINDS[name]:
            message = f"is for {' and '.join(OF_KINDS[name])} only"
            problems.add(text.line, name, message)


def without_feedback(part: Part, what: str, problems: Problems) -> None:
    """Note feedback where it has no place."""
    for entry in part.entries:
        if entry.feedback_rows:
            message = f"{what} has no feedback; write it into ### Explanation"
            problems.add(entry.feedback_line, "feedback", message)


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
    if mark.startswith("[["):
        return Entry(line, mark, text.strip(BLANK))
    if message := _slip(mark, text):
        problems.add(line, mark, message)
    if not text.strip(BLANK):
        problems.add(line, mark, "has no text")
    # What stands in for a missing text differs from line to line, so that it is no repetition.
    return Entry(line, _SPELLED.get(mark, mark), text.strip(BLANK) or f"line {line}")


_SPELLED = {"()": "( )", "[]": "[ ]", "(X)": "(x)", "[X]": "[x]"}


def _slip(mark: str, text: str) -> str:
    if mark == "->":
        return "a pair is written - left => right, with a space on both sides of =>"
    if mark[-1] == ")" and mark[0].isdigit():
        return f"put a full stop after the number: {mark[:-1]}."
    if mark in _SPELLED:
        return "put one space or a small x between the brackets"
    if text and text[0] not in BLANK:
        return "leave a space after the brackets"
    return ""


def _stray(row: Row, problems: Problems) -> None:
    if row.is_blank:
        return
    if row.text.lstrip(BLANK).startswith(">"):
        message = "feedback stands directly under its option or answer: two spaces, >, one space"
        problems.add(row.number, "feedback", message)
    else:
        message = "is no option, answer or feedback; text stands above them or in ### Explanation"
        problems.add(row.number, "answers", message)

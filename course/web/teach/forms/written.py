"""Bodies whose fields are in the text format's own writing: read by the format itself.

The form's lines are put into a question of the text format, so that the format alone says what a
number, a gap or a stretch of hot text looks like; its problems go back to the field and the line
that they are about.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from wtforms import Field

from quizzes.errors import Fault, Problem, refuse
from quizzes.formats.markdown.body import parse_body
from quizzes.formats.markdown.fields import KIND_WORDS
from quizzes.formats.markdown.markers import escaped
from quizzes.questions import Body, Kind
from quizzes.questions.fences import fenced
from quizzes.questions.text import BLANK

Placed = tuple[str, Field | None, int]
"""A line, the field that it comes from, and its number there: 0 where there is one line only."""
_BREAKS = re.compile(r"[\r\n]+")


@dataclass(slots=True)
class Draft:
    """The lines of a question in the text format, each with the field that it comes from."""

    kind: Kind
    otherwise: Field
    """Where problems stand that are about no line of the form."""
    stem: str = "-"
    fields: list[Placed] = field(default_factory=list)
    lines: list[Placed] = field(default_factory=list)

    def field(self, name: str, value: str, source: Field) -> None:
        """Add a field under the heading; an empty one is left out."""
        if value:
            self.fields.append((f"{name}: {_BREAKS.sub(' ', value)}", source, 0))

    def line(self, text: str, source: Field | None = None, number: int = 0) -> None:
        """Add a line; its number within a text area is counted from 1, and 0 for another field."""
        self.lines.append((_BREAKS.sub(" ", text), source, number))

    def marked(self, mark: str, text: str | None, source: Field) -> None:
        """Add each line of a text area behind a mark; one that begins with > is feedback."""
        for number, each in enumerate((text or "").split("\n"), 1):
            if each.startswith(">"):
                self.line(f"  {each}", source, number)
            elif answer := each.strip(BLANK):
                self.line(f"{mark} {_unescaped(answer)}", source, number)

    def feedback(self, text: str | None, source: Field) -> None:
        """Add feedback under the line before."""
        for number, each in enumerate(text.split("\n") if text else (), 1):
            self.line(f"  > {each}" if each else "  >", source, number)

    def section(self, name: str, text: str | None, source: Field) -> None:
        """Add a section with the Markdown of a text area."""
        self.line(f"### {name}", source)
        lines = (text or "").split("\n")
        code, _ = fenced(lines)
        for number, each in enumerate(lines):
            written = each if number in code else escaped(each, in_stem=False)
            self.line(written, source, number + 1)

    def rows(self, mark: str, entries: Iterable[Any]) -> None:
        """Add rows of text and feedback behind a mark; one without anything in it is not meant."""
        for entry in entries:
            if not entry.form.empty:
                self.line(f"{mark} {entry.form.text.data or ''}", entry.form.text)
                self.feedback(entry.form.feedback.data, entry.form.feedback)

    def body(self) -> Body:
        """Read the body.

        :raise QuestionFaults: the format refuses it; what it says stands beside the fields.
        """
        opening = ("## draft", f"kind: {KIND_WORDS[self.kind]}", "passage: draft")
        placed: list[Placed] = [(text, None, 0) for text in opening]
        placed += [*self.fields, ("", None, 0), (self.stem, None, 0), ("", None, 0), *self.lines]
        body, problems = parse_body("\n".join(text for text, _, _ in placed), self.kind)
        refuse(self._beside(problems, placed))
        return body

    def _beside(self, problems: Sequence[Problem], placed: Sequence[Placed]) -> Iterator[Fault]:
        for problem in problems:
            _, source, number = placed[problem.line - 1]
            source = source or self.otherwise
            told = f"{problem.message[:1].upper()}{problem.message[1:]}."
            source.errors = [*source.errors, f"Line {number}: {told}" if number else told]
            yield Fault(field=problem.field, message=problem.message)


def written_rows(lines: Iterable[str], mark: str) -> list[dict[str, str]]:
    """Give the text behind a mark, with the feedback under it, for each line that has the mark."""
    rows: list[dict[str, str]] = []
    wanted = False
    for each in lines:
        if each.startswith("  >"):
            if wanted:
                rows[-1]["feedback"] = f"{rows[-1]['feedback']}\n{each[4:]}".removeprefix("\n")
        else:
            wanted = each.startswith(f"{mark} ")
            if wanted:
                rows.append({"text": each[len(mark) + 1 :], "feedback": ""})
    return rows


def with_feedback(rows: Iterable[Mapping[str, str]]) -> str:
    """Write rows one a line for a text area, each with its feedback under it behind a >."""
    written: list[str] = []
    for row in rows:
        written.append(_escaped(row["text"]))
        feedback = row["feedback"].split("\n") if row["feedback"] else []
        written += [f"> {line}" if line else ">" for line in feedback]
    return "\n".join(written)


def _escaped(text: str) -> str:
    """Let no answer look like feedback in a text area."""
    return f"\\{text}" if text.lstrip("\\").startswith(">") else text


def _unescaped(text: str) -> str:
    return text[1:] if text.startswith("\\") and text.lstrip("\\").startswith(">") else text

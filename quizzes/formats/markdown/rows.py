"""A text as numbered lines that know whether they are inside a code block."""

from collections.abc import Sequence
from dataclasses import dataclass

from quizzes.formats.markdown.markers import Own, unescaped
from quizzes.formats.markdown.problems import Problems
from quizzes.questions.fences import fenced
from quizzes.questions.text import BLANK, normal, trimmed

MOST_BYTES = 2_000_000
MOST_LINES = 250_000


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file."""

    number: int
    """Counted from 1."""
    text: str
    is_code: bool = False
    """Inside a fenced code block, where no line means anything to the format."""

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing on the line."""
        return not self.text.strip(BLANK)


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of Markdown and the line where it begins."""

    line: int
    text: str


def lines_of(text: str, problems: Problems) -> list[str]:
    """Cut a text into lines in Unicode's composed form; a text that is too long has none."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    size = len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
    if size <= MOST_BYTES and len(lines) <= MOST_LINES:
        return [normal(line) for line in lines]
    message = f"is too long: at most {MOST_BYTES:,} bytes and {MOST_LINES:,} lines; split it"
    problems.add(1, "text", message)
    return []


def rows_of(lines: Sequence[str], first: int) -> list[Row]:
    """Give each line its number, and mark those in code blocks."""
    code, _ = fenced(lines)
    return [Row(first + n, line, n in code) for n, line in enumerate(lines)]


def markdown(rows: Sequence[Row], *, in_stem: bool, own: Own = Own.NONE) -> Text:
    """Join rows to a piece of Markdown, without blank lines before and after."""
    lines = [
        row.text if row.is_code else unescaped(row.text, in_stem=in_stem, own=own) for row in rows
    ]
    first = next((row.number for row in rows if not row.is_blank), 0)
    return Text(first, trimmed("\n".join(lines)))

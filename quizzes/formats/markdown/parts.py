"""The parts of a question: its fields, stem, answers and sections, each still as rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from quizzes.formats.markdown import markers
from quizzes.formats.markdown.problems import Problems
from quizzes.formats.markdown.rows import Row, Text, markdown
from quizzes.questions.text import BLANK

ANSWER = "Answer"
EXPLANATION = "Explanation"


@dataclass(slots=True)
class Block:
    """A question's heading and the rows under it."""

    line: int
    id: str
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The rows of one question, told apart."""

    fields: Sequence[Row]
    stem: Text
    answers: Sequence[Row]
    sections: dict[str, Text]


def blocks(rows: Sequence[Row], problems: Problems) -> list[Block]:
    """Cut the rows at the headings of questions; nothing may stand before the first."""
    found: list[Block] = []
    for row in rows:
        if not row.is_code and markers.begins_question(row.text):
            found.append(Block(row.number, row.text[2:].strip(BLANK)))
        elif found:
            found[-1].rows.append(row)
    before = rows[: found[0].line - rows[0].number] if found else rows
    if stray := next((row for row in before if not row.is_blank), None):
        message = "stands before the first question; a question begins with ## and its id"
        problems.add(stray.number, "text", message)
    return found


def dissect(block: Block, problems: Problems) -> Parts:
    """Tell a question's rows apart."""
    fields = list(takewhile(lambda row: not row.is_blank, block.rows))
    rest = block.rows[len(fields) :]
    stem = list(takewhile(lambda row: not _ends_stem(row), rest))
    rest = rest[len(stem) :]
    answers = list(takewhile(lambda row: not _begins_section(row), rest))
    return Parts(
        fields=fields,
        stem=_or_at(markdown(stem, in_stem=True), block.line),
        answers=answers,
        sections=_sections(rest[len(answers) :], problems),
    )


def _sections(rows: Sequence[Row], problems: Problems) -> dict[str, Text]:
    found: dict[str, Text] = {}
    for heading, body in _cut(rows):
        name = heading.text[3:].strip(BLANK)
        text = markdown(body, in_stem=False)
        if name not in (ANSWER, EXPLANATION):
            message = f"is no section; a question may have {ANSWER} and {EXPLANATION}"
            problems.add(heading.number, f"### {name[:40]}", message)
        elif name in found:
            problems.add(heading.number, f"### {name}", "is there twice; keep one")
        elif not text.text:
            problems.add(heading.number, f"### {name}", "has no text; write it or leave it out")
        else:
            found[name] = text
    return found


def _cut(rows: Sequence[Row]) -> Iterator[tuple[Row, list[Row]]]:
    starts = [n for n, row in enumerate(rows) if _begins_section(row)]
    for start, end in pairwise([*starts, len(rows)]):
        yield rows[start], list(rows[start + 1 : end])


def _or_at(text: Text, line: int) -> Text:
    return text if text.text else Text(line, "")


def _begins_section(row: Row) -> bool:
    return not row.is_code and markers.begins_section(row.text)


def _ends_stem(row: Row) -> bool:
    return _begins_section(row) or (not row.is_code and markers.answer(row.text) is not None)

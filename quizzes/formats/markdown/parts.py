"""The parts of a question: its fields, stem, answers and sections, each still as rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from quizzes.formats.markdown import markers, sections
from quizzes.formats.markdown.markers import Own
from quizzes.formats.markdown.problems import Problems
from quizzes.formats.markdown.rows import Row, Text, markdown
from quizzes.formats.markdown.sections import Sections
from quizzes.questions.text import BLANK

_OWN = {
    "cloze": Own.GAPS,
    "matching": Own.ARROWS,
    "ordering": Own.NUMBERS,
    "categorising": Own.ARROWS,
}
"""What has a meaning in questions of these kinds only, as the field names them."""


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
    sections: Sections
    own: Own
    """Which lines mean something here, beside those that always do."""


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
    own = _own(fields, rest)
    stem = list(takewhile(lambda row: not _ends_stem(row, own), rest))
    rest = rest[len(stem) :]
    answers = list(takewhile(lambda row: not _begins_section(row), rest))
    return Parts(
        fields=fields,
        stem=_or_at(markdown(stem, in_stem=True, own=own), block.line),
        answers=answers,
        sections=sections.read(list(_cut(rest[len(answers) :])), problems),
        own=own,
    )


def own_lines(kind: str) -> Own:
    """Tell which lines mean something in questions of a kind, named as in the field."""
    return _OWN.get(kind, Own.NONE)


def _own(fields: Sequence[Row], rest: Sequence[Row]) -> Own:
    """Tell from the kind, or else from what stands there, so that a stem may hold any list."""
    given = (row.text.partition(":") for row in fields)
    kind = next((value.strip(BLANK) for name, _, value in given if name == "kind"), "")
    if kind:
        return own_lines(kind)
    above = takewhile(lambda row: not _begins_section(row), rest)
    lines = [row.text for row in above if not row.is_code]
    headings = {row.text[3:].strip(BLANK) for row in rest if _begins_section(row)}
    if headings - {*sections.ANYWHERE}:
        return Own.NONE
    if any(map(markers.is_gap, lines)):
        return Own.GAPS
    if any(map(markers.answer, lines)):
        return Own.NONE
    if any(map(markers.is_pair, lines)):
        return Own.ARROWS
    return Own.NUMBERS


def _cut(rows: Sequence[Row]) -> Iterator[tuple[Row, list[Row]]]:
    starts = [n for n, row in enumerate(rows) if _begins_section(row)]
    for start, end in pairwise([*starts, len(rows)]):
        yield rows[start], list(rows[start + 1 : end])


def _or_at(text: Text, line: int) -> Text:
    return text if text.text else Text(line, "")


def _begins_section(row: Row) -> bool:
    return not row.is_code and markers.begins_section(row.text)


def _ends_stem(row: Row, own: Own) -> bool:
    return _begins_section(row) or (not row.is_code and markers.answer(row.text, own) is not None)

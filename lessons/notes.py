"""An article's blocks as quoted Markdown: notes for whoever writes the lesson.

What was plain text in the article stays plain text: signs that Markdown would read are written
with a backslash.
"""

import re
from collections.abc import Iterable
from typing import assert_never

from lessons.article import (
    Block,
    Bullets,
    Code,
    Paragraph,
    QuestionAndAnswer,
    Quotation,
    Table,
)

_SIGNS = re.compile(r"[\\`*_\[\]^<>&|$]")
_BEGINNING = re.compile(r"[#+=:~-]")
_NUMBER = re.compile(r"\A(\d+)([.)])")


def quoted(blocks: Iterable[Block]) -> str:
    """Write blocks as block quotes, parted by blank lines."""
    return "\n\n".join("\n".join(f"> {line}".rstrip() for line in _lines(it)) for it in blocks)


def escaped(text: str) -> str:
    """Write plain text of one line so that Markdown shows it as it is."""
    text = _SIGNS.sub(r"\\\g<0>", text)
    if _BEGINNING.match(text):
        return f"\\{text}"
    return _NUMBER.sub(r"\1\\\2", text)


def _lines(block: Block) -> list[str]:
    match block:
        case Paragraph():
            return [escaped(block.text)]
        case Quotation():
            return [f"> {escaped(block.text)}"]
        case Code():
            return [f"    {line}" for line in block.text.split("\n")]
        case Bullets():
            return [f"{_marker(block, n)} {escaped(it)}" for n, it in enumerate(block.items, 1)]
        case Table():
            return _table(block)
        case QuestionAndAnswer():
            return [f"**{escaped(block.question)}**", "", *_answer(block.answer)]
        case _:
            assert_never(block)


def _marker(bullets: Bullets, number: int) -> str:
    return f"{number}." if bullets.ordered else "-"


def _table(table: Table) -> list[str]:
    head, *rows = (f"| {' | '.join(escaped(cell) for cell in row)} |" for row in table.rows)
    return [head, "|" + " --- |" * len(table.rows[0]), *rows]


def _answer(answer: str) -> list[str]:
    return [escaped(line) for line in answer.split("\n")]

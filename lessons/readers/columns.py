"""Tables in plain text: lines that have the same columns.

Columns are parted by tabs, by upright bars, or by two or more blanks. Where copying from a web
page has lost all of these, a table of two columns can still be told when its first line is two
capitalised words, one for each column, and every other line is a label in capitals followed by a
sentence: the sentence begins with the last capitalised word before the first small one.
"""

import re

from lessons.article import Table
from lessons.source import one_line

Rows = tuple[tuple[str, ...], ...]

_BLANKS = re.compile(r"[ \t]{2,}")
_RULE = re.compile(r"[|:+= \t-]+")
_FEWEST = 3
"""Two lines with the same gaps may be chance, three are a table."""


def table(rows: Rows, line: int) -> Table:
    """Make a table of rows."""
    return Table(rows=rows, line=line)


def rows(lines: list[str]) -> Rows:
    """Return the rows of lines that are a table, and nothing for others."""
    if len(lines) < 2:
        return ()
    return _parted(lines, "\t") or _barred(lines) or _spaced(lines) or _lost(lines)


def _even(cells: list[list[str]], fewest: int = 2) -> Rows:
    """Return the rows when there are enough of them, all with the same two or more cells."""
    widths = {len(row) for row in cells}
    if len(cells) < fewest or len(widths) != 1 or widths == {1}:
        return ()
    return tuple(tuple(one_line(cell) for cell in row) for row in cells)


def _parted(lines: list[str], sign: str) -> Rows:
    return _even([line.strip(" ").split(sign) for line in lines])


def _barred(lines: list[str]) -> Rows:
    kept = [line.strip() for line in lines if not _RULE.fullmatch(line)]
    if any("|" not in line for line in kept):
        return ()
    return _even([line.removeprefix("|").removesuffix("|").split("|") for line in kept])


def _spaced(lines: list[str]) -> Rows:
    return _even([_BLANKS.split(line.strip()) for line in lines], _FEWEST)


def _lost(lines: list[str]) -> Rows:
    head = lines[0].split()
    if len(head) != 2 or len(lines) < _FEWEST or not all(_capital(word) for word in head):
        return ()
    found = [_label_and_sentence(line) for line in lines[1:]]
    return (tuple(head), *(row for row in found if row)) if all(found) else ()


def _label_and_sentence(line: str) -> tuple[str, ...]:
    """Cut a line before the last capitalised word that comes before the first small one."""
    words = line.split()
    small = next((n for n, word in enumerate(words) if word[0].islower()), 0)
    start = next((n for n in range(small - 1, 0, -1) if _capital(words[n])), 0)
    label, sentence = words[:start], words[start:]
    if not sentence[-1].endswith((".", "!", "?")) or not any(_capital(word) for word in label):
        return ()
    return " ".join(label), " ".join(sentence)


def _capital(word: str) -> bool:
    return word[0].isupper() and word[-1].isalnum()

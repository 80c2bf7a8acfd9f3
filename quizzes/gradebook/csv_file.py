"""A table of grades as CSV for a spreadsheet: lines of UTF-8 text, safe to open."""

from collections.abc import Iterable, Iterator

from quizzes.gradebook.layout import Value, header, rows
from quizzes.gradebook.table import GradeTable

BYTE_ORDER_MARK = "\ufeff"

# What makes a spreadsheet take a text for a formula, also in full width. A cell that begins with
# tab or line break is among them because some programs drop those and read on.
_FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
_UNSEEN = "\u200b\u2060\ufeff"


def lines(table: GradeTable) -> Iterator[str]:
    """Give the file line by line, line ends included, to be written as it comes.

    The first line begins with a byte order mark, without which Excel takes UTF-8 for an older
    encoding. Texts are quoted, and one that a spreadsheet would run as a formula gets an
    apostrophe in front (OWASP, "CSV Injection"). Numbers are plain, also negative ones, with a
    point and at most twelve significant digits. An empty place is an unknown number, not zero.
    """
    yield BYTE_ORDER_MARK + _line(header(table))
    for row in rows(table):
        yield _line(row)


def _line(values: Iterable[Value]) -> str:
    return ",".join(_written(value) for value in values) + "\r\n"


def _written(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        text = _harmless(value).replace('"', '""')
        return f'"{text}"'
    return format(value, "f")


def _harmless(text: str) -> str:
    seen = text.lstrip().lstrip(_UNSEEN).lstrip()
    risky = text.startswith(_FORMULA) or seen.startswith(_FORMULA)
    return f"'{text}" if risky else text

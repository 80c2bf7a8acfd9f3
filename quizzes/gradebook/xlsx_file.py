"""A table of grades as an Excel workbook: typed cells, no formulas, constant memory."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import BinaryIO, Protocol

from quizzes.gradebook.layout import Value, header, rows
from quizzes.gradebook.table import GradeTable, TableRefused

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
MOST_CHARACTERS = 32_767
"""In one cell; more would make the library leave the cell empty."""

# A file's "created" field has to say something; without a moment it says nothing of interest.
_NO_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)


class _Sheet(Protocol):
    """What is used of a worksheet; the library says nothing about its types."""

    def write_string(self, row: int, column: int, text: str, /) -> int: ...

    def write_number(self, row: int, column: int, number: float, /) -> int: ...


def write(table: GradeTable, file: BinaryIO, *, at: datetime | None = None) -> None:
    """Write the workbook.

    :param at: when it was made, for the file's properties.
    :raise TableRefused: a sheet cannot hold so many rows or columns.
    """
    # Imported when a workbook is asked for: the start of the site should not wait for it.
    from xlsxwriter import Workbook  # noqa: PLC0415 -- see above

    names = header(table)
    if len(names) > MOST_COLUMNS or len(table.rows) >= MOST_ROWS:
        raise TableRefused("The table is too large for one sheet; export it as CSV.")
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with Workbook(file, options) as workbook:
        workbook.set_properties({"created": (at or _NO_MOMENT).astimezone(UTC)})
        sheet = workbook.add_worksheet("Grades")
        sheet.freeze_panes(1, 2)
        _write_row(sheet, 0, names)
        for number, row in enumerate(rows(table), start=1):
            _write_row(sheet, number, row)


def _write_row(sheet: _Sheet, number: int, values: Sequence[Value]) -> None:
    for column, value in enumerate(values):
        if isinstance(value, str):
            sheet.write_string(number, column, _storable(value))
        elif value is not None:
            sheet.write_number(number, column, float(value))


def _storable(text: str) -> str:
    """Replace what XML cannot carry, and cut what no cell can hold."""
    kept = "".join(character if _in_xml(character) else "\ufffd" for character in text)
    return kept[:MOST_CHARACTERS]


def _in_xml(character: str) -> bool:
    return character in "\t\n" or (
        character >= " "
        and not "\ud800" <= character <= "\udfff"
        and character not in "\ufffe\uffff"
    )

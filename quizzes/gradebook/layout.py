"""The table as rows of texts and numbers, the same for every kind of file."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from quizzes.gradebook.table import Cell, Column, GradeTable, Row

Value = str | Decimal | None
"""A text, a number, or an empty place."""

DIGITS = 12
"""Significant digits of a number that has no shorter decimal form: more than any reader shows,
fewer than a spreadsheet keeps (15), so that what is written is what is read."""

_ARITHMETIC = Context(prec=DIGITS, rounding=ROUND_HALF_UP)


def header(table: GradeTable) -> list[str]:
    """Name the columns; the id in brackets keeps two items of one title apart."""
    names = ["Learner ID", "Name", "E-mail"]
    for column in table.columns:
        item = f"{column.title} [{column.id}]"
        names += [f"{item} points", f"{item} maximum", f"{item} percent", f"{item} status"]
    return names


def rows(table: GradeTable) -> Iterator[list[Value]]:
    """Give one row after another, each as long as the header."""
    for row in table.rows:
        yield _row(row, table.columns)


def decimal(number: Fraction) -> Decimal:
    """Give a number in decimal form: exactly if twelve significant digits are enough for it.

    Otherwise the twelfth is rounded half up. There is no exponent.
    """
    quotient = _ARITHMETIC.divide(Decimal(number.numerator), Decimal(number.denominator))
    return Decimal(format(quotient.normalize(_ARITHMETIC), "f"))


def _row(row: Row, columns: tuple[Column, ...]) -> list[Value]:
    values: list[Value] = [row.learner_id, row.name, row.email]
    for cell, column in zip(row.cells, columns, strict=True):
        values += _cell(cell, column)
    return values


def _cell(cell: Cell, column: Column) -> list[Value]:
    maximum = decimal(column.points)
    if cell.earned is None:
        return [None, maximum, None, cell.status.value]
    percent = decimal(cell.earned / column.points * 100) if column.points else None
    return [decimal(cell.earned), maximum, percent, cell.status.value]

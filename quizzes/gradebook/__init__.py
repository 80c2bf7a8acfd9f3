"""Grades as a table, and the table as files.

In reading order: ``table`` (the values), ``layout`` (rows of texts and numbers), ``csv_file``,
``xlsx_file``.
"""

from quizzes.gradebook import csv_file, xlsx_file
from quizzes.gradebook.table import Cell, Column, GradeTable, Row, Status, TableRefused

__all__ = [
    "Cell",
    "Column",
    "GradeTable",
    "Row",
    "Status",
    "TableRefused",
    "csv_file",
    "xlsx_file",
]

"""The grades as files: safe to open, with everything in them."""

from __future__ import annotations

import csv
import io
import re

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from tests.course.classroom import Room, put_person
from tests.course.web.desk.forms import BOOK


@pytest.mark.usefixtures("cell")
def test_the_csv_opens_in_a_spreadsheet_safely(
    session: Session, place: Room, teacher: FlaskClient
) -> None:
    """It has a name with the day, a byte order mark, and no cell that is run as a formula."""
    put_person(session, place, "evil@example.org", name='=HYPERLINK("http://x")')
    put_person(session, place, "long@example.org", name="Ø, “quoted” " + "x" * 100)
    session.commit()

    answer = teacher.get(f"{BOOK}.csv")

    name = answer.headers["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert re.fullmatch(r'attachment; filename="peace-talks-grades-\d{4}-\d\d-\d\d\.csv"', name)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.data.startswith(b"\xef\xbb\xbf")
    assert [row[1] for row in rows[1:]] == [
        '\'=HYPERLINK("http://x")',
        "Ada",
        "Ø, “quoted” " + "x" * 100,
    ]
    assert all(len(row) == len(rows[0]) for row in rows)
    assert "6.66666666667" in rows[2]
    assert "teacher@example.org" not in answer.text


@pytest.mark.usefixtures("cell")
def test_the_workbook_holds_the_same_as_numbers(
    session: Session, place: Room, teacher: FlaskClient
) -> None:
    """Points are numbers, texts are texts, formulas there are none."""
    put_person(session, place, "evil@example.org", name="=1+1")
    session.commit()

    answer = teacher.get(f"{BOOK}.xlsx")

    sheet = load_workbook(io.BytesIO(answer.data)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert "peace-talks-grades-" in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert [row[1] for row in rows] == ["Name", "=1+1", "Ada"]
    assert rows[2][3] == pytest.approx(20 / 3)
    assert all(each.data_type != "f" for row in sheet.iter_rows() for each in row)

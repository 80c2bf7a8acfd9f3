"""Tables of grades, and the files made of them, read back by other programs."""

import csv
import io
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell import Cell as XlsxCell
from openpyxl.worksheet.worksheet import Worksheet

from quizzes import QuizzesError
from quizzes.gradebook import Cell, Column, GradeTable, Row, Status, csv_file, xlsx_file
from quizzes.gradebook.layout import decimal

COLUMNS = (
    Column(id="cold-war", title="The Cold War", points=Fraction(3)),
    Column(id="final", title="Final", points=Fraction(10)),
)
PENDING, MISSING, EXCUSED = (
    Cell(status=status) for status in (Status.PENDING, Status.MISSING, Status.EXCUSED)
)


def graded(earned: str) -> Cell:
    """Give a graded cell."""
    return Cell(status=Status.GRADED, earned=Fraction(earned))


def row(learner_id: str, *cells: Cell, name: str = "Learner One") -> Row:
    """Give a learner with these cells."""
    return Row(learner_id=learner_id, name=name, email="one@example.org", cells=cells)


TABLE = GradeTable(
    columns=COLUMNS,
    rows=(
        row("0042", graded("2"), graded("20/3")),
        row("0043", graded("0"), PENDING),
        row("0044", MISSING, EXCUSED),
    ),
)


def as_csv(table: GradeTable) -> list[list[str]]:
    """Read the CSV file as another program would."""
    data = "".join(csv_file.lines(table)).encode()
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def as_xlsx(table: GradeTable) -> list[tuple[XlsxCell, ...]]:
    """Read the workbook as another program would."""
    file = io.BytesIO()
    xlsx_file.write(table, file)
    sheet = openpyxl.load_workbook(file).active
    assert isinstance(sheet, Worksheet)
    return [tuple(cell for cell in row if isinstance(cell, XlsxCell)) for row in sheet.iter_rows()]


def test_the_csv_file() -> None:
    """The file is plain: quoted texts, bare numbers, empty places for what is not known."""
    assert "".join(csv_file.lines(TABLE)) == (
        '\ufeff"Learner ID","Name","E-mail",'
        '"The Cold War [cold-war] points","The Cold War [cold-war] maximum",'
        '"The Cold War [cold-war] percent","The Cold War [cold-war] status",'
        '"Final [final] points","Final [final] maximum","Final [final] percent",'
        '"Final [final] status"\r\n'
        '"0042","Learner One","one@example.org",2,3,66.6666666667,"graded",'
        '6.66666666667,10,66.6666666667,"graded"\r\n'
        '"0043","Learner One","one@example.org",0,3,0,"graded",,10,,"pending"\r\n'
        '"0044","Learner One","one@example.org",,3,,"missing",,10,,"excused"\r\n'
    )


def test_the_file_comes_line_by_line() -> None:
    """A large table is never in memory as one text."""
    lines = csv_file.lines(TABLE)

    assert next(lines).startswith("\ufeff")
    assert len(list(lines)) == 3


def test_the_workbook() -> None:
    """Numbers are numbers, texts are texts, and unknown places are empty."""
    rows = [[cell.value for cell in cells] for cells in as_xlsx(TABLE)]

    assert rows[0][:4] == ["Learner ID", "Name", "E-mail", "The Cold War [cold-war] points"]
    assert rows[1][:7] == ["0042", "Learner One", "one@example.org", 2, 3, 66.6666666667, "graded"]
    assert rows[2][3:] == [0, 3, 0, "graded", None, 10, None, "pending"]
    assert rows[3][3:] == [None, 3, None, "missing", None, 10, None, "excused"]


def test_zero_missing_and_excused_are_three_things() -> None:
    """No file confuses a grade of nothing with no grade."""
    for rows in (as_csv(TABLE), [[cell.value for cell in cells] for cells in as_xlsx(TABLE)]):
        zero, missing, excused = rows[2][3:7], rows[3][3:7], rows[3][7:11]
        assert len({str(zero), str(missing), str(excused)}) == 3
        assert [zero[3], missing[3], excused[3]] == ["graded", "missing", "excused"]


DANGEROUS = [
    pytest.param("=1+1", id="an equals sign"),
    pytest.param("+1", id="a plus sign"),
    pytest.param("-1", id="a minus sign"),
    pytest.param("@SUM(A1)", id="an at sign"),
    pytest.param("\t=1", id="a tab"),
    pytest.param("\r=1", id="a carriage return"),
    pytest.param("\n=1", id="a line feed"),
    pytest.param("\tname", id="a tab before a harmless name"),
    pytest.param("  =1", id="blanks"),
    pytest.param("\u00a0=1", id="a fixed blank"),
    pytest.param("\ufeff=1", id="a byte order mark"),
    pytest.param("\u200b =1", id="an invisible blank"),
    pytest.param("\uff1d1", id="a wide equals sign"),
    pytest.param("\uff0b1", id="a wide plus sign"),
    pytest.param("\uff0d1", id="a wide minus sign"),
    pytest.param("\uff20A1", id="a wide at sign"),
    pytest.param("=HYPERLINK(\"https://example.org\";\"x\")", id="a link"),
]  # fmt: skip


@pytest.mark.parametrize("name", DANGEROUS)
def test_no_text_becomes_a_formula(name: str) -> None:
    """A learner's name is data for every program that opens the file, whatever it is."""
    table = GradeTable(columns=(), rows=(row(name, name=name),))

    assert as_csv(table)[1][:2] == [f"'{name}", f"'{name}"]
    cell = as_xlsx(table)[1][1]
    assert cell.data_type == "s"


@pytest.mark.parametrize(
    "name",
    [
        pytest.param('Ada "the first"', id="quotation marks"),
        pytest.param("One, Learner; two", id="separators"),
        pytest.param("Zo\u00eb \u738b \U0001f600", id="other scripts"),
        pytest.param("two\nlines", id="a line feed inside"),
        pytest.param("a=b", id="an equals sign inside"),
        pytest.param("https://example.org", id="an address"),
        pytest.param("0042", id="digits"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_harmless_text_is_not_touched(name: str) -> None:
    """Whatever is no formula is read back as it was."""
    table = GradeTable(columns=(), rows=(row("1", name=name),))

    assert as_csv(table)[1][1] == name
    cell = as_xlsx(table)[1][1]
    assert (cell.value or "") == name
    assert cell.hyperlink is None


any_text = st.text(max_size=12)


@given(any_text, any_text)
def test_whatever_a_text_is_both_files_can_be_read(name: str, title: str) -> None:
    """Strange characters break no file, and nothing in it is a formula."""
    columns = (Column(id="c", title=title, points=Fraction(1)),)
    rows = (Row(learner_id="1", name=name, email=name, cells=(MISSING,)),)
    table = GradeTable(columns=columns, rows=rows)

    assert all(cell.data_type != "f" for cells in as_xlsx(table) for cell in cells)
    for text in as_csv(table)[1][1:3]:
        assert text.lstrip("\ufeff\u200b\u2060 \u00a0")[:1] not in tuple("=+-@")


@pytest.mark.parametrize(
    ("number", "written"),
    [
        pytest.param("0", "0", id="nothing"),
        pytest.param("100", "100", id="no exponent"),
        pytest.param("1/2", "0.5", id="a half"),
        pytest.param("1/1024", "0.0009765625", id="exact as long as twelve digits are enough"),
        pytest.param("1/3", "0.333333333333", id="a third, to twelve digits"),
        pytest.param("200/3", "66.6666666667", id="two thirds of a hundred"),
        pytest.param("-5/4", "-1.25", id="below nothing"),
        pytest.param("123456789/100", "1234567.89", id="large"),
    ],
)
def test_numbers_are_exact_or_have_twelve_digits(number: str, written: str) -> None:
    """A number is not rounded to be shown; it has as many digits as a spreadsheet can use."""
    assert str(decimal(Fraction(number))) == written


@given(st.fractions(0, 1000, max_denominator=1000))
def test_a_written_number_is_the_number(number: Fraction) -> None:
    """What is read back differs by less than anybody can see."""
    assert abs(Fraction(decimal(number)) - number) <= abs(number) / 10**11
    assert "E" not in str(decimal(number))


def test_numbers_are_plain_even_when_negative() -> None:
    """Only texts are guarded: a guarded number would be a text to the spreadsheet."""
    table = GradeTable(columns=COLUMNS[:1], rows=(row("1", graded("3/2")),))

    assert as_csv(table)[1][3:6] == ["1.5", "3", "50"]
    assert Decimal(as_csv(table)[1][5]) == 50


def test_an_item_without_points_has_no_percentage() -> None:
    """Nothing out of nothing is no share."""
    columns = (Column(id="c", title="C", points=Fraction(0)),)
    table = GradeTable(columns=columns, rows=(row("1", graded("0")),))

    assert as_csv(table)[1][3:] == ["0", "0", "", "graded"]


def test_a_text_that_no_cell_can_hold_is_cut() -> None:
    """A cell that would be left empty shows its beginning instead."""
    table = GradeTable(columns=(), rows=(row("1", name="a" * 40_000),))

    assert as_xlsx(table)[1][1].value == "a" * 32_767


def test_a_table_that_no_sheet_can_hold_is_refused() -> None:
    """There is a plain message, not a damaged file."""
    columns = tuple(Column(id=str(n), title="C", points=Fraction(1)) for n in range(4_096))

    with pytest.raises(QuizzesError, match="export it as CSV"):
        xlsx_file.write(GradeTable(columns=columns, rows=()), io.BytesIO())


def test_a_workbook_depends_on_nothing_but_the_table() -> None:
    """The same table at the same moment is the same file, byte by byte."""
    moment = datetime(2026, 3, 1, tzinfo=UTC)
    files = [io.BytesIO(), io.BytesIO()]
    for file in files:
        xlsx_file.write(TABLE, file, at=moment)

    assert files[0].getvalue() == files[1].getvalue()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        pytest.param(lambda: Cell(status=Status.GRADED), "do not go", id="graded without points"),
        pytest.param(lambda: Cell(status=Status.MISSING, earned=Fraction(0)), "do not go",
                     id="missing with points"),
        pytest.param(lambda: graded("-1"), "less than nothing", id="less than nothing"),
        pytest.param(lambda: GradeTable(columns=COLUMNS, rows=(row("1", MISSING),)), "1 cells",
                     id="a cell too few"),
        pytest.param(lambda: GradeTable(columns=COLUMNS[:1] * 2, rows=()), "cold-war",
                     id="an item twice"),
        pytest.param(lambda: GradeTable(columns=(), rows=(row("1"), row("1"))), "learner 1",
                     id="a learner twice"),
    ],
)  # fmt: skip
def test_an_impossible_table_is_refused(make: Callable[[], object], words: str) -> None:
    """What would shift cells or confuse learners cannot be made."""
    with pytest.raises(QuizzesError, match=words):
        make()

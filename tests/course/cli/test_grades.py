"""parley grades export: a file with every learner's grades, or a plain word why not."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from course.cli import main
from course.models import Role
from tests.accounts import opened
from tests.course.classroom import put_attempt, put_person, room


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on the database that the command is told to use."""
    with opened(database_url) as session:
        yield session


@pytest.fixture(autouse=True)
def place(session: Session) -> None:
    """Put a course with a teacher and two learners."""
    made = room(session)
    put_person(session, made, "teacher@example.org", role=Role.instructor)
    ada = put_person(session, made, "ada@example.org")
    put_person(session, made, "bob@example.org", name="=Bob")
    put_attempt(session, made.quizzes[0], ada, 7, 9)
    session.commit()


def run(database_url: str, *arguments: str | Path) -> Result:
    """Run the command as somebody at a terminal would."""
    told = {"PARLEY_DATABASE_URL": database_url}
    return CliRunner().invoke(main, ["grades", "export", *map(str, arguments)], env=told)


def test_the_csv_holds_a_line_a_learner(database_url: str, tmp_path: Path) -> None:
    """Teachers are left out, names are harmless, and numbers are to twelve digits."""
    file = tmp_path / "grades.csv"

    result = run(database_url, "peace-talks", "--format", "csv", "-o", file)

    rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    assert result.exit_code == 0, result.output
    assert [row[1] for row in rows] == ["Name", "'=Bob", "Ada"]
    assert "7.77777777778" in rows[2]
    assert "2 learners, 2 items" in result.output


def test_the_ending_of_the_file_says_what_to_write(database_url: str, tmp_path: Path) -> None:
    """A name that ends in xlsx becomes a workbook."""
    file = tmp_path / "grades.xlsx"

    result = run(database_url, "peace-talks", "-o", file)

    sheet = load_workbook(file).active
    assert result.exit_code == 0, result.output
    assert sheet is not None
    assert [row[1].value for row in sheet.iter_rows()] == ["Name", "=Bob", "Ada"]


def test_an_unknown_course_is_told_with_those_that_there_are(
    database_url: str, tmp_path: Path
) -> None:
    """A file that was there stays as it was."""
    file = tmp_path / "grades.csv"
    file.write_text("last week's")

    result = run(database_url, "another-course", "-o", file)

    assert result.exit_code == 1
    assert "peace-talks" in result.output
    assert file.read_text() == "last week's"


def test_a_name_that_says_nothing_needs_a_format(database_url: str, tmp_path: Path) -> None:
    """Nothing is guessed."""
    result = run(database_url, "peace-talks", "-o", tmp_path / "grades")

    assert result.exit_code == 2
    assert "--format" in result.output
    assert list(tmp_path.glob("*grades*")) == []


def test_a_file_that_cannot_be_written_is_told_and_leaves_nothing(
    database_url: str, tmp_path: Path
) -> None:
    """The message names the file; no half-written one stays behind."""
    result = run(database_url, "peace-talks", "-o", tmp_path / "not-there" / "grades.csv")

    assert result.exit_code == 1
    assert "cannot be written" in result.output
    assert list(tmp_path.glob("**/*.part")) == []

"""parley grades: a course's grades into a file."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from datetime import datetime

    from quizzes.gradebook import GradeTable

FORMATS = ("csv", "xlsx")


@click.group()
def grades() -> None:
    """Take a course's grades out of the site."""


@grades.command()
@click.argument("course")
@click.option(
    "--format",
    "kind",
    type=click.Choice(FORMATS),
    help="What to write; otherwise the ending of FILE says it.",
)
@click.option(
    "-o",
    "--output",
    "file",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The file to write. One that is there already is replaced, once the new one is complete.",
)
def export(course: str, kind: str | None, file: Path) -> None:
    """Write the grades of COURSE (its slug) to FILE: a line a learner, teachers left out.

    For each item there are the points, the most that can be earned, the per cent and the status
    (graded, pending, missing, excused). Open the Excel file where you can: CSV leaves it to the
    spreadsheet what is a number and what a date.

    \b
    parley grades export us-russia-peace-talks -o grades.xlsx
    parley grades export us-russia-peace-talks --format csv -o grades.csv
    """
    # Imported here so that `parley --help` starts without a database.
    from course.cli.session import open_session
    from course.clock import now
    from course.services import keep_grades, people

    kind = kind or file.suffix.removeprefix(".").lower()
    if kind not in FORMATS:
        raise click.UsageError("Say with --format whether to write csv or xlsx.")
    with open_session() as (session, _):
        table = keep_grades.grade_table(session, people.find_course(session, course))
    _write(table, kind, file, at=now())
    click.echo(f"{file}: {len(table.rows)} learners, {len(table.columns)} items", err=True)


def _write(table: "GradeTable", kind: str, file: Path, *, at: "datetime") -> None:
    """Write beside the file first, so that a failure leaves an earlier one as it was."""
    draft = file.with_name(f".{file.name}.part")
    try:
        if kind == "csv":
            _write_csv(table, draft)
        else:
            _write_xlsx(table, draft, at)
        draft.replace(file)
    except OSError as error:
        raise click.ClickException(f"{file} cannot be written: {error.strerror}") from error
    finally:
        draft.unlink(missing_ok=True)


def _write_csv(table: "GradeTable", draft: Path) -> None:
    from quizzes.gradebook import csv_file

    lines = csv_file.lines(table)
    with (
        draft.open("w", encoding="utf-8", newline="") as file,
        click.progressbar(lines, len(table.rows) + 1, "Writing", file=sys.stderr) as shown,
    ):
        for line in shown:
            file.write(line)


def _write_xlsx(table: "GradeTable", draft: Path, at: "datetime") -> None:
    from quizzes.gradebook import xlsx_file

    with (
        draft.open("wb") as file,
        click.progressbar(length=1, label="Writing", file=sys.stderr) as shown,
    ):
        xlsx_file.write(table, file, at=at)
        shown.update(1)

"""parley load: a course's files into the site."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from course.services.read_content import Content

ROOT = Path(__file__).resolve().parents[2]
LESSONS = ROOT / "lessons" / "courses"
BANKS = ROOT / "quizzes" / "banks"


@click.command()
@click.argument(
    "folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option(
    "--banks",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of the course's banks; needed when FOLDER is given.",
)
def load(folder: Path | None, banks: Path | None) -> None:
    """Load the course in FOLDER, or the one that ships with Parley.

    Loading again changes only what changed in the files. Questions that learners have answered
    get new versions; what left the files is retired, never deleted.

    \b
    parley load
    parley load courses/my-course --banks banks/my-course
    """
    if folder is None:
        load_shipped()
        return
    if banks is None:
        raise click.UsageError("Say with --banks where the course's question banks are.")
    _load(folder, banks)


def load_shipped() -> None:
    """Load every course that ships with Parley."""
    for folder in sorted(path for path in LESSONS.iterdir() if path.is_dir()):
        _load(folder, BANKS / folder.name)


def read(folder: Path, banks: Path) -> "Content":
    """Read a course's files; problems end the command with a line each."""
    # Imported here so that `parley --help` starts without a Markdown parser.
    from course.services.read_content import read_content

    with _refusing():
        return read_content(folder, banks)


@contextmanager
def _refusing() -> Iterator[None]:
    """End the command with a line for each problem that is found inside the block."""
    from lessons.errors import LessonsError
    from quizzes.errors import QuizzesError

    try:
        yield
    except (LessonsError, QuizzesError) as error:
        for line in str(error).splitlines():
            click.echo(line, err=True)
        raise click.ClickException("the course has problems; nothing was loaded") from error


def _load(folder: Path, banks: Path) -> None:
    from course.cli.session import open_session
    from course.clock import now
    from course.services.publish_course import publish
    from course.services.read_content import content_flaws

    content = read(folder, banks)
    # The bar is for whoever watches: in a log it would be a line that says nothing.
    bar = click.progressbar(
        length=sum(len(bank.questions) for bank in content.banks),
        label=f"Publishing {content.course.slug}",
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    )
    with _refusing(), open_session() as (session, settings), bar:
        changes = publish(
            session,
            content.course,
            content.lessons,
            content.banks,
            pictures=content.pictures,
            quota=settings.media_bytes,
            at=now(),
            on_question=lambda: bar.update(1),
        )
    if changes:
        click.echo(
            f"{content.course.slug}: {len(changes.added)} added, {len(changes.changed)} changed, "
            f"{len(changes.retired)} retired, {changes.unchanged} as they were"
        )
    for name in [*changes.changed, *changes.retired]:
        click.echo(f"  {name}")
    for name in changes.replaced:
        click.echo(
            f"  {name}: what was written in the browser gave way to the file; see its history"
        )
    for name in changes.stranded:
        click.echo(f"  {name}: its passage left the course, so nobody meets it; move or retire it")
    for notice in changes.notices:
        click.echo(f"  question {notice}")
    for flaw in content_flaws(folder, banks, changes.pictures):
        click.echo(f"  {flaw.file}:{flaw.line}: {flaw.rule}: {flaw.message}")
    if changes.rendered:
        click.echo(f"{content.course.slug}: {changes.rendered} question versions rendered anew")

"""parley check: a course's files, or the cards in the database, looked through for faults."""

import json
from pathlib import Path
from typing import Any

import click

from course.cli.load import BANKS, LESSONS


@click.command()
@click.argument(
    "folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option(
    "--banks",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of the course's banks; needed when FOLDER is given.",
)
@click.option("--json", "as_data", is_flag=True, help="Print the findings as JSON.")
@click.option("--cards", is_flag=True, help="Check the learners' cards in the database instead.")
def check(folder: Path | None, banks: Path | None, as_data: bool, cards: bool) -> None:
    """Check the course in FOLDER, or the ones that ship with Parley.

    Each finding is one line, file:line: rule: message. The exit code is 1 when there is one.
    With --cards every card in the database is compared with the replay of its log of answers.

    \b
    parley check
    parley check my-course/lessons --banks my-course/banks
    parley check --cards
    """
    if cards and (folder or banks or as_data):
        raise click.UsageError(
            "--cards is about the database; give no folder and no --json with it."
        )
    if cards:
        _check_cards()
        return
    if folder is not None and banks is None:
        raise click.UsageError("Say with --banks where the course's question banks are.")
    shipped = [(path, BANKS / path.name) for path in sorted(LESSONS.iterdir()) if path.is_dir()]
    pairs = [(folder, banks)] if folder and banks else shipped
    findings = [finding for lessons, bank in pairs for finding in _findings(lessons, bank)]
    if as_data:
        click.echo(json.dumps(findings, ensure_ascii=False, indent=2))
    for found in [] if as_data else findings:
        click.echo("{file}:{line}: {rule}: {message}".format(**found))
    if findings:
        raise click.exceptions.Exit(1)
    if not as_data:
        click.echo("Nothing found.")


def _check_cards() -> None:
    # Imported here so that `parley --help` starts without a database library.
    from course.cli.session import open_database, plain_failures
    from course.services.check_cards import check_cards

    all_well = True
    with (
        plain_failures("; run “parley prepare” first"),
        open_database() as (engine, _),
        engine.connect() as connection,
    ):
        for difference in check_cards(connection):
            all_well = False
            click.echo(str(difference))
    if not all_well:
        raise click.exceptions.Exit(1)
    click.echo("Every card is what its log says.")


def _findings(folder: Path, banks: Path) -> list[dict[str, Any]]:
    # Imported here so that `parley --help` starts without a Markdown parser.
    from course.services.read_content import lint_findings, read_content
    from lessons.errors import ContentProblems
    from quizzes.errors import BankProblems

    try:
        read_content(folder, banks)
    except (ContentProblems, BankProblems) as error:
        return [
            {"file": each.file, "line": each.line, "rule": each.field, "message": each.message}
            for each in error.problems
        ]
    return [
        {"file": each.file, "line": each.line, "rule": each.rule, "message": each.message}
        for each in lint_findings(folder, banks)
    ]

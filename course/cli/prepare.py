"""parley prepare: the key, the database, the shipped course, and the first instructor's link."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@click.command()
def prepare() -> None:
    """Make everything ready to serve. It may be repeated: what is there is left as it is.

    Makes the instance folder with its key, brings the database to the newest revision, loads the
    course that ships with Parley and, while there is no instructor, prints a one-time link.
    """
    # Imported here so that other commands start without a database library.
    from course.cli.load import load_shipped
    from course.cli.session import open_session, plain_failures
    from course.config import read_settings, secret_key
    from course.services import migrate

    with plain_failures():
        settings = read_settings()
        secret_key(settings)
        _make_folder(settings.instance_dir)
        if migrate.current(settings.database) != migrate.newest():
            click.echo("Preparing the database …")
            migrate.upgrade(settings.database)
    load_shipped()
    with open_session() as (session, settings):
        _show_link(session, settings.base_url)


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise click.ClickException(f"the folder {path} cannot be made: {error}") from error


def _show_link(session: "Session", base_url: str) -> None:
    from course.clock import now
    from course.services.accounts import first_instructor_secret

    secret = first_instructor_secret(session, at=now())
    if secret is None:
        return
    click.echo()
    click.secho("There is no instructor yet. Open this link once to become the first:", bold=True)
    click.echo(f"  {base_url}/setup/{secret}")
    click.echo()

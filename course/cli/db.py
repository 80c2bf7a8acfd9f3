"""parley db: the database's revisions."""

from collections.abc import Iterator
from contextlib import contextmanager

import click


@click.group()
def db() -> None:
    """Move the database forward or back, and see where it is.

    \b
    parley db status
    parley db upgrade
    parley db downgrade REVISION
    parley db revision 2026_12_01_names "Say what changes"   (for developers)
    """


@db.command()
def status() -> None:
    """Say which revision the database is at, and which this version of Parley needs."""
    with _database() as url:
        from course.services import migrate

        at, needed = migrate.current(url), migrate.newest()
    click.echo(f"database: {at or 'empty'}\ncode:     {needed}")


@db.command()
@click.argument("revision", default="head")
def upgrade(revision: str) -> None:
    """Bring the database forward to REVISION, the newest if none is given."""
    with _database() as url:
        from course.services import migrate

        migrate.upgrade(url, revision)
        click.echo(f"database: {migrate.current(url)}")


@db.command()
@click.argument("revision")
def downgrade(revision: str) -> None:
    """Take the database back to REVISION; what only newer ones hold is lost. Back up first."""
    with _database() as url:
        from course.services import migrate

        migrate.downgrade(url, revision)
        click.echo(f"database: {migrate.current(url) or 'empty'}")


@db.command()
@click.argument("name")
@click.argument("message")
def revision(name: str, message: str) -> None:
    """Write a migration NAME from the differences between models and database."""
    with _database() as url:
        from course.services import migrate

        migrate.write_revision(url, message, name)


@contextmanager
def _database() -> Iterator[str]:
    """Give the database's address; what cannot be done with it ends the command with one line."""
    # Imported here, as in each command, so that --help starts without a database library.
    from course.cli.session import plain_failures
    from course.config import read_settings

    with plain_failures():
        yield read_settings().database

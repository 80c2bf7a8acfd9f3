"""parley db: the database's revisions."""

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
    from course.services import migrate  # here, so that --help starts without a database library

    click.echo(f"database: {migrate.current(_url()) or 'empty'}\ncode:     {migrate.newest()}")


@db.command()
@click.argument("revision", default="head")
def upgrade(revision: str) -> None:
    """Bring the database forward to REVISION, the newest if none is given."""
    from course.services import migrate  # here, so that --help starts without a database library

    migrate.upgrade(_url(), revision)
    click.echo(f"database: {migrate.current(_url())}")


@db.command()
@click.argument("revision")
def downgrade(revision: str) -> None:
    """Take the database back to REVISION; what only newer ones hold is lost. Back up first."""
    from course.services import migrate  # here, so that --help starts without a database library

    migrate.downgrade(_url(), revision)
    click.echo(f"database: {migrate.current(_url()) or 'empty'}")


@db.command()
@click.argument("name")
@click.argument("message")
def revision(name: str, message: str) -> None:
    """Write a migration NAME from the differences between models and database."""
    from course.services import migrate  # here, so that --help starts without a database library

    migrate.write_revision(_url(), message, name)


def _url() -> str:
    from course.config import SettingsError, read_settings

    try:
        return read_settings().database
    except SettingsError as error:
        raise click.ClickException(str(error)) from error

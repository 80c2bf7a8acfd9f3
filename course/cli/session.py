"""The database for commands: a session that is committed when all went well, or the engine."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from course.config import Settings


@contextmanager
def plain_failures(remedy: str = "") -> Iterator[None]:
    """End the command with one line and exit code 1 when the site cannot do what it is to do.

    That is: a refusal, a setting that cannot be used, or a database that is away or not ready.
    """
    # Imported here so that a command that needs no database does not pay for it.
    from sqlalchemy.exc import DBAPIError

    from course.config import SettingsError
    from course.services.errors import Refusal

    try:
        yield
    except (Refusal, SettingsError) as error:
        raise click.ClickException(str(error)) from error
    except DBAPIError as error:
        said = str(error.orig).splitlines()[0]
        raise click.ClickException(f"the database cannot be used ({said}){remedy}") from error


@contextmanager
def open_session() -> Iterator[tuple["Session", "Settings"]]:
    """Open the site's database for one piece of work that writes.

    A refusal or a database that cannot be used ends the command with one line and exit code 1.
    """
    from sqlalchemy.orm import Session

    from course.database import writing

    with (
        plain_failures("; run “parley prepare” first"),
        open_database() as (engine, settings),
        Session(writing(engine)) as session,
    ):
        yield session, settings
        session.commit()


@contextmanager
def open_database() -> Iterator[tuple["Engine", "Settings"]]:
    """Open the site's database; a setting that cannot be used ends the command with its line."""
    from sqlalchemy import create_engine

    from course.config import SettingsError, read_settings
    from course.database import engine_options, prepare

    try:
        settings = read_settings()
        engine = create_engine(**engine_options(settings.database))
    except (SettingsError, ValueError, ImportError) as error:
        raise click.ClickException(str(error)) from error
    prepare(engine)
    try:
        yield engine, settings
    finally:
        engine.dispose()

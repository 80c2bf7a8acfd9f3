"""A database session for commands: committed when all went well, taken back otherwise."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from course.config import Settings


@contextmanager
def open_session() -> Iterator[tuple["Session", "Settings"]]:
    """Open the site's database for writing.

    A refusal or a wrong setting ends the command with one line and exit code 1.
    """
    # Imported here so that a command that needs no database does not pay for it.
    from sqlalchemy import create_engine
    from sqlalchemy.exc import OperationalError
    from sqlalchemy.orm import Session

    from course.config import SettingsError, read_settings
    from course.database import engine_options, prepare, writing
    from course.services.errors import Refusal

    try:
        settings = read_settings()
        engine = create_engine(**engine_options(settings.database))
        prepare(engine)
        with Session(writing(engine)) as session:
            yield session, settings
            session.commit()
        engine.dispose()
    except (SettingsError, Refusal, ValueError) as error:
        raise click.ClickException(str(error)) from error
    except OperationalError as error:
        said = str(error.orig).splitlines()[0]
        raise click.ClickException(
            f"the database cannot be used ({said}); run “parley prepare” first"
        ) from error

"""Bring a database to the revision that this code needs, or back."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, NullPool, create_engine

from course.database import engine_options, prepare
from course.models import Base
from course.services.errors import Refusal

FOLDER = Path(__file__).resolve().parents[2] / "migrations"


class CannotMigrate(Refusal, ValueError):
    """The database's address cannot be used, or there is no such revision."""


def upgrade(database_url: str, revision: str = "head") -> None:
    """Move the database forward to a revision; nothing happens when it is there already.

    :raises CannotMigrate: the address cannot be used, or there is no such revision.
    """
    _run(database_url, command.upgrade, revision)


def downgrade(database_url: str, revision: str) -> None:
    """Move the database back to a revision; ``base`` is before the first one.

    :raises CannotMigrate: the address cannot be used, or there is no such revision.
    """
    _run(database_url, command.downgrade, revision)


def current(database_url: str) -> str | None:
    """Say at which revision the database is; None before the first one.

    :raises CannotMigrate: the address cannot be used.
    """
    with _engine(database_url).connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest() -> str | None:
    """Say which revision this code needs."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def differences(database_url: str) -> list[Any]:
    """List what the database has otherwise than the models; empty when they agree."""
    with _engine(database_url).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, Base.metadata))


def write_revision(database_url: str, message: str, revision_id: str) -> None:
    """Write a migration from the differences between database and models, to be read and mended."""
    _run(database_url, _autogenerate, (message, revision_id))


def _autogenerate(config: Config, wanted: tuple[str, str]) -> None:
    message, revision_id = wanted
    command.revision(config, message=message, rev_id=revision_id, autogenerate=True)


def _run(database_url: str, action: Any, argument: Any) -> None:
    config = _config()
    with _engine(database_url).connect() as connection:
        _let_tables_be_made_anew(connection)
        config.attributes["connection"] = connection
        try:
            action(config, argument)
        except CommandError as error:
            raise CannotMigrate(f"{error}.") from error
        connection.commit()


def _let_tables_be_made_anew(connection: Connection) -> None:
    """Switch SQLite's foreign keys off while tables change.

    A batch change copies a table and drops the old one; with foreign keys on, dropping it
    would take the rows that refer to it along. The driver is asked directly because the
    pragma does nothing inside a transaction.
    """
    if connection.dialect.name == "sqlite":
        driver: Any = connection.connection.driver_connection
        driver.execute("PRAGMA foreign_keys=OFF")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("file_template", "%%(rev)s")
    config.set_main_option("path_separator", "os")
    return config


def _engine(database_url: str) -> Engine:
    try:
        engine = create_engine(**engine_options(database_url), poolclass=NullPool)
    except (ValueError, ImportError) as error:
        raise CannotMigrate(str(error)) from error
    prepare(engine)
    return engine

"""A migrated PostgreSQL database that one test after the other gets, emptied in between.

Emptying takes a tenth of the time that copying a template does. A test may do anything to it: if
the tables are no longer what they were, the database is dropped and copied anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg
from psycopg import sql
from sqlalchemy import make_url

if TYPE_CHECKING:
    from tests.postgres import PostgresServer

# Everything that a test could have changed about the tables, in one number.
_SHAPE = """
    SELECT md5(string_agg(part, ',' ORDER BY part)) FROM (
        SELECT relname || relkind::text || relnatts AS part FROM pg_class
            WHERE relnamespace = 'public'::regnamespace
        UNION ALL SELECT attrelid || attname || atttypid || attnotnull FROM pg_attribute
            WHERE attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
        UNION ALL SELECT conname || contype::text FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT tgname || tgrelid FROM pg_trigger WHERE NOT tgisinternal
        UNION ALL SELECT proname || prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        UNION ALL SELECT version_num FROM alembic_version
    ) AS parts
"""

_OTHERS = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


class ReusedDatabase:
    """One database under one name, for as long as a worker runs."""

    def __init__(self, server: PostgresServer, name: str, *, template: str) -> None:
        self._server, self._name, self._template = server, name, template
        self.url = server.create(name, template=template)
        with self._connected() as connection:
            self._shape = _only(connection, _SHAPE)
            self._emptying = _emptying(connection)

    def clear(self) -> None:
        """Make it as it was at first, whoever is still connected."""
        with self._connected() as connection:
            connection.execute(_OTHERS)
            if self._is_as_it_was(connection):
                connection.execute(self._emptying)
                return
        self.drop()
        self._server.create(self._name, template=self._template)

    def drop(self) -> None:
        """Remove it."""
        self._server.drop(self._name)

    def _is_as_it_was(self, connection: psycopg.Connection) -> bool:
        try:
            return _only(connection, _SHAPE) == self._shape
        except psycopg.errors.UndefinedTable:
            return False

    def _connected(self) -> psycopg.Connection:
        plain = make_url(self.url).set(drivername="postgresql")
        return psycopg.connect(plain.render_as_string(hide_password=False), autocommit=True)


def _emptying(connection: psycopg.Connection) -> sql.Composed:
    """Compose what empties every table and lets every number begin at 1 again."""
    tables = connection.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> %s",
        ["alembic_version"],
    ).fetchall()
    numbers = connection.execute(
        "SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'"
    ).fetchall()
    # As a replica, so that the order does not matter: no foreign key is checked on the way.
    parts: list[sql.Composable] = [sql.SQL("SET session_replication_role = replica")]
    parts += [sql.SQL("DELETE FROM {}").format(sql.Identifier(name)) for (name,) in tables]
    parts += [
        sql.SQL("SELECT setval({}, 1, false)").format(sql.Literal(name)) for (name,) in numbers
    ]
    return sql.SQL("; ").join(parts)


def _only(connection: psycopg.Connection, question: str) -> object:
    row = connection.execute(question).fetchone()
    return row[0] if row else None

"""A migrated PostgreSQL database that one test after the other gets, emptied in between.

A test may do anything to it: if the tables are no longer what they were, the database is dropped
and copied anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg

from tests.snapshot import connected, take

if TYPE_CHECKING:
    from tests.postgres import PostgresServer

# Everything that a test could have changed about the tables, in one number.
SHAPE = """
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


class ReusedDatabase:
    """One database under one name, for as long as a worker runs."""

    def __init__(self, server: PostgresServer, name: str, *, template: str) -> None:
        self._server, self._name, self._template = server, name, template
        self.url = server.create(name, template=template)
        self._shape, self._empty = self._shape_now(), take(self.url)

    def clear(self) -> None:
        """Make it as it was at first, whoever is still connected."""
        if self._shape_now() == self._shape:
            self._empty.restore()
        else:
            self.drop()
            self._server.create(self._name, template=self._template)
            self._shape = self._shape_now()  # numbers of tables are part of it

    def drop(self) -> None:
        """Remove it."""
        self._server.drop(self._name)

    def _shape_now(self) -> object:
        """Give the shape of the tables, None when not even the revision's is there."""
        with connected(self.url) as connection:
            try:
                return connection.execute(SHAPE).fetchone()
            except psycopg.errors.UndefinedTable:
                return None

"""A scene: the site on a copy of the school's database, with everyone's browsers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, NullPool, create_engine, event, select
from sqlalchemy.orm import Session

from course.database import engine_options, prepare, writing
from course.extensions import db
from course.models import Base
from tests.school.browsers import browser
from tests.school.build import School

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from tests.school.rows import Who

READS = ("SELECT", "PRAGMA", "BEGIN", "WITH")

Rows = dict[str, list[str]]
"""Every row of every table, written out, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The site and who is in it."""

    app: Flask
    school: School
    database_url: str
    restore: Callable[[], None]
    """Puts the database back as it was at the beginning of the test."""

    def browser(self, who: Who) -> FlaskClient:
        """Give someone's browser."""
        return browser(self.app, who)

    def dump(self) -> Rows:
        """Write the whole database out, to be compared."""
        return dump(self.database_url)

    @contextmanager
    def watched(self) -> Iterator[list[str]]:
        """Note every statement that the site sends to its database."""
        with self.app.app_context():
            engine = db.engine
        with watched(engine) as seen:
            yield seen

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Open the database beside the site; what was done is committed at the end."""
        engine = opened(self.database_url)
        with Session(writing(engine)) as session:
            yield session
            session.commit()
        engine.dispose()


def opened(database_url: str) -> Engine:
    """Open a database as the site does, without keeping connections."""
    engine = create_engine(**engine_options(database_url), poolclass=NullPool)
    prepare(engine)
    return engine


def dump(database_url: str) -> Rows:
    """Write every row of every table out."""
    with opened(database_url).connect() as connection:
        return {
            table.name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
            for table in Base.metadata.sorted_tables
        }


def writes(statements: list[str]) -> list[str]:
    """Keep the statements that change something."""
    return [each for each in statements if not each.lstrip().upper().startswith(READS)]


def changes(before: Rows, after: Rows) -> list[str]:
    """List the rows that came or went, each with its table."""
    return [
        f"{sign} {table}: {row}"
        for table in before
        for sign, rows in (
            ("-", set(before[table]) - set(after[table])),
            ("+", set(after[table]) - set(before[table])),
        )
        for row in sorted(rows)
    ]


@contextmanager
def watched(engine: Engine) -> Iterator[list[str]]:
    """Note every statement that is sent to the database."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)

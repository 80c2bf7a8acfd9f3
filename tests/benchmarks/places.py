"""The databases that are measured on: an SQLite file, and a PostgreSQL server that really syncs."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.orm import Session

from course import clock
from course.database import engine_options, prepare, reading, writing
from course.services.migrate import upgrade
from tests.benchmarks.crowd import Learner, add_learners, publish_shipped
from tests.benchmarks.rounds import Side
from tests.postgres import DURABLE, PostgresServer, private_server
from tools import machine


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Equal databases, one for each side, and who is in them."""

    name: str
    databases: Mapping[Side, str]
    learners: list[Learner]
    server_pid: int | None
    """The database server's process; None where the database is a file."""


def fill(url: str, *, learners: int, cards: int) -> list[Learner]:
    """Make the tables, publish the shipped course, and let learners join it."""
    upgrade(url)
    engine = create_engine(**engine_options(url))
    prepare(engine)
    at = clock.now()
    with Session(writing(engine)) as session:
        course_id = publish_shipped(session, at=at)
        made = add_learners(session.connection(), course_id, range(learners), cards=cards, at=at)
        session.commit()
    with reading(engine).connect() as connection:  # as the databases do by themselves in time
        connection.execute(text("ANALYZE"))
    engine.dispose()
    return made


@contextmanager
def sqlite_place(folder: Path, *, learners: int, cards: int) -> Iterator[Place]:
    """Give SQLite files."""
    first, *others = (folder / f"{side}.db" for side in Side)
    people = fill(f"sqlite:///{first}", learners=learners, cards=cards)
    with closing(sqlite3.connect(first)) as connection:  # all of it into the one file
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for other in others:
        shutil.copyfile(first, other)
    yield Place(
        name="SQLite",
        databases={side: f"sqlite:///{folder / f'{side}.db'}" for side in Side},
        learners=people,
        server_pid=None,
    )


@contextmanager
def postgres_place(*, learners: int, cards: int) -> Iterator[Place]:
    """Give databases of a server of its own, which syncs every commit to the disk.

    :raises RuntimeError: there is no PostgreSQL on this machine.
    """
    programs = machine.postgres_programs()
    if programs is None:
        raise RuntimeError(machine.POSTGRES_MISSING)
    with private_server(programs, settings=DURABLE) as url:
        server = PostgresServer(url=url)
        first, *others = Side
        databases = {first: server.create(first)}
        people = fill(databases[first], learners=learners, cards=cards)
        databases |= {other: server.create(other, template=first) for other in others}
        yield Place(
            name="PostgreSQL",
            databases=databases,
            learners=people,
            server_pid=_server_pid(databases[first]),
        )


def _server_pid(address: str) -> int:
    """Find the server's process: the parent of the one that answers a connection."""
    plain = make_url(address).set(drivername="postgresql")
    with psycopg.connect(plain.render_as_string(hide_password=False)) as connection:
        backend = connection.info.backend_pid
        fields = Path(f"/proc/{backend}/stat").read_text().rpartition(")")[2].split()
        return int(fields[1])

"""Fixtures that hand each database test a database of its own, on SQLite and on PostgreSQL.

A test may commit, use threads and open several connections, and still starts from the same state
as every other: on SQLite it gets a copy of a template that is migrated once per worker, on
PostgreSQL a database that is emptied after each test.
What is imported inside a fixture is not paid for by the tests that need no database.
"""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tools import machine

if TYPE_CHECKING:
    from tests.postgres import PostgresServer
    from tests.reused import ReusedDatabase

PER_DATABASE = ("database_url", "empty_database_url")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run each test that asks for a database once on every kind that this machine has."""
    kinds = [pytest.param("sqlite", id="sqlite")]
    if machine.has_postgres() or machine.must_have_everything():
        kinds.append(pytest.param("postgresql", id="postgresql", marks=pytest.mark.postgres))
    for name in PER_DATABASE:
        if name in metafunc.fixturenames:
            metafunc.parametrize(name, kinds, indirect=True)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a migrated SQLite file, to be copied."""
    from course.services.migrate import upgrade

    path = tmp_path_factory.mktemp("template") / "template.db"
    upgrade(f"sqlite:///{path}")
    with closing(sqlite3.connect(path)) as connection:  # all of it into the one file
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """Give the address of a migrated SQLite database of this test's own."""
    path = tmp_path / "parley.db"
    shutil.copyfile(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """Give the server that TEST_POSTGRES_URL names, else one started for this worker."""
    from tests.postgres import PostgresServer, private_server

    told = machine.postgres_url()
    programs = machine.postgres_programs()
    if told:
        yield PostgresServer(url=told)
    elif programs:
        with private_server(programs) as url:
            yield PostgresServer(url=url)
    else:
        pytest.fail(machine.POSTGRES_MISSING)


@pytest.fixture(scope="session")
def postgres_template(postgres_server: PostgresServer) -> Iterator[str]:
    """Give the name of a migrated PostgreSQL database, to be copied."""
    from course.services.migrate import upgrade

    name = f"parley_template_{os.getpid()}_{secrets.token_hex(4)}"
    upgrade(postgres_server.create(name))
    yield name
    postgres_server.drop(name)


@pytest.fixture(scope="session")
def reused_postgres(
    postgres_server: PostgresServer, postgres_template: str
) -> Iterator[ReusedDatabase]:
    """Give the PostgreSQL database that this worker's tests get one after the other."""
    from tests.reused import ReusedDatabase

    name = f"parley_test_{os.getpid()}_{secrets.token_hex(4)}"
    database = ReusedDatabase(postgres_server, name, template=postgres_template)
    yield database
    database.drop()


@pytest.fixture
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """Give the address of a migrated database of this test's own, one kind after the other."""
    if request.param == "sqlite":
        sqlite_url: str = request.getfixturevalue("sqlite_url")
        yield sqlite_url
    else:
        database: ReusedDatabase = request.getfixturevalue("reused_postgres")
        yield database.url
        database.clear()


@pytest.fixture
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the address of a database without any table, for the tests of the migrations."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
    else:
        server: PostgresServer = request.getfixturevalue("postgres_server")
        name = f"parley_empty_{os.getpid()}_{secrets.token_hex(4)}"
        yield server.create(name)
        server.drop(name)

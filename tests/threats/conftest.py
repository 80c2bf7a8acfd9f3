"""The scene of the threats: one site for all tests, and its database put back before each."""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.postgres import PostgresServer
from tests.school.build import build
from tests.school.scene import Scene
from tests.sites import let_go, site
from tests.snapshot import take
from tools import machine


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run each test that asks for the scene once on every kind of database of this machine."""
    kinds = [pytest.param("sqlite", id="sqlite")]
    if machine.has_postgres() or machine.must_have_everything():
        kinds.append(pytest.param("postgresql", id="postgresql", marks=pytest.mark.postgres))
    if "scene" in metafunc.fixturenames:
        metafunc.parametrize("scene", kinds, indirect=True)


@pytest.fixture
def scene(request: pytest.FixtureRequest) -> Iterator[Scene]:
    """Give the site with the school in it, once on every kind of database."""
    found: Scene = request.getfixturevalue(f"{request.param}_scene")
    found.restore()
    yield found
    let_go(found.app)


@pytest.fixture(scope="session")
def sqlite_scene(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """Give the site on an SQLite file, which is copied anew for each test."""
    folder = tmp_path_factory.mktemp("school")
    template, used = folder / "template.db", folder / "used.db"
    shutil.copyfile(sqlite_template, template)
    school = build(f"sqlite:///{template}")
    with closing(sqlite3.connect(template)) as connection:  # all of it into the one file
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    app = site(f"sqlite:///{used}", folder)

    def restore() -> None:
        let_go(app)
        for ending in ("-wal", "-shm"):
            used.with_name(used.name + ending).unlink(missing_ok=True)
        shutil.copyfile(template, used)

    return Scene(app=app, school=school, database_url=f"sqlite:///{used}", restore=restore)


@pytest.fixture(scope="session")
def postgresql_scene(
    postgres_server: PostgresServer,
    postgres_template: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Scene]:
    """Give the site on a PostgreSQL database, whose rows are put back for each test."""
    name = f"parley_school_{os.getpid()}_{secrets.token_hex(4)}"
    url = postgres_server.create(name, template=postgres_template)
    school, snapshot = build(url), take(url)
    app = site(url, tmp_path_factory.mktemp("school"))

    def restore() -> None:
        let_go(app)
        snapshot.restore()

    yield Scene(app=app, school=school, database_url=url, restore=restore)
    let_go(app)
    postgres_server.drop(name)

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
from flask import Flask

from course.app import create_app
from course.extensions import db
from tests.postgres import PostgresServer
from tests.school.build import build
from tests.school.scene import Scene
from tests.school.snapshot import take
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
    _let_go(found.app)


@pytest.fixture(scope="session")
def sqlite_scene(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """Give the site on an SQLite file, which is copied anew for each test."""
    folder = tmp_path_factory.mktemp("school")
    template, used = folder / "template.db", folder / "used.db"
    shutil.copyfile(sqlite_template, template)
    school = build(f"sqlite:///{template}")
    with closing(sqlite3.connect(template)) as connection:  # all of it into the one file
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    app = _site(f"sqlite:///{used}", folder)

    def restore() -> None:
        _let_go(app)
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
    app = _site(url, tmp_path_factory.mktemp("school"))

    def restore() -> None:
        _let_go(app)
        snapshot.restore()

    yield Scene(app=app, school=school, database_url=url, restore=restore)
    _let_go(app)
    postgres_server.drop(name)


def _site(database_url: str, folder: Path) -> Flask:
    return create_app(
        {
            "database_url": database_url,
            "instance_dir": folder / "instance",
            "secret_key": "only for tests, but as long as a real one",
            "password_cost": "test",
        }
    )


def _let_go(app: Flask) -> None:
    """Close the site's connections."""
    with app.app_context():
        db.engine.dispose()

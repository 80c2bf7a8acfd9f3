"""The scene of the threats: the site with a school in it, built once and copied for each test."""

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
from jinja2 import FileSystemBytecodeCache

from tools import machine

if TYPE_CHECKING:
    from tests.postgres import PostgresServer
    from tests.school.build import School
    from tests.school.scene import Scene


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run each test that asks for the school once on every kind of database of this machine."""
    kinds = [pytest.param("sqlite", id="sqlite")]
    if machine.has_postgres() or machine.must_have_everything():
        kinds.append(pytest.param("postgresql", id="postgresql", marks=pytest.mark.postgres))
    if "school_copy" in metafunc.fixturenames:
        metafunc.parametrize("school_copy", kinds, indirect=True)


@pytest.fixture(scope="session")
def sqlite_school(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, School]:
    """Give an SQLite file with the school in it, to be copied."""
    from tests.school.build import build

    path = tmp_path_factory.mktemp("school") / "school.db"
    shutil.copyfile(sqlite_template, path)
    school = build(f"sqlite:///{path}")
    with closing(sqlite3.connect(path)) as connection:  # all of it into the one file
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path, school


@pytest.fixture(scope="session")
def postgres_school(
    postgres_server: PostgresServer, postgres_template: str
) -> Iterator[tuple[str, School]]:
    """Give the name of a PostgreSQL database with the school in it, to be copied."""
    from tests.school.build import build

    name = f"parley_school_{os.getpid()}_{secrets.token_hex(4)}"
    school = build(postgres_server.create(name, template=postgres_template))
    yield name, school
    postgres_server.drop(name)


@pytest.fixture
def school_copy(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, School]]:
    """Give the address of a school of this test's own, one kind of database after the other."""
    if request.param == "sqlite":
        path, school = request.getfixturevalue("sqlite_school")
        shutil.copyfile(path, tmp_path / "parley.db")
        yield f"sqlite:///{tmp_path / 'parley.db'}", school
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    template, school = request.getfixturevalue("postgres_school")
    name = f"parley_test_{os.getpid()}_{secrets.token_hex(4)}"
    yield server.create(name, template=template), school
    server.drop(name)


@pytest.fixture(scope="session")
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """Keep compiled page templates for the next test: most of a test's time would go there."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture
def scene(
    school_copy: tuple[str, School], tmp_path: Path, compiled_templates: FileSystemBytecodeCache
) -> Iterator[Scene]:
    """Give the site with the school in it, once on every kind of database."""
    from course.app import create_app
    from course.extensions import db
    from tests.school.scene import Scene

    url, school = school_copy
    app = create_app(
        {
            "database_url": url,
            "instance_dir": tmp_path / "instance",
            "secret_key": "only for tests, but as long as a real one",
            "password_cost": "test",
        }
    )
    app.jinja_env.bytecode_cache = compiled_templates
    yield Scene(app=app, school=school, database_url=url)
    with app.app_context():
        db.engine.dispose()

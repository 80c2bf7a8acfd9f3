"""The migrations make what the models say, and every one of them goes forth and back with data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, Inspector, create_engine, inspect, text

from course.database import engine_options
from course.models import Base
from course.services import migrate
from tests.school.build import build
from tests.school.rows import Who
from tests.school.scene import dump, opened

LOST = ("media", "question_change", "judgement", "hint_taken")
"""Tables that only a newer revision has; what was in them is gone after going back."""


def _revisions() -> list[str]:
    """Give every revision, the oldest first."""
    script = ScriptDirectory(str(migrate.FOLDER))
    return [each.revision for each in reversed(list(script.walk_revisions()))]


@pytest.fixture
def inspector(database_url: str) -> Iterator[Inspector]:
    """Look at a database as the migrations have made it."""
    engine = create_engine(**engine_options(database_url))
    yield inspect(engine)
    engine.dispose()


def test_the_models_are_what_the_migrations_make(database_url: str) -> None:
    """Tables, columns, types, indexes, unique and foreign keys agree."""
    assert migrate.differences(database_url) == []
    assert migrate.current(database_url) == migrate.newest()


def test_the_checks_of_the_models_are_in_the_database(inspector: Inspector) -> None:
    """What must hold is held by the database: Alembic does not compare these, so we do."""
    for table in Base.metadata.sorted_tables:
        wanted = {
            str(check.name) for check in table.constraints if isinstance(check, CheckConstraint)
        }
        found = {check["name"] for check in inspector.get_check_constraints(table.name)}
        assert found == wanted, table.name


def test_partial_indexes_keep_their_condition(inspector: Inspector) -> None:
    """The index that allows one open attempt a learner and quiz is about open ones alone."""
    found = {index["name"]: index for index in inspector.get_indexes("attempt")}
    index: Any = found["uq_attempt_one_in_progress"]
    assert index["unique"]
    options = index["dialect_options"]
    where = next(str(value) for name, value in options.items() if name.endswith("_where"))
    assert "in_progress" in where


def test_deleting_a_person_takes_what_is_theirs_and_leaves_what_is_not(database_url: str) -> None:
    """The rules of the foreign keys hold on either database, not only in the models."""
    school = build(database_url)
    engine = opened(database_url)
    with engine.begin() as connection:
        teacher, learner = school.people[Who.instructor], school.mine.person
        for person in (teacher, learner):
            connection.execute(text("DELETE FROM person WHERE id = :id"), {"id": person})
        ids = {"id": learner}
        assert not connection.execute(text("SELECT 1 FROM card WHERE person_id = :id"), ids).all()
        kept = connection.execute(text("SELECT set_by FROM grade_override")).scalars().all()
        assert None in kept
    engine.dispose()


def test_the_history_is_one_line() -> None:
    """Each revision follows the one before it: no branches, no orphans."""
    script = ScriptDirectory(str(migrate.FOLDER))
    assert script.get_heads() == [migrate.newest()]
    assert script.get_bases() == _revisions()[:1]


def test_every_revision_can_be_gone_back_from(empty_database_url: str) -> None:
    """Up and down again one by one leaves nothing behind, and up once more is the same."""
    revisions = _revisions()
    for revision in revisions:
        migrate.upgrade(empty_database_url, revision)
        assert migrate.current(empty_database_url) == revision
    for revision in [*reversed(revisions[:-1]), "base"]:
        migrate.downgrade(empty_database_url, revision)
    assert migrate.current(empty_database_url) is None
    assert _tables(empty_database_url) <= {"alembic_version"}
    migrate.upgrade(empty_database_url)
    assert migrate.differences(empty_database_url) == []


def test_the_newest_revisions_keep_what_is_there(database_url: str) -> None:
    """With a school in it, each step back to the first revision and forth again loses no row.

    What only a newer revision can hold may be lost on the way back; then the revision's test says
    so, and this one is told about it here.
    """
    build(database_url)
    before = dump(database_url)
    first = _revisions()[0]
    migrate.downgrade(database_url, first)
    migrate.upgrade(database_url)
    assert dump(database_url) == before | {table: [] for table in LOST}
    assert _broken_keys(database_url) == []


def test_the_first_revision_goes_back_with_data_in_place(database_url: str) -> None:
    """Before the first revision there is nothing; after it the site can be used anew."""
    build(database_url)
    migrate.downgrade(database_url, "base")
    assert _tables(database_url) <= {"alembic_version"}
    migrate.upgrade(database_url)
    assert migrate.differences(database_url) == []
    assert not any(dump(database_url).values())
    build(database_url)
    assert _broken_keys(database_url) == []


def test_upgrading_twice_changes_nothing(database_url: str) -> None:
    """A second start finds its database as the first one left it."""
    build(database_url)
    before = dump(database_url)
    migrate.upgrade(database_url)
    assert dump(database_url) == before


def _tables(database_url: str) -> set[str]:
    engine = create_engine(**engine_options(database_url))
    names = set(inspect(engine).get_table_names())
    engine.dispose()
    return names


def _broken_keys(database_url: str) -> list[Any]:
    """List rows whose foreign key leads nowhere; PostgreSQL has none, ever."""
    if not database_url.startswith("sqlite"):
        return []
    engine = create_engine(**engine_options(database_url))
    with engine.connect() as connection:
        found = list(connection.execute(text("PRAGMA foreign_key_check")))
    engine.dispose()
    return found

"""Databases: which addresses are known, and what every connection promises."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Engine, create_engine, insert, select
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError
from sqlalchemy.orm import Session

from course.database import engine_options, normal_url, prepare, reading, writing
from course.models import Course, Lesson, Throttle
from course.rows.tables import lesson
from tests.course.study import NOON

PASSWORD = "s3cret/with@marks"


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """Give a database, opened as the site opens it."""
    engine = create_engine(**engine_options(database_url))
    prepare(engine)
    yield engine
    engine.dispose()


@pytest.mark.parametrize(
    ("url", "normal"),
    [
        pytest.param("sqlite:///parley.db", "sqlite:///parley.db", id="a file"),
        pytest.param("sqlite://", "sqlite://", id="memory"),
        pytest.param("postgres://h/d", "postgresql+psycopg://h/d", id="as hosts write it"),
        pytest.param("postgresql://h:1/d", "postgresql+psycopg://h:1/d", id="without a driver"),
        pytest.param("postgresql+asyncpg://h/d", "postgresql+psycopg://h/d", id="another driver"),
        pytest.param(
            "postgres://me:a%40b@h/d?sslmode=require",
            "postgresql+psycopg://me:a%40b@h/d?sslmode=require",
            id="with a password and options",
        ),
    ],
)
def test_addresses_are_brought_into_form(url: str, normal: str) -> None:
    """Whoever hosts the site may write them in their own way."""
    assert normal_url(url) == normal


@pytest.mark.parametrize(
    "url",
    [
        pytest.param(f"mysql://me:{PASSWORD}@h/d", id="a database that Parley does not know"),
        pytest.param(f"me:{PASSWORD}@h", id="no address"),
        pytest.param("", id="nothing"),
    ],
)
def test_other_addresses_are_refused(url: str) -> None:
    """The message says what there is, and does not repeat a password."""
    with pytest.raises(ValueError, match="sqlite") as refused:
        normal_url(url)
    assert PASSWORD not in str(refused.value)


def test_sqlite_is_durable_and_strict(sqlite_url: str) -> None:
    """Every connection: write-ahead log, every commit on the disk, foreign keys on."""
    engine = create_engine(**engine_options(sqlite_url))
    prepare(engine)
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0}
    with engine.connect() as one, engine.connect() as other:
        for connection in (one, other):
            found = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in wanted
            }
            assert found == wanted
    engine.dispose()


def test_a_row_without_its_parent_is_refused(engine: Engine) -> None:
    """Foreign keys hold on both databases."""
    orphan = {"course_id": 999, "slug": "a", "position": 1, "title": "A", "source": ""}
    with writing(engine).begin() as connection, pytest.raises(IntegrityError):
        connection.execute(insert(lesson), orphan | {"published_at": NOON})


class Interrupted(Exception):
    """Something that comes between a statement and its commit."""


def _add_and_fail(engine: Engine) -> None:
    with Session(writing(engine)) as session:
        session.add(Course(slug="lost", title="Lost", source="", published_at=NOON))
        session.flush()
        raise Interrupted


def test_an_exception_takes_everything_back(engine: Engine) -> None:
    """A transaction is whole or nothing, and what was committed is seen by the next."""
    with pytest.raises(Interrupted):
        _add_and_fail(engine)
    with Session(writing(engine)) as session:
        session.add(Course(slug="kept", title="Kept", source="", published_at=NOON))
        session.commit()
    with Session(reading(engine)) as session:
        assert session.scalars(select(Course.slug)).all() == ["kept"]


def test_one_writes_at_a_time_and_others_may_read(sqlite_url: str) -> None:
    """The second writer is told at its first statement, before it has done anything."""
    engine = create_engine(**engine_options(sqlite_url))
    prepare(engine)
    with writing(engine).connect() as first, writing(engine).connect() as second:
        first.execute(select(Course))
        raw = second.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA busy_timeout=0")
        with pytest.raises(OperationalError, match="locked"):
            second.execute(select(Course))
        with reading(engine).connect() as reader:
            assert reader.execute(select(Course)).all() == []
    engine.dispose()


def test_reading_sees_what_was_just_committed(engine: Engine) -> None:
    """A reader holds no snapshot: each statement sees the database as it is."""
    with reading(engine).connect() as reader:
        assert reader.execute(select(Course.slug)).all() == []
        with Session(writing(engine)) as session:
            session.add(Course(slug="new", title="New", source="", published_at=NOON))
            session.commit()
        assert reader.execute(select(Course.slug)).scalars().all() == ["new"]


@pytest.mark.parametrize(
    "zone",
    [
        pytest.param(UTC, id="UTC"),
        pytest.param(timezone(timedelta(hours=5, minutes=45)), id="Kathmandu"),
        pytest.param(timezone(-timedelta(hours=9, minutes=30)), id="the Marquesas"),
    ],
)
def test_a_moment_comes_back_as_it_was_in_utc(engine: Engine, zone: timezone) -> None:
    """To the microsecond, on both databases."""
    moment = datetime(2027, 3, 28, 2, 30, 0, 123456, tzinfo=zone)
    with Session(writing(engine)) as session:
        session.add(Throttle(key="a", last_at=moment))
        session.commit()
        found = session.scalars(select(Throttle.last_at)).one()
    assert found == moment
    assert found.utcoffset() == timedelta(0)


def test_a_moment_without_a_zone_is_refused(engine: Engine) -> None:
    """It would mean another moment on another machine."""
    naive = NOON.replace(tzinfo=None)
    with Session(writing(engine)) as session, pytest.raises(StatementError, match="no time zone"):
        session.execute(select(Lesson).where(Lesson.published_at == naive))

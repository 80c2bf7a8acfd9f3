"""The scenery of the tests is tested, too: what it refuses, and that it leaves nothing behind."""

from __future__ import annotations

import socket
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from tests.network import NetworkRefused, is_here, is_loopback
from tests.postgres import private_server
from tests.snapshot import connected
from tools import machine


@pytest.mark.parametrize(
    ("host", "here"),
    [
        pytest.param("127.0.0.1", True, id="loopback"),
        pytest.param("127.1.2.3", True, id="anywhere in the loopback range"),
        pytest.param("::1", True, id="loopback of IPv6"),
        pytest.param("localhost", True, id="by name"),
        pytest.param(None, True, id="every address of this machine"),
        pytest.param(b"localhost", True, id="a name in bytes"),
        pytest.param("10.0.0.1", False, id="a private network"),
        pytest.param("2001:db8::1", False, id="an address of IPv6"),
        pytest.param("example.org", False, id="a name"),
        pytest.param("127.0.0.1.example.org", False, id="a name that looks like a number"),
    ],
)
def test_only_this_machine_is_here(host: object, here: bool) -> None:
    """Loopback addresses are reached, everything else is refused."""
    assert is_loopback(host) is here


def test_a_path_is_here() -> None:
    """Sockets in the file system lead nowhere else."""
    assert is_here("/run/socket")


def test_a_connection_to_another_machine_is_refused(request: pytest.FixtureRequest) -> None:
    """The error names the test; the guard then fails it, so the note is taken back here."""
    refused = request.getfixturevalue("no_network")
    with socket.socket() as outside, pytest.raises(NetworkRefused, match=request.node.name):
        outside.connect(("192.0.2.1", 80))
    with pytest.raises(NetworkRefused, match=r"example\.org"):
        socket.create_connection(("example.org", 80))
    assert len(refused) == 2
    refused.clear()


@pytest.mark.postgres
@pytest.mark.skipif(not machine.postgres_programs(), reason="no PostgreSQL server to start")
def test_a_private_server_leaves_nothing_behind() -> None:
    """It answers while it is needed; afterwards its folder is gone and its port is closed."""
    programs = machine.postgres_programs()
    assert programs is not None
    with private_server(programs) as url:
        plain = make_url(url).set(drivername="postgresql", database="postgres")
        address = plain.render_as_string(hide_password=False)
        with psycopg.connect(address) as connection:
            row = connection.execute("SHOW data_directory").fetchone()
        assert row is not None
        data = Path(row[0])
        assert data.exists()
    assert not data.parent.exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address)


@pytest.mark.postgres
@pytest.mark.skipif(not machine.postgres_programs(), reason="no PostgreSQL server to start")
def test_a_private_server_wants_its_password() -> None:
    """Other people of this machine cannot use the server to act in our name."""
    programs = machine.postgres_programs()
    assert programs is not None
    with private_server(programs) as url:
        stranger = make_url(url).set(drivername="postgresql", database="postgres", password="guess")
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(stranger.render_as_string(hide_password=False))


COURSE = """
    INSERT INTO course (slug, title, summary_html, language, source, open_to_join, published_at)
    VALUES ('tides', 'Tides', '', 'en', '', true, now())
"""


@pytest.mark.parametrize(
    "doing",
    [
        pytest.param(COURSE, id="a row"),
        pytest.param("CREATE TABLE left_behind (id integer)", id="a table"),
        pytest.param("ALTER TABLE course ADD left_behind text", id="a column"),
        pytest.param("DROP TABLE alembic_version", id="the revision's table"),
    ],
)
@pytest.mark.postgres
@pytest.mark.skipif(not machine.postgres_programs(), reason="no PostgreSQL server to start")
def test_the_next_test_finds_nothing_of_the_last(
    request: pytest.FixtureRequest, doing: str
) -> None:
    """Whatever was done to the database, it is empty and whole again, and counts from 1."""
    database = request.getfixturevalue("reused_postgres")
    plain = make_url(database.url).set(drivername="postgresql")
    address = plain.render_as_string(hide_password=False)
    with connected(database.url) as connection:
        connection.execute(doing)
    with closing(psycopg.connect(address)) as still_here:
        database.clear()
        with pytest.raises(psycopg.OperationalError):
            still_here.execute("SELECT 1")
    with connected(database.url) as connection:
        assert connection.execute("SELECT count(*) FROM course").fetchone() == (0,)
        assert connection.execute(COURSE + " RETURNING id").fetchone() == (1,)
        assert connection.execute("SELECT to_regclass('left_behind')").fetchone() == (None,)
        columns = connection.execute("SELECT * FROM course").description or []
        assert "left_behind" not in {column.name for column in columns}
        assert connection.execute("SELECT count(*) FROM alembic_version").fetchone() == (1,)
    database.clear()

"""PostgreSQL for a test run: a private server without a fixed port, and databases on a server."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

import psycopg
from psycopg import sql
from sqlalchemy import make_url

USER = "parley"
START_SECONDS = 30.0
STOP_SECONDS = 30.0
LOCALE = "C.UTF-8" if sys.platform == "linux" else "C"  # the same order of words on every machine

# A commit is on the disk when it is acknowledged, as on a real server: for measuring.
DURABLE = (
    "shared_buffers=64MB",
    "max_connections=100",
    "unix_socket_directories=",  # 127.0.0.1 only: no socket file, so no limit on the path's length
    "listen_addresses=127.0.0.1",
)

# Data that nobody needs after the run may be lost in a crash; what a commit means to the
# application (visible, atomic, isolated) stays the same.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", *DURABLE)

# The server is a child of a shell that waits on a pipe from this process. However this process
# ends, even killed, the pipe closes; the shell then stops the server and removes its folder.
KEEPER = '"$@" & read -r _; kill -INT $! 2>/dev/null; wait $!; rm -rf "$FOLDER"'


@dataclass(frozen=True, slots=True, kw_only=True)
class PostgresServer:
    """A server on which databases may be created."""

    url: str

    def database(self, name: str) -> str:
        """Return the address of the database *name*."""
        return make_url(self.url).set(database=name).render_as_string(hide_password=False)

    def create(self, name: str, *, template: str = "template0") -> str:
        """Create a database as a copy of another one that nobody uses; return its address."""
        self._run(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                sql.Identifier(name), sql.Identifier(template)
            )
        )
        return self.database(name)

    def drop(self, name: str) -> None:
        """Remove a database, with whatever is still connected to it."""
        self._run(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def _run(self, command: sql.Composed) -> None:
        """Run one command outside a transaction, as these two must be."""
        plain = make_url(self.database("postgres")).set(drivername="postgresql")
        address = plain.render_as_string(hide_password=False)
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(command)


class _Drop(TypedDict, total=False):
    """The part of Popen's arguments that gives up root's rights."""

    user: int
    group: int
    extra_groups: list[int]


@contextmanager
def private_server(programs: Path, *, settings: Sequence[str] = FAST) -> Iterator[str]:
    """Run a server made for this occasion and give its address, without a database's name.

    :raise RuntimeError: the server could not be made or started; the message holds its log.
    """
    folder = Path(tempfile.mkdtemp(prefix="parley-postgres-"))
    try:
        password = secrets.token_hex(16)
        _make_cluster(programs, folder, password)
        with _running(programs, folder, password, settings) as port:
            yield f"postgresql+psycopg://{USER}:{password}@127.0.0.1:{port}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _make_cluster(programs: Path, folder: Path, password: str) -> None:
    """Write an empty cluster to *folder*; other people of this machine cannot get in."""
    secret = folder / "password"
    secret.write_text(password)
    _give_away(folder, secret)
    made = subprocess.run(  # noqa: S603 - a program found on this machine, with our own arguments
        [
            *(programs / "initdb", "-D", folder / "data", "-U", USER, "-E", "UTF8"),
            *(f"--locale={LOCALE}", "--auth=password", f"--pwfile={secret}", "--no-sync"),
        ],
        **_drop_root(),
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    secret.unlink()
    if made.returncode:
        raise RuntimeError(f"initdb failed:\n{made.stdout}{made.stderr}")


@contextmanager
def _running(programs: Path, folder: Path, password: str, settings: Sequence[str]) -> Iterator[int]:
    """Start the server, wait until it answers, give its port; stop it at the end."""
    port = _free_port()
    told = [part for setting in settings for part in ("-c", setting)]
    command = [str(programs / "postgres"), "-D", str(folder / "data"), "-p", str(port), *told]
    log = folder / "log"
    with log.open("wb") as output:
        keeper = subprocess.Popen(  # noqa: S603 - the shell and the server, with our own arguments
            ["/bin/sh", "-c", KEEPER, "keeper", *command],
            **_drop_root(),
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output,
            start_new_session=True,  # Ctrl-C is for the tests, which then stop the server
        )
    try:
        _wait_until_it_answers(port, password, keeper, log)
        yield port
    finally:
        assert keeper.stdin is not None
        keeper.stdin.close()
        keeper.wait(STOP_SECONDS)


def _wait_until_it_answers(
    port: int, password: str, keeper: subprocess.Popen[bytes], log: Path
) -> None:
    """Return as soon as a connection succeeds.

    :raise RuntimeError: none did within START_SECONDS.
    """
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and keeper.poll() is None:
        with suppress(psycopg.OperationalError):
            psycopg.connect(
                host="127.0.0.1",
                port=port,
                user=USER,
                password=password,
                dbname="postgres",
                connect_timeout=2,
            ).close()
            return
        time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}")


def _free_port() -> int:
    """Return a port of 127.0.0.1 that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _environment(folder: Path) -> dict[str, str]:
    """Return the server's environment: nobody's home, nobody's PG… settings, plain language."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return {**kept, "HOME": str(folder), "FOLDER": str(folder), "LC_ALL": "C"}


def _drop_root() -> _Drop:
    """Return the user and group to run as where this is root, whom the server refuses."""
    if os.geteuid() != 0:
        return {}
    uid, gid = _other_user()
    return {"user": uid, "group": gid, "extra_groups": []}


def _give_away(*paths: Path) -> None:
    """Let the user that the server runs as own *paths*."""
    if os.geteuid() == 0:
        uid, gid = _other_user()
        for path in paths:
            os.chown(path, uid, gid)


def _other_user() -> tuple[int, int]:
    """Return the ids of the user that takes root's place: `postgres` where there is one."""
    import pwd  # noqa: PLC0415 - POSIX only, and needed by root only

    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = known.get("postgres") or known["nobody"]
    return entry.pw_uid, entry.pw_gid

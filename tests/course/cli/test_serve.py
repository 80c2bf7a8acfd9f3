"""parley serve: it answers, it stops when told, and what it has started ends with it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest
from click.testing import CliRunner

from course.cli import main
from tests.benchmarks.meter import family
from tests.benchmarks.sites import free_port
from tools.environment import ROOT

PATIENCE_SECONDS = 60.0

linux_only = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="processes are looked up as Linux lists them"
)


@pytest.fixture
def settings(sqlite_url: str, tmp_path: Path) -> dict[str, str]:
    """Give the settings of a site that is ready to be served."""
    return {"PARLEY_DATABASE_URL": sqlite_url, "PARLEY_INSTANCE_DIR": str(tmp_path / "instance")}


def test_a_used_port_is_said_so(settings: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A second site on one port is told in a line, before anything of it has started."""
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    with socket.create_server(("127.0.0.1", 0)) as first:
        port = first.getsockname()[1]
        done = CliRunner().invoke(main, ["serve", "--port", str(port)])
    assert done.exit_code == 1
    assert f"cannot listen on 127.0.0.1, port {port}: address already in use" in done.output
    assert "--port" in done.output
    assert "Parley is on" not in done.output


def test_a_database_that_is_not_ready_is_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is served without its tables; the message names the command that makes them."""
    monkeypatch.setenv("PARLEY_INSTANCE_DIR", str(tmp_path))
    done = CliRunner().invoke(main, ["serve", "--port", str(free_port())])
    assert done.exit_code == 1
    assert "parley prepare" in done.output


def test_a_database_that_is_away_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line says what is wrong, and no insides of the program are shown."""
    address = f"postgresql://parley@127.0.0.1:{free_port()}/parley"
    monkeypatch.setenv("PARLEY_DATABASE_URL", address)
    done = CliRunner().invoke(main, ["serve", "--port", str(free_port())])
    assert done.exit_code == 1
    assert done.output.startswith("Error: the database cannot be used (")
    assert len(done.output.splitlines()) == 1


@linux_only
@pytest.mark.slow
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_it_stops_when_told(settings: dict[str, str], ending: signal.Signals) -> None:
    """Every process of it is gone afterwards, and it calls that a success."""
    with _serving(settings) as (process, _):
        everyone = family(process.pid)
        process.send_signal(ending)
        assert process.wait(PATIENCE_SECONDS) == 0
        assert _eventually(lambda: not any(map(_runs, everyone)))


@linux_only
@pytest.mark.slow
def test_what_dies_is_started_again_and_nothing_outlives_it(settings: dict[str, str]) -> None:
    """A killed process of the site gets a successor; with the first of them all of them end."""
    with _serving(settings) as (process, port):
        for child in family(process.pid)[1:]:
            os.kill(child, signal.SIGKILL)
            assert _eventually(lambda: _answers(port))
        assert _eventually(lambda: len(family(process.pid)) == 3)  # itself, pages, background work
        everyone = family(process.pid)
        process.kill()
        process.wait(PATIENCE_SECONDS)
        assert _eventually(lambda: not any(map(_runs, everyone)))


@contextmanager
def _serving(settings: dict[str, str]) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Serve a site with one process until the block ends."""
    port = free_port()
    command = [sys.executable, "-m", "course.cli", "serve", "--port", str(port), "--workers", "1"]
    process = subprocess.Popen(  # noqa: S603 (our own command)
        command, cwd=ROOT, env={**os.environ, **settings}, stdout=subprocess.DEVNULL
    )
    try:
        assert _eventually(lambda: _answers(port)), "the site did not answer"
        assert _eventually(lambda: len(family(process.pid)) == 3)
        yield process, port
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)


def _answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/sign-in")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def _runs(pid: int) -> bool:
    """Tell whether a process is there and is no mere entry of one that has ended."""
    try:
        return " Z " not in Path(f"/proc/{pid}/stat").read_text()[:200]
    except OSError:
        return False


def _eventually(holds: Callable[[], bool]) -> bool:
    """Look again and again whether something holds; give up after a while."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.1)
    return False

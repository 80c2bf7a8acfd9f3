"""The application and the yardstick as processes of their own, behind the same server."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.crowd import ROOT
from tests.benchmarks.meter import family

START_SECONDS = 60.0
STOP_SECONDS = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A server that answers."""

    pid: int
    port: int


def application(port: int, workers: int) -> list[str]:
    """Give the command of the whole application, as `make run` has it; mail is not measured."""
    python = [sys.executable, "-m", "course.cli", "serve", "--no-jobs"]
    return [*python, "--port", str(port), "--workers", str(workers)]


def yardstick(port: int, workers: int, *, lean: bool) -> list[str]:
    """Give the command of the bare endpoints behind the server that `parley serve` runs."""
    python = [sys.executable, "-m", "tests.benchmarks.serve_bare"]
    return [*python, "create_lean" if lean else "create_bare", str(port), str(workers)]


def environment(database: str, instance: Path, secret_key: str) -> dict[str, str]:
    """Give the settings of both, and nothing of the developer's own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PARLEY_")}
    kept.pop("DATABASE_URL", None)
    return kept | {
        "PARLEY_DATABASE_URL": database,
        "PARLEY_INSTANCE_DIR": str(instance),
        "PARLEY_SECRET_KEY": secret_key,
    }


def free_port() -> int:
    """Give a port of 127.0.0.1 that nobody listens on at this moment."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running(command: Sequence[str], port: int, settings: Mapping[str, str]) -> Iterator[Site]:
    """Run a server until the block ends.

    :raises RuntimeError: it did not answer in time; the message holds what it said.
    """
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(  # noqa: S603 (our own commands)
            command,
            cwd=ROOT,
            env=dict(settings),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
        )
        try:
            if not _answers(process, port):
                said.seek(0)
                raise RuntimeError(f"the server did not start:\n{said.read().decode()}")
            yield Site(pid=process.pid, port=port)
        finally:
            _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Stop a server politely; what is still there after a while goes without being asked."""
    everyone = family(process.pid)
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        for pid in everyone:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        process.wait()


def _answers(process: subprocess.Popen[bytes], port: int) -> bool:
    """Wait until the server takes connections; says whether it does."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return True
    return False

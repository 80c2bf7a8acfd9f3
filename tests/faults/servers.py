"""The real site in processes of its own, so that it can be killed without warning."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60.0


def _free_port() -> int:
    """Give a port of 127.0.0.1 that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(slots=True, kw_only=True)
class Server:
    """`parley serve` on a port of 127.0.0.1, in a process group that holds nothing else."""

    settings: Mapping[str, str]
    """What the environment says, PARLEY_ and all."""
    before: Sequence[str] = ()
    """A program that runs the server, such as a tracer."""
    port: int = field(default_factory=_free_port)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers.

        :raise RuntimeError: it ended, or did not answer in time.
        """
        command = [sys.executable, "-m", "course.cli", "serve", "--no-jobs"]
        self.process = subprocess.Popen(  # noqa: S603 (our own program and arguments)
            [*self.before, *command, "--port", str(self.port), "--workers", "2"],
            cwd=ROOT,
            env=_environment() | dict(self.settings),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self.process.poll() is None:
            if self.answers():
                return
            time.sleep(0.02)
        self.kill()
        raise RuntimeError("the server did not start")

    def answers(self) -> bool:
        """Tell whether it serves pages."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/sign-in")
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    def kill(self) -> None:
        """End it and all its workers at once, in the middle of whatever they do."""
        self._signal(signal.SIGKILL)

    def stop(self) -> None:
        """Let it end in good order."""
        self._signal(signal.SIGTERM)

    def _signal(self, number: int) -> None:
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)
            self.process.wait(START_SECONDS)
            self.process = None
            self._wait_for_the_port()

    def _wait_for_the_port(self) -> None:
        """Wait until the last of its processes has let go of the port."""
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            with suppress(OSError), socket.create_server(("127.0.0.1", self.port)):
                return
            time.sleep(0.02)


def _environment() -> dict[str, str]:
    """Give this process's environment without settings of its owner's."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PARLEY_")}

"""Sends requests over kept connections, and reads the CPU time of the processes that answer."""

from __future__ import annotations

import socket
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

CONNECTIONS = 4
TIMEOUT = 20.0
CHUNK = 65536


class WrongAnswer(Exception):
    """A request that should have succeeded did not: what was measured was no work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a number of requests took."""

    requests: int
    seconds: float
    cpu_seconds: float
    """Of all processes of the server, user and system."""
    database_seconds: float
    """Of all processes of the database's server, where there is one."""

    @property
    def rate(self) -> float:
        """Requests a second."""
        return self.requests / self.seconds

    @property
    def cpu_ms(self) -> float:
        """CPU milliseconds of the server for one request."""
        return self.cpu_seconds / self.requests * 1000

    @property
    def database_ms(self) -> float:
        """CPU milliseconds of the database's server for one request."""
        return self.database_seconds / self.requests * 1000


def measure(port: int, pid: int, database_pid: int | None, requests: Sequence[bytes]) -> Taken:
    """Send requests from a few connections at once, and say what they took.

    :raises WrongAnswer: one was not answered with 200.
    """
    before, database_before = cpu_seconds(pid), cpu_seconds(database_pid)
    start = time.monotonic()
    lanes = [requests[first::CONNECTIONS] for first in range(CONNECTIONS)]
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        list(pool.map(lambda lane: _send_all(port, lane), lanes))
    seconds = time.monotonic() - start
    return Taken(
        requests=len(requests),
        seconds=seconds,
        cpu_seconds=cpu_seconds(pid) - before,
        database_seconds=cpu_seconds(database_pid) - database_before,
    )


def cpu_seconds(pid: int | None) -> float:
    """Give the CPU time of a process and of all below it, by their own clocks (Linux)."""
    if pid is None:
        return 0.0
    return sum(_clock(each) for each in family(pid))


def memory_bytes(pid: int) -> int:
    """Give the memory that a process and all below it have for themselves, shared parts shared."""
    rollups = (Path(f"/proc/{each}/smaps_rollup").read_text() for each in family(pid))
    lines = (line for text in rollups for line in text.splitlines() if line.startswith("Pss:"))
    return sum(int(line.split()[1]) * 1024 for line in lines)


def family(pid: int) -> list[int]:
    """Give a process and every process below it."""
    found = [pid]
    for each in found:  # grows while it is walked
        for children in Path(f"/proc/{each}/task").glob("*/children"):
            found += [int(child) for child in children.read_text().split()]
    return found


def _clock(pid: int) -> float:
    """Read another process's CPU clock; its number is what clock_getcpuclockid(3) gives."""
    try:
        return time.clock_gettime((~pid << 3) | 2)
    except OSError:  # it has just ended
        return 0.0


def _send_all(port: int, requests: Sequence[bytes]) -> None:
    connection: socket.socket | None = None
    for request in requests:
        connection = connection or _connect(port)
        connection.sendall(request)
        if not _read_answer(connection):
            connection.close()
            connection = None
    if connection is not None:
        connection.close()


def _connect(port: int) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port), timeout=TIMEOUT)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def _read_answer(connection: socket.socket) -> bool:
    """Read one answer to its end; says whether the connection goes on.

    :raises WrongAnswer: it is another one than 200, or broken off.
    """
    data = b""
    while b"\r\n\r\n" not in data:
        data += _more(connection)
    head, _, body = data.partition(b"\r\n\r\n")
    if not head.startswith((b"HTTP/1.1 200", b"HTTP/1.0 200")):
        raise WrongAnswer(data.decode(errors="replace")[:2000])
    fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
    missing = int(fields[b"content-length"]) - len(body)
    while missing > 0:
        missing -= len(_more(connection))
    return fields.get(b"connection") != b"close"


def _more(connection: socket.socket) -> bytes:
    data = connection.recv(CHUNK)
    if not data:
        raise WrongAnswer("the server broke the connection off")
    return data

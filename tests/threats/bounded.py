"""Work done in a process of its own that may take only so much memory and time."""

from __future__ import annotations

import json
import multiprocessing
import os
import resource
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

MEMORY = 200_000_000
"""Bytes of address space beyond what the process has when it begins."""
SECONDS = 5
"""Of the processor's time; beyond that the kernel ends the process."""
_PATIENCE = 300
"""Seconds that are waited for the child on a machine that does something else."""


def within_bounds(work: Callable[[], Any], *, memory: int = MEMORY, seconds: int = SECONDS) -> Any:
    """Do some work in a child and give what it gives, if that can be written as JSON.

    Whoever takes more memory gets a MemoryError, and more time is not given: the test fails.
    """
    ours, theirs = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(
        target=_work, args=(work, theirs, memory, seconds)
    )
    child.start()
    theirs.close()
    try:
        assert ours.poll(_PATIENCE), "the child took too long"
        told = json.loads(ours.recv_bytes())
    except EOFError:
        child.join()
        raise AssertionError(f"the child was ended: {child.exitcode}") from None
    finally:
        child.kill()
        child.join()
        ours.close()
    assert "failed" not in told, told["failed"]
    return told["gave"]


def _work(work: Callable[[], Any], theirs: Connection, memory: int, seconds: int) -> None:
    """Be the child: nothing of the parent's is cleaned up here."""
    most = _address_space() + memory
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    try:
        told = {"gave": work()}
    except BaseException as error:
        told = {"failed": repr(error)[:2_000]}
    theirs.send_bytes(json.dumps(told).encode())
    os._exit(0)


def _address_space() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()

"""Many at once, and the moment between looking and writing drawn out until they meet in it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier
from typing import Any, TypeVar

from sqlalchemy import Engine, event

Made = TypeVar("Made")
LONGEST_SECONDS = 60.0


def at_once(count: int, work: Callable[[int], Made]) -> list[Made]:
    """Let so many threads leave one barrier together; give what each made, in order."""
    barrier = Barrier(count)

    def run(number: int) -> Made:
        barrier.wait(LONGEST_SECONDS)
        return work(number)

    with ThreadPoolExecutor(count) as pool:
        futures = [pool.submit(run, number) for number in range(count)]
        return [future.result(LONGEST_SECONDS) for future in futures]


@contextmanager
def widened(engine: Engine, pattern: str, seconds: float = 0.1) -> Iterator[None]:
    """Pause before each statement that matches: what may happen between two of them does.

    Without it a test of a race passes because the site is quick, not because it is right.
    """
    wanted = re.compile(pattern, re.IGNORECASE)

    def pause(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if wanted.search(statement):
            time.sleep(seconds)

    event.listen(engine, "before_cursor_execute", pause)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", pause)

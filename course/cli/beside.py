"""What `parley serve` starts as processes of their own: each ends when the one above is gone.

A process that was killed can stop nobody; so those below it look whether it is still there.
"""

import os
import signal
import time
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

LOOK_SECONDS = 1.0
PATIENCE_SECONDS = 10.0
"""How long a process may take over what it has begun before it ends all the same."""


def site() -> "Flask":
    """Make the application, in one of the server's processes."""
    from course.app import create_app

    end_with_parent()
    return create_app()


def background() -> None:
    """Do the background work until stopped."""
    from course.cli.jobs import jobs

    end_with_parent()
    jobs.main(args=[], prog_name="parley jobs")


def end_with_parent() -> None:
    """End this process when the one that has started it is gone (not on Windows)."""
    if os.name != "nt":  # there a process keeps the number of a parent that is gone
        Thread(target=_watch, args=(os.getppid(),), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE_SECONDS)
    os._exit(1)


if __name__ == "__main__":
    background()

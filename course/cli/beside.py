"""What `parley serve` starts as processes of their own: each ends when the one above is gone.

A process that was killed can stop nobody; so those below it look whether it is still there.
"""

import os
import signal
import sys
import time
from importlib import import_module
from threading import Thread
from typing import Any

LOOK_SECONDS = 1.0
PATIENCE_SECONDS = 10.0
"""How long a process may take over what it has begun before it ends all the same."""


def application(target: str, *, parent: int) -> Any:
    """Make the application that `target` names (module:function), in a process of the server."""
    end_with(parent)
    module, _, function = target.partition(":")
    return getattr(import_module(module), function)()


def background(*, parent: int) -> None:
    """Do the background work until stopped."""
    from course.cli.jobs import jobs

    end_with(parent)
    jobs.main(args=[], prog_name="parley jobs")


def end_with(parent: int) -> None:
    """End this process when the one that has started it is gone (not on Windows).

    It is told its parent's number: by the time that it could ask, the parent may be gone already.
    """
    if os.name != "nt":  # there a process keeps the number of a parent that is gone
        Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE_SECONDS)
    os._exit(1)


if __name__ == "__main__":
    background(parent=int(sys.argv[1]))

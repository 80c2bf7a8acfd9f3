"""The site on a free port of this machine, for as long as it is needed."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

from werkzeug.serving import make_server

from course.extensions import db

if TYPE_CHECKING:
    from flask import Flask


@contextmanager
def hosted(make: Callable[[str], Flask]) -> Iterator[str]:
    """Serve the application that `make` gives for an address; give the address, without a slash.

    All of it happens in another thread, beside the event loop that Playwright runs in this one.
    """
    logging.getLogger("werkzeug").setLevel(logging.WARNING)  # a line a request is no news
    with (
        socket.create_server(("127.0.0.1", 0)) as listener,
        ThreadPoolExecutor(max_workers=1) as thread,
    ):
        port = listener.getsockname()[1]
        application = thread.submit(make, f"http://127.0.0.1:{port}").result()
        server = make_server("127.0.0.1", port, application, threaded=True, fd=listener.fileno())
        serving = thread.submit(server.serve_forever, 0.05)
        yield f"http://127.0.0.1:{port}"
        server.shutdown()
        serving.result()
        server.server_close()
        thread.submit(_close_database, application).result()


def _close_database(application: Flask) -> None:
    """Give back the connections, whose files the next site does not want to find open."""
    with application.app_context():
        db.engine.dispose()

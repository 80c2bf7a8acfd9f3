"""parley serve: the site's processes, and beside them the one that does the background work."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from threading import Event, Thread

import click

from course.cli.beside import application

THREADS = 4
"""How many requests one process works on at once; a thread is started when it is needed."""
STOP_SECONDS = 6
"""How long requests under way may take when the site is stopped."""
PAUSE_SECONDS = 5.0
"""How long to wait before the background work is started again."""

BACKGROUND = (sys.executable, "-m", "course.cli.beside")


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=5000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", type=click.IntRange(1, 64), help="Processes; else PARLEY_WORKERS.")
@click.option("--jobs/--no-jobs", default=True, help="Whether to send mail from here as well.")
@click.option("--access-log", is_flag=True, help="Print a line for each request.")
def serve(host: str, port: int, workers: int | None, jobs: bool, access_log: bool) -> None:
    """Serve the site on http://HOST:PORT until it is stopped with Ctrl-C.

    \b
    parley serve
    parley serve --host 0.0.0.0 --port 8080 --workers 4
    """
    # Imported here so that `parley --help` starts without a database library.
    from course.cli.session import plain_failures
    from course.config import read_settings
    from course.services import migrate

    with plain_failures():
        settings = read_settings()
        ready = migrate.current(settings.database) == migrate.newest()
    if not ready:
        raise click.ClickException("the database is not ready; run “parley prepare” first")
    _refuse_a_used_port(host, port)
    click.echo(f"Parley is on http://{_shown(host)}:{port} (stop it with Ctrl-C)")
    with _background() if jobs else _nothing():
        run_server(
            "course.app:create_app",
            host=host,
            port=port,
            workers=workers or settings.workers,
            access_log=access_log,
        )


def run_server(
    target: str, *, host: str, port: int, workers: int, access_log: bool = False
) -> None:
    """Serve what the function that `target` names makes, until this process is told to stop.

    docs/decisions/0003-server.md has the measurements behind this server and its settings.
    """
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces, RuntimeModes
    from granian.log import LogLevels

    server = Granian(
        target,
        interface=Interfaces.WSGI,
        address=host,
        port=port,
        workers=workers,
        blocking_threads=THREADS,
        runtime_mode=RuntimeModes.st,
        http=HTTPModes.http1,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_SECONDS,
        log_level=LogLevels.warning,
        log_access=access_log,
    )
    server.serve(target_loader=partial(application, target, parent=os.getpid()), wrap_loader=False)


def _refuse_a_used_port(host: str, port: int) -> None:
    """Find out before anything is started; the server's processes share a port and would not.

    :raises ClickException: the site cannot listen there.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        reason = (error.strerror or str(error)).partition(" (")[0].lower()
        raise click.ClickException(
            f"cannot listen on {host}, port {port}: {reason}. "
            "Stop the program that is there, or choose another port with --port."
        ) from error


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host


@contextmanager
def _background() -> Iterator[None]:
    """Keep the background work running in a process of its own, which ends with this one."""
    stop = Event()
    keeper = Thread(target=_keep_running, args=(stop,), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        stop.set()
        keeper.join(STOP_SECONDS + 1)


def _keep_running(stop: Event) -> None:
    """Start the background work again whenever it ends, until told to stop."""
    while not stop.is_set():
        process = subprocess.Popen([*BACKGROUND, str(os.getpid())])  # noqa: S603 (our own module, no words from outside)
        while process.poll() is None and not stop.wait(0.5):
            pass
        if stop.is_set():
            _end(process)
            return
        click.echo(
            f"The background work ended (exit code {process.returncode}); starting it again "
            f"in {PAUSE_SECONDS:.0f} seconds.",
            err=True,
        )
        stop.wait(PAUSE_SECONDS)


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()


@contextmanager
def _nothing() -> Iterator[None]:
    yield

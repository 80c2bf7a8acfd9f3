"""parley serve: the site's processes, and beside them the one that does the background work."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=5000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", type=click.IntRange(1, 64), help="Processes; else PARLEY_WORKERS.")
@click.option("--jobs/--no-jobs", default=True, help="Whether to send mail from here as well.")
def serve(host: str, port: int, workers: int | None, jobs: bool) -> None:
    """Serve the site on http://HOST:PORT until it is stopped with Ctrl-C.

    \b
    parley serve
    parley serve --host 0.0.0.0 --port 8080 --workers 4
    """
    # Imported here so that `parley --help` starts without a database library.
    from course.config import SettingsError, read_settings
    from course.services import migrate

    try:
        settings = read_settings()
        ready = migrate.current(settings.database) == migrate.newest()
    except (SettingsError, ValueError) as error:
        raise click.ClickException(str(error)) from error
    if not ready:
        raise click.ClickException("the database is not ready; run “parley prepare” first")
    click.echo(f"Parley is on http://{host}:{port} (stop it with Ctrl-C)")
    with _background() if jobs else _nothing():
        _serve(host, port, workers or settings.workers)


def _serve(host: str, port: int, workers: int) -> None:
    if sys.platform == "win32":
        _serve_with_waitress(host, port)
    else:
        _serve_with_gunicorn(host, port, workers)


def _serve_with_gunicorn(host: str, port: int, workers: int) -> None:
    # docs/decisions/0003-server.md has the measurements behind this choice.
    from gunicorn.app.wsgiapp import WSGIApplication

    arguments = ["--bind", f"{host}:{port}", "--workers", str(workers)]
    quiet = ["--log-level", "warning", "--worker-tmp-dir", "/dev/shm"] if False else []
    sys.argv = ["gunicorn", *arguments, *quiet, "wsgi:app"]
    WSGIApplication("%(prog)s").run()


def _serve_with_waitress(host: str, port: int) -> None:
    from waitress import serve as serve_forever

    from wsgi import app

    serve_forever(app, host=host, port=port, threads=8)


@contextmanager
def _background() -> Iterator[None]:
    """Run the background work in a process of its own, which ends with this one."""
    process = subprocess.Popen([sys.executable, "-m", "course.cli", "jobs"])
    try:
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=10)


@contextmanager
def _nothing() -> Iterator[None]:
    yield

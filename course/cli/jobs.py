"""parley jobs: what is to be done behind the pages; today that is sending mail."""

import logging
import signal
from threading import Event

import click

PAUSE_SECONDS = 2.0
LONGEST_PAUSE_SECONDS = 60.0

log = logging.getLogger("parley.jobs")


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now, then stop.")
def jobs(once: bool) -> None:
    """Do what is due, again and again, until stopped.

    `parley serve` does this too, unless it is told not to; so this command is for a site whose
    background work runs on another machine. What is to be done are rows of the database, so
    nothing is forgotten when a process dies.
    """
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    stop = Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    pause = PAUSE_SECONDS
    while not stop.is_set():
        pause = _round(pause)
        if once:
            return
        stop.wait(pause)


def _round(pause: float) -> float:
    """Do one round and give the pause before the next: longer while the database is away."""
    # Imported here so that `parley --help` starts without a database library.
    from course.cli.session import open_session
    from course.clock import now
    from course.services.send_mail import deliver

    try:
        with open_session() as (session, settings):
            deliver(session, settings, at=now())
    except click.ClickException as error:
        log.warning("not done: %s; trying again", error.message)
        return min(pause * 2, LONGEST_PAUSE_SECONDS)
    return PAUSE_SECONDS

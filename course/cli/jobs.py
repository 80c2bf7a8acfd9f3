"""parley jobs: what is to be done behind the pages; today that is sending mail."""

import logging
import signal
from threading import Event
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from course.config import Settings

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
    from course.cli.session import open_database

    logging.basicConfig(level=logging.INFO, format="%(message)s")
    stop = Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    with open_database() as (engine, settings):
        pause = 0.0
        while not stop.wait(pause):
            pause = _round(engine, settings, pause)
            if once:
                return


def _round(engine: "Engine", settings: "Settings", pause: float) -> float:
    """Do one round and give the pause before the next: longer while the database is away."""
    from sqlalchemy.exc import DBAPIError
    from sqlalchemy.orm import Session

    from course.clock import now
    from course.database import reading, writing
    from course.services.send_mail import anything_due, deliver

    try:
        with Session(reading(engine)) as session:  # takes no lock, so an idle round costs nobody
            due = anything_due(session, at=now())
        if due:
            with Session(writing(engine)) as session:
                deliver(session, settings, at=now())
    except DBAPIError as error:
        log.warning("the database is away (%s); trying again", type(error.orig).__name__)
        return min(max(pause, PAUSE_SECONDS) * 2, LONGEST_PAUSE_SECONDS)
    return PAUSE_SECONDS

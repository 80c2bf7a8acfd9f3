"""parley jobs: what is done behind the pages: mail is sent, and what is of no use swept out."""

import logging
import signal
from datetime import datetime, timedelta
from threading import Event
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from course.config import Settings

PAUSE_SECONDS = 2.0
LONGEST_PAUSE_SECONDS = 60.0
SWEEP_EVERY = timedelta(days=1)

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
        pause, sweep_at = 0.0, None
        while not stop.wait(pause):
            pause, sweep_at = _round(engine, settings, pause, sweep_at)
            if once:
                return


def _round(
    engine: "Engine", settings: "Settings", pause: float, sweep_at: datetime | None
) -> tuple[float, datetime]:
    """Do one round; gives the pause before the next, longer after one that failed.

    A sweep is due at once after the start, and then every day. Whatever a round trips over, the
    next one is tried: what it left undone is still a row of the database.
    """
    from sqlalchemy.exc import DBAPIError

    from course.clock import now

    at = now()
    sweep_at = sweep_at or at
    try:
        _send(engine, settings)
        if sweep_at <= at:
            _sweep(engine, at)
            sweep_at = at + SWEEP_EVERY
    except DBAPIError as error:
        log.warning("the database is away (%s); trying again", type(error.orig).__name__)
    except Exception:
        log.exception("a round of background work failed; trying again")
    else:
        return PAUSE_SECONDS, sweep_at
    return min(max(pause, PAUSE_SECONDS) * 2, LONGEST_PAUSE_SECONDS), sweep_at


def _send(engine: "Engine", settings: "Settings") -> None:
    from sqlalchemy.orm import Session

    from course.clock import now
    from course.database import reading, writing
    from course.services.send_mail import anything_due, deliver

    with Session(reading(engine)) as session:  # takes no lock, so an idle round costs nobody
        due = anything_due(session, at=now())
    if due:
        with Session(writing(engine)) as session:
            deliver(session, settings, clock=now)


def _sweep(engine: "Engine", at: datetime) -> None:
    from sqlalchemy.orm import Session

    from course.database import writing
    from course.services.people import sweep

    with Session(writing(engine)) as session:
        count = sweep(session, at=at)
        session.commit()
    if count:
        log.info("swept %s old rows out", count)

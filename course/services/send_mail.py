"""Mail that was asked for, written and sent: the one service that commits on its own.

Each letter is claimed, sent and ticked off in turn, and nothing is locked while another machine is
talked to. A letter whose sender dies half-way is claimed again when its lease has run out; it may
then arrive twice, but is never lost. One whose senders die every time is given up in the end.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import assert_never
from urllib.parse import urlsplit

import jinja2
from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from course.config import Settings
from course.models import Letter, MailRequest, Person
from course.rows import mailbox, secrets
from course.rows.mailbox import Undelivered

log = logging.getLogger("parley.mail")

MOST_AT_ONCE = 20
MOST_TRIES = 8
LEASE = timedelta(minutes=10)
"""After how long another sender takes a letter over: longer than the slowest try can take."""

_TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent.parent / "templates" / "mail"),
    autoescape=jinja2.select_autoescape(),  # the letters are plain text, which it leaves alone
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    keep_trailing_newline=True,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A letter that is this sender's to send."""

    id: int
    letter: Letter
    name: str
    email: str
    tries: int
    """How often it has been tried, this time included."""
    secret: str = ""
    """What its link holds; it exists here and in the letter only."""


def anything_due(session: Session, *, at: datetime) -> bool:
    """Say whether a letter waits to be sent now; it only reads."""
    due = select(MailRequest.id).where(MailRequest.next_try_at <= at).limit(1)
    return session.scalar(due) is not None


def deliver(session: Session, settings: Settings, *, clock: Callable[[], datetime]) -> int:
    """Send what is due, at most MOST_AT_ONCE letters; gives how many were sent.

    It commits after each step, so it must be given a session with nothing else in it. The clock is
    read anew for each letter: the ones before it may have taken minutes.
    """
    _give_up_the_tried(session, clock())
    session.commit()
    sent = 0
    for _ in range(MOST_AT_ONCE):
        at = clock()
        claimed = _claim(session, at)
        session.commit()
        if claimed is None:
            break
        sent += _send(session, settings, claimed, at, clock)
        session.commit()
    return sent


def _give_up_the_tried(session: Session, at: datetime) -> None:
    """Give letters up whose last try left no word: whoever made it died over it."""
    session.execute(
        update(MailRequest)
        .where(MailRequest.next_try_at <= at, MailRequest.tries >= MOST_TRIES)
        .values(next_try_at=None, given_up_at=at, last_error="the last try ended without a word")
    )


def _claim(session: Session, at: datetime) -> Claimed | None:
    """Take the next letter that is due, so that no other sender does."""
    due = (
        select(MailRequest)
        .where(MailRequest.next_try_at <= at, MailRequest.tries < MOST_TRIES)
        .order_by(MailRequest.next_try_at, MailRequest.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    request = session.scalar(due)
    if request is None:
        return None
    request.tries += 1
    request.next_try_at = at + LEASE
    person = session.get_one(Person, request.person_id)
    return Claimed(
        id=request.id,
        letter=request.letter,
        name=person.name,
        email=person.email,
        tries=request.tries,
        secret=_secret(session, request.letter, person.id, at),
    )


def _secret(session: Session, letter: Letter, person_id: int, at: datetime) -> str:
    """Make what the letter's link holds; a link sent before is dead from now on."""
    if letter is not Letter.password_reset:
        return ""
    return secrets.for_reset(session, person_id, at=at)


def _send(
    session: Session,
    settings: Settings,
    claimed: Claimed,
    at: datetime,
    clock: Callable[[], datetime],
) -> bool:
    subject, text = _written(settings, claimed)
    message = mailbox.Message(
        id=claimed.id,
        name=claimed.name,
        email=claimed.email,
        subject=subject,
        text=text,
        at=at,
    )
    try:
        where = mailbox.send(settings, message)
    except Undelivered as error:
        _note_failure(session, claimed, str(error), clock())
        return False
    log.info("letter %s (%s): %s", claimed.id, claimed.letter.value, where)
    session.execute(
        update(MailRequest)
        .where(MailRequest.id == claimed.id)
        .values(sent_at=clock(), next_try_at=None, given_up_at=None, last_error="")
    )
    return True


def _note_failure(session: Session, claimed: Claimed, reason: str, at: datetime) -> None:
    """Keep why it was not sent, and try again after a while that doubles; in the end give up."""
    enough = claimed.tries >= MOST_TRIES
    wait = timedelta(minutes=1) * (1 << claimed.tries)
    log.warning("letter %s not sent, try %s: %s", claimed.id, claimed.tries, reason)
    session.execute(
        update(MailRequest)
        .where(_still_ours(claimed))
        .values(
            next_try_at=None if enough else at + wait,
            given_up_at=at if enough else None,
            last_error=reason,
        )
    )


def _still_ours(claimed: Claimed) -> ColumnElement[bool]:
    """Say that nobody has taken the letter over, sent it or dropped it meanwhile."""
    return (
        (MailRequest.id == claimed.id)
        & (MailRequest.tries == claimed.tries)
        & MailRequest.next_try_at.is_not(None)
    )


def _written(settings: Settings, claimed: Claimed) -> tuple[str, str]:
    """Write a letter: its subject, which is the template's first line, and its text."""
    base = settings.base_url.rstrip("/")
    written = _TEMPLATES.get_template(f"{claimed.letter.value}.txt").render(
        name=claimed.name,
        link=base + _path(claimed),
        site=urlsplit(base).netloc,
        minutes=int(secrets.RESET_LASTS.total_seconds()) // 60,
    )
    subject, _, text = written.partition("\n")
    return subject, text.lstrip("\n")


def _path(claimed: Claimed) -> str:
    """Give the page that a letter leads to; its host comes from the settings and nowhere else."""
    match claimed.letter:
        case Letter.password_reset:
            return f"/reset/{claimed.secret}"
        case Letter.password_changed:
            return "/forgot-password"
        case Letter.already_registered:
            return "/sign-in"
        case _:
            assert_never(claimed.letter)

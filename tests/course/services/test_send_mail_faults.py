"""Letters that cannot be made or sent: each is tried, and in the end given up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.config import Settings
from course.models import Letter, MailRequest
from course.rows import letters
from course.services import send_mail
from course.services.send_mail import MOST_AT_ONCE, MOST_TRIES
from tests.accounts import NOON, opened, person


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on a database of this test's own."""
    with opened(database_url) as session:
        yield session


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Give settings without a mail server."""
    return Settings(instance_dir=tmp_path, base_url="https://parley.example.org")


def deliver(session: Session, settings: Settings, *, at: datetime) -> int:
    """Send what is due while the clock stands still."""
    return send_mail.deliver(session, settings, clock=lambda: at)


def _ask(session: Session, letter: Letter = Letter.password_reset, name: str = "Ada") -> int:
    ada = person(session, name=name)
    letters.ask(session, letter, ada, at=NOON)
    session.commit()
    return ada


def _files(settings: Settings) -> list[EmailMessage]:
    return [
        message_from_bytes(path.read_bytes(), policy=policy.default)
        for path in sorted((settings.instance_dir / "mail").glob("*.eml"))
    ]


def _request(session: Session) -> MailRequest:
    return session.scalars(select(MailRequest)).one()


def test_each_letter_has_its_own_moment(session: Session, settings: Settings) -> None:
    """What comes late in a slow batch is claimed from then on, not from when the batch began."""
    ada = person(session)
    for _ in range(3):
        session.add(
            MailRequest(
                letter=Letter.password_changed, person_id=ada, requested_at=NOON, next_try_at=NOON
            )
        )
    session.commit()
    ticks = iter(NOON + timedelta(minutes=5) * step for step in range(100))

    assert send_mail.deliver(session, settings, clock=lambda: next(ticks)) == 3

    sent = list(session.scalars(select(MailRequest.sent_at).order_by(MailRequest.id)))
    assert len(set(sent)) == 3
    dates = [mail["Date"].datetime for mail in _files(settings)]
    assert all(date < at for date, at in zip(dates, sent, strict=True))


@pytest.mark.parametrize(
    "faulty",
    [
        pytest.param({"mail_url": "smtp://127.0.0.1:abc"}, id="a port that is none"),
        pytest.param({"mail_from": "a@example.org\nCc: b@example.org"}, id="two senders"),
    ],
)
def test_a_letter_that_cannot_be_made_stops_nobody(
    session: Session, tmp_path: Path, faulty: dict[str, str]
) -> None:
    """Whatever is wrong with it is noted, and it is tried again like any other."""
    _ask(session)
    usual = Settings(instance_dir=tmp_path)

    assert deliver(session, replace(usual, **faulty), at=NOON) == 0  # type: ignore[arg-type]  # all text

    request = _request(session)
    assert request.tries == 1
    assert request.last_error
    assert request.next_try_at is not None
    assert request.next_try_at > NOON


def test_a_letter_that_kills_its_senders_is_given_up(session: Session, settings: Settings) -> None:
    """After the last try it is not claimed again, and those behind it are sent."""
    _ask(session)
    _request(session).tries = MOST_TRIES
    letters.ask(session, Letter.password_changed, person(session, "eve@example.org"), at=NOON)
    session.commit()

    assert deliver(session, settings, at=NOON) == 1

    first = session.scalars(select(MailRequest).order_by(MailRequest.id)).first()
    assert first is not None
    assert (first.tries, first.next_try_at, first.given_up_at) == (MOST_TRIES, None, NOON)
    assert first.last_error == "the last try ended without a word"


def test_what_was_dropped_while_it_failed_stays_dropped(session: Session, tmp_path: Path) -> None:
    """A try that ends late does not bring back what somebody else has settled meanwhile."""
    ada = _ask(session)
    moments = iter([NOON, NOON])

    def clock() -> datetime:
        at = next(moments, None)
        if at is None:  # the try has failed; before that is noted, the account is closed
            letters.drop(session, ada, at=NOON)
        return at or NOON

    away = Settings(instance_dir=tmp_path, mail_url="smtp://127.0.0.1:1")
    assert send_mail.deliver(session, away, clock=clock) == 0

    assert _request(session).last_error == "the account was closed"
    assert _request(session).next_try_at is None


def test_a_round_has_an_end(session: Session, settings: Settings) -> None:
    """One round sends so many letters and leaves the rest to the next."""
    ada = person(session)
    for _ in range(MOST_AT_ONCE + 1):
        session.add(
            MailRequest(
                letter=Letter.password_changed, person_id=ada, requested_at=NOON, next_try_at=NOON
            )
        )
    session.commit()

    assert deliver(session, settings, at=NOON) == MOST_AT_ONCE
    assert deliver(session, settings, at=NOON) == 1

"""Mail that is sent: to a folder, to a server, again, and in the end no more."""

from __future__ import annotations

import logging
import socket
import stat
from collections.abc import Iterator
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.config import Settings
from course.models import Letter, MailRequest
from course.rows import letters
from course.rows.mailbox import MOST_STEPS, TIMEOUT_SECONDS
from course.services import change_password, send_mail
from course.services.send_mail import LEASE, MOST_TRIES
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


class Postbox:
    """A mail server's far end: keeps what it is handed, or refuses it."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.refuses = False

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        """Take a mail."""
        if self.refuses:
            return "451 not now"
        self.taken.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 taken"


@pytest.fixture
def postbox() -> Iterator[tuple[Postbox, str]]:
    """Give a mail server on this machine and its address."""
    box = Postbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box, f"smtp://127.0.0.1:{port}"
    controller.stop()


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


@pytest.mark.parametrize("letter", list(Letter))
def test_every_letter(session: Session, settings: Settings, letter: Letter) -> None:
    """Each letter goes to the stored address, greets by name and links to the site."""
    _ask(session, letter)

    assert deliver(session, settings, at=NOON) == 1

    (mail,) = _files(settings)
    text = mail.get_content()
    assert mail["To"] == "Ada <ada@example.org>"
    assert "parley.example.org" in mail["Subject"]
    assert "Hello Ada," in text
    assert "https://parley.example.org/" in text
    assert mail["Auto-Submitted"] == "auto-generated"


def test_the_link_in_the_letter_works(session: Session, settings: Settings) -> None:
    """The secret in a reset letter is the one whose hash is in the database."""
    _ask(session)
    deliver(session, settings, at=NOON)

    (link,) = (line for line in _files(settings)[0].get_content().split() if "/reset/" in line)

    secret = link.rpartition("/")[2]
    assert change_password.resettable(session, secret, at=NOON) == "ada@example.org"


def test_what_is_written_to_the_folder_is_private(
    session: Session, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    """The file is readable by its owner only; the log says where it is and not what is in it."""
    _ask(session)
    with caplog.at_level(logging.INFO):
        deliver(session, settings, at=NOON)

    (path,) = (settings.instance_dir / "mail").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert str(path) in caplog.text
    assert "/reset/" not in caplog.text


def test_by_a_server(
    session: Session, settings: Settings, postbox: tuple[Postbox, str], tmp_path: Path
) -> None:
    """With a server configured the mail goes there and nothing is written."""
    box, url = postbox
    _ask(session, name="Аda Лавлейс, Countess")

    assert deliver(session, Settings(instance_dir=tmp_path, mail_url=url), at=NOON) == 1

    assert [str(mail["To"].addresses[0].display_name) for mail in box.taken] == [
        "Аda Лавлейс, Countess"
    ]
    assert not (tmp_path / "mail").exists()
    assert deliver(session, settings, at=NOON + timedelta(days=1)) == 0


def test_names_stay_in_their_header(session: Session, settings: Settings) -> None:
    """A name that looks like an address or a template stays a name."""
    _ask(session, name='{{ 7*7 }} "Eve" <eve@example.org>')

    deliver(session, settings, at=NOON)

    (mail,) = _files(settings)
    assert [address.addr_spec for address in mail["To"].addresses] == ["ada@example.org"]
    assert "{{ 7*7 }}" in mail.get_content()


def test_trying_again(session: Session, postbox: tuple[Postbox, str]) -> None:
    """What the server refuses is tried again after growing pauses, and then it arrives."""
    box, url = postbox
    box.refuses = True
    _ask(session)

    assert deliver(session, Settings(mail_url=url), at=NOON) == 0
    pause = _next(session) - NOON
    assert deliver(session, Settings(mail_url=url), at=NOON + pause / 2) == 0
    assert _request(session).tries == 1
    assert "451" in _request(session).last_error

    box.refuses = False
    assert deliver(session, Settings(mail_url=url), at=NOON + pause) == 1
    assert len(box.taken) == 1


def test_giving_up(session: Session) -> None:
    """A server that is never there is given up on in the end, and the reason is kept."""
    _ask(session)
    at = NOON
    for _ in range(MOST_TRIES):
        assert deliver(session, Settings(mail_url="smtp://127.0.0.1:1"), at=at) == 0
        at = _request(session).next_try_at or at

    request = _request(session)
    assert (request.tries, request.next_try_at, request.sent_at) == (MOST_TRIES, None, None)
    assert request.given_up_at is not None
    assert "Refused" in request.last_error


def test_a_password_never_travels_in_clear(
    session: Session, postbox: tuple[Postbox, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server elsewhere that cannot encrypt is not given the password."""
    _, url = postbox
    monkeypatch.setattr("course.rows.mailbox.THIS_MACHINE", frozenset())  # as if it were elsewhere
    _ask(session)

    deliver(session, Settings(mail_url=url.replace("//", "//ada:secret@")), at=NOON)

    assert "STARTTLS" in _request(session).last_error


def test_a_sender_that_died_is_taken_over(session: Session, settings: Settings) -> None:
    """A letter that was claimed and never ticked off is sent when the lease has run out."""
    _ask(session)
    request = _request(session)
    request.tries, request.next_try_at = 1, NOON + LEASE
    session.commit()

    assert deliver(session, settings, at=NOON + LEASE - timedelta(seconds=1)) == 0
    assert deliver(session, settings, at=NOON + LEASE) == 1


def test_a_lease_outlasts_the_slowest_try() -> None:
    """Nobody takes a letter over while its sender is still at it."""
    assert timedelta(seconds=MOST_STEPS * TIMEOUT_SECONDS) < LEASE


def _next(session: Session) -> datetime:
    due = _request(session).next_try_at
    assert due is not None
    return due

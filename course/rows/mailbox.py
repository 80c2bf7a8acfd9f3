"""One mail to where mail goes: the configured server, or a folder when there is none."""

import os
import smtplib
import ssl
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from course.config import Settings

TIMEOUT_SECONDS = 20
"""How long each step of handing a mail over may take."""
MOST_STEPS = 24
"""Finding the host and its addresses, greetings, encryption, three ways to sign in, the mail."""
LONGEST_REASON = 300
THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


class Undelivered(Exception):
    """A mail could not be handed over; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A mail as it is to be read."""

    id: int
    name: str
    email: str
    subject: str
    text: str
    at: datetime


def send(settings: Settings, message: Message) -> str:
    """Hand a mail over; gives the line for the log that says where it went.

    :raises Undelivered: it could not be written or handed over; trying again later may work.
    """
    try:
        letter = _letter(settings, message)
        if settings.mail_url:
            return _to_server(urlsplit(settings.mail_url), letter)
        return _to_folder(settings.instance_dir / "mail", message, letter)
    except (OSError, ValueError, MessageError, smtplib.SMTPException) as error:
        reason = f"{type(error).__name__}: {error}"
        raise Undelivered(reason[:LONGEST_REASON]) from error


def _letter(settings: Settings, message: Message) -> EmailMessage:
    letter = EmailMessage()
    letter["From"] = settings.mail_from
    letter["To"] = Address(display_name=message.name, addr_spec=message.email)
    letter["Subject"] = message.subject
    letter["Date"] = format_datetime(message.at)
    host = urlsplit(settings.base_url).hostname or "localhost"
    letter["Message-ID"] = f"<{message.id}.{message.at:%Y%m%d%H%M%S}@{host}>"
    letter["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's holiday notice answers it
    letter.set_content(message.text)
    return letter


def _to_folder(folder: Path, message: Message, letter: EmailMessage) -> str:
    """Write the mail to a file that only the site's own user can read: it may hold a secret."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{message.at:%Y%m%dT%H%M%SZ}-{message.id}.eml"
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(letter.as_bytes())
    return f"no mail server is configured; written to {path}"


def _to_server(url: SplitResult, letter: EmailMessage) -> str:
    with _connected(url) as server:
        _encrypt(server, url)
        if url.username is not None:
            server.login(unquote(url.username), unquote(url.password or ""))
        server.send_message(letter)
    return f"handed to {_host(url)}"


def _connected(url: SplitResult) -> smtplib.SMTP:
    if url.scheme == "smtps":
        trust = ssl.create_default_context()
        return smtplib.SMTP_SSL(_host(url), url.port or 465, timeout=TIMEOUT_SECONDS, context=trust)
    return smtplib.SMTP(_host(url), url.port or 25, timeout=TIMEOUT_SECONDS)


def _encrypt(server: smtplib.SMTP, url: SplitResult) -> None:
    """Encrypt what leaves this machine, if the server can; a password never leaves it in clear."""
    if url.scheme == "smtps" or _host(url) in THIS_MACHINE:
        return
    server.ehlo()
    if server.has_extn("starttls"):
        server.starttls(context=ssl.create_default_context())
    elif url.username is not None:
        raise smtplib.SMTPNotSupportedError("the server has no STARTTLS; use smtps://")


def _host(url: SplitResult) -> str:
    return url.hostname or "localhost"

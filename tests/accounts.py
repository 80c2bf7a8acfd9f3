"""Scenery for the tests of accounts: a session, people in the database, a clock that is moved."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from typing import Any
from urllib.parse import urlsplit

from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from course.database import engine_options, prepare, writing
from course.extensions import db
from course.models import Course
from course.rows.names import read_address
from course.rows.passwords import hashed, hashing
from course.services.accounts import Applicant, add
from course.services.send_mail import deliver

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
PASSWORD = "a long enough password"


@contextmanager
def opened(database_url: str) -> Iterator[Session]:
    """Open a database for writing, as a command does."""
    engine = create_engine(**engine_options(database_url))
    prepare(engine)
    with Session(writing(engine)) as session:
        yield session
    engine.dispose()


def person(session: Session, email: str = "ada@example.org", name: str = "Ada") -> int:
    """Put someone into the database, with the usual password; give their number."""
    who = Applicant(
        name=name,
        address=read_address(email),
        password_hash=hashed(hashing("test"), PASSWORD),
        time_zone="Europe/Berlin",
    )
    made = add(session, who, by=None, at=NOON)
    assert made is not None, f"{email} is taken"
    return made


def course(session: Session, slug: str = "us-russia-peace-talks") -> int:
    """Put an empty course into the database; give its number."""
    row = Course(slug=slug, title=slug.replace("-", " "), source="", published_at=NOON)
    session.add(row)
    session.flush()  # the number is needed
    return row.id


class CountingHasher(PasswordHasher):
    """Argon2 as ever, which counts how often it was made to work."""

    worked = 0

    def hash(self, password: str | bytes, *, salt: bytes | None = None) -> str:
        """Count, and hash."""
        self.worked += 1
        return super().hash(password, salt=salt)

    def verify(self, hash: str | bytes, password: str | bytes) -> Any:
        """Count, and compare."""
        self.worked += 1
        return super().verify(hash, password)


def count_hashes(app: Flask) -> CountingHasher:
    """Have the site hash with a hasher that counts; give it."""
    now = app.extensions["parley_hashing"]
    counting = CountingHasher(
        time_cost=now.argon2.time_cost,
        memory_cost=now.argon2.memory_cost,
        parallelism=now.argon2.parallelism,
    )
    app.extensions["parley_hashing"] = replace(now, argon2=counting)
    return counting


def is_signed_in(client: FlaskClient) -> bool:
    """Tell whether this browser may see the account page."""
    return client.get("/account").status_code == 200


def copy_of(client: FlaskClient) -> FlaskClient:
    """Give another browser that holds copies of this one's cookies."""
    copied = client.application.test_client()
    for each in (client._cookies or {}).values():
        copied.set_cookie(each.key, each.value, domain="localhost")
    return copied


def letter_link(app: Flask, at: datetime) -> str:
    """Send what is due and give the path that the newest letter links to."""
    with app.app_context():
        deliver(db.session, app.config["SETTINGS"], clock=lambda: at)
    newest = max(
        (app.config["SETTINGS"].instance_dir / "mail").glob("*.eml"),
        key=lambda path: int(path.stem.rpartition("-")[2]),
    )
    text: str = message_from_bytes(newest.read_bytes(), policy=policy.default).get_content()
    (link,) = (word for word in text.split() if word.startswith("http"))
    return urlsplit(link).path

"""Passwords forgotten, reset and changed, as the services see it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Letter, MailRequest, Person
from course.rows import sign_ins
from course.rows.who import viewer
from course.services import change_password, people
from course.services.errors import Changed, Invalid, NotFound, TooMany
from course.services.sign_ins import knock
from tests.accounts import NOON, opened, person

HERE = "192.0.2.1"
DAY = timedelta(days=1)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on a database of this test's own."""
    with opened(database_url) as session:
        yield session


def _forgot(session: Session, key: str = "ada@example.org", network: str = HERE) -> None:
    change_password.forgot(session, key, network=network, at=NOON)


def _letters(session: Session) -> list[Letter]:
    return list(session.scalars(select(MailRequest.letter)))


def _change(session: Session, ada: int, old_hash: str) -> str:
    return change_password.change(
        session, ada, old_hash=old_hash, new_hash="new", browser="", lasts=DAY, at=NOON
    )


def test_forgetting(session: Session) -> None:
    """A letter is asked for where there is an account, and nothing where there is none."""
    person(session)

    _forgot(session, "eve@example.org")
    assert _letters(session) == []
    _forgot(session)
    assert _letters(session) == [Letter.password_reset]


def test_asking_again_while_the_letter_waits(session: Session) -> None:
    """One letter is enough, however often it is asked for before it is sent."""
    person(session)
    for _ in range(3):
        _forgot(session)

    assert _letters(session) == [Letter.password_reset]


def test_a_mailbox_is_not_flooded(session: Session) -> None:
    """After three letters no more are asked for, and nobody can tell."""
    person(session)
    for _ in range(10):
        _forgot(session)
        for request in session.scalars(select(MailRequest)):
            request.next_try_at = None  # as if it had been sent

    assert len(_letters(session)) == 3


@pytest.mark.parametrize("key", ["ada@example.org", "eve@example.org"], ids=["known", "unknown"])
def test_one_network_cannot_ask_without_end(session: Session, key: str) -> None:
    """After thirty requests a network has to wait, for whichever address."""
    person(session)
    for _ in range(30):
        _forgot(session, key)

    with pytest.raises(TooMany):
        _forgot(session, key)


def test_resetting(session: Session) -> None:
    """A reset sets the password, ends every sign-in and tells the owner; the link is dead then."""
    ada = person(session)
    key = sign_ins.begin(session, ada, browser="", lasts=DAY, at=NOON)
    secret = change_password.reset_secret(session, ada, at=NOON)
    assert change_password.resettable(session, secret, at=NOON) == "ada@example.org"

    change_password.reset(session, secret, "new", at=NOON)

    assert session.scalars(select(Person.password_hash)).one() == "new"
    assert viewer(session.connection(), key, course_slug=None, at=NOON) is None
    assert _letters(session) == [Letter.password_changed]
    assert change_password.resettable(session, secret, at=NOON) is None
    with pytest.raises(NotFound):
        change_password.reset(session, secret, "newer", at=NOON)


def test_resetting_ends_the_wait(session: Session) -> None:
    """Whoever was locked out by wrong guesses can sign in after a reset."""
    ada = person(session)
    for _ in range(5):
        knock(session, "ada@example.org", network=HERE, known_browser="", at=NOON)
    secret = change_password.reset_secret(session, ada, at=NOON)

    change_password.reset(session, secret, "new", at=NOON)

    assert knock(session, "ada@example.org", network=HERE, known_browser="", at=NOON).person_id


def test_a_closed_account_is_not_reset(session: Session) -> None:
    """Neither a link made before the account was closed nor a new one opens it."""
    ada = person(session)
    secret = change_password.reset_secret(session, ada, at=NOON)
    people.set_active(session, "ada@example.org", False, at=NOON)

    assert change_password.resettable(session, secret, at=NOON) is None
    with pytest.raises(NotFound):
        change_password.reset(session, secret, "new", at=NOON)
    with pytest.raises(Changed):
        change_password.reset_secret(session, ada, at=NOON)


def test_changing(session: Session) -> None:
    """A change ends every sign-in and every reset link, and begins a new sign-in."""
    ada = person(session)
    old = sign_ins.begin(session, ada, browser="", lasts=DAY, at=NOON)
    secret = change_password.reset_secret(session, ada, at=NOON)

    new = _change(session, ada, change_password.guess(session, ada, at=NOON))
    session.flush()

    found = [
        viewer(session.connection(), each, course_slug=None, at=NOON) is not None
        for each in (old, new)
    ]
    assert found == [False, True]
    assert change_password.resettable(session, secret, at=NOON) is None
    assert _letters(session) == [Letter.password_changed]


def test_changing_what_has_changed(session: Session) -> None:
    """Of two changes that began with the same old password one is refused."""
    ada = person(session)
    old_hash = change_password.guess(session, ada, at=NOON)
    _change(session, ada, old_hash)

    with pytest.raises(Invalid):
        _change(session, ada, old_hash)


def test_guessing_the_old_password(session: Session) -> None:
    """A borrowed browser cannot guess the old password for ever."""
    ada = person(session)
    for _ in range(5):
        change_password.guess(session, ada, at=NOON)

    with pytest.raises(TooMany):
        change_password.guess(session, ada, at=NOON)

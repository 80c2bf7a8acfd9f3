"""Passwords changed: by someone who knows the old one, or with a link sent to their address.

The slow hashing is done by the caller, between one transaction and the next.
"""

from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from course.models import AuditEvent, Letter, Person, Purpose
from course.rows import letters, secrets, sign_ins, throttle
from course.rows.throttle import Gate
from course.services.errors import Changed, Invalid, NotFound, TooMany

_LETTERS = throttle.Rule(
    free=3,
    first=timedelta(minutes=5),
    longest=timedelta(hours=1),
    leak=timedelta(hours=1),
)
"""How many letters about a forgotten password one account may be sent."""

_REQUESTS = throttle.Rule(
    free=30,
    first=timedelta(minutes=1),
    longest=timedelta(minutes=15),
    leak=timedelta(minutes=1),
)
"""How many forgotten passwords one network address may tell of."""


def forgot(session: Session, account_key: str, *, network: str, at: datetime) -> None:
    """Ask for a letter with a reset link, if there is such an account; it is not told which.

    :raises TooMany: too many were asked for from this network address.
    """
    everyone = throttle.gate("forgot:network", network, _REQUESTS)
    admission = throttle.admit(session, [everyone], at=at)
    if admission.wait is not None:
        raise TooMany(
            "There were too many requests from this network. "
            f"Please wait {throttle.words(admission.wait)}."
        )
    own = throttle.gate("forgot:account", account_key, _LETTERS)
    if throttle.admit(session, [own], at=at).wait is not None:
        return  # the letter that was sent before is good, and another would make it useless
    person_id = session.scalar(
        select(Person.id).where(Person.email_key == account_key, Person.active)
    )
    if person_id is not None:
        letters.ask(session, Letter.password_reset, person_id, at=at)


def reset_secret(session: Session, person_id: int, *, at: datetime) -> str:
    """Make the secret of a reset link; one handed out before is dead from now on.

    :raises Changed: the account is closed.
    """
    if not session.get_one(Person, person_id).active:
        raise Changed("This account is closed; open it first.")
    return secrets.for_reset(session, person_id, at=at)


def resettable(session: Session, secret: str, *, at: datetime) -> str | None:
    """Give the address of the account that a reset link is for; None when it is not good."""
    token = secrets.find(session, Purpose.password_reset, secret, at=at)
    if token is None:
        return None
    return session.scalar(select(Person.email).where(Person.id == token.person_id, Person.active))


def reset(session: Session, secret: str, password_hash: str, *, at: datetime) -> None:
    """Set a new password with a reset link; every sign-in ends, and waits are forgotten.

    :raises NotFound: the link has been used or has ended.
    """
    token = secrets.find(session, Purpose.password_reset, secret, at=at)
    if token is None or not secrets.spend(session, Purpose.password_reset, secret, at=at):
        raise NotFound("This link has been used or has ended. Please ask for a new one.")
    person = session.get_one(Person, token.person_id)
    if not person.active:
        raise NotFound("This account is closed.")
    throttle.forgive(session, throttle.gate("sign-in:account", person.email_key, throttle.ACCOUNT))
    _set(session, person.id, password_hash, "password.reset", at)


def guess(session: Session, person_id: int, *, at: datetime) -> str:
    """Count a try at one's own old password; gives the hash to compare with.

    Commit before the password is checked.

    :raises TooMany: a wait is on.
    """
    admission = throttle.admit(session, [_guesses(person_id)], at=at)
    if admission.wait is not None:
        raise TooMany(
            "The password you have now was wrong too often. "
            f"Please wait {throttle.words(admission.wait)}."
        )
    return session.scalars(select(Person.password_hash).where(Person.id == person_id)).one()


def change(
    session: Session,
    person_id: int,
    *,
    old_hash: str,
    new_hash: str,
    browser: str,
    lasts: timedelta,
    at: datetime,
) -> str:
    """Set a new password; every sign-in ends, and a new one begins: gives its key.

    :raises Invalid: the password was changed elsewhere since it was compared.
    """
    same = select(Person.id).where(Person.id == person_id, Person.password_hash == old_hash)
    if session.scalar(same.with_for_update()) is None:
        raise Invalid("The password was changed in another place just now.")
    throttle.forgive(session, _guesses(person_id))
    _set(session, person_id, new_hash, "password.changed", at)
    return sign_ins.begin(session, person_id, browser=browser, lasts=lasts, at=at)


def _set(session: Session, person_id: int, password_hash: str, verb: str, at: datetime) -> None:
    session.execute(
        update(Person).where(Person.id == person_id).values(password_hash=password_hash)
    )
    sign_ins.end_all(session, person_id, at=at)
    secrets.void(session, Purpose.password_reset, person_id=person_id)
    letters.ask(session, Letter.password_changed, person_id, at=at)
    session.add(
        AuditEvent(at=at, actor_id=person_id, verb=verb, subject=f"person {person_id}", detail={})
    )


def _guesses(person_id: int) -> Gate:
    return throttle.gate("password:account", str(person_id), throttle.ACCOUNT)

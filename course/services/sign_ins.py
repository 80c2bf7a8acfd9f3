"""Signing in and out: at most so many guesses, and every sign-in a row that can be ended.

Signing in is two steps with the password's slow check between them, so that no lock is held
meanwhile: `knock` counts the try and gives the hash to compare with; `enter` lets in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from course.models import AuditEvent, Person, SignIn
from course.rows import sign_ins, throttle
from course.rows.throttle import Counted, Gate
from course.services.errors import Invalid, NotFound, TooMany

WRONG = "The address or the password is wrong."


@dataclass(frozen=True, slots=True, kw_only=True)
class Knock:
    """A counted try to sign in, and what the password has to fit."""

    person_id: int | None
    password_hash: str | None
    """None when there is no such account, or none that may sign in."""
    own: Gate
    """Counts the guesses at this account; where the browser is known, those made with it."""
    counted: tuple[Counted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Browser:
    """One browser in which someone is signed in."""

    id: int
    name: str
    started_at: datetime


def knock(
    session: Session, account_key: str, *, network: str, known_browser: str, at: datetime
) -> Knock:
    """Count a try to sign in; commit before the password is checked.

    From a browser that has signed in to this account before (its id is known_browser, otherwise
    empty), only the tries made there count: nobody else can lock its owner out.

    :raises TooMany: a wait is on; the same for accounts that do not exist.
    """
    own = _own_gate(account_key, known_browser)
    gates = [own] if known_browser else [own, _network_gate(network)]
    admission = throttle.admit(session, gates, at=at)
    if admission.wait is not None:
        raise TooMany(
            f"There were too many tries to sign in. Please wait {throttle.words(admission.wait)}; "
            "a browser in which you signed in before may still work."
        )
    row = session.execute(
        select(Person.id, Person.password_hash).where(
            Person.email_key == account_key, Person.active
        )
    ).first()
    return Knock(
        person_id=row.id if row else None,
        password_hash=row.password_hash if row else None,
        own=own,
        counted=admission.counted,
    )


def enter(
    session: Session,
    knock: Knock,
    *,
    renewed_hash: str | None,
    browser: str,
    replaces: str = "",
    lasts: timedelta,
    at: datetime,
) -> str:
    """Let in whoever gave the right password; gives the key for the cookie.

    The sign-in whose key this browser held until now, if any, ends: its cookie is overwritten.

    :raises Invalid: the password was changed, or the account closed, since they knocked.
    """
    same = select(Person.id).where(
        Person.id == knock.person_id, Person.password_hash == knock.password_hash, Person.active
    )
    person_id = session.scalar(same.with_for_update())
    if person_id is None:
        raise Invalid(WRONG)
    if renewed_hash:
        renew = update(Person).where(Person.id == person_id)
        session.execute(renew.values(password_hash=renewed_hash))
    throttle.give_back(session, (each for each in knock.counted if each.key != knock.own.key))
    throttle.forgive(session, knock.own)
    sign_ins.end_by_key(session, replaces, at=at)
    return sign_ins.begin(session, person_id, browser=browser, lasts=lasts, at=at)


def browsers(session: Session, person_id: int, *, at: datetime) -> Sequence[Browser]:
    """List where someone is signed in, the newest first."""
    running = select(SignIn).where(
        SignIn.person_id == person_id, SignIn.ended_at.is_(None), SignIn.expires_at > at
    )
    return [
        Browser(id=row.id, name=row.browser, started_at=row.started_at)
        for row in session.scalars(running.order_by(SignIn.started_at.desc(), SignIn.id.desc()))
    ]


def leave(session: Session, person_id: int, sign_in_id: int, *, at: datetime) -> None:
    """Sign someone out in one browser.

    :raises NotFound: there is no such sign-in of theirs.
    """
    if not sign_ins.end(session, person_id, sign_in_id, at=at):
        raise NotFound("You are not signed in there any more.")


def leave_everywhere(session: Session, person_id: int, *, at: datetime) -> None:
    """Sign someone out in every browser, this one too."""
    sign_ins.end_all(session, person_id, at=at)
    session.add(
        AuditEvent(
            at=at,
            actor_id=person_id,
            verb="sign_in.ended_everywhere",
            subject=f"person {person_id}",
            detail={},
        )
    )


def _own_gate(account_key: str, known_browser: str) -> Gate:
    if known_browser:
        subject = f"{known_browser} {account_key}"
        return throttle.gate("sign-in:browser", subject, throttle.ACCOUNT)
    return throttle.gate("sign-in:account", account_key, throttle.ACCOUNT)


def _network_gate(network: str) -> Gate:
    return throttle.gate("sign-in:network", network, throttle.NETWORK)

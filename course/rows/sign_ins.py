"""Sign-ins begun and ended: each is a row, and ending the row ends it in the browser."""

from datetime import datetime, timedelta

from sqlalchemy import delete, or_, update
from sqlalchemy.orm import Session

from course.models import SignIn
from course.rows import secrets
from course.rows.who import key_hash

LONGEST_BROWSER = 200


def begin(session: Session, person_id: int, *, browser: str, lasts: timedelta, at: datetime) -> str:
    """Sign someone in; gives the key for the cookie, which only the browser keeps."""
    key = secrets.fresh()
    session.add(
        SignIn(
            person_id=person_id,
            key_hash=key_hash(key),
            browser=browser[:LONGEST_BROWSER],
            started_at=at,
            expires_at=at + lasts,
        )
    )
    return key


def end_all(session: Session, person_id: int, *, at: datetime) -> None:
    """Sign someone out in every browser."""
    running = SignIn.person_id == person_id, SignIn.ended_at.is_(None)
    session.execute(update(SignIn).where(*running).values(ended_at=at))


def end(session: Session, person_id: int, sign_in_id: int, *, at: datetime) -> bool:
    """Sign someone out in one browser; says whether there was such a sign-in of theirs."""
    theirs = SignIn.id == sign_in_id, SignIn.person_id == person_id, SignIn.ended_at.is_(None)
    ended = update(SignIn).where(*theirs).values(ended_at=at).returning(SignIn.id)
    return session.execute(ended).first() is not None


def end_by_key(session: Session, key: str, *, at: datetime) -> None:
    """End the sign-in that a cookie's key stands for, if there is one."""
    its = SignIn.key_hash == key_hash(key), SignIn.ended_at.is_(None)
    session.execute(update(SignIn).where(*its).values(ended_at=at))


def sweep(session: Session, *, at: datetime) -> int:
    """Delete what ended three months ago or earlier; gives how many rows that were."""
    before = at - timedelta(days=90)
    old = delete(SignIn).where(or_(SignIn.ended_at < before, SignIn.expires_at < before))
    return int(session.execute(old).rowcount)  # type: ignore[attr-defined]  # a DELETE gives a CursorResult

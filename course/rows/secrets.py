"""One-time secrets: made, looked up by their hash, spent in one statement."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.orm import Session

from course.models import Purpose, Role, Token
from course.rows.who import key_hash

RESET_LASTS = timedelta(hours=1)


def fresh() -> str:
    """Make a secret of 256 random bits: 43 characters of URL-safe base 64."""
    return secrets.token_urlsafe(32)


def issue(
    session: Session,
    purpose: Purpose,
    *,
    at: datetime,
    lasts: timedelta,
    person_id: int | None = None,
    course_id: int | None = None,
    role: Role | None = None,
    uses: int = 1,
    by: int | None = None,
) -> str:
    """Make a secret and keep its hash; the secret itself is in the answer and nowhere else."""
    secret = fresh()
    session.add(
        Token(
            purpose=purpose,
            secret_hash=key_hash(secret),
            person_id=person_id,
            course_id=course_id,
            role=role,
            uses_left=uses,
            created_by=by,
            created_at=at,
            expires_at=at + lasts,
        )
    )
    return secret


def for_reset(session: Session, person_id: int, *, at: datetime) -> str:
    """Make the secret of a password reset; one that was handed out before is dead from now on."""
    void(session, Purpose.password_reset, person_id=person_id)
    return issue(session, Purpose.password_reset, person_id=person_id, at=at, lasts=RESET_LASTS)


def find(session: Session, purpose: Purpose, secret: str, *, at: datetime) -> Token | None:
    """Find what a secret stands for, as long as it is good for this purpose."""
    return session.scalar(select(Token).where(_good(purpose, secret, at)))


def spend(session: Session, purpose: Purpose, secret: str, *, at: datetime) -> bool:
    """Use a secret once; of two that use its last time at the same moment only one does."""
    used = session.execute(
        update(Token)
        .where(_good(purpose, secret, at))
        .values(uses_left=Token.uses_left - 1)
        .returning(Token.id)
    )
    return used.first() is not None


def void(session: Session, purpose: Purpose, *, person_id: int | None = None) -> None:
    """Make every secret of a purpose useless, of one person or of nobody in particular."""
    whose = Token.person_id == person_id if person_id is not None else Token.person_id.is_(None)
    session.execute(update(Token).where(Token.purpose == purpose, whose).values(uses_left=0))


def void_invitations(session: Session, made_by: int, *, course_id: int | None = None) -> None:
    """Make useless what someone has invited with, in one course or in all: they no longer may."""
    theirs = update(Token).where(
        Token.purpose == Purpose.invitation, Token.created_by == made_by, Token.uses_left > 0
    )
    if course_id is not None:
        theirs = theirs.where(Token.course_id == course_id)
    session.execute(theirs.values(uses_left=0))


def sweep(session: Session, *, at: datetime) -> int:
    """Delete what ended a month ago or earlier; gives how many rows that were."""
    old = delete(Token).where(Token.expires_at < at - timedelta(days=30))
    return int(session.execute(old).rowcount)  # type: ignore[attr-defined]  # a DELETE gives a CursorResult


def _good(purpose: Purpose, secret: str, at: datetime) -> ColumnElement[bool]:
    return (
        (Token.secret_hash == key_hash(secret))
        & (Token.purpose == purpose)
        & (Token.uses_left > 0)
        & (Token.expires_at > at)
    )

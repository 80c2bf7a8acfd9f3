"""Mail asked for: a row in the transaction that calls for it, sent later by send_mail."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from course.models import Letter, MailRequest


def ask(session: Session, letter: Letter, person_id: int, *, at: datetime) -> None:
    """Ask for a letter to someone, unless the same one is waiting to be sent."""
    waiting = select(MailRequest.id).where(
        MailRequest.person_id == person_id,
        MailRequest.letter == letter,
        MailRequest.next_try_at.is_not(None),
    )
    if session.scalars(waiting).first() is None:
        session.add(
            MailRequest(letter=letter, person_id=person_id, requested_at=at, next_try_at=at)
        )


def drop(session: Session, person_id: int, *, at: datetime) -> None:
    """Send someone nothing more of what waits: their account is closed."""
    waiting = MailRequest.person_id == person_id, MailRequest.next_try_at.is_not(None)
    session.execute(
        update(MailRequest)
        .where(*waiting)
        .values(next_try_at=None, given_up_at=at, last_error="the account was closed")
    )

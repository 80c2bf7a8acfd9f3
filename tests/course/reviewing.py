"""Scenery: a learner's review, its cards answered one by one."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from course.models import Review
from course.services import review_cards
from course.services.review_cards import CardAnswer, NextCard
from quizzes import Recalled, Response
from tests.course.sitting import say
from tests.course.study import NOON, SLUG, Learner

DAY = timedelta(days=1)
PROMPT = "tides-1-recall"


def recall(
    session: Session,
    who: Learner,
    *,
    remembered: bool = True,
    key: str = "a-first-answer",
    prompt: str = PROMPT,
    course: str = SLUG,
    asked_version: int | None = None,
    at: datetime = NOON,
) -> CardAnswer | None:
    """Answer a prompt in the text."""
    response = say(Recalled(remembered=remembered))
    return review_cards.answer_prompt(
        session.connection(),
        who.key,
        course,
        prompt,
        response,
        key=key,
        asked_version=asked_version,
        at=at,
    )


def answer(
    session: Session,
    who: Learner,
    card_id: int,
    response: Response,
    *,
    key: str = "an-answer",
    seen: int = 1,
    version: int | None = None,
    hints: int = 0,
    seconds: int | None = None,
    days: int = 10,
) -> CardAnswer | None:
    """Answer a card of the review."""
    return review_cards.answer_card(
        session.connection(),
        who.key,
        card_id,
        say(response),
        key=key,
        seen=seen,
        asked_version=version,
        hints=hints,
        seconds=seconds,
        at=NOON + days * DAY,
    )


def due(session: Session, who: Learner, *, days: int = 10) -> NextCard | None:
    """Give the card that is asked after so many days."""
    return review_cards.next_card(session.connection(), who.id, at=NOON + days * DAY)


def logged(session: Session) -> int:
    """Count the entries of every log."""
    return session.scalar(select(func.count()).select_from(Review)) or 0

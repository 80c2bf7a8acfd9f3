"""Scenery: what a judgement sends, and what became of it."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import AttemptItem, Person
from tests.course.web.desk.forms import DESK

LIST = f"{DESK}/marking"
HOSTILE = "</div><script>evil()</script> & 'both' <b>sides</b>"
JUDGED = {"criterion_0": "1", "criterion_1": "0", "replaces": ""}
"""Two of the rubric's three points: 2 2/3 of the question's four."""
SAID = {"remark_0": "Which second cause?", "remark_1": "", "comment": "Go on."}


def ada(session: Session) -> int:
    """Give the learner's number."""
    return session.scalars(select(Person.id).filter_by(email="ada@example.org")).one()


def mark_of(session: Session, attempt: int) -> tuple[int | None, int | None]:
    """Give the stored mark of the essay."""
    session.expire_all()
    row = session.get_one(AttemptItem, (attempt, 1))
    found = (row.earned_num, row.earned_den)
    session.rollback()
    return found

"""Essays in the classroom: one that waits to be judged, and one that was judged twice."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Question as QuestionRow
from course.models import Quiz
from course.services import add_questions, mark_essays
from course.services.mark_essays import Verdict
from tests.course.essays import essay, put_essay

ESSAY = "why-two-alliances"
TEXT = """\
Each side feared the other, and so each looked for friends.

<b>Not bold</b>, and a line of another script: שתי בריתות."""
BEFORE = Verdict(levels=(2, 1), remarks=("", "Hard to follow."))
AFTER = Verdict(
    levels=(1, 0),
    remarks=("Which is the second cause?", ""),
    comment="A good start.\n\nSay next time what followed from it.",
)


def hand_in_essays(
    session: Session, quiz: str, passage: str, *, teacher: int, student: int, at: datetime
) -> tuple[int, int]:
    """Ask for an essay and hand in two; give the attempt that waits and the one that is judged."""
    row = session.scalars(select(Quiz).filter_by(slug=quiz)).one()
    course_id = row.course_id
    question = essay(ESSAY, passage)
    add_questions.write(session, course_id, question, by=teacher, at=at)
    add_questions.publish(session, course_id, ESSAY, 1, instead_of=None, by=teacher, at=at)
    asked = session.scalars(select(QuestionRow.id).filter_by(slug=ESSAY)).one()
    long_word = "incomprehensibilities" * 12
    waits, judged = (
        put_essay(session, row.id, student, asked, text, number=number, at=at)
        for number, text in ((8, f"{TEXT}\n{long_word}"), (9, TEXT))
    )
    for verdict, seen in ((BEFORE, ""), (AFTER, "1")):
        when = at + timedelta(hours=1)
        mark_essays.mark(
            session.connection(), course_id, judged, 1, verdict, seen=seen, by=teacher, at=when
        )
    return waits, judged

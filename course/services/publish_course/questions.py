"""Publish banks: a changed question gets a new version; what instructors wrote here stays."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from course.models import Course, Passage, Question, QuestionVersion, Status
from course.rows.versions import add_version, set_live
from course.services.publish_course.changes import Changes
from quizzes.bank import Bank
from quizzes.formats.markdown import write_question
from quizzes.questions import Question as QuestionValue


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What publishing a question needs: the course's rows, and what its files said last."""

    session: Session
    course_id: int
    passages: dict[str, Passage]
    rows: dict[str, Question]
    sources: dict[int, str]
    changes: Changes
    at: datetime


def publish_questions(
    session: Session,
    course: Course,
    passages: dict[str, Passage],
    banks: tuple[Bank, ...],
    changes: Changes,
    *,
    at: datetime,
) -> None:
    """Publish every question of the banks; those that left the files are retired."""
    rows = session.scalars(select(Question).filter_by(course_id=course.id).order_by(Question.id))
    desk = _Desk(
        session=session,
        course_id=course.id,
        passages=passages,
        rows={row.slug: row for row in rows},
        sources=_last_from_file(session, course),
        changes=changes,
        at=at,
    )
    values = [question for bank in banks for question in bank.questions]
    for value in values:
        _publish(desk, value)
    _retire_others(desk, {value.id for value in values})
    session.flush()


def _last_from_file(session: Session, course: Course) -> dict[int, str]:
    """Give each question's newest text that came from a file, by the question's number.

    Comparing with that one, and not with the newest version of all, keeps what an instructor
    changed in the browser until the file itself changes.
    """
    newest = (
        select(QuestionVersion.question_id, func.max(QuestionVersion.number).label("number"))
        .join(Question, Question.id == QuestionVersion.question_id)
        .where(Question.course_id == course.id, QuestionVersion.written_by.is_(None))
        .group_by(QuestionVersion.question_id)
        .subquery()
    )
    rows = session.execute(
        select(QuestionVersion.question_id, QuestionVersion.source).join(
            newest,
            (newest.c.question_id == QuestionVersion.question_id)
            & (newest.c.number == QuestionVersion.number),
        )
    )
    return {row.question_id: row.source for row in rows}


def _publish(desk: _Desk, value: QuestionValue) -> None:
    row = desk.rows.get(value.id)
    if row is None:
        _make_live(desk, _new(desk, value), value)
        desk.changes.note(f"question {value.id}", new=True, different=False)
        return
    different = (
        desk.sources.get(row.id) != write_question(value)
        or not row.in_files  # it is back; what an instructor retired here stays retired
    )
    desk.changes.note(f"question {value.id}", new=False, different=different)
    if different:
        row.passage_id, row.in_files = desk.passages[value.passage].id, True
        _make_live(desk, row, value)


def _new(desk: _Desk, value: QuestionValue) -> Question:
    row = Question(
        course_id=desk.course_id,
        passage_id=desk.passages[value.passage].id,
        slug=value.id,
        kind=value.kind.value,
        in_files=True,
        created_at=desk.at,
    )
    desk.session.add(row)
    return row


def _make_live(desk: _Desk, row: Question, value: QuestionValue) -> None:
    desk.session.flush()  # the version needs the row's number
    connection = desk.session.connection()
    _, number = add_version(connection, row.id, value, by=None, at=desk.at)
    set_live(connection, row.id, number)
    desk.session.expire(row)


def _retire_others(desk: _Desk, kept: set[str]) -> None:
    for slug, row in desk.rows.items():
        if slug not in kept and row.in_files:
            row.in_files, row.status = False, Status.retired
            desk.changes.retired.append(f"question {slug}")

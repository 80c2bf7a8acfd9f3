"""Publish banks: a changed question gets a new version; what instructors wrote here stays."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from course.models import Course, Passage, Question, QuestionVersion, Status
from course.rows.versions import add_version, set_live
from course.services.publish_course.changes import Changes
from quizzes.bank import Bank
from quizzes.formats.markdown import write_question
from quizzes.questions import Question as QuestionValue


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
    rows = {
        row.slug: row for row in session.scalars(select(Question).filter_by(course_id=course.id))
    }
    sources = _last_from_file(session, course)
    values = [question for bank in banks for question in bank.questions]
    for value in values:
        _publish(session, course, passages[value.passage], rows, sources, value, changes, at)
    kept = {value.id for value in values}
    for slug, row in rows.items():
        if slug not in kept and row.in_files:
            row.in_files, row.status = False, Status.retired
            changes.retired.append(f"question {slug}")
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


def _publish(
    session: Session,
    course: Course,
    passage: Passage,
    rows: dict[str, Question],
    sources: dict[int, str],
    value: QuestionValue,
    changes: Changes,
    at: datetime,
) -> None:
    row = rows.get(value.id)
    if row is None:
        row = Question(
            course_id=course.id,
            passage_id=passage.id,
            slug=value.id,
            kind=value.kind.value,
            in_files=True,
            created_at=at,
        )
        session.add(row)
        session.flush()  # the version needs its number
        changes.note(f"question {value.id}", new=True, different=False)
        _make_live(session, row, value, at)
        return
    different = sources.get(row.id) != write_question(value) or row.passage_id != passage.id
    back = not row.in_files  # what an instructor retired here stays retired
    changes.note(f"question {value.id}", new=False, different=different or back)
    row.passage_id, row.in_files = passage.id, True
    if different or back:
        _make_live(session, row, value, at)


def _make_live(session: Session, row: Question, value: QuestionValue, at: datetime) -> None:
    session.flush()
    connection = session.connection()
    _, number = add_version(connection, row.id, value, by=None, at=at)
    set_live(connection, row.id, number)
    session.expire(row)

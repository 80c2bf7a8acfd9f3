"""Publish banks: a changed question gets a new version; what instructors wrote here stays."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from course.models import Course, Lesson, Passage, Question, QuestionVersion, Status
from course.rows import gate
from course.rows.bank_words import guarded_in_banks
from course.rows.meetable import STRANDED
from course.rows.versions import New, render_again
from course.services.publish_course.changes import Changes
from quizzes.bank import Bank
from quizzes.errors import BankProblems, Problem
from quizzes.formats.markdown import write_question
from quizzes.questions import Question as QuestionValue


@dataclass(frozen=True, slots=True, kw_only=True)
class _Filed:
    """What the files said last about a question."""

    source: str
    number: int
    newest: int
    """The newest version's number: another one where something was written in the browser since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What publishing a question needs: the course's rows, and what its files said last."""

    session: Session
    course_id: int
    passages: dict[str, Passage]
    rows: dict[str, Question]
    filed: dict[int, _Filed]
    changes: Changes
    coming: list[New]
    """The versions to write."""
    at: datetime


def publish_questions(
    session: Session,
    course: Course,
    passages: dict[str, Passage],
    banks: tuple[Bank, ...],
    changes: Changes,
    *,
    at: datetime,
    on_question: Callable[[], object],
) -> None:
    """Publish every question of the banks; those that left the files are retired.

    :raise BankProblems: an id of the banks is that of a question that never came from a file.
    """
    rows = session.scalars(select(Question).filter_by(course_id=course.id).order_by(Question.id))
    desk = _Desk(
        session=session,
        course_id=course.id,
        passages=passages,
        rows={row.slug: row for row in rows},
        filed=_last_from_file(session, course),
        changes=changes,
        coming=[],
        at=at,
    )
    if problems := tuple(_taken(desk, banks)):
        raise BankProblems(problems)
    values = [question for bank in banks for question in bank.questions]
    for value, safe in zip(
        values, guarded_in_banks(session.connection(), course.id, values), strict=True
    ):
        if _publish(desk, value, safe.value) and safe.value != value:
            changes.notices += (f"{value.id}: {said}" for said in safe.notices)
        on_question()
    _retire_others(desk, {value.id for value in values})
    session.flush()
    _write(desk)
    changes.rendered = render_again(session.connection(), course.id)
    changes.stranded = _stranded(session, course)


def _last_from_file(session: Session, course: Course) -> dict[int, _Filed]:
    """Give each question's newest text that came from a file, by the question's number.

    Comparing with that one, and not with the newest version of all, keeps what an instructor
    changed in the browser until the file itself changes.
    """
    from_file = case((QuestionVersion.written_by.is_(None), QuestionVersion.number))
    last = (
        select(
            QuestionVersion.question_id,
            func.max(from_file).label("filed"),
            func.max(QuestionVersion.number).label("newest"),
        )
        .join(Question, Question.id == QuestionVersion.question_id)
        .where(Question.course_id == course.id)
        .group_by(QuestionVersion.question_id)
        .subquery()
    )
    rows = session.execute(
        select(last.c.question_id, last.c.filed, last.c.newest, QuestionVersion.source).join(
            QuestionVersion,
            (last.c.question_id == QuestionVersion.question_id)
            & (last.c.filed == QuestionVersion.number),
        )
    )
    return {
        row.question_id: _Filed(source=row.source, number=row.filed, newest=row.newest)
        for row in rows
    }


def _taken(desk: _Desk, banks: tuple[Bank, ...]) -> Iterator[Problem]:
    """Report the ids that instructors have given to questions of their own."""
    for bank in banks:
        for question in bank.questions:
            row = desk.rows.get(question.id)
            if row is not None and row.id not in desk.filed:
                said = (
                    f"an instructor wrote another question {question.id} in the browser; "
                    "choose another id in the file, so that theirs stays"
                )
                yield Problem(file=f"{bank.slug}.md", line=1, field="id", message=said)


def _publish(desk: _Desk, value: QuestionValue, safe: QuestionValue) -> bool:
    """Put a question where its file has it, and its version among those to write; say if it is.

    :param safe: the question as it is written, strict where a typo could be another answer; what a
        file holds is compared both ways, for it may have been no danger when it was loaded.
    """
    row = desk.rows.get(value.id)
    if row is None:
        row = _new(desk, value)
        desk.session.flush()  # the version needs the row's number
        desk.coming.append(New(question_id=row.id, number=1, value=safe, by=None))
        desk.changes.note(f"question {value.id}", new=True, different=False)
        return True
    filed = desk.filed[row.id]
    different = (
        filed.source not in {write_question(value), write_question(safe)}
        or not row.in_files  # it is back; what an instructor retired here stays retired
    )
    desk.changes.note(f"question {value.id}", new=False, different=different)
    if different:
        if filed.number != filed.newest:
            desk.changes.replaced.append(f"question {value.id}")
        row.passage_id, row.in_files = desk.passages[value.passage].id, True
        new = New(question_id=row.id, number=filed.newest + 1, value=safe, by=None)
        desk.coming.append(new)
    return different


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


def _write(desk: _Desk) -> None:
    """Write the versions and let learners meet them; then the whole course is safe.

    All of it, because a passage that moved to another lesson has taken its questions along.
    """
    connection = desk.session.connection()
    secured = gate.publish_all(connection, desk.course_id, desk.coming, at=desk.at)
    desk.changes.notices += secured.notices
    for row in desk.session.identity_map.values():
        if isinstance(row, Question):  # the statements went past the session
            desk.session.expire(row)


def _retire_others(desk: _Desk, kept: set[str]) -> None:
    for slug, row in desk.rows.items():
        if slug not in kept and row.in_files:
            row.in_files, row.status = False, Status.retired
            desk.changes.retired.append(f"question {slug}")


def _stranded(session: Session, course: Course) -> list[str]:
    """Name the questions that are live in a place that left the course."""
    slugs = session.scalars(
        select(Question.slug)
        .join(Passage, Passage.id == Question.passage_id)
        .join(Lesson, Lesson.id == Passage.lesson_id)
        .where(Question.course_id == course.id, STRANDED)
        .order_by(Question.slug)
    )
    return [f"question {slug}" for slug in slugs]

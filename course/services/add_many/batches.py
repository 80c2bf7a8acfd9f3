"""Questions that were saved together, and taken back together if need be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from course.models import AuditEvent, Lesson, Passage, Question, QuestionVersion, Status
from course.rows.new_questions import add_questions
from course.rows.openings import opening
from course.services.add_many.reading import MOST, in_use
from course.services.errors import NotFound, Refusal
from quizzes.questions import Question as QuestionValue

ADDED, TAKEN_BACK = "questions.added", "questions.taken_back"


class Taken(Refusal):
    """Somebody has given one of the ids to another question in the meantime."""


class TooManyQuestions(Refusal):
    """There are more questions than can be added at once."""

    status = 413


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One question of those that were added, as it stands now."""

    slug: str
    kind: str
    status: Status
    opening: str
    passage: str
    """The passage's title."""
    passage_slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What was added at once."""

    number: int
    published: bool
    added: int
    entries: tuple[Entry, ...]
    """Those that are still there."""
    notices: tuple[str, ...]
    """In which answers no typing error is let pass since, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """What became of the questions that were added."""

    deleted: int
    retired: int
    kept: int
    """Drafts that somebody has worked on since."""


def save(
    session: Session,
    course_id: int,
    values: Sequence[QuestionValue],
    *,
    publish: bool,
    by: int,
    at: datetime,
) -> int:
    """Add all questions or none; give the number by which they are found together.

    :raise NotFound: the course has one of the passages no more.
    :raise Taken: the course has one of the ids by now.
    :raise TooManyQuestions: there are more than MOST.
    """
    if len(values) > MOST:
        raise TooManyQuestions(f"At most {MOST} questions can be added at once.")
    passages = _passages(session, course_id)
    missing = [value.passage for value in values if value.passage not in passages]
    if missing:
        raise NotFound(f"The course has no passage {missing[0]} any more; choose another.")
    placed = [(passages[value.passage], value) for value in values]
    try:
        with session.begin_nested():
            # Asked for anew, so that it is inside the savepoint.
            notices = add_questions(
                session.connection(), course_id, placed, live=publish, by=by, at=at
            )
    except IntegrityError as error:
        raise Taken(
            "One of the ids belongs to another question by now. Look at the text once more."
        ) from error
    slugs = [value.id for value in values]
    detail: dict[str, Any] = {"slugs": slugs, "published": publish, "notices": list(notices)}
    return _note(session, course_id, ADDED, _count(len(slugs)), detail, by=by, at=at)


def batch(session: Session, course_id: int, number: int) -> Batch:
    """Load what was added at once.

    :raise NotFound: there is no such number in this course.
    """
    event = _event(session, course_id, number)
    slugs = event.detail["slugs"]
    newest = (
        select(QuestionVersion.question_id, func.max(QuestionVersion.number).label("number"))
        .join(Question, Question.id == QuestionVersion.question_id)
        .where(Question.course_id == course_id, Question.slug.in_(slugs))
        .group_by(QuestionVersion.question_id)
        .subquery()
    )
    rows = session.execute(
        select(
            Question.slug,
            Question.kind,
            Question.status,
            QuestionVersion.asked,
            Passage.title.label("passage"),
            Passage.slug.label("passage_slug"),
        )
        .join(newest, newest.c.question_id == Question.id)
        .join(
            QuestionVersion,
            (QuestionVersion.question_id == newest.c.question_id)
            & (QuestionVersion.number == newest.c.number),
        )
        .join(Passage, Passage.id == Question.passage_id)
        .order_by(Question.id)
    ).mappings()
    found = [dict(row) for row in rows]
    return Batch(
        number=number,
        published=event.detail["published"],
        added=len(slugs),
        entries=tuple(Entry(opening=opening(row.pop("asked")), **row) for row in found),
        notices=tuple(event.detail.get("notices", ())),
    )


def take_back(session: Session, course_id: int, number: int, *, by: int, at: datetime) -> TakenBack:
    """Delete the drafts that were added, and retire what was published; twice is as once.

    :raise NotFound: there is no such number in this course.
    """
    slugs = _event(session, course_id, number).detail["slugs"]
    rows = session.execute(
        select(Question.id, Question.status, Question.live_number, func.max(QuestionVersion.number))
        .join(QuestionVersion, QuestionVersion.question_id == Question.id)
        .where(Question.course_id == course_id, Question.slug.in_(slugs))
        .group_by(Question.id, Question.status, Question.live_number)
    ).all()
    drafts = [id_ for id_, _, live, newest in rows if live is None and newest == 1]
    published = [
        id_ for id_, status, live, _ in rows if live is not None and status is not Status.retired
    ]
    kept = sum(live is None and newest > 1 for _, _, live, newest in rows)
    if drafts:
        session.execute(delete(Question).where(Question.id.in_(drafts)))
    if published:
        session.execute(
            update(Question).where(Question.id.in_(published)).values(status=Status.retired)
        )
    done = TakenBack(deleted=len(drafts), retired=len(published), kept=kept)
    if drafts or published:
        detail: dict[str, Any] = {"batch": number, "deleted": done.deleted, "retired": done.retired}
        subject = _count(done.deleted + done.retired)
        _note(session, course_id, TAKEN_BACK, subject, detail, by=by, at=at)
    return done


def _passages(session: Session, course_id: int) -> dict[str, int]:
    rows = session.execute(
        select(Passage.slug, Passage.id)
        .join(Lesson, Lesson.id == Passage.lesson_id)
        .where(*in_use(course_id))
    )
    return {row.slug: row.id for row in rows}


def _event(session: Session, course_id: int, number: int) -> AuditEvent:
    event = session.scalar(select(AuditEvent).filter_by(id=number, course_id=course_id, verb=ADDED))
    if event is None:
        raise NotFound("Nothing was added under this number.")
    return event


def _count(number: int) -> str:
    return f"{number} question" if number == 1 else f"{number} questions"


def _note(
    session: Session,
    course_id: int,
    verb: str,
    subject: str,
    detail: dict[str, Any],
    *,
    by: int,
    at: datetime,
) -> int:
    event = AuditEvent(
        at=at, actor_id=by, course_id=course_id, verb=verb, subject=subject, detail=detail
    )
    session.add(event)
    session.flush()
    return event.id

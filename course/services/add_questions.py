"""Instructors write questions: draft, revise, publish, retire; a version never changes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from course.models import AuditEvent, Lesson, Passage, Question, QuestionVersion, Status
from course.rows.versions import add_version, read_body, set_live
from course.services.errors import Changed, NotFound, Refusal
from lessons.slugs import slugger
from quizzes.questions import Question as QuestionValue

WORDS_IN_A_SLUG = 8


class SlugTaken(Refusal):
    """Another question of the course has this id."""


class Stale(Changed):
    """The question has a newer version than the one that was revised, or another live one."""


class KeptForever(Refusal):
    """Learners may have met the question; it can be retired, not deleted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The version that was written, or the one that says the same already."""

    slug: str
    number: int
    new: bool
    """Whether a version was added; saving without a change adds none."""


def propose_slug(session: Session, course_id: int, stem: str) -> str:
    """Make an id from the first words of a stem that no question of the course has."""
    taken = session.scalars(select(Question.slug).where(Question.course_id == course_id))
    opening = " ".join(stem.split()[:WORDS_IN_A_SLUG])
    return slugger(taken)(opening, "question")


def write(
    session: Session, course_id: int, value: QuestionValue, *, by: int, at: datetime
) -> Written:
    """Add a question as a draft.

    :raise NotFound: the course has no such passage.
    :raise SlugTaken: the course has a question with this id.
    """
    row = Question(
        course_id=course_id,
        passage_id=_passage_id(session, course_id, value.passage),
        slug=value.id,
        kind=value.kind.value,
        status=Status.draft,
        created_at=at,
    )
    _insert(session, row)
    _, number = add_version(session.connection(), row.id, value, by=by, at=at)
    _note(session, row, "question.written", by, at, number=number)
    return Written(slug=row.slug, number=number, new=True)


def revise(
    session: Session,
    course_id: int,
    value: QuestionValue,
    *,
    based_on: int,
    by: int,
    at: datetime,
) -> Written:
    """Add a version to a question; learners meet it once it is published.

    :raise NotFound: there is no such question or passage.
    :raise Stale: it has a version newer than the one that the text is based on.
    """
    return _revise(session, course_id, value, based_on, "question.revised", by=by, at=at)


def restore(
    session: Session,
    course_id: int,
    slug: str,
    number: int,
    *,
    based_on: int,
    by: int,
    at: datetime,
) -> Written:
    """Add a version that says again what an older one said; `based_on` is the newest one's number.

    :raise NotFound: there is no such question or version, or its passage has left the course.
    :raise Stale: the question has a newer version by now.
    """
    body = session.scalar(
        select(QuestionVersion.body)
        .join(Question, Question.id == QuestionVersion.question_id)
        .where(
            Question.course_id == course_id,
            Question.slug == slug,
            QuestionVersion.number == number,
        )
    )
    if body is None:
        raise NotFound(f"The question has no version {number}.")
    value, again = read_body(body), {"restored": number}
    return _revise(session, course_id, value, based_on, "question.restored", by=by, at=at, **again)


def _revise(
    session: Session,
    course_id: int,
    value: QuestionValue,
    based_on: int,
    verb: str,
    *,
    by: int,
    at: datetime,
    **detail: int,
) -> Written:
    row = _locked(session, course_id, value.id)
    passage_id = _passage_id(session, course_id, value.passage)
    newest = _newest(session, row.id)
    if newest.number != based_on:
        raise Stale(
            f"This question has been changed since you opened it: version {newest.number} is "
            f"newer than version {based_on}, which you began from."
        )
    if read_body(newest.body) == value:
        return Written(slug=row.slug, number=newest.number, new=False)
    _, number = add_version(session.connection(), row.id, value, by=by, at=at)
    if row.live_number is None:  # what learners meet moves when its version is published
        row.passage_id = passage_id
    _note(session, row, verb, by, at, number=number, **detail)
    return Written(slug=row.slug, number=number, new=True)


def publish(
    session: Session,
    course_id: int,
    slug: str,
    number: int,
    *,
    instead_of: int | None,
    by: int,
    at: datetime,
) -> None:
    """Let learners meet a version from their next attempt on.

    `instead_of` is the number of the version that was live when this was decided, None before the
    first publication.

    :raise NotFound: there is no such question or version, or its passage has left the course.
    :raise Stale: another version was published in the meantime.
    """
    row = _locked(session, course_id, slug)
    if row.live_number not in {instead_of, number}:  # pressing twice is no conflict
        raise Stale(
            f"Version {row.live_number} of this question was published since you opened the page. "
            "Look at it before you put another version in its place."
        )
    body = session.scalar(select(QuestionVersion.body).filter_by(question_id=row.id, number=number))
    if body is None:
        raise NotFound(f"The question has no version {number}.")
    row.passage_id = _passage_id(session, course_id, read_body(body).passage)
    session.flush()  # the statement below goes past the session
    set_live(session.connection(), row.id, number)
    session.expire(row)
    _note(session, row, "question.published", by, at, number=number)


def retire(session: Session, course_id: int, slug: str, *, by: int, at: datetime) -> None:
    """Take a question out of use; what was answered is kept.

    :raise NotFound: there is no such question.
    """
    row = _locked(session, course_id, slug)
    if row.status is not Status.retired:
        row.status = Status.retired
        _note(session, row, "question.retired", by, at)


def bring_back(session: Session, course_id: int, slug: str, *, by: int, at: datetime) -> None:
    """Put a retired question where it was: live if it ever was, else a draft.

    :raise NotFound: there is no such question.
    """
    row = _locked(session, course_id, slug)
    if row.status is Status.retired:
        row.status = Status.draft if row.live_number is None else Status.live
        _note(session, row, "question.brought_back", by, at)


def delete(session: Session, course_id: int, slug: str, *, by: int, at: datetime) -> None:
    """Delete a question that was never published, with all its versions.

    :raise NotFound: there is no such question.
    :raise KeptForever: it has been published.
    """
    row = _locked(session, course_id, slug)
    if row.live_number is not None:
        raise KeptForever("Learners may have answered this question. Retire it instead.")
    _note(session, row, "question.deleted", by, at)
    session.delete(row)


def _insert(session: Session, row: Question) -> None:
    try:
        with session.begin_nested():  # two people may choose one id at the same time
            session.add(row)
    except IntegrityError as error:
        raise SlugTaken(
            f"The course has a question with the id {row.slug} already; choose another."
        ) from error


def _locked(session: Session, course_id: int, slug: str) -> Question:
    """Load a question and keep others from changing it until the end of the transaction."""
    row = session.scalar(
        select(Question).filter_by(course_id=course_id, slug=slug).with_for_update()
    )
    if row is None:
        raise NotFound("The course has no such question.")
    return row


def _newest(session: Session, question_id: int) -> QuestionVersion:
    newest = select(func.max(QuestionVersion.number)).filter_by(question_id=question_id)
    return session.scalars(
        select(QuestionVersion).filter_by(question_id=question_id, number=newest.scalar_subquery())
    ).one()


def _passage_id(session: Session, course_id: int, slug: str) -> int:
    found = session.scalar(
        select(Passage.id)
        .join(Lesson, Lesson.id == Passage.lesson_id)
        .where(
            Passage.course_id == course_id,
            Passage.slug == slug,
            Passage.retired_at.is_(None),
            Lesson.retired_at.is_(None),
        )
    )
    if found is None:
        raise NotFound(f"The course has no passage {slug} any more; choose another.")
    return found


def _note(session: Session, row: Question, verb: str, by: int, at: datetime, **detail: Any) -> None:
    session.add(
        AuditEvent(
            at=at,
            actor_id=by,
            course_id=row.course_id,
            verb=verb,
            subject=row.slug,
            detail=detail,
        )
    )

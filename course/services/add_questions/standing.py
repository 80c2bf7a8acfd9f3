"""Where a question stands: whether learners meet it, and in which version."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import QuestionVersion, Status
from course.rows.securing import secure
from course.rows.versions import read_body, set_live
from course.services.add_questions.outcomes import KeptForever, Stale, Written
from course.services.add_questions.rows import locked, note, passage_id
from course.services.errors import NotFound


def publish(
    session: Session,
    course_id: int,
    slug: str,
    number: int,
    *,
    instead_of: int | None,
    by: int,
    at: datetime,
) -> Written:
    """Let learners meet a version from their next attempt on; gives the one that is live then.

    `instead_of` is the number of the version that was live when this was decided, None before the
    first publication. An older version may have answers that are too near to others by now: what
    learners meet then is a new one, which says the same and forgives less.

    :raise NotFound: there is no such question or version, or its passage has left the course.
    :raise Stale: another version was published in the meantime.
    """
    row = locked(session, course_id, slug)
    if row.live_number not in {instead_of, number}:  # pressing twice is no conflict
        raise Stale(
            f"Version {row.live_number} of this question was published since you opened the page. "
            "Look at it before you put another version in its place."
        )
    body = session.scalar(select(QuestionVersion.body).filter_by(question_id=row.id, number=number))
    if body is None:
        raise NotFound(f"The question has no version {number}.")
    row.passage_id = passage_id(session, course_id, read_body(body).passage)
    session.flush()  # the statement below goes past the session
    set_live(session.connection(), row.id, number)
    secured = secure(session.connection(), course_id, [row.id], by=by, at=at)
    session.expire(row)
    live = row.live_number or number
    note(session, row, "question.published", by, at, number=live)
    return Written(slug=slug, number=live, new=live != number, notices=secured.notices)


def retire(session: Session, course_id: int, slug: str, *, by: int, at: datetime) -> None:
    """Take a question out of use; what was answered is kept.

    :raise NotFound: there is no such question.
    """
    row = locked(session, course_id, slug)
    if row.status is not Status.retired:
        row.status = Status.retired
        note(session, row, "question.retired", by, at)


def bring_back(session: Session, course_id: int, slug: str, *, by: int, at: datetime) -> None:
    """Put a retired question where it was: live if it ever was, else a draft.

    :raise NotFound: there is no such question.
    """
    row = locked(session, course_id, slug)
    if row.status is Status.retired:
        row.status = Status.draft if row.live_number is None else Status.live
        note(session, row, "question.brought_back", by, at)


def delete(session: Session, course_id: int, slug: str, *, by: int, at: datetime) -> None:
    """Delete a question that was never published, with all its versions.

    :raise NotFound: there is no such question.
    :raise KeptForever: it has been published.
    """
    row = locked(session, course_id, slug)
    if row.live_number is not None:
        raise KeptForever("Learners may have answered this question. Retire it instead.")
    note(session, row, "question.deleted", by, at)
    session.delete(row)

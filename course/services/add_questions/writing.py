"""Questions written: a first version, the next one, an older one once more."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from course.models import Lesson, Passage, Question, QuestionVersion, Status
from course.rows import gate
from course.rows.bank_words import guarded_in_bank
from course.rows.versions import read_body
from course.services.add_questions.outcomes import PlaceGone, SlugTaken, Stale, Written
from course.services.add_questions.rows import locked, note, passage_id
from course.services.errors import NotFound
from lessons.slugs import slugger
from quizzes.questions import Question as QuestionValue

WORDS_IN_A_SLUG = 8


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
        passage_id=passage_id(session, course_id, value.passage),
        slug=value.id,
        kind=value.kind.value,
        status=Status.draft,
        created_at=at,
    )
    _insert(session, row)
    connection = session.connection()
    safe = guarded_in_bank(connection, course_id, value)
    passed = gate.add(connection, course_id, row.id, safe, by=by, at=at)
    note(session, row, "question.written", by, at, number=passed.number)
    return Written(slug=row.slug, number=passed.number, new=True, notices=passed.notices)


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

    :raise NotFound: there is no such question or version.
    :raise PlaceGone: its passage has left the course, or its objective the lesson.
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
    _require_place(session, course_id, value, number)
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
    row = locked(session, course_id, value.id)
    place = passage_id(session, course_id, value.passage)
    newest = _newest(session, row.id)
    if newest.number != based_on:
        raise Stale(
            f"This question has been changed since you opened it: version {newest.number} is "
            f"newer than version {based_on}, which you began from."
        )
    connection = session.connection()
    safe = guarded_in_bank(connection, course_id, value)
    if read_body(newest.body) == safe.value:
        return Written(slug=row.slug, number=newest.number, new=False, notices=safe.notices)
    if row.live_number is None:  # what learners meet moves when its version is published
        row.passage_id = place
        session.flush()  # the statements below go past the session
    passed = gate.add(connection, course_id, row.id, safe, by=by, at=at)
    note(session, row, verb, by, at, number=passed.number, **detail)
    session.expire(row)  # the gate may have written more of it
    return Written(slug=row.slug, number=passed.number, new=True, notices=passed.notices)


def _insert(session: Session, row: Question) -> None:
    try:
        with session.begin_nested():  # two people may choose one id at the same time
            session.add(row)
    except IntegrityError as error:
        raise SlugTaken(
            f"The course has a question with the id {row.slug} already; choose another."
        ) from error


def _newest(session: Session, question_id: int) -> QuestionVersion:
    newest = select(func.max(QuestionVersion.number)).filter_by(question_id=question_id)
    return session.scalars(
        select(QuestionVersion).filter_by(question_id=question_id, number=newest.scalar_subquery())
    ).one()


def _require_place(session: Session, course_id: int, value: QuestionValue, number: int) -> None:
    goals = session.scalar(
        select(Lesson.objectives)
        .join(Passage, Passage.lesson_id == Lesson.id)
        .where(
            Passage.course_id == course_id,
            Passage.slug == value.passage,
            Passage.retired_at.is_(None),
            Lesson.retired_at.is_(None),
        )
    )
    if goals is None:
        what = f"the passage {value.passage}, which has left the course"
    elif value.objective and value.objective not in {goal[0] for goal in goals}:
        what = f"the objective {value.objective}, which its lesson does not have any more"
    else:
        return
    raise PlaceGone(
        f"Version {number} belongs to {what}. Open that version in the editor, choose another, and "
        "save it as the newest one."
    )

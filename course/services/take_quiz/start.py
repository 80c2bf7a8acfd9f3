"""Start an attempt: draw the questions, fix their order, and keep both with the attempt."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from random import Random

from sqlalchemy import Connection, Row, and_, bindparam, func, insert, select

from course.models import AttemptState, Status, fraction
from course.rows.tables import (
    attempt,
    attempt_item,
    lesson,
    passage,
    question,
    quiz,
    version,
)
from course.services.errors import NotFound, Refusal
from quizzes.draw import Candidate, draw, option_order
from quizzes.questions import Kind


class NothingToAsk(Refusal):
    """The quiz has no live question yet."""


class NoAttemptLeft(Refusal):
    """The learner has used all attempts that the quiz allows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastAttempt:
    """An attempt in the list of a quiz."""

    number: int
    id: int
    state: AttemptState
    started_at: datetime
    submitted_at: datetime | None
    earned: Fraction | None
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizPage:
    """A quiz before it is begun, with the learner's attempts at it, newest first."""

    slug: str
    title: str
    size: int
    attempts_allowed: int | None
    lesson_slug: str
    lesson_title: str
    available: int
    """How many live questions it can draw from."""
    attempts: tuple[PastAttempt, ...]

    @property
    def in_progress(self) -> PastAttempt | None:
        """The attempt that is still open, if there is one."""
        return next((one for one in self.attempts if one.submitted_at is None), None)

    @property
    def drawn(self) -> int:
        """How many questions the next attempt will have."""
        return min(self.size, self.available)


_LIVE = (
    select(func.count(question.c.id))
    .select_from(passage.join(question, question.c.passage_id == passage.c.id))
    .where(
        passage.c.lesson_id == quiz.c.lesson_id,
        passage.c.retired_at.is_(None),
        question.c.status == Status.live,
        question.c.kind != Kind.RECALL.value,
    )
    .correlate(quiz)
    .scalar_subquery()
)

_QUIZ = (
    select(
        quiz,
        lesson.c.slug.label("lesson_slug"),
        lesson.c.title.label("lesson_title"),
        _LIVE.label("available"),
    )
    .select_from(quiz.join(lesson, lesson.c.id == quiz.c.lesson_id))
    .where(
        quiz.c.course_id == bindparam("course_id"),
        quiz.c.slug == bindparam("quiz"),
        quiz.c.retired_at.is_(None),
        lesson.c.retired_at.is_(None),
    )
)

_ATTEMPTS = (
    select(attempt)
    .where(attempt.c.quiz_id == bindparam("quiz_id"), attempt.c.person_id == bindparam("person_id"))
    .order_by(attempt.c.number.desc())
)


def quiz_page(connection: Connection, course_id: int, quiz_slug: str, person_id: int) -> QuizPage:
    """Read a quiz and the learner's attempts at it.

    :raises NotFound: the course has no such quiz.
    """
    found = _quiz(connection, course_id, quiz_slug)
    rows = connection.execute(_ATTEMPTS, {"quiz_id": found.id, "person_id": person_id})
    return QuizPage(
        slug=found.slug,
        title=found.title,
        size=found.size,
        attempts_allowed=found.attempts_allowed,
        lesson_slug=found.lesson_slug,
        lesson_title=found.lesson_title,
        available=found.available,
        attempts=tuple(_past(row) for row in rows),
    )


def start(
    connection: Connection,
    course_id: int,
    quiz_slug: str,
    person_id: int,
    *,
    seed: int,
    at: datetime,
) -> int:
    """Open an attempt and give its number; one that is open already is given again.

    :raises NotFound: the course has no such quiz.
    :raises NothingToAsk: there is no live question to draw.
    :raises NoAttemptLeft: all attempts that are allowed were made.
    """
    found = _quiz(connection, course_id, quiz_slug)
    past = connection.execute(_ATTEMPTS, {"quiz_id": found.id, "person_id": person_id}).all()
    open_one = next((row.id for row in past if row.state is AttemptState.in_progress), None)
    if open_one is not None:
        return int(open_one)
    if found.attempts_allowed is not None and len(past) >= found.attempts_allowed:
        raise NoAttemptLeft("You have used every attempt that this quiz allows.")
    drawn = _drawn(connection, found, person_id, Random(seed))
    if not drawn:
        raise NothingToAsk("This quiz has no questions yet. Please come back later.")
    return _write(connection, found.id, person_id, len(past) + 1, drawn, seed=seed, at=at)


def _quiz(connection: Connection, course_id: int, quiz_slug: str) -> Row[tuple[object, ...]]:
    found = connection.execute(_QUIZ, {"course_id": course_id, "quiz": quiz_slug}).first()
    if found is None:
        raise NotFound("There is no such quiz in this course.")
    return found


def _drawn(
    connection: Connection, found: Row[tuple[object, ...]], person_id: int, rng: Random
) -> list[dict[str, object]]:
    """Draw the paper: unseen questions first, spread over the passages, options shuffled."""
    rows = {
        str(row.question_id): row
        for row in connection.execute(
            _CANDIDATES, {"lesson_id": found.lesson_id, "person_id": person_id}
        )
    }
    candidates = [
        Candidate(id=key, passage=str(row.passage_id), times_seen=row.seen)
        for key, row in rows.items()
    ]
    chosen = [rows[key] for key in draw(candidates, found.size, rng)]
    return [
        {
            "position": position,
            "version_id": row.version_id,
            "points": row.points,
            "option_order": list(option_order(len(row.asked["options"]), rng)),
        }
        for position, row in enumerate(chosen, 1)
    ]


def _write(
    connection: Connection,
    quiz_id: int,
    person_id: int,
    number: int,
    drawn: list[dict[str, object]],
    *,
    seed: int,
    at: datetime,
) -> int:
    points = sum(int(str(item["points"])) for item in drawn)
    made = connection.execute(
        insert(attempt)
        .values(
            quiz_id=quiz_id,
            person_id=person_id,
            number=number,
            seed=seed,
            state=AttemptState.in_progress,
            started_at=at,
            points=points,
        )
        .returning(attempt.c.id)
    ).scalar_one()
    connection.execute(insert(attempt_item), [{"attempt_id": made, **item} for item in drawn])
    return int(made)


def _past(row: Row[tuple[object, ...]]) -> PastAttempt:
    return PastAttempt(
        number=row.number,
        id=row.id,
        state=row.state,
        started_at=row.started_at,
        submitted_at=row.submitted_at,
        earned=fraction(row.earned_num, row.earned_den),
        points=row.points,
    )


_SEEN = (
    select(version.c.question_id, func.count().label("times"))
    .select_from(
        attempt.join(attempt_item, attempt_item.c.attempt_id == attempt.c.id).join(
            version, version.c.id == attempt_item.c.version_id
        )
    )
    .where(attempt.c.person_id == bindparam("person_id"))
    .group_by(version.c.question_id)
    .cte("seen")
    # Counted once. A PostgreSQL that knows little of its tables would count for each candidate.
    .prefix_with("MATERIALIZED")
)

_CANDIDATES = (
    select(
        question.c.id.label("question_id"),
        question.c.passage_id,
        version.c.id.label("version_id"),
        version.c.points,
        version.c.asked,
        func.coalesce(_SEEN.c.times, 0).label("seen"),
    )
    .select_from(
        passage.join(question, question.c.passage_id == passage.c.id)
        .join(
            version,
            and_(
                version.c.question_id == question.c.id,
                version.c.number == question.c.live_number,
            ),
        )
        .outerjoin(_SEEN, _SEEN.c.question_id == question.c.id)
    )
    .where(
        passage.c.lesson_id == bindparam("lesson_id"),
        passage.c.retired_at.is_(None),
        question.c.status == Status.live,
        question.c.kind != Kind.RECALL.value,
    )
    .order_by(question.c.id)
)

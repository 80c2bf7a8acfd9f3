"""Hand an attempt in: mark its questions, add up, pass what was answered to the review."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, and_, bindparam, select, update

from course.models import AttemptState, Feedback, Source
from course.rows.cards import MEMORY_COLUMNS, Answered, Held, held, record
from course.rows.drawn import attempt_seed, grade_drawn
from course.rows.hints import TAKEN
from course.rows.last_answer import LAST
from course.rows.tables import (
    attempt,
    attempt_item,
    card,
    enrolment,
    person,
    quiz,
    response,
    version,
)
from course.rows.versions import read_body
from course.rows.who import ENROLLED
from course.services.errors import Changed
from quizzes.grading import Mark
from quizzes.grading.hints import after_hints
from quizzes.questions import Recalled, Response, response_from_json
from quizzes.review import rating_of
from quizzes.scoring import add


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marked:
    """One question of the attempt with its answer's mark."""

    position: int
    points: int
    version_id: int
    question_id: int
    response: Response | None
    mark: Mark | None
    """With what the hints cost taken off."""
    unaided: bool
    """Whether nothing was paid for hints."""
    before: Held | None

    @property
    def waits(self) -> bool:
        """Whether a person has to mark it."""
        return self.mark is not None and self.mark.waiting

    @property
    def earned(self) -> Fraction | None:
        """The points earned; a question left open earns none, one that waits has none yet."""
        if self.waits:
            return None
        return self.mark.earned * self.points if self.mark else Fraction(0)


_ATTEMPT = (
    select(
        attempt.c.state,
        attempt.c.started_at,
        attempt.c.seed,
        quiz.c.feedback,
        person.c.time_zone,
        person.c.day_starts_at,
    )
    .select_from(
        attempt.join(person, person.c.id == attempt.c.person_id)
        .join(quiz, quiz.c.id == attempt.c.quiz_id)
        .join(enrolment, and_(ENROLLED, enrolment.c.course_id == quiz.c.course_id))
    )
    .where(attempt.c.id == bindparam("attempt_id"), attempt.c.person_id == bindparam("person_id"))
    .with_for_update(of=attempt)
)

_ANSWERS = (
    select(
        attempt_item.c.position,
        attempt_item.c.points,
        version.c.id,
        version.c.question_id,
        version.c.body,
        response.c.answer,
        TAKEN,
        *MEMORY_COLUMNS,
    )
    .select_from(
        attempt_item.join(version, version.c.id == attempt_item.c.version_id)
        .outerjoin(response, and_(response.c.id == LAST))
        .outerjoin(
            card,
            and_(
                card.c.question_id == version.c.question_id,
                card.c.person_id == bindparam("person_id"),
            ),
        )
    )
    .where(attempt_item.c.attempt_id == bindparam("attempt_id"))
    .order_by(attempt_item.c.position)
)

_MARK_ITEMS = (
    update(attempt_item)
    .where(
        attempt_item.c.attempt_id == bindparam("b_attempt"),
        attempt_item.c.position == bindparam("b_position"),
    )
    .values(earned_num=bindparam("b_num"), earned_den=bindparam("b_den"))
)


def submit(connection: Connection, attempt_id: int, person_id: int, *, at: datetime) -> bool:
    """Hand an attempt in and mark it; a second time changes nothing.

    The number of statements does not grow with the number of questions. False when the learner
    has no such attempt, or has left the course.

    :raises Changed: one of the learner's cards was answered elsewhere at this very moment.
    """
    where = {"attempt_id": attempt_id, "person_id": person_id}
    found = connection.execute(_ATTEMPT, where).first()
    if found is None:
        return False
    if found.state is not AttemptState.in_progress:
        return True
    marked = [_mark(row, found.seed) for row in connection.execute(_ANSWERS, where)]
    _write_marks(connection, attempt_id, marked, at=max(at, found.started_at))
    zone, hour = ZoneInfo(found.time_zone), found.day_starts_at
    answered = [
        (one.before, _answered(one, attempt_id, person_id, at=at, zone=zone, hour=hour))
        for one in marked
        if one.mark is not None and found.feedback is not Feedback.never
    ]
    if answered and record(connection, answered) is None:
        raise Changed("A card was answered elsewhere at the same moment. Please hand in again.")
    return True


def _mark(row: Sequence[Any], seed: int) -> _Marked:
    position, points, version_id, question_id, body, answer, taken, *memory = row
    response_ = response_from_json(answer) if answer else None
    hints = read_body(body).hints
    return _Marked(
        position=position,
        points=points,
        version_id=version_id,
        question_id=question_id,
        response=response_,
        mark=None
        if response_ is None
        else after_hints(grade_drawn(body, attempt_seed(seed, position), response_), hints, taken),
        unaided=not any(hint.cost for hint in hints[:taken]),
        before=held(memory),
    )


def _write_marks(
    connection: Connection, attempt_id: int, marked: Sequence[_Marked], *, at: datetime
) -> None:
    connection.execute(
        _MARK_ITEMS,
        [
            {
                "b_attempt": attempt_id,
                "b_position": one.position,
                "b_num": None if one.earned is None else one.earned.numerator,
                "b_den": None if one.earned is None else one.earned.denominator,
            }
            for one in marked
        ],
    )
    connection.execute(
        update(attempt)
        .where(attempt.c.id == attempt_id)
        .values(submitted_at=at, **_outcome(marked))
    )


def _outcome(marked: Sequence[_Marked]) -> dict[str, Any]:
    """Give state and score of the attempt; while a person has to mark, there is no score."""
    if any(one.waits for one in marked):
        return {"state": AttemptState.submitted}
    score = add((one.mark, one.points) for one in marked if one.mark is not None)
    return {
        "state": AttemptState.graded,
        "earned_num": score.earned.numerator,
        "earned_den": score.earned.denominator,
    }


def _answered(
    one: _Marked, attempt_id: int, person_id: int, *, at: datetime, zone: ZoneInfo, hour: int
) -> Answered:
    """Make of a marked question what its card takes in.

    An essay that nobody has read yet is rated as well, for its learner has met it today and the
    review goes by days: as if it were remembered, or not, if a hint was paid for. The card judges
    nothing by that: when it comes back, its learner compares with the model answer and says how
    it went. Waiting for whoever marks it would keep the card away for as long as that takes; and
    the mark, when it comes, is no memory of that later day, so it rates nothing.
    """
    assert one.response is not None  # noqa: S101 (only what was answered has a mark)
    assert one.mark is not None  # noqa: S101 (the caller has looked)
    return Answered(
        person_id=person_id,
        question_id=one.question_id,
        version_id=one.version_id,
        response=one.response,
        rating=rating_of(Recalled(remembered=one.unaided) if one.waits else one.mark),
        key=f"attempt.{attempt_id}.{one.position}",  # with dots, which no sender's key has
        source=Source.quiz,
        at=at,
        zone=zone,
        day_starts_at=hour,
    )

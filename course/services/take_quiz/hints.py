"""Take the next hint of a question while its attempt is open."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, bindparam, insert, select

from course.models import AttemptState
from course.rows.drawn import attempt_seed, hints_drawn
from course.rows.hints import HINT_TEXTS, TAKEN, Hints
from course.rows.shown import HINTS
from course.rows.tables import (
    attempt,
    attempt_item,
    enrolment,
    hint_taken,
    person,
    quiz,
    version,
)
from course.rows.who import ENROLLED
from course.services.errors import Changed
from course.services.take_quiz.answers import AttemptClosed

OVER = "This attempt was handed in already; no more hints can be taken in it."
NOT_YET = "Hints are taken one after the other. Reload the page to see which one comes next."

_QUESTION = (
    select(
        attempt.c.state,
        attempt.c.seed,
        version.c.asked,
        version.c.body,
        HINT_TEXTS,
        TAKEN,
    )
    .select_from(
        attempt.join(person, person.c.id == attempt.c.person_id)
        .join(attempt_item, attempt_item.c.attempt_id == attempt.c.id)
        .join(quiz, quiz.c.id == attempt.c.quiz_id)
        .join(enrolment, and_(ENROLLED, enrolment.c.course_id == quiz.c.course_id))
        .join(version, version.c.id == attempt_item.c.version_id)
    )
    .where(
        attempt.c.id == bindparam("attempt_id"),
        attempt.c.person_id == bindparam("person_id"),
        attempt_item.c.position == bindparam("position"),
    )
    # On PostgreSQL a submission waits for hints on their way, and they for it.
    .with_for_update(of=attempt)
)

_INSERT = insert(hint_taken)


def take_hint(
    connection: Connection,
    attempt_id: int,
    person_id: int,
    position: int,
    number: int,
    *,
    at: datetime,
) -> Hints | None:
    """Take a hint, and give all that were taken of the question; taken twice it counts once.

    None when the learner has no such attempt, or it has no such question or hint.

    :param number: of the hint; the author's first is 1.
    :raises AttemptClosed: the attempt was handed in before.
    :raises Changed: the hint before it was not taken yet.
    """
    where = {"attempt_id": attempt_id, "person_id": person_id, "position": position}
    found = connection.execute(_QUESTION, where).first()
    if found is None or not 1 <= number <= len(found.asked.get(HINTS, ())):
        return None
    if number <= found.hints_taken:
        return _hints(found, position, found.hints_taken)
    if found.state is not AttemptState.in_progress:
        raise AttemptClosed(OVER)
    if number > found.hints_taken + 1:
        raise Changed(NOT_YET)
    row = {"attempt_id": attempt_id, "position": position, "number": number, "at": at}
    connection.execute(_INSERT, row)
    return _hints(found, position, number)


def _hints(found: Any, position: int, taken: int) -> Hints:
    seed = attempt_seed(found.seed, position)
    return hints_drawn(found.asked, found.hint_texts, found.body, seed, taken)

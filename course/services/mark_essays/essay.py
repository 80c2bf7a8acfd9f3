"""One essay that was handed in, with everything that judging it needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection, bindparam, select

from course.models import AttemptState, fraction
from course.rows.drawn import asked_drawn, attempt_seed, told_drawn
from course.rows.hints import TAKEN
from course.rows.judgements import JUDGEMENT_COLUMNS, Judgement, judgement_in
from course.rows.last_answer import LAST
from course.rows.tables import (
    attempt,
    attempt_item,
    judgement,
    person,
    question,
    quiz,
    response,
    version,
)
from course.rows.versions import read_body
from course.services.errors import NotFound
from course.services.mark_essays.waiting import ESSAYS, OF_COURSE
from quizzes.grading.rubric import words
from quizzes.questions import Essay, Hint, Written, response_from_json

JUDGEMENTS = 20
"""How many judgements of a text are listed, the last one first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EssayPage:
    """An essay as it is judged."""

    attempt_id: int
    position: int
    slug: str
    """The question's id."""
    quiz_title: str
    name: str
    """The learner's."""
    submitted_at: datetime
    points: int
    body: Essay
    asked: Mapping[str, Any]
    told: Mapping[str, Any]
    text: str
    words: int
    earned: Fraction | None
    """The points it was given; None while it waits."""
    judgements: tuple[Judgement, ...]
    """What was said to it, the last one first: that one counts."""
    hints: tuple[Hint, ...]
    """The hints that its learner took; what they cost is taken off what a person gives."""

    @property
    def last(self) -> Judgement | None:
        """The judgement that counts."""
        return self.judgements[0] if self.judgements else None

    @property
    def stands(self) -> str:
        """Which judgement stands, as a form tells which one it was made for; empty if none does."""
        return "" if self.last is None else str(self.last.number)


_ONE = (
    select(
        attempt.c.seed,
        attempt.c.submitted_at,
        attempt_item.c.points,
        attempt_item.c.earned_num,
        attempt_item.c.earned_den,
        version.c.asked,
        version.c.told,
        version.c.body,
        question.c.slug,
        quiz.c.title,
        person.c.name,
        response.c.answer,
        TAKEN,
    )
    .select_from(ESSAYS.join(response, response.c.id == LAST))
    .where(
        OF_COURSE,
        attempt.c.id == bindparam("attempt_id"),
        attempt_item.c.position == bindparam("position"),
        attempt.c.state != AttemptState.in_progress,
    )
)

_JUDGEMENTS = (
    select(*JUDGEMENT_COLUMNS, person.c.name.label("judgement_by"))
    .select_from(judgement.outerjoin(person, person.c.id == judgement.c.by_id))
    .where(
        judgement.c.attempt_id == bindparam("attempt_id"),
        judgement.c.position == bindparam("position"),
    )
    .order_by(judgement.c.number.desc())
    .limit(JUDGEMENTS)
)


def essay_page(connection: Connection, course_id: int, attempt_id: int, position: int) -> EssayPage:
    """Read an essay, whether it waits or has its mark.

    :raise NotFound: nothing of that kind was handed in there.
    """
    where = {"course_id": course_id, "attempt_id": attempt_id, "position": position}
    row = connection.execute(_ONE, where).first()
    body = read_body(row.body).body if row else None
    written = response_from_json(row.answer) if row and row.answer else None
    if row is None or not (isinstance(body, Essay) and isinstance(written, Written)):
        raise NotFound("There is no such text to be marked in this course.")
    seed = attempt_seed(row.seed, position)
    return EssayPage(
        attempt_id=attempt_id,
        position=position,
        slug=row.slug,
        quiz_title=row.title,
        name=row.name,
        submitted_at=row.submitted_at,
        points=row.points,
        body=body,
        asked=asked_drawn(row.asked, row.body, seed),
        told=told_drawn(row.asked, row.told, row.body, seed),
        text=written.text,
        words=words(written.text),
        earned=fraction(row.earned_num, row.earned_den),
        judgements=_judgements(connection, attempt_id, position),
        hints=read_body(row.body).hints[: row.hints_taken],
    )


def _judgements(connection: Connection, attempt_id: int, position: int) -> tuple[Judgement, ...]:
    where = {"attempt_id": attempt_id, "position": position}
    rows = connection.execute(_JUDGEMENTS, where).mappings()
    return tuple(made for row in rows if (made := judgement_in(row)) is not None)

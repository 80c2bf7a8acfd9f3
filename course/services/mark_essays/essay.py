"""One essay that was handed in, with everything that judging it needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection, bindparam, select

from course.models import AttemptState, fraction
from course.rows.drawn import asked_drawn, attempt_seed, told_drawn
from course.rows.last_answer import LAST
from course.rows.tables import attempt, attempt_item, person, question, quiz, response, version
from course.rows.versions import read_body
from course.services.errors import NotFound
from course.services.mark_essays.waiting import ESSAYS, OF_COURSE
from quizzes.grading.rubric import words
from quizzes.questions import Essay, Written, response_from_json


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

    @property
    def stands(self) -> str:
        """Which mark stands, as a form tells which one it was made for; empty while it waits."""
        return "" if self.earned is None else str(self.earned)


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
    )
    .select_from(ESSAYS.join(response, response.c.id == LAST))
    .where(
        OF_COURSE,
        attempt.c.id == bindparam("attempt_id"),
        attempt_item.c.position == bindparam("position"),
        attempt.c.state != AttemptState.in_progress,
    )
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
    )

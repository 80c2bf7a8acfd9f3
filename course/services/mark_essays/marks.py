"""What a person gives an essay; the last one of an attempt completes its score."""

from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction

from sqlalchemy import Connection, insert, select, update

from course.models import AttemptState, fraction
from course.rows.tables import attempt, attempt_item, audit_event
from course.services.errors import Changed, Invalid
from course.services.mark_essays.essay import EssayPage, essay_page
from quizzes.grading import Mark
from quizzes.grading.rubric import JudgementRefused, judged
from quizzes.scoring import add

MARKED_SINCE = (
    "Somebody has marked this text in the meantime, and that mark is kept. "
    "Open the text again to see it; a new judgement can replace it."
)


def mark(
    connection: Connection,
    course_id: int,
    attempt_id: int,
    position: int,
    levels: Sequence[int],
    *,
    seen: str = "",
    by: int,
    at: datetime,
) -> Fraction:
    """Give an essay the points of the chosen levels, exact; give these points.

    `levels` holds the position of a level for each criterion of the rubric; `seen` is the mark that
    stood when whoever judges opened the text (`EssayPage.stands`), and is replaced. Once nothing of
    the attempt waits any more it has its score, and the learner the grade that follows from it.
    The same judgement sent twice counts once.

    :raise NotFound: there is no such essay.
    :raise Invalid: there is not one level for each criterion.
    :raise Changed: another mark than the one that was seen stands.
    """
    _hold(connection, attempt_id)
    essay = essay_page(connection, course_id, attempt_id, position)
    earned = _share(essay, levels) * essay.points
    if essay.stands != seen:
        if essay.earned == earned:
            return earned
        raise Changed(MARKED_SINCE)
    connection.execute(
        update(attempt_item)
        .where(attempt_item.c.attempt_id == attempt_id, attempt_item.c.position == position)
        .values(earned_num=earned.numerator, earned_den=earned.denominator)
    )
    _complete(connection, attempt_id)
    detail = {"attempt": attempt_id, "position": position, "levels": [*levels]}
    connection.execute(
        insert(audit_event).values(
            at=at,
            actor_id=by,
            course_id=course_id,
            verb="essay.marked",
            subject=essay.slug,
            detail={**detail, "earned": str(earned), "before": essay.stands or None},
        )
    )
    return earned


def _hold(connection: Connection, attempt_id: int) -> None:
    """Let two people who mark texts of one attempt take turns: the second one adds up."""
    connection.execute(
        select(attempt.c.id).where(attempt.c.id == attempt_id).with_for_update(of=attempt)
    )


def _share(essay: EssayPage, levels: Sequence[int]) -> Fraction:
    try:
        return judged(essay.body, tuple(levels)).earned
    except JudgementRefused as refusal:
        raise Invalid(str(refusal)) from None


def _complete(connection: Connection, attempt_id: int) -> None:
    """Write the score, unless something still waits."""
    rows = connection.execute(
        select(attempt_item.c.points, attempt_item.c.earned_num, attempt_item.c.earned_den).where(
            attempt_item.c.attempt_id == attempt_id
        )
    ).all()
    given = [(fraction(row.earned_num, row.earned_den), row.points) for row in rows]
    marks = [(Mark(earned=each / points), points) for each, points in given if each is not None]
    if len(marks) < len(given):
        return
    score = add(marks)
    connection.execute(
        update(attempt)
        .where(attempt.c.id == attempt_id)
        .values(
            state=AttemptState.graded,
            earned_num=score.earned.numerator,
            earned_den=score.earned.denominator,
        )
    )

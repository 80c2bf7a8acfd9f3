"""What a person gives an essay; the last one of an attempt completes its score."""

from datetime import datetime
from fractions import Fraction

from sqlalchemy import Connection, insert, select, update

from course.models import AttemptState, fraction
from course.rows.judgements import Verdict
from course.rows.tables import attempt, attempt_item, audit_event, judgement
from course.services.errors import Changed, Invalid
from course.services.mark_essays.essay import EssayPage, essay_page
from quizzes.grading import Mark
from quizzes.grading.hints import after_hints
from quizzes.grading.rubric import JudgementRefused, judged
from quizzes.scoring import add

LONGEST_REMARK = 1_000
"""Characters that may be said to one criterion."""
LONGEST_COMMENT = 5_000
"""Characters that may be said to the whole text."""

MARKED_SINCE = (
    "Somebody has marked this text in the meantime, and that mark is kept. "
    "It is shown with the text; a new judgement can take its place."
)


def mark(
    connection: Connection,
    course_id: int,
    attempt_id: int,
    position: int,
    verdict: Verdict,
    *,
    seen: str = "",
    by: int,
    at: datetime,
) -> Fraction:
    """Give an essay the points of the chosen levels, exact, and what is said; give the points.

    `seen` is the judgement that stood when whoever judges opened the text (`EssayPage.stands`);
    the new one takes its place, and both are kept. Once nothing of the attempt waits any more it
    has its score, and the learner the grade that follows from it. The same judgement sent twice
    counts once.

    :raise NotFound: there is no such essay.
    :raise Invalid: there is not one level and one remark for each criterion, or a text is too long.
    :raise Changed: another judgement than the one that was seen stands.
    """
    _hold(connection, attempt_id)
    essay = essay_page(connection, course_id, attempt_id, position)
    earned = _share(essay, verdict) * essay.points
    if essay.stands != seen:
        if essay.last is not None and essay.last.verdict == verdict:
            return earned
        raise Changed(MARKED_SINCE)
    _write(connection, essay, verdict, earned, by=by, at=at)
    _complete(connection, attempt_id)
    detail = {"attempt": attempt_id, "position": position, "levels": [*verdict.levels]}
    before = None if essay.earned is None else str(essay.earned)
    connection.execute(
        insert(audit_event).values(
            at=at,
            actor_id=by,
            course_id=course_id,
            verb="essay.marked",
            subject=essay.slug,
            detail={**detail, "earned": str(earned), "before": before},
        )
    )
    return earned


def _hold(connection: Connection, attempt_id: int) -> None:
    """Let two people who mark texts of one attempt take turns: the second one adds up."""
    connection.execute(
        select(attempt.c.id).where(attempt.c.id == attempt_id).with_for_update(of=attempt)
    )


def _share(essay: EssayPage, verdict: Verdict) -> Fraction:
    if len(verdict.remarks) != len(essay.body.rubric):
        raise Invalid("Each criterion of the rubric has one remark, which may be empty.")
    if len(verdict.comment) > LONGEST_COMMENT:
        raise Invalid(f"Write a comment of at most {LONGEST_COMMENT:,} characters.")
    if any(len(remark) > LONGEST_REMARK for remark in verdict.remarks):
        raise Invalid(f"Write at most {LONGEST_REMARK:,} characters to a criterion.")
    try:
        given = judged(essay.body, verdict.levels)
    except JudgementRefused as refusal:
        raise Invalid(str(refusal)) from None
    return after_hints(given, essay.hints, len(essay.hints)).earned


def _write(
    connection: Connection,
    essay: EssayPage,
    verdict: Verdict,
    earned: Fraction,
    *,
    by: int,
    at: datetime,
) -> None:
    """Add the judgement to those before it, and let the question have its points."""
    points = {"earned_num": earned.numerator, "earned_den": earned.denominator}
    connection.execute(
        insert(judgement).values(
            attempt_id=essay.attempt_id,
            position=essay.position,
            number=1 if essay.last is None else essay.last.number + 1,
            levels=[*verdict.levels],
            remarks=[*verdict.remarks],
            comment=verdict.comment,
            by_id=by,
            at=at,
            **points,
        )
    )
    connection.execute(
        update(attempt_item)
        .where(
            attempt_item.c.attempt_id == essay.attempt_id,
            attempt_item.c.position == essay.position,
        )
        .values(**points)
    )


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

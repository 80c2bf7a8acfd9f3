"""Grades as the pages write them: exact inside, rounded here and nowhere before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from flask import url_for

from course.models import AttemptState
from course.services.keep_grades import CellPage, Grade, Gradebook, Item, Override, total
from course.services.publish_course import PRACTICE
from course.web.desk import percent_text, points_text
from quizzes.gradebook import Status
from quizzes.scoring import Score

TAGS = {
    Status.GRADED: ("Graded", "plain"),
    Status.PENDING: ("Waits for marking", "wait"),
    Status.MISSING: ("Missing", "plain"),
    Status.EXCUSED: ("Excused", "accent"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeView:
    """One grade as a cell, or as a line of a learner's own page."""

    slug: str
    title: str
    text: str
    """The points, or the status where there are none."""
    points: int
    status: str
    word: str
    kind: str
    """The colour of the status, for a tag."""
    by_hand: bool
    origin: str
    """How the number came about, in a sentence."""
    reason: str
    results_url: str | None
    """The attempt that counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """One learner's line of the gradebook."""

    person_id: int
    name: str
    cells: tuple[GradeView, ...]
    total: str
    percent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    """One decision of the past."""

    text: str
    reason: str
    who: str
    at: datetime
    in_force: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TryView:
    """One attempt behind a grade."""

    number: int
    at: datetime
    score: str
    worth: str
    url: str | None
    counts: bool


def line_views(book: Gradebook) -> list[LineView]:
    """Write the lines of the gradebook."""
    return [
        LineView(
            person_id=row.person_id,
            name=row.name,
            cells=grade_views(row.grades),
            total=total_text(row.total),
            percent=share_text(row.total),
        )
        for row in book.rows
    ]


def heading(item: Item) -> str:
    """Name a column in few words: a lesson's practice by the lesson alone."""
    return item.title.removeprefix(PRACTICE)


def grade_views(grades: Sequence[Grade]) -> tuple[GradeView, ...]:
    """Write one learner's grades."""
    return tuple(grade_view(grade) for grade in grades)


def grade_view(grade: Grade) -> GradeView:
    """Write one grade."""
    word, kind = TAGS[grade.status]
    counts = grade.best is not None and grade.override is None
    return GradeView(
        slug=grade.item.slug,
        title=grade.item.title,
        text=points_text(grade.earned) if grade.earned is not None else word,
        points=grade.item.points,
        status=grade.status.value,
        word=word,
        kind=kind,
        by_hand=grade.override is not None,
        origin=origin(grade),
        reason=grade.override.reason if grade.override else "",
        results_url=url_for("quiz.results", attempt=grade.best.attempt_id)
        if counts and grade.best
        else None,
    )


def origin(grade: Grade) -> str:
    """Say how a grade came about."""
    item, best = grade.item, grade.best
    if grade.override is not None:
        return "Excused by hand." if grade.override.excused else "Set by hand."
    if grade.gone:
        return "Its lesson left the course; nothing had been handed in."
    if best is None:
        return "Handed in; not marked yet." if grade.tries else "Nothing handed in yet."
    score = f"{points_text(best.earned)} of {best.points} points"
    scaled = "" if best.points == item.points else f", scaled to {item.points}"
    if grade.tries == 1:
        return f"The one attempt: {score}{scaled}."
    return f"The best of {grade.tries} attempts, number {best.number}: {score}{scaled}."


def total_view(grades: Sequence[Grade]) -> dict[str, str]:
    """Write the sum of one learner's grades: earned, points and per cent."""
    score = total(grades)
    return {
        "earned": points_text(score.earned),
        "points": points_text(score.points),
        "percent": share_text(score),
    }


def total_text(score: Score) -> str:
    """Write a sum: 34.5 of 50."""
    return f"{points_text(score.earned)} of {points_text(score.points)}"


def share_text(score: Score) -> str:
    """Write a sum in per cent; a dash where nothing counts."""
    return percent_text(score.earned / score.points if score.points else None)


def decision_views(page: CellPage) -> list[DecisionView]:
    """Write every decision about a grade, the newest first."""
    return [
        DecisionView(
            text=_decision_text(each, page.item.points),
            reason=each.reason,
            who=each.set_by or "Somebody whose account is gone",
            at=each.set_at,
            in_force=place == 0 and not each.withdrawn,
        )
        for place, each in enumerate(page.decisions)
    ]


def try_views(page: CellPage) -> list[TryView]:
    """Write every attempt behind a grade."""
    counting = page.grade.best.attempt_id if page.grade.best and not page.grade.override else None
    return [
        TryView(
            number=each.number,
            at=each.submitted_at or each.started_at,
            score=f"{points_text(each.earned)} of {each.points}" if each.earned is not None else "",
            worth=points_text(_worth(each.earned, each.points, page.item.points)),
            url=url_for("quiz.results", attempt=each.attempt_id)
            if each.state is not AttemptState.in_progress
            else None,
            counts=each.attempt_id == counting,
        )
        for each in page.attempts
    ]


def _worth(earned: Fraction | None, points: int, item_points: int) -> Fraction | None:
    return earned / points * item_points if earned is not None and points else None


def _decision_text(decision: Override, points: int) -> str:
    if decision.withdrawn:
        return "Withdrawn"
    return "Excused" if decision.excused else f"{points_text(decision.earned)} of {points} points"

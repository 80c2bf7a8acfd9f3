"""Papers and results as the templates of a quiz want them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from fractions import Fraction
from typing import Any

from flask import url_for

from course.rows.hints import Hints
from course.services.take_quiz import Item, ItemResult, Paper, Results
from course.web import dates
from course.web.asking import (
    HintsView,
    QuestionView,
    ToldView,
    asked_view,
    given_view,
    hints_taken_view,
    hints_view,
    points_text,
    told_view,
)
from quizzes.questions import response_from_json
from quizzes.scoring import Score, percent


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """One question on the paper."""

    position: int
    points: int
    question: QuestionView
    given: Any
    sequence: int
    saved: str
    """The receipt of the last saved answer, empty when there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultView:
    """One question of the results; `told` is None when the policy allows nothing."""

    position: int
    points: int
    question: QuestionView
    given: Any
    told: ToldView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreView:
    """A score in the texts of a page."""

    earned: str
    points: str
    percent: str
    share: int
    """Whole percent, for a bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageScore:
    """What was earned of one passage's questions."""

    title: str
    url: str
    score: ScoreView


def paper_view(paper: Paper, zone: tzinfo) -> list[ItemView]:
    """Make the questions of a paper."""
    total = len(paper.items)
    return [_item(paper.attempt_id, item, total, zone) for item in paper.items]


def hints_on_paper(
    attempt: int, position: int, hints: Hints, *, new: bool = False
) -> HintsView | None:
    """Make the hints of a question on the paper; None where it has none."""
    url = url_for("quiz.hint", attempt=attempt, position=position)
    return hints_view(hints, url, new=new)


def result_views(results: Results) -> list[ResultView]:
    """Make the questions of a marked attempt."""
    total = len(results.items)
    return [_result(item, total, results) for item in results.items]


def score_view(earned: Fraction, points: int) -> ScoreView:
    """Write a score: the one place where a page rounds it."""
    share = percent(Score(earned=earned, points=Fraction(points)), places=0) if points else 0
    return ScoreView(
        earned=points_text(earned, points).split(" ", 1)[0],
        points=str(points),
        percent=f"{share} %",
        share=int(share),
    )


def passage_scores(results: Results) -> list[PassageScore]:
    """Add up what was earned passage by passage, in the order of the paper."""
    groups: dict[tuple[str, str], list[ItemResult]] = {}
    for item in results.items:
        groups.setdefault((item.passage_slug, item.passage_title), []).append(item)
    return [
        PassageScore(
            title=title,
            url=passage_url(results.course_slug, items[0]),
            score=score_view(sum((i.earned for i in items), Fraction(0)), _points(items)),
        )
        for (slug, title), items in groups.items()
    ]


def passage_url(course: str, item: ItemResult) -> str:
    """Give the address of the passage in which a question is taught."""
    return url_for(
        "learn.show_lesson", course=course, lesson=item.lesson_slug, _anchor=item.passage_slug
    )


def _points(items: Sequence[ItemResult]) -> int:
    return sum(item.points for item in items)


def _label(position: int, total: int, points: int) -> str:
    worth = "" if points == 1 else f" · {points} points"
    return f"Question {position} of {total}{worth}"


def _item(attempt: int, item: Item, total: int, zone: tzinfo) -> ItemView:
    label = _label(item.position, total, item.points)
    answer = response_from_json(item.answer) if item.answer else None
    saved = answer is not None and item.saved_at is not None
    return ItemView(
        position=item.position,
        points=item.points,
        question=replace(
            asked_view(item.kind, item.asked, item.order, label),
            hints=hints_on_paper(attempt, item.position, item.hints),
        ),
        given=given_view(item.asked, answer, item.order),
        sequence=item.sequence,
        saved=f"saved {dates.clock_time(item.saved_at, zone)}" if saved and item.saved_at else "",
    )


def _result(item: ItemResult, total: int, results: Results) -> ResultView:
    label = _label(item.position, total, item.points)
    answer = response_from_json(item.answer) if item.answer else None
    told = item.told and told_view(
        item.asked,
        item.told,
        item.order,
        answer,
        item.mark,
        points=item.points,
        earned=item.earned / item.points,
        waiting=item.waiting,
        hints=item.hints,
        judgement=item.judgement,
        passage_url=passage_url(results.course_slug, item),
        passage_title=item.passage_title,
    )
    return ResultView(
        position=item.position,
        points=item.points,
        question=replace(
            asked_view(item.kind, item.asked, item.order, label),
            hints=hints_taken_view(item.hints),
        ),
        given=given_view(item.asked, answer, item.order),
        told=told or None,
    )

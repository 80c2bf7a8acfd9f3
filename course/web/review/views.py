"""Cards and their answers as the templates of the review want them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from typing import Any

from course.rows.who import Viewer
from course.services.review_cards import CardAnswer, NextCard, Taught, Told
from course.web import dates
from course.web.addresses import url_for
from course.web.asking import (
    QuestionView,
    ToldView,
    asked_view,
    card_order,
    given_view,
    hints_view,
    is_judged_alone,
    told_view,
)
from course.web.asking.hinting import COUNTED_IN
from course.web.keys import new_key
from quizzes.grading import Mark
from quizzes.questions import Response
from quizzes.review import Rating, local_day


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """A card as it is asked."""

    url: str
    question: QuestionView
    given: Any
    """What was typed or chosen before a hint was asked for; None at first."""
    key: str
    sequence: int
    version: int
    due: int
    course_title: str
    lesson_title: str
    passage_title: str
    passage_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredView:
    """A card as it stands after its answer."""

    question: QuestionView | None
    given: Any
    told: ToldView | None
    receipt: str
    self_graded: bool
    """Whether the learner marked it; then there is nothing to tell that they have not seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestView:
    """The review when nothing is due."""

    next_on: str
    """When the next card comes, in words; empty when there are no cards at all."""
    courses_url: str


def card_view(card: NextCard, response: Response | None = None, *, key: str = "") -> CardView:
    """Make a card as it is asked; with what was answered so far when it is shown with a hint.

    The page that shows hints is all that knows how many: what a card says is for its learner alone.
    """
    order = card_order(card.card_id, card.sequence, card.asked)
    label = f"{card.lesson_title}: {card.taught.passage_title}"
    # To its very line: so a browser without a script goes there, with the focus.
    line = f"card--hint-{card.hints.taken + 1}"
    url = url_for("review.hint", card=card.card_id, _anchor=line)
    hints = hints_view(card.hints, url, new=True, counted_in=COUNTED_IN, on_card=True)
    question = asked_view(card.kind, card.asked, order, label, card.answer_html, on_card=True)
    return CardView(
        url=url_for("review.answer", card=card.card_id),
        question=replace(question, hints=hints),
        given=given_view(card.asked, response, order),
        key=key or new_key(),
        sequence=card.sequence,
        version=card.version,
        due=card.due,
        course_title=card.course_title,
        lesson_title=card.lesson_title,
        passage_title=card.taught.passage_title,
        passage_url=_taught_url(card.taught),
    )


def answered_told(done: CardAnswer, *, at: datetime) -> AnsweredView:
    """Make what is told right after an answer."""
    back = _back(done.opens_at, at, done.zone, done.day_starts_at)
    helped = _was_helped(done.mark, done.rating)
    time = dates.clock_time(done.saved_at, done.zone)
    receipt = _receipt(time, back, moved=done.moved, helped=helped)
    if done.repeated:  # it had arrived before: its receipt is all there is to say
        return AnsweredView(question=None, given=None, told=None, receipt=receipt, self_graded=True)
    return _answered(
        done.kind,
        done.asked,
        done.told,
        card_order(done.card_id, done.sequence - 1, done.asked),
        done.response,
        done.mark,
        receipt=receipt,
        taught=done.taught,
    )


def told_of_log(found: Told, viewer: Viewer, *, at: datetime) -> AnsweredView:
    """Make the same of an answer that is read back from the log."""
    back = _back(found.opens_at, at, viewer.zone, viewer.day_starts_at)
    helped = _was_helped(found.mark, found.rating)
    time = dates.clock_time(found.saved_at, viewer.zone)
    return _answered(
        found.kind,
        found.asked,
        found.told,
        card_order(found.card_id, found.sequence - 1, found.asked),
        found.response,
        found.mark,
        receipt=_receipt(time, back, moved=found.moved, helped=helped),
        taught=found.taught,
    )


def rest_view(opening: datetime | None, viewer: Viewer, *, at: datetime) -> RestView:
    """Make the page for when nothing is due."""
    return RestView(
        next_on=_back(opening, at, viewer.zone, viewer.day_starts_at) if opening else "",
        courses_url=url_for("learn.home"),
    )


def _answered(  # noqa: PLR0917 (the parts of one stored answer, in their order)
    kind: str,
    asked: Mapping[str, Any],
    told: Mapping[str, Any],
    order: list[int],
    response: Response,
    mark: Mark | None,
    *,
    receipt: str,
    taught: Taught,
) -> AnsweredView:
    return AnsweredView(
        question=asked_view(
            kind, asked, order, "Your answer", told.get("answer", ""), on_card=True
        ),
        given=given_view(asked, response, order),
        told=told_view(
            asked,
            told,
            order,
            response,
            mark,
            passage_url=_taught_url(taught),
            passage_title=taught.passage_title,
        ),
        receipt=receipt,
        self_graded=is_judged_alone(kind),
    )


def _taught_url(taught: Taught) -> str:
    return url_for(
        "learn.show_lesson",
        course=taught.course_slug,
        lesson=taught.lesson_slug,
        _anchor=taught.passage_slug,
    )


def _was_helped(mark: Mark | None, rating: Rating | None) -> bool:
    """Tell whether an answer was right and still counts as forgotten: a hint was paid for."""
    return mark is not None and mark.is_right and rating is Rating.AGAIN


def _receipt(time: str, back: str, *, moved: bool, helped: bool) -> str:
    said = f"saved {time} · {back}"
    if not moved:
        return f"{said} · practice, already answered today"
    return f"{said} · sooner, because of the hint" if helped else said


def _back(opens_at: datetime, at: datetime, zone: tzinfo, day_starts_at: int) -> str:
    opens = local_day(opens_at, zone, day_starts_at)
    return dates.back(opens, local_day(at, zone, day_starts_at))

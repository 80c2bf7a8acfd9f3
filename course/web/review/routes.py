"""The pages of the review: the next card, its hints, its answer, and what is told about it."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from course import clock
from course.extensions import db
from course.services import review_cards
from course.services.errors import Invalid
from course.services.review_cards import CardAnswer, NextCard
from course.web import access
from course.web.asking import card_order, is_judged_alone, read_answer, read_judgement
from course.web.asking.hinting import ASKED_FOR, COUNTED_IN
from course.web.frame import fragment
from course.web.keys import read_count, read_key
from course.web.review.views import answered_told, card_view, rest_view, told_of_log
from course.web.sent import sent_values, visitors_language
from course.web.transactions import committed
from quizzes.errors import ResponseRefused
from quizzes.questions import Response

bp = Blueprint("review", __name__, url_prefix="/review")

LONGEST_SECONDS = 24 * 60 * 60


@bp.get("/")
@access.signed_in
def show() -> str:
    """Show the next card, or, when nothing is due, when something will be."""
    viewer, at, connection = access.me(), clock.now(), db.connection
    card = review_cards.next_card(connection, viewer.person_id, at=at)
    if card is not None:
        return render_template("review/card.html", card=card_view(card), told=None)
    opening = review_cards.next_opening(connection, viewer.person_id)
    return render_template("review/rest.html", rest=rest_view(opening, viewer, at=at))


@bp.get("/cards/<number:card>/answers/<number:sequence>")
@access.signed_in
def show_answer(card: int, sequence: int) -> str:
    """Show what is told about an answer: for browsers without a script, after they answered."""
    viewer = access.me()
    found = review_cards.told(db.connection, viewer.person_id, card, sequence)
    if found is None:
        access.refuse()
    told = told_of_log(found, viewer, at=clock.now())
    return render_template("review/answered.html", told=told)


@bp.post("/cards/<number:card>/hints")
@access.signed_in
def hint(card: int) -> str:
    """Show a card with one more hint, and what was typed so far; nothing is written.

    How many were shown comes back with the answer: who hides it cheats nobody but themselves.
    """
    viewer = access.me()
    found = review_cards.card_with_hints(
        db.connection,
        viewer.person_id,
        card,
        read_count(request.form.get(ASKED_FOR)),
        seen=read_count(request.form.get("sequence")),
        asked_version=read_count(request.form.get("version")) or None,
        at=clock.now(),
    )
    if found is None:
        access.refuse()
    if request.headers.get(access.FRAGMENT):
        view = card_view(found)
        return fragment("macros/hints_alone.html", hints=view.question.hints, uid="card-")
    view = card_view(found, _so_far(found), key=read_key(request.form.get("key")))
    return render_template("review/card.html", card=view, told=None)


def _so_far(card: NextCard) -> Response | None:
    """Give what was answered before a hint was asked for; what cannot be an answer is left out."""
    if is_judged_alone(card.kind):
        return None
    order = card_order(card.card_id, card.sequence, card.asked)
    try:
        return read_answer(card.asked, sent_values("answer"), order, visitors_language())
    except (Invalid, ResponseRefused):
        return None


@bp.post("/cards/<number:card>")
@access.by_statement
def answer(card: int) -> ResponseReturnValue:
    """Take in an answer; a script gets what is told and the next card in the same breath."""
    key, seen = read_key(request.form.get("key")), read_count(request.form.get("sequence"))
    version = read_count(request.form.get("version")) or None
    hints = read_count(request.form.get(COUNTED_IN))
    seconds = min(read_count(request.form.get("seconds")), LONGEST_SECONDS) or None
    at = clock.now()
    by_script = bool(request.headers.get(access.FRAGMENT))

    def work(connection: Any) -> tuple[CardAnswer, NextCard | None] | None:
        done = review_cards.answer_card(
            connection,
            access.sign_in_key(),
            card,
            _read,
            key=key,
            seen=seen,
            asked_version=version,
            hints=hints,
            seconds=seconds,
            at=at,
        )
        if done is None:
            return None
        following = review_cards.next_card(connection, done.person_id, at=at) if by_script else None
        return done, following

    worked = committed(work)
    if worked is None:
        access.refuse()
    done, following = worked
    if not by_script:
        shown = url_for(".show_answer", card=card, sequence=done.sequence)
        return redirect(shown, code=303)
    return fragment(
        "review/_answered.html",
        told=answered_told(done, at=at),
        card=card_view(following) if following else None,
    )


def _read(kind: str, card_id: int, seen: int, asked: dict[str, Any]) -> Response:
    order, values = card_order(card_id, seen, asked), sent_values("answer")
    alone = is_judged_alone(kind)
    response = (
        read_judgement(values) if alone else read_answer(asked, values, order, visitors_language())
    )
    if response is None:
        raise Invalid("Choose or type an answer first, then send it.")
    return response

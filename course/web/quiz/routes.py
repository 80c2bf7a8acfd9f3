"""The pages of a quiz: about it, the paper, answers with receipts, hints, and the results."""

import secrets

from flask import (
    Blueprint,
    abort,
    flash,
    jsonify,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from course import clock
from course.extensions import db
from course.models import AttemptState
from course.rows.hints import Hints
from course.services import take_quiz
from course.services.take_quiz import Saved, Sent
from course.services.take_quiz.answers import ReadOne
from course.web import access, dates
from course.web.asking import read_answer
from course.web.asking.hinting import ASKED_FOR
from course.web.frame import fragment
from course.web.keys import new_key, read_count, read_key
from course.web.quiz.views import (
    hints_on_paper,
    paper_view,
    passage_scores,
    result_views,
    score_view,
)
from course.web.sent import sent_values, visitors_language
from course.web.transactions import committed

bp = Blueprint("quiz", __name__)

SEED_BITS = 31
NOTHING_SAVED = Saved(new=0, elsewhere=())


@bp.get("/courses/<slug:course>/quizzes/<slug:quiz>/")
@access.enrolled
def show(course: str, quiz: str) -> str:
    """Show what the quiz is, and the learner's attempts at it."""
    page = take_quiz.quiz_page(db.connection, access.course_id(), quiz, access.me().person_id)
    return render_template("quiz/about.html", course=course, quiz=page, score=score_view)


@bp.post("/courses/<slug:course>/quizzes/<slug:quiz>/attempts")
@access.enrolled
def start(course: str, quiz: str) -> ResponseReturnValue:
    """Begin an attempt, or go on with the one that is open."""
    course_id, person_id, at = access.course_id(), access.me().person_id, clock.now()
    seed = secrets.randbits(SEED_BITS)
    attempt = committed(
        lambda connection: take_quiz.start(connection, course_id, quiz, person_id, seed=seed, at=at)
    )
    return redirect(url_for(".take", attempt=attempt), code=303)


@bp.get("/attempts/<number:attempt>/")
@access.signed_in
def take(attempt: int) -> ResponseReturnValue:
    """Show the paper of an attempt; one that was handed in shows its results instead."""
    paper = take_quiz.paper(db.connection, attempt, access.me().person_id)
    if paper is None:
        abort(404)
    if paper.state is not AttemptState.in_progress:
        return redirect(url_for(".results", attempt=attempt))
    items = paper_view(paper, access.me().zone)
    return render_template("quiz/paper.html", paper=paper, items=items, key=new_key())


@bp.post("/attempts/<number:attempt>/answers/<number:position>")
@access.by_statement
def answer(attempt: int, position: int) -> ResponseReturnValue:
    """Save one answer and acknowledge it."""
    key, seen = read_key(request.form.get("key")), read_count(request.form.get("sequence"))
    at = clock.now()
    receipt = committed(
        lambda connection: take_quiz.save(
            connection,
            access.sign_in_key(),
            attempt,
            position,
            _reader(position),
            key=key,
            sequence=seen + 1,
            at=at,
        )
    )
    if receipt is None:
        access.refuse()
    saved = dates.clock_time(receipt.saved_at, dates.zone_of(receipt.time_zone))
    return jsonify(saved=saved, sequence=seen + 1)


@bp.post("/attempts/<number:attempt>/submit")
@access.signed_in
def submit(attempt: int) -> ResponseReturnValue:
    """Save what the form holds and hand the attempt in, or only save it."""
    person_id, at, staying = access.me().person_id, clock.now(), request.form.get("then") == "stay"
    form, key = _whole_form(), read_key(request.form.get("key"))

    def work(connection: Connection) -> Saved | None:
        saved = take_quiz.save_all(connection, attempt, person_id, form, key=key, at=at)
        if saved is not None and not staying:
            take_quiz.submit(connection, attempt, person_id, at=at)
        return saved

    saved = committed(work)
    if saved is None:
        abort(404)
    if staying:
        flash("Your answers are saved. You can go on later.", "success")
    _tell(saved)
    return redirect(url_for(".take" if staying else ".results", attempt=attempt), code=303)


@bp.post("/attempts/<number:attempt>/hints/<number:position>")
@access.signed_in
def hint(attempt: int, position: int) -> ResponseReturnValue:
    """Show the next hint of a question; without a script the answers so far are saved with it.

    A script saves the answers as they are given, and gets the hints alone.
    """
    person_id, at = access.me().person_id, clock.now()
    number = read_count(request.form.get(ASKED_FOR))
    by_script = bool(request.headers.get(access.FRAGMENT))
    form = {} if by_script else _whole_form()
    key = "" if by_script else read_key(request.form.get("key"))

    def work(connection: Connection) -> tuple[Hints, Saved] | None:
        taken = take_quiz.take_hint(connection, attempt, person_id, position, number, at=at)
        if taken is None:
            return None
        if by_script:
            return taken, NOTHING_SAVED
        saved = take_quiz.save_all(connection, attempt, person_id, form, key=key, at=at)
        return None if saved is None else (taken, saved)

    done = committed(work)
    if done is None:
        abort(404)
    hints, saved = done
    if by_script:
        view = hints_on_paper(attempt, position, hints, new=True)
        return fragment("macros/hints_alone.html", hints=view, uid=f"q{position}-")
    _tell(saved)
    place = f"q{position}--hint-{hints.taken}"
    return redirect(url_for(".take", attempt=attempt, _anchor=place), code=303)


@bp.get("/attempts/<number:attempt>/results")
@access.signed_in
def results(attempt: int) -> ResponseReturnValue:
    """Show the score and, as the quiz's policy allows, key, feedback and explanations."""
    found = take_quiz.results(db.connection, attempt, access.me().person_id)
    if found is None:
        return _open_or_missing(attempt)
    own = found.person_id == access.me().person_id
    return render_template(
        "quiz/results.html",
        results=found,
        own=own,
        score=score_view(found.earned, found.points),
        items=result_views(found),
        passages=passage_scores(found),
    )


def _tell(saved: Saved) -> None:
    if saved.elsewhere:
        places = ", ".join(str(place) for place in saved.elsewhere)
        flash(f"Answered in another window since, and kept as it is there: {places}.", "warning")


def _open_or_missing(attempt: int) -> ResponseReturnValue:
    """Send the learner of an open attempt to it; to others there is no such attempt.

    :raise 404: it is not theirs.
    """
    if take_quiz.paper(db.connection, attempt, access.me().person_id) is None:
        abort(404)
    return redirect(url_for(".take", attempt=attempt))


def _reader(position: int) -> ReadOne:
    values = sent_values(f"answer-{position}")
    locale = visitors_language()
    return lambda asked, order: read_answer(asked, values, order, locale)


def _whole_form() -> dict[int, Sent]:
    """Take the questions that the form held; each is marked by its count."""
    prefix = "sequence-"
    counts = {
        read_count(name.removeprefix(prefix)): read_count(value)
        for name, value in request.form.items()
        if name.startswith(prefix)
    }
    return {position: Sent(read=_reader(position), seen=seen) for position, seen in counts.items()}

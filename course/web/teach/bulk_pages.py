"""One order for many questions, and its undoing in one step."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from course import clock
from course.extensions import db
from course.services import change_many
from course.services.change_many import Action, All, Chosen, Done, Order, Ticked, Undone
from course.services.errors import Changed, Invalid
from course.services.list_questions import Wanted
from course.web import access
from course.web.desk import search_text
from course.web.teach.blueprint import bp
from course.web.teach.in_parts import carry_out_in_parts, undo_in_parts
from course.web.teach.list_pages import Sent, question_list
from course.web.teach.question_query import arguments, wanted_questions
from course.web.teach.words import ALREADY, CHANGED
from lessons.slugs import is_slug

TAGGING = frozenset({Action.add_tags, Action.remove_tags})
LONGEST_TAGS = 2000
"""Characters of a list of tags that are read."""


@bp.post("/questions/change")
@access.instructors
def change_questions(course: str) -> ResponseReturnValue:
    """Do one thing to all questions that were ticked, or to all that match."""
    wanted = wanted_questions(request.args)
    try:
        done = _carry_out(wanted)
    except (Invalid, Changed) as refusal:
        db.session.rollback()
        return question_list(course, wanted, _sent(str(refusal))), refusal.status
    _tell(course, done)
    return redirect(_list(course, wanted), code=303)


@bp.post("/questions/changes/<number:change>/undo")
@access.instructors
def undo_change(course: str, change: int) -> ResponseReturnValue:
    """Put every question back that is still as the change left it."""
    done = undo_in_parts(access.course_id(), change, by=access.me().person_id, at=clock.now())
    undo = url_for(".undo_change", course=course, change=done.event) if done.event else ""
    message = {"text": _undone(done), "undo_url": undo, "undo_label": "Do it again"}
    flash(message, "success" if done.restored else "info")  # type: ignore[arg-type]  # base.html takes both
    return redirect(_list(course, wanted_questions(request.args)), code=303)


def _carry_out(wanted: Wanted) -> Done:
    course_id, by, at = access.course_id(), access.me().person_id, clock.now()
    order, chosen = _order(), _chosen(wanted)
    return carry_out_in_parts(course_id, chosen, order, by=by, at=at)


def _order() -> Order:
    sent = request.form.get("action", "")
    if sent not in set(Action):
        raise Invalid("Choose what to do with the questions.")
    action = Action(sent)
    if action in TAGGING:
        typed = request.form.get("tags", "")[:LONGEST_TAGS]
        return Order(action=action, tags=change_many.sound_tags(typed))
    if action is Action.move:
        passage = search_text(request.form.get("to"))
        if not passage:
            raise Invalid("Choose the passage to move to.")
        return Order(action=action, passage=passage)
    return Order(action=action)


def _chosen(wanted: Wanted) -> Chosen:
    if request.form.get("every"):
        return All(wanted=wanted)
    sent = dict.fromkeys(request.form.getlist("chosen"))
    return Ticked(slugs=tuple(each for each in sent if is_slug(each)))


def _sent(problem: str) -> Sent:
    form = request.form
    return Sent(
        problem=problem,
        ticked=frozenset(form.getlist("chosen")),
        every=bool(form.get("every")),
        action=form.get("action", ""),
        tags=form.get("tags", "")[:LONGEST_TAGS],
        to=form.get("to", ""),
    )


def _tell(course: str, done: Done) -> None:
    action = Action(request.form["action"])
    there = arguments(wanted_questions(request.args))
    if done.event is None and done.stopped:
        flash(f"Nothing was changed, because {done.stopped}.", "info")
        return
    if done.event is None:
        flash(f"Nothing was changed: {ALREADY[action]}.", "info")
        return
    parts = [CHANGED[action].format(_questions(done.changed))]
    if done.stopped:
        parts.append(f"The other {done.left:,} are as they were, because {done.stopped}.")
    elif done.left:
        parts.append(f"The other {done.left:,}: {ALREADY[action]}.")
    undo = url_for(".undo_change", course=course, change=done.event, **there)
    flash({"text": " ".join(parts), "undo_url": undo}, "success")  # type: ignore[arg-type]  # as above


def _undone(done: Undone) -> str:
    if not done.restored:
        return "Nothing was left to undo: the questions have been changed since, or are back."
    stand = "stands" if done.restored == 1 else "stand"
    parts = [f"Undone: {_questions(done.restored)} {stand} as before."]
    if done.retired:
        parts.append(f"{done.retired:,} of them learners have met; they are retired instead.")
    if done.left:
        parts.append(f"{done.left:,} stay as they are: they were changed since.")
    return " ".join(parts)


def _questions(number: int) -> str:
    return "1 question" if number == 1 else f"{number:,} questions"


def _list(course: str, wanted: Wanted) -> str:
    return url_for(".list_questions", course=course, **arguments(wanted, page=True))

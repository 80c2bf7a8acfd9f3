"""One question: tried out as a learner meets it, published, retired."""

from dataclasses import replace
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from course import clock
from course.extensions import db
from course.models import Role
from course.rows.flaws import flaws_in_course
from course.rows.hints import Hints, hints_in
from course.rows.shown import HINTS
from course.services import add_questions, find_questions
from course.services.find_questions import Opened
from course.web import access
from course.web.asking import (
    HintsView,
    asked_view,
    given_view,
    hints_taken_view,
    hints_view,
    read_answer,
)
from course.web.asking.hinting import ASKED_FOR, COUNTED_IN
from course.web.desk import desk
from course.web.keys import read_count
from course.web.sent import sent_values, visitors_language
from course.web.teach.blueprint import bp
from course.web.teach.notices import tell
from course.web.teach.trying_out import marked_view
from course.web.teach.words import KINDS


@bp.get("/questions/<slug:question>/preview")
@access.teachers
def preview(course: str, question: str) -> str:
    """Show a version as a learner meets it, with its history and what can be done with it."""
    return _preview(course, _opened(question))


@bp.post("/questions/<slug:question>/preview")
@access.teachers
def try_out(course: str, question: str) -> ResponseReturnValue:
    """Mark an answer to the previewed version, or show a hint; nothing of it is kept."""
    found = _opened(question)
    order = _order(found)
    asking = read_count(request.form.get(ASKED_FOR))
    shown = asking or read_count(request.form.get(COUNTED_IN))
    hints = hints_in(found.asked, found.told.get(HINTS), shown)
    response = read_answer(found.asked, sent_values("answer"), order, visitors_language())
    given = given_view(found.asked, response, order)
    if asking:
        return _preview(course, found, hints=hints, given=given)
    if response is None:
        return _preview(course, found, hints=hints, unanswered=True), 400
    told = marked_view(
        found.value,
        found.asked,
        found.told,
        response,
        hints,
        passage_url=_passage_url(course, found),
        passage_title=found.passage_title,
    )
    return _preview(course, found, hints=hints, given=given, told=told)


@bp.post("/questions/<slug:question>/publish")
@access.instructors
def publish(course: str, question: str) -> ResponseReturnValue:
    """Let learners meet a version from their next attempt on."""
    number = _version(request.form.get("version"))
    if number is None:
        abort(400)
    published = add_questions.publish(
        db.session,
        access.course_id(),
        question,
        number,
        instead_of=_version(request.form.get("live")),
        by=access.me().person_id,
        at=clock.now(),
    )
    db.session.commit()
    again = f" It says what version {number} says." if published.new else ""
    flash(
        f"Version {published.number} is live.{again} Learners meet it in their next attempt.",
        "success",
    )
    tell(published.notices)
    return _to_preview(course, question)


@bp.post("/questions/<slug:question>/retire")
@access.instructors
def retire(course: str, question: str) -> ResponseReturnValue:
    """Take a question out of use."""
    by, at = access.me().person_id, clock.now()
    add_questions.retire(db.session, access.course_id(), question, by=by, at=at)
    db.session.commit()
    undo = url_for(".bring_back", course=course, question=question)
    text = "The question is retired: learners no longer meet it. What was answered is kept."
    flash({"text": text, "undo_url": undo}, "success")  # type: ignore[arg-type]  # base.html takes both
    return _to_preview(course, question)


@bp.post("/questions/<slug:question>/bring-back")
@access.instructors
def bring_back(course: str, question: str) -> ResponseReturnValue:
    """Put a retired question back into use."""
    by, at = access.me().person_id, clock.now()
    add_questions.bring_back(db.session, access.course_id(), question, by=by, at=at)
    db.session.commit()
    undo = url_for(".retire", course=course, question=question)
    flash({"text": "The question is back.", "undo_url": undo}, "success")  # type: ignore[arg-type]  # as above
    return _to_preview(course, question)


@bp.post("/questions/<slug:question>/delete")
@access.instructors
def delete(course: str, question: str) -> ResponseReturnValue:
    """Delete a draft that was never published."""
    by, at = access.me().person_id, clock.now()
    add_questions.delete(db.session, access.course_id(), question, by=by, at=at)
    db.session.commit()
    flash("The draft is deleted.", "success")
    return redirect(url_for(".list_questions", course=course), code=303)


def _version(sent: str | None) -> int | None:
    if sent is None or not (sent.isascii() and sent.isdigit() and 0 < len(sent) <= 9):
        return None
    return int(sent)


def _opened(question: str) -> Opened:
    number = _version(request.args.get("version"))
    return find_questions.opened(db.session, access.course_id(), question, number)


def _order(found: Opened) -> list[int]:
    """Give the author's order: a preview is for reading, and trying it again for comparing."""
    return list(range(len(found.asked["options"])))


def _preview(
    course: str,
    found: Opened,
    *,
    hints: Hints | None = None,
    unanswered: bool = False,
    **answered: Any,
) -> str:
    told = answered.get("told")
    hints = hints or hints_in(found.asked, (), 0)
    return render_template(
        "teach/preview.html",
        **desk(course, "questions"),
        found=found,
        question=replace(
            asked_view(
                found.value.kind.value,
                found.asked,
                _order(found),
                KINDS[found.value.kind],
                found.told.get("answer", ""),
            ),
            hints=hints_taken_view(hints) if told else _hints_view(course, found, hints),
        ),
        given=answered.get("given"),
        told=told,
        unanswered=unanswered,
        flaws=flaws_in_course(db.session.connection(), access.course_id(), found.value),
        kinds=KINDS,
        history=find_questions.history(db.session, access.course_id(), found.slug),
        passage_url=_passage_url(course, found),
        may_write=access.me().role is Role.instructor,
    )


def _hints_view(course: str, found: Opened, hints: Hints) -> HintsView | None:
    url = url_for(
        ".preview",
        course=course,
        question=found.slug,
        version=found.number,
        _anchor=f"q-hint-{hints.taken + 1}",
    )
    return hints_view(hints, url, new=True, counted_in=COUNTED_IN)


def _passage_url(course: str, found: Opened) -> str:
    return url_for("learn.show_lesson", course=course, lesson=found.lesson, _anchor=found.passage)


def _to_preview(course: str, question: str) -> ResponseReturnValue:
    return redirect(url_for(".preview", course=course, question=question), code=303)

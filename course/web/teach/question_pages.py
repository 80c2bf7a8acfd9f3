"""One question: tried out as a learner meets it, published, retired."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from course import clock
from course.extensions import db
from course.models import Role
from course.rows.flaws import flaws_in_course
from course.rows.shown import SOME_DRAW
from course.services import add_questions, find_questions
from course.services.find_questions import Opened
from course.web import access
from course.web.asking import asked_view, given_view, read_answer, told_view
from course.web.desk import desk
from course.web.sent import sent_values, visitors_language
from course.web.teach.blueprint import bp
from course.web.teach.words import KINDS
from quizzes.grading import grade_seeded


@bp.get("/questions/<slug:question>/preview")
@access.teachers
def preview(course: str, question: str) -> str:
    """Show a version as a learner meets it, with its history and what can be done with it."""
    return _preview(course, _opened(question))


@bp.post("/questions/<slug:question>/preview")
@access.teachers
def try_out(course: str, question: str) -> ResponseReturnValue:
    """Mark an answer to the previewed version; nothing of it is kept."""
    found = _opened(question)
    order = _order(found)
    response = read_answer(found.asked, sent_values("answer"), order, visitors_language())
    if response is None:
        return _preview(course, found, unanswered=True), 400
    mark = grade_seeded(found.value, SOME_DRAW, response)
    told = told_view(
        found.asked,
        found.told,
        order,
        response,
        mark,
        points=found.value.points,
        passage_url=_passage_url(course, found),
        passage_title=found.passage_title,
    )
    return _preview(course, found, given=given_view(found.asked, response, order), told=told)


@bp.post("/questions/<slug:question>/publish")
@access.instructors
def publish(course: str, question: str) -> ResponseReturnValue:
    """Let learners meet a version from their next attempt on."""
    number = _version(request.form.get("version"))
    if number is None:
        abort(400)
    add_questions.publish(
        db.session,
        access.course_id(),
        question,
        number,
        instead_of=_version(request.form.get("live")),
        by=access.me().person_id,
        at=clock.now(),
    )
    db.session.commit()
    flash(f"Version {number} is live. Learners meet it in their next attempt.", "success")
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


def _preview(course: str, found: Opened, *, unanswered: bool = False, **answered: Any) -> str:
    return render_template(
        "teach/preview.html",
        **desk(course, "questions"),
        found=found,
        question=asked_view(
            found.value.kind.value,
            found.asked,
            _order(found),
            KINDS[found.value.kind],
            found.told.get("answer", ""),
        ),
        given=answered.get("given"),
        told=answered.get("told"),
        unanswered=unanswered,
        flaws=flaws_in_course(db.session.connection(), access.course_id(), found.value),
        kinds=KINDS,
        history=find_questions.history(db.session, access.course_id(), found.slug),
        passage_url=_passage_url(course, found),
        may_write=access.me().role is Role.instructor,
    )


def _passage_url(course: str, found: Opened) -> str:
    return url_for("learn.show_lesson", course=course, lesson=found.lesson, _anchor=found.passage)


def _to_preview(course: str, question: str) -> ResponseReturnValue:
    return redirect(url_for(".preview", course=course, question=question), code=303)

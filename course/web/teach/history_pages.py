"""The history of a question: who changed what, word by word, and any version restored."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from course import clock
from course.extensions import db
from course.models import Role
from course.services import add_questions, find_questions
from course.services.add_questions import PlaceGone, Stale
from course.services.find_questions import Version
from course.web import access
from course.web.desk import desk
from course.web.teach.blueprint import bp
from course.web.teach.notices import tell
from course.web.teach.word_diff import Fate, differences


@bp.get("/questions/<slug:question>/history")
@access.teachers
def show_history(course: str, question: str) -> str:
    """List a question's versions, and show what differs between two of them."""
    return _history(course, question)


@bp.post("/questions/<slug:question>/restore")
@access.instructors
def restore_version(course: str, question: str) -> ResponseReturnValue:
    """Write an older version again, as a draft that is the newest one."""
    number, based_on = (_number(request.form.get(name)) for name in ("version", "newest"))
    if number is None or based_on is None:
        abort(400)
    by, at = access.me().person_id, clock.now()
    course_id = access.course_id()
    try:
        written = add_questions.restore(
            db.session, course_id, question, number, based_on=based_on, by=by, at=at
        )
    except Stale as refusal:
        db.session.rollback()
        return _history(course, question, problem=str(refusal)), refusal.status
    except PlaceGone as refusal:
        db.session.rollback()
        return _history(course, question, str(refusal), reopen=number), refusal.status
    db.session.commit()
    if written.new:
        flash(
            f"Version {written.number} says again what version {number} said. "
            "Learners meet it once it is published.",
            "success",
        )
    else:
        flash("The newest version says the same already, so there is no new one.", "info")
    tell(written.notices)
    return redirect(url_for(".preview", course=course, question=question), code=303)


def _history(course: str, question: str, problem: str = "", reopen: int | None = None) -> str:
    found = find_questions.opened(db.session, access.course_id(), question)
    versions = find_questions.history(db.session, access.course_id(), question)
    before, after = _pair(versions)
    return render_template(
        "teach/history.html",
        **desk(course, "questions"),
        found=found,
        versions=versions,
        before=before,
        after=after,
        stretches=differences(before.source, after.source),
        fates=Fate,
        problem=problem,
        reopen=reopen,
        may_write=access.me().role is Role.instructor,
    )


def _pair(versions: list[Version]) -> tuple[Version, Version]:
    """Give the two versions that the address names, else the newest and the one before it."""
    numbered = {each.number: each for each in versions}
    after = numbered.get(_number(request.args.get("to")) or 0, versions[0])
    older = numbered.get(after.number - 1, after)
    before = numbered.get(_number(request.args.get("from")) or 0, older)
    return before, after


def _number(sent: str | None) -> int | None:
    if sent is None or not (sent.isascii() and sent.isdigit() and 0 < len(sent) <= 9):
        return None
    return int(sent)

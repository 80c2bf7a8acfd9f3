"""Write a question and change one, in a form that needs no script."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from course import clock
from course.extensions import db
from course.services import add_questions, find_questions
from course.services.add_questions import SlugTaken, Stale
from course.services.find_questions import Opened, PassageChoice
from course.web import access
from course.web.desk import desk, search_text
from course.web.teach.blueprint import bp
from course.web.teach.forms import QuestionForm
from course.web.teach.values import edit_form, new_form, question_of
from course.web.teach.words import KINDS
from quizzes.formats.markdown import write_question
from quizzes.questions import Kind, Question, kind_of


@bp.get("/questions/new")
@access.instructors
def new_question(course: str) -> str:
    """Choose a kind, then write a question for a passage."""
    kind, passages = _kind(), _passages()
    if kind is None or not passages:
        passage = search_text(request.args.get("passage"))
        return render_template(
            "teach/choose_kind.html",
            **desk(course, "questions"),
            kinds=KINDS,
            passage=passage,
            passages=passages,
        )
    return _editor(course, new_form(kind, passages, search_text(request.args.get("passage"))), kind)


@bp.post("/questions/new")
@access.instructors
def write_new_question(course: str) -> ResponseReturnValue:
    """Keep a new question as a draft, or work on the rows of the form."""
    kind = _kind() or abort(404)
    form = new_form(kind, _passages(), "")
    if form.press(request.form.get("do", "")):
        return _editor(course, form, kind)
    slug = form.slug.data or add_questions.propose_slug(
        db.session, access.course_id(), form.stem.data or ""
    )
    value = question_of(form, slug)
    if value is None:
        return _editor(course, form, kind), 400
    by, at = access.me().person_id, clock.now()
    try:
        add_questions.write(db.session, access.course_id(), value, by=by, at=at)
    except SlugTaken as refusal:
        form.slug.errors = [str(refusal)]
        return _editor(course, form, kind), 409
    db.session.commit()
    flash("Saved as a draft. Try it out here, then publish it.", "success")
    return _to_preview(course, slug)


@bp.get("/questions/<slug:question>/edit")
@access.instructors
def edit_question(course: str, question: str) -> str:
    """Show the newest version in the form."""
    found = find_questions.opened(db.session, access.course_id(), question)
    form = edit_form(found.value, found.number, _passages())
    return _editor(course, form, kind_of(found.value.body), found)


@bp.post("/questions/<slug:question>/edit")
@access.instructors
def revise_question(course: str, question: str) -> ResponseReturnValue:
    """Keep the changed question as its next version, or work on the rows of the form."""
    found = find_questions.opened(db.session, access.course_id(), question)
    form = edit_form(found.value, found.number, _passages())
    kind = kind_of(found.value.body)
    if form.press(request.form.get("do", "")):
        return _editor(course, form, kind, found)
    value = question_of(form, question)
    if value is None:
        return _editor(course, form, kind, found), 400
    try:
        _revise(form, value)
    except Stale:
        return _conflict(course, form, found, value), 409
    db.session.commit()
    return _to_preview(course, question)


def _revise(form: QuestionForm, value: Question) -> None:
    based_on = form.version.data or ""
    if not (based_on.isascii() and based_on.isdigit() and len(based_on) <= 9):
        abort(400)
    written = add_questions.revise(
        db.session,
        access.course_id(),
        value,
        based_on=int(based_on),
        by=access.me().person_id,
        at=clock.now(),
    )
    if written.new:
        flash(f"Saved as version {written.number}. Learners meet it once published.", "success")
    else:
        flash("Nothing was changed, so there is no new version.", "info")


def _conflict(course: str, form: QuestionForm, found: Opened, value: Question) -> str:
    """Show both texts; what was typed stays in the form, to be saved as the next version."""
    form.version.data = str(found.newest)
    texts = {"theirs": found.source, "yours": write_question(value)}
    return _editor(course, form, kind_of(found.value.body), found, conflict=texts)


def _editor(
    course: str,
    form: QuestionForm,
    kind: Kind,
    found: Opened | None = None,
    *,
    conflict: dict[str, str] | None = None,
) -> str:
    rows = form[form.rows_name] if form.rows_name else None
    for number, entry in enumerate(rows.entries if rows is not None else (), 1):
        entry.form.text.label.text = f"{form.row_word} {number}"
        entry.form.feedback.label.text = f"Feedback to {form.row_word.lower()} {number}"
    return render_template(
        "teach/editor.html",
        **desk(course, "questions"),
        form=form,
        kind=kind,
        kind_name=KINDS[kind],
        rows=rows,
        found=found,
        conflict=conflict,
    )


def _kind() -> Kind | None:
    sent = request.args.get("kind", "")
    return Kind(sent) if sent in set(Kind) else None


def _passages() -> list[PassageChoice]:
    return find_questions.passages(db.session, access.course_id())


def _to_preview(course: str, question: str) -> ResponseReturnValue:
    return redirect(url_for(".preview", course=course, question=question), code=303)

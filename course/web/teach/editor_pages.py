"""Write a question and change one, in a form that needs no script."""

from dataclasses import dataclass
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from course import clock
from course.extensions import db
from course.rows.bank_words import Guarded, guarded_in_bank
from course.services import add_questions, find_questions
from course.services.add_questions import SlugTaken, Stale, Written
from course.services.find_questions import Opened, PassageChoice
from course.web import access
from course.web.desk import desk, search_text
from course.web.keys import read_count
from course.web.sent import sent_values
from course.web.teach.blueprint import bp
from course.web.teach.forms import KIND_WORDS, QuestionForm
from course.web.teach.notices import tell
from course.web.teach.older_versions import placed
from course.web.teach.trying_out import COUNTED_IN, HINT, Trial, Tried, trial_of
from course.web.teach.values import edit_form, new_form, question_of
from quizzes.formats.markdown import write_question
from quizzes.questions import Kind, Question, kind_of

LOOK, MARK = "look", "mark"
"""Buttons that show the question as it stands in the form, and mark an answer to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the editor shows beside its form."""

    kind: Kind
    found: Opened | None = None
    conflict: dict[str, str] | None = None
    trial: Trial | None = None


@bp.get("/questions/new")
@access.instructors
def new_question(course: str) -> str:
    """Choose a kind, then write a question for a passage."""
    kind, passages = _kind(), _passages()
    passage = search_text(request.args.get("passage"))
    if kind is None or not passages:
        return render_template(
            "teach/choose_kind.html",
            **desk(course, "questions"),
            kinds=KIND_WORDS,
            passage=passage,
            passages=passages,
        )
    return _editor(course, new_form(kind, passages, passage), Page(kind=kind))


@bp.post("/questions/new")
@access.instructors
def write_new_question(course: str) -> ResponseReturnValue:
    """Keep a new question as a draft, or work on the rows of the form."""
    kind = _kind() or abort(404)
    form = new_form(kind, _passages(), "")
    page = Page(kind=kind)
    if form.press(_button()):
        return _editor(course, form, page)
    slug = form.slug.data or add_questions.propose_slug(
        db.session, access.course_id(), form.stem.data or ""
    )
    value = question_of(form, slug)
    if value is None:
        return _editor(course, form, page), 400
    by, at = access.me().person_id, clock.now()
    try:
        written = add_questions.write(db.session, access.course_id(), value, by=by, at=at)
    except SlugTaken as refusal:
        form.slug.errors = [str(refusal)]
        return _editor(course, form, page), 409
    db.session.commit()
    flash("Saved as a draft. Try it out here, then publish it.", "success")
    tell(written.notices)
    return _to_preview(course, slug)


@bp.get("/questions/<slug:question>/edit")
@access.instructors
def edit_question(course: str, question: str) -> str:
    """Show the newest version in the form, or an older one that is to be the newest again."""
    number = read_count(request.args.get("version")) or None
    found = find_questions.opened(db.session, access.course_id(), question, number)
    passages = _passages()
    form = edit_form(placed(found, passages), found.newest, passages)
    return _editor(course, form, Page(kind=kind_of(found.value.body), found=found))


@bp.post("/questions/<slug:question>/edit")
@access.instructors
def revise_question(course: str, question: str) -> ResponseReturnValue:
    """Keep the changed question as its next version, or work on the rows of the form."""
    found = find_questions.opened(db.session, access.course_id(), question)
    form = edit_form(found.value, found.number, _passages())
    page = Page(kind=kind_of(found.value.body), found=found)
    if form.press(_button()):
        return _editor(course, form, page)
    value = question_of(form, question)
    if value is None:
        return _editor(course, form, page), 400
    try:
        written = _revise(form, value)
    except Stale:
        return _conflict(course, form, found, value), 409
    db.session.commit()
    tell(written.notices)
    return _to_preview(course, question)


@bp.post("/questions/try")
@access.instructors
def try_unsaved(course: str) -> ResponseReturnValue:
    """Show the question that a form holds as a learner meets it; nothing of it is kept.

    Faults come back beside their fields, so that the page can tell them while one types.
    """
    kind = _kind() or abort(404)
    slug = search_text(request.args.get("question"))
    found = find_questions.opened(db.session, access.course_id(), slug) if slug else None
    form = _sent_form(kind, found)
    value = question_of(form, slug or form.slug.data or "trial")
    asking = _button() == HINT
    tried = Tried(
        answers=sent_values("try"),
        hints=read_count(request.form.get(COUNTED_IN)) + asking,
        marking=_button() == MARK,
        asking=asking,
    )
    guarded = _guarded(value) if value else None
    url = _try_url(course, kind, found, _anchor=f"trial-q-hint-{tried.hints + 1}")
    trial = trial_of(form, guarded, tried, kind, url=url)
    return _editor(course, form, Page(kind=kind, found=found, trial=trial))


def _guarded(value: Question) -> Guarded:
    return guarded_in_bank(db.session.connection(), access.course_id(), value)


def _sent_form(kind: Kind, found: Opened | None) -> QuestionForm:
    if found is None:
        return new_form(kind, _passages(), "")
    if kind_of(found.value.body) is not kind:
        abort(404)
    return edit_form(found.value, found.number, _passages())


def _revise(form: QuestionForm, value: Question) -> Written:
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
    return written


def _conflict(course: str, form: QuestionForm, found: Opened, value: Question) -> str:
    """Show both texts; what was typed stays in the form, to be saved as the next version."""
    form.version.data = str(found.newest)
    texts = {"theirs": found.source, "yours": write_question(value)}
    page = Page(kind=kind_of(found.value.body), found=found, conflict=texts)
    return _editor(course, form, page)


def _editor(course: str, form: QuestionForm, page: Page) -> str:
    return render_template(
        "teach/editor.html",
        **desk(course, "questions"),
        form=form,
        kind=page.kind.value,
        words=form.words,
        found=page.found,
        conflict=page.conflict,
        trial=page.trial,
        try_url=_try_url(course, page.kind, page.found),
    )


def _try_url(course: str, kind: Kind, found: Opened | None, **more: Any) -> str:
    if found:
        more["question"] = found.slug
    return url_for(".try_unsaved", course=course, kind=kind.value, **more)


def _button() -> str:
    return request.form.get("do", "")


def _kind() -> Kind | None:
    sent = request.args.get("kind", "")
    return Kind(sent) if sent in set(Kind) else None


def _passages() -> list[PassageChoice]:
    return find_questions.passages(db.session, access.course_id())


def _to_preview(course: str, question: str) -> ResponseReturnValue:
    return redirect(url_for(".preview", course=course, question=question), code=303)

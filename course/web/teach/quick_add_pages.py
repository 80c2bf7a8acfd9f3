"""Quick add: type or paste many questions, see them read, and save them all at once."""

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from wtforms import SelectField, TextAreaField

from course import clock
from course.extensions import db
from course.services import add_many, find_questions
from course.services.add_many import Reading, Taken
from course.services.find_questions import PassageChoice
from course.web import access
from course.web.desk import desk, search_text
from course.web.teach.blueprint import bp
from course.web.teach.forms import KIND_WORDS
from course.web.teach.quick_views import NO_PASSAGE, reading_view
from course.web.teach.words import KINDS
from quizzes.questions import Kind

DRAFTS, PUBLISH, EXAMPLE = "drafts", "publish", "example"
"""The buttons; any other shows what was understood."""


class QuickForm(FlaskForm):
    """A passage for the questions that name none, and the text."""

    passage = SelectField("Passage", validate_choice=False)
    text = TextAreaField("Questions")
    example = SelectField(
        "An example of", choices={kind.value: words.name for kind, words in KIND_WORDS.items()}
    )


@bp.get("/questions/quick")
@access.instructors
def quick_add(course: str) -> str:
    """Show the empty page, for a passage if one was named."""
    passages = _passages()
    form = QuickForm(data={"passage": search_text(request.args.get("passage"))})
    return _page(course, form, passages, None)


@bp.post("/questions/quick")
@access.instructors
def send_quick_add(course: str) -> ResponseReturnValue:
    """Show what the text holds; or save all of it, if nothing is wrong with it."""
    passages, form, button = _passages(), QuickForm(), request.form.get("do", "")
    if button == EXAMPLE:
        _put_example(form)
    reading = _read(form, passages)
    if button not in (DRAFTS, PUBLISH):
        return _page(course, form, passages, reading)
    if not reading.sound:
        return _page(course, form, passages, reading, refused=True), 400
    try:
        number = _save(reading, publish=button == PUBLISH)
    except Taken as refusal:
        flash(str(refusal), "danger")
        return _page(course, form, passages, _read(form, passages), refused=True), 409
    return redirect(url_for(".quick_added", course=course, batch=number), code=303)


@bp.get("/questions/quick/<number:batch>")
@access.instructors
def quick_added(course: str, batch: int) -> str:
    """Show what was added at once, with a button that takes it back."""
    return render_template(
        "teach/quick_added.html",
        **desk(course, "questions"),
        batch=add_many.batch(db.session, access.course_id(), batch),
        kinds=KINDS,
    )


@bp.post("/questions/quick/<number:batch>/undo")
@access.instructors
def undo_quick_add(course: str, batch: int) -> ResponseReturnValue:
    """Take back what was added: drafts are deleted, published questions retired."""
    by, at = access.me().person_id, clock.now()
    done = add_many.take_back(db.session, access.course_id(), batch, by=by, at=at)
    db.session.commit()
    parts = [
        f"{done.deleted} deleted" if done.deleted else "",
        f"{done.retired} retired" if done.retired else "",
        f"{done.kept} kept, because somebody has worked on them since" if done.kept else "",
    ]
    told = ", ".join(part for part in parts if part) or "there was nothing left to take back"
    flash(f"Taken back: {told}.", "success")
    return redirect(url_for(".quick_added", course=course, batch=batch), code=303)


def _passages() -> list[PassageChoice]:
    return find_questions.passages(db.session, access.course_id())


def _read(form: QuickForm, passages: list[PassageChoice]) -> Reading:
    known = {each.slug for each in passages}
    passage = form.passage.data if form.passage.data in known else NO_PASSAGE
    return add_many.read(db.session, access.course_id(), form.text.data or "", passage=passage)


def _save(reading: Reading, *, publish: bool) -> int:
    number = add_many.save(
        db.session,
        access.course_id(),
        [draft.value for draft in reading.drafts],
        publish=publish,
        by=access.me().person_id,
        at=clock.now(),
    )
    db.session.commit()
    return number


def _put_example(form: QuickForm) -> None:
    """Put an example behind what is there already."""
    chosen = form.example.data
    if chosen in set(Kind):
        before = (form.text.data or "").rstrip()
        example = KIND_WORDS[Kind(chosen)].example
        form.text.data = f"{before}\n\n{example}" if before else example


def _page(
    course: str,
    form: QuickForm,
    passages: list[PassageChoice],
    reading: Reading | None,
    *,
    refused: bool = False,
) -> str:
    groups: dict[str, dict[str, str]] = {
        "Passage": {"": "Choose, or let each question name its own"}
    }
    for each in passages:
        groups.setdefault(each.lesson, {})[each.slug] = each.title
    form.passage.choices = groups
    text = form.text.data or ""
    empty = not text.strip()
    return render_template(
        "teach/quick_add.html",
        **desk(course, "questions"),
        form=form,
        passages=passages,
        reading=reading_view(reading, text, passages) if reading and not empty else None,
        refused=refused,
        kinds=KIND_WORDS,
        most=add_many.MOST,
        largest=current_app.config["MAX_CONTENT_LENGTH"],
    )

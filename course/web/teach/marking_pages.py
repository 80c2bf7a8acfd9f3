"""Essays that wait to be marked: the list of them, and one with its rubric to choose from."""

from fractions import Fraction

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField
from wtforms.validators import InputRequired

from course import clock
from course.extensions import db
from course.services import mark_essays
from course.services.mark_essays import EssayPage, Waiting
from course.web import access
from course.web.asking import points_text
from course.web.desk import desk, page_number
from course.web.markup import published
from course.web.teach.blueprint import bp
from course.web.transactions import committed
from quizzes.questions import Criterion


@bp.get("/marking")
@access.teachers
def show_marking(course: str) -> str:
    """List the essays that wait, the one that has waited longest first."""
    page = page_number(request.args.get("page"))
    queue = mark_essays.queue(db.connection, access.course_id(), page=page)
    return render_template(
        "teach/marking.html",
        **desk(course, "marking", waiting=queue.place.total),
        queue=queue,
        opening=opening,
        page_url=url_for(".show_marking", course=course, page=""),
    )


@bp.get("/marking/<number:attempt>/<number:position>")
@access.teachers
def show_essay(course: str, attempt: int, position: int) -> str:
    """Show one essay with its rubric."""
    essay = _essay(attempt, position)
    return _page(course, essay, judgement_form(essay))


@bp.post("/marking/<number:attempt>/<number:position>")
@access.teachers
def mark_essay(course: str, attempt: int, position: int) -> ResponseReturnValue:
    """Give an essay the points of the chosen levels, instead of those it had when it was opened."""
    essay = _essay(attempt, position)
    form = judgement_form(essay)
    if not form.validate_on_submit():
        return _page(course, essay, form), 400
    course_id, by, at = access.course_id(), access.me().person_id, clock.now()
    levels = [int(field.data) for field in criteria_of(form)]
    earned = committed(
        lambda connection: mark_essays.mark(
            connection,
            course_id,
            attempt,
            position,
            levels,
            seen=form["replaces"].data or "",
            by=by,
            at=at,
        )
    )
    flash(f"Marked: {points_text(earned, essay.points)} for {essay.name}.", "success")
    return redirect(url_for(".show_marking", course=course), code=303)


def opening(essay: Waiting) -> str:
    """Give the text of the question that an essay answers, without its marks."""
    return published(essay.stem_html).striptags()


def judgement_form(essay: EssayPage) -> FlaskForm:
    """Make the form for a rubric: a group of radio buttons for each criterion.

    It tells which mark it was made for, so that nobody replaces one that they have not seen.
    """
    fields = {
        f"criterion_{number}": _levels(criterion)
        for number, criterion in enumerate(essay.body.rubric)
    }
    replaces = HiddenField(default=essay.stands)
    form: FlaskForm = type("JudgementForm", (FlaskForm,), {**fields, "replaces": replaces})()
    return form


def criteria_of(form: FlaskForm) -> list[RadioField]:
    """Give the fields of the criteria, in their order."""
    return [field for field in form if isinstance(field, RadioField)]


def _levels(criterion: Criterion) -> RadioField:
    return RadioField(
        criterion.name,
        choices={
            str(place): f"{worth_text(level.worth)}: {level.description}"
            for place, level in enumerate(criterion.levels)
        },
        validators=[InputRequired("Choose a level.")],
    )


def worth_text(worth: int) -> str:
    """Write the points of a level."""
    return "1 point" if worth == 1 else f"{worth} points"


def _essay(attempt: int, position: int) -> EssayPage:
    return mark_essays.essay_page(db.connection, access.course_id(), attempt, position)


def _page(course: str, essay: EssayPage, form: FlaskForm) -> str:
    return render_template(
        "teach/mark_essay.html",
        **desk(course, "marking"),
        essay=essay,
        stem=published(essay.asked["stem"]),
        model_answer=published(essay.told["answer"]),
        earned=None if essay.earned is None else points_text(essay.earned, essay.points),
        scaled=essay.points != essay.body.most,
        worth=Fraction(essay.points, essay.body.most),
        form=form,
        criteria=criteria_of(form),
    )

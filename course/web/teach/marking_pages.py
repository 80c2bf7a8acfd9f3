"""Essays that wait to be marked: the list of them, and one with its rubric to choose from."""

from collections.abc import Iterator
from fractions import Fraction

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from sqlalchemy import Connection

from course import clock
from course.extensions import db
from course.services import mark_essays
from course.services.errors import Changed
from course.services.mark_essays import EssayPage, Waiting
from course.web import access
from course.web.asking import points_text
from course.web.asking.hinting import share_text
from course.web.asking.judging import JudgementTold, told_judgement
from course.web.desk import desk, page_number
from course.web.markup import published
from course.web.teach.blueprint import bp
from course.web.teach.forms.judgement import criteria_of, judgement_form, verdict_of
from course.web.transactions import committed

NEXT = "next"
"""What the button sends that saves and goes on."""
NOBODY = "somebody who has left"


@bp.get("/marking")
@access.teachers
def show_marking(course: str) -> str:
    """List the essays that wait, the one that has waited longest first."""
    page = page_number(request.args.get("page"))
    queue = mark_essays.queue(db.connection, access.course_id(), page=page)
    return render_template(
        "teach/marking.html",
        **desk(course, "marking"),
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
    verdict, seen = verdict_of(form), form["replaces"].data or ""

    def work(connection: Connection) -> tuple[Fraction, tuple[int, int] | None]:
        earned = mark_essays.mark(
            connection, course_id, attempt, position, verdict, seen=seen, by=by, at=at
        )
        return earned, mark_essays.following(connection, course_id, essay)

    try:
        earned, following = committed(work)
    except Changed as refusal:
        return _other_judgement(course, attempt, position, str(refusal)), refusal.status
    flash(f"Marked: {points_text(earned, essay.points)} for {essay.name}.", "success")
    onward = following if request.form.get("then") == NEXT else None
    return redirect(_address(course, onward), code=303)


def _other_judgement(course: str, attempt: int, position: int, said: str) -> str:
    """Show what was judged in the meantime, and the form with what was chosen and typed.

    It is now made for the judgement that is seen beside it, which it may replace.
    """
    essay = _essay(attempt, position)
    form = judgement_form(essay)
    form["replaces"].data = essay.stands
    form.form_errors.append(said)
    return _page(course, essay, form)


def opening(essay: Waiting) -> str:
    """Give the text of the question that an essay answers, without its marks."""
    return published(essay.stem_html).striptags()


def _address(course: str, onward: tuple[int, int] | None) -> str:
    """Give the address of a text, or of the list where there is none."""
    if onward is None:
        return url_for(".show_marking", course=course)
    return url_for(".show_essay", course=course, attempt=onward[0], position=onward[1])


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
        judgements=list(_judgements(essay)),
        scaled=essay.points != essay.body.most,
        worth=Fraction(essay.points, essay.body.most),
        hints=_hints(essay),
        form=form,
        criteria=criteria_of(form),
    )


def _hints(essay: EssayPage) -> str:
    """Say how many hints the learner took and what they cost; empty where they took none."""
    if not essay.hints:
        return ""
    taken = "One hint was" if len(essay.hints) == 1 else f"{len(essay.hints)} hints were"
    cost = min(sum((hint.cost for hint in essay.hints), Fraction(0)), Fraction(1))
    lost = f"{share_text(cost)} of the points is taken off for that" if cost else "without a cost"
    return f"{taken} taken{';' if cost else ','} {lost}."


def _judgements(essay: EssayPage) -> Iterator[tuple[str, str, JudgementTold]]:
    """Give who judged, the points, and what was said; the last judgement first."""
    for each in essay.judgements:
        points = points_text(each.earned, essay.points)
        yield each.by or NOBODY, points, told_judgement(essay.asked, each)

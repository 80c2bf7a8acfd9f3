"""Grades: the gradebook, a grade set by hand, one's own grades, and the files that leave."""

from collections.abc import Iterator
from io import BytesIO

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from course import clock
from course.extensions import db
from course.models import Role
from course.services import keep_grades
from course.services.keep_grades import CellPage
from course.web import access
from course.web.desk import desk, page_number, search_text
from course.web.grades.forms import DecisionForm
from course.web.grades.views import (
    decision_views,
    grade_view,
    grade_views,
    heading,
    line_views,
    total_view,
    try_views,
)
from quizzes.gradebook import csv_file, xlsx_file

bp = Blueprint("grades", __name__, url_prefix="/courses/<slug:course>")

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@bp.get("/grades/")
@access.teachers
def show_gradebook(course: str) -> str:
    """Show every learner's grades."""
    search = search_text(request.args.get("q"))
    book = keep_grades.gradebook(
        db.session,
        access.course_id(),
        search=search,
        page=page_number(request.args.get("page")),
    )
    return render_template(
        "grades/gradebook.html",
        **desk(course, "grades"),
        book=book,
        lines=line_views(book),
        heading=heading,
        search=search,
        may_change=access.me().role is Role.instructor,
        page_url=url_for(".show_gradebook", course=course, q=search or None, page=""),
    )


@bp.get("/grades/mine")
@access.enrolled
def mine(course: str) -> str:
    """Show one's own grades, and how each came about."""
    grades = keep_grades.mine(db.session, access.course_id(), access.me().person_id)
    return render_template(
        "grades/mine.html",
        **desk(course, "grades"),
        grades=grade_views(grades),
        total=total_view(grades),
        graded=access.me().role is Role.learner,
    )


@bp.get("/grades/<slug:item>/<number:person>")
@access.teachers
def show_cell(course: str, item: str, person: int) -> str:
    """Show one grade with the attempts and decisions behind it."""
    page = keep_grades.cell_page(db.session, access.course_id(), item, person)
    return _cell(course, page, DecisionForm())


@bp.post("/grades/<slug:item>/<number:person>")
@access.instructors
def decide(course: str, item: str, person: int) -> ResponseReturnValue:
    """Set a grade by hand, excuse the learner, or withdraw an earlier decision."""
    page = keep_grades.cell_page(db.session, access.course_id(), item, person)
    form = DecisionForm()
    form.most = page.item.points
    if not form.validate_on_submit():
        return _cell(course, page, form), 400
    keep_grades.decide(
        db.session,
        access.course_id(),
        item,
        person,
        form.decision(),
        reason=form.reason.data or "",
        by=access.me().person_id,
        at=clock.now(),
    )
    db.session.commit()
    flash("The decision is kept, with your reason.", "success")
    return redirect(url_for(".show_cell", course=course, item=item, person=person), code=303)


@bp.get("/grades.csv")
@access.teachers
def export_csv(course: str) -> Response:
    """Give the grades as CSV for a spreadsheet, line by line."""
    table = keep_grades.grade_table(db.session, access.course_id())

    def sent() -> Iterator[bytes]:
        for line in csv_file.lines(table):
            yield line.encode()

    return _attached(Response(sent(), content_type="text/csv; charset=utf-8"), course, "csv")


@bp.get("/grades.xlsx")
@access.teachers
def export_xlsx(course: str) -> Response:
    """Give the grades as an Excel workbook."""
    table = keep_grades.grade_table(db.session, access.course_id())
    # The writer keeps its rows in temporary files; what comes out is compressed and small.
    workbook = BytesIO()
    xlsx_file.write(table, workbook, at=clock.now())
    return _attached(Response(workbook.getvalue(), content_type=XLSX), course, "xlsx")


def _attached(answer: Response, course: str, ending: str) -> Response:
    day = clock.now().astimezone(access.me().zone).date()
    name = f"{course}-grades-{day.isoformat()}.{ending}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _cell(course: str, page: CellPage, form: DecisionForm) -> str:
    return render_template(
        "grades/cell.html",
        **desk(course, "grades"),
        page=page,
        grade=grade_view(page.grade),
        decisions=decision_views(page),
        tries=try_views(page),
        form=form,
        may_change=access.me().role is Role.instructor,
    )

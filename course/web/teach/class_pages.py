"""Who did what: the class, sorted and searched, and one learner."""

from flask import render_template, request, url_for

from course import clock
from course.extensions import db
from course.services import watch_class
from course.services.watch_class import Sort, Wanted
from course.web import access
from course.web.desk import desk, page_number, percent_text, search_text
from course.web.teach.blueprint import bp
from course.web.teach.views import attempt_views, event_views, learner_views, sort_heads


@bp.get("/")
@access.teachers
def show_class(course: str) -> str:
    """Show the class, one line a learner, and what happened lately."""
    wanted = _wanted()
    page = watch_class.class_page(db.session, access.course_id(), wanted, at=clock.now())
    return render_template(
        "teach/class.html",
        **desk(course, "class"),
        page=page,
        learners=learner_views(page),
        wanted=wanted,
        heads=sort_heads(course, wanted),
        page_url=url_for(
            ".show_class",
            course=course,
            q=wanted.search or None,
            sort=wanted.sort.value,
            order="down" if wanted.descending else "up",
            page="",
        ),
        events=event_views(watch_class.recent(db.session, access.course_id())),
        teaches=access.me().role,
    )


@bp.get("/learners/<number:person>")
@access.teachers
def show_learner(course: str, person: int) -> str:
    """Show one learner: attempts, progress by lesson, and what they missed most."""
    page = watch_class.learner_page(db.session, access.course_id(), person, at=clock.now())
    return render_template(
        "teach/learner.html",
        **desk(course, "class"),
        page=page,
        attempts=attempt_views(page),
        percent=percent_text,
    )


def _wanted() -> Wanted:
    """Read from the address which learners to list; what is not on the list of columns is not."""
    sort = request.args.get("sort", "")
    return Wanted(
        search=search_text(request.args.get("q")),
        sort=Sort(sort) if sort in set(Sort) else Sort.name,
        descending=request.args.get("order") == "down",
        page=page_number(request.args.get("page")),
    )

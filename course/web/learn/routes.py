"""The pages of a course: what there is, how far one is, the lessons, and prompts answered."""

from typing import Any

from flask import (
    Blueprint,
    abort,
    flash,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_login import current_user

from course import clock
from course.extensions import db
from course.services import join_course, read_lessons, review_cards
from course.services.errors import Invalid
from course.services.read_lessons import NOBODY
from course.web import access
from course.web.asking import read_judgement
from course.web.frame import THEME_COOKIE, THEMES, fragment
from course.web.keys import new_key, read_count, read_key
from course.web.learn.views import answered_view, contents, prompt_views
from course.web.redirects import own_path
from course.web.transactions import committed
from quizzes.questions import Response

bp = Blueprint("learn", __name__)

A_YEAR = 365 * 24 * 60 * 60


@bp.get("/")
@access.anyone
def home() -> str:
    """Show the courses; to a visitor, what Parley is."""
    person_id = access.me().person_id if current_user.is_authenticated else NOBODY
    courses = read_lessons.courses(db.connection, person_id)
    onward = {} if person_id == NOBODY else read_lessons.onward(db.connection, person_id)
    return render_template("learn/home.html", courses=courses, onward=onward)


@bp.get("/courses/<slug:course>/")
@access.signed_in
def show_course(course: str) -> str:
    """Show a course: its lessons in order, with the learner's progress."""
    viewer = access.me()
    lessons = read_lessons.outline(db.connection, access.course_id(), viewer.person_id)
    about = read_lessons.about(db.connection, access.course_id())
    return render_template("learn/course.html", course=about, lessons=contents(course, lessons))


@bp.post("/courses/<slug:course>/join")
@access.signed_in
def join(course: str) -> ResponseReturnValue:
    """Become a learner of the course."""
    join_course.join(db.session, access.me().person_id, access.course_id(), at=clock.now())
    db.session.commit()
    flash("You have joined the course. Begin with the first lesson.", "success")
    return redirect(url_for(".show_course", course=course), code=303)


@bp.get("/courses/<slug:course>/lessons/<slug:lesson>/")
@access.enrolled
def show_lesson(course: str, lesson: str) -> str:
    """Show a lesson with its passages and the prompts in them."""
    viewer = access.me()
    connection = db.connection
    text = read_lessons.lesson_text(connection, access.course_id(), lesson, viewer.person_id)
    if text is None:
        abort(404)
    lessons = read_lessons.outline(connection, access.course_id(), viewer.person_id)
    return render_template(
        "learn/lesson.html",
        course=course,
        lesson=text,
        lessons=contents(course, lessons, current=lesson),
        prompts=prompt_views(text, course, viewer, at=clock.now()),
        key=new_key(),  # one for all: it names an answer among those to the same prompt
    )


@bp.post("/courses/<slug:course>/prompts/<slug:question>")
@access.by_statement
def answer_prompt(course: str, question: str) -> ResponseReturnValue:
    """Take in whether the learner remembered; the prompt goes into their review."""
    key = read_key(request.form.get("key"))
    asked_version = read_count(request.args.get("version")) or None
    at = clock.now()

    def read(_kind: str, _card: int, _seen: int, _asked: dict[str, Any]) -> Response:
        response = read_judgement(request.form.getlist("answer"))
        if response is None:
            raise Invalid("Choose whether you remembered or forgot.")
        return response

    done = committed(
        lambda connection: review_cards.answer_prompt(
            connection,
            access.sign_in_key(),
            course,
            question,
            read,
            key=key,
            asked_version=asked_version,
            at=at,
        )
    )
    if done is None:
        access.refuse()
    if request.headers.get(access.FRAGMENT):
        return fragment("learn/_prompt.html", prompt=answered_view(question, done, at=at))
    back = own_path(request.form.get("next"), otherwise=url_for(".show_course", course=course))
    return redirect(f"{back}#prompt-{question}", code=303)


@bp.post("/theme")
@access.anyone
def choose_theme() -> ResponseReturnValue:
    """Keep the colours that this browser asked for."""
    theme = request.form.get("theme", "")
    if theme not in THEMES:
        abort(400)
    answer = make_response(redirect(own_path(request.form.get("next")), code=303))
    answer.set_cookie(
        THEME_COOKIE,
        theme,
        max_age=A_YEAR,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure,
    )
    return answer

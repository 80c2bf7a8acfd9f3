"""Who may open which page: every route names its rule here, and only here is it decided.

A view without a rule fails a guard test. Rules that need no more than the viewer are decided
before the view runs. `by_statement` is for the hot paths, where the one statement that loads the
object also asks who wants it; the view then calls `refuse` when nothing came back.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, NoReturn, TypeVar, cast

from flask import abort, jsonify, make_response, redirect, request, session, url_for
from flask_login import current_user, logout_user

from course import clock
from course.extensions import db, login
from course.models import Role
from course.rows.who import Viewer
from course.rows.who import viewer as find_viewer

View = TypeVar("View", bound=Callable[..., Any])

TEACHERS = frozenset({Role.instructor, Role.assistant})
FRAGMENT = "X-Parley-Fragment"


def anyone(view: View) -> View:
    """Let everybody in, signed in or not."""
    return _ruled(view, "anyone", None)


def signed_in(view: View) -> View:
    """Let in whoever is signed in."""
    return _ruled(view, "signed in", lambda _viewer: True)


def enrolled(view: View) -> View:
    """Let in whoever has a role in the course of the address."""
    return _ruled(view, "enrolled", lambda viewer: viewer.role is not None)


def teachers(view: View) -> View:
    """Let in the course's instructors and assistants."""
    return _ruled(view, "teachers", lambda viewer: viewer.role in TEACHERS)


def instructors(view: View) -> View:
    """Let in the course's instructors."""
    return _ruled(view, "instructors", lambda viewer: viewer.role is Role.instructor)


def by_statement(view: View) -> View:
    """Leave it to the view's own statement, which joins the sign-in to what it loads."""
    return _ruled(view, "by statement", None)


def me() -> Viewer:
    """Give the viewer of a page whose rule has let somebody in."""
    return cast(Viewer, current_user._get_current_object())


def course_id() -> int:
    """Give the number of the course in the address.

    :raise 404: there is no such course.
    """
    return me().course_id or abort(404)


def sign_in_key() -> str:
    """Give the cookie's key, empty when there is none, for statements that ask who themselves."""
    return str(session.get("_user_id", ""))


def refuse() -> NoReturn:
    """Answer a request whose statement found nothing: sign in first, or there is no such thing."""
    if not current_user.is_authenticated:
        abort(_unauthorised())
    abort(404)


def init_app() -> None:
    """Tell Flask-Login how a cookie becomes a viewer and what to do without one."""
    login.user_loader(_load)
    login.unauthorized_handler(_unauthorised)


def _ruled(view: View, rule: str, allows: Callable[[Viewer], bool] | None) -> View:
    @wraps(view)
    def checked(**arguments: Any) -> Any:
        if allows is not None:
            if not current_user.is_authenticated:
                return _unauthorised()
            if "course" in arguments and me().course_id is None:
                abort(404)
            if not allows(me()):
                abort(404)  # what is not theirs looks as if it were not there
        return view(**arguments)

    checked.access_rule = rule  # type: ignore[attr-defined]  # read by the guard test
    return cast(View, checked)


def _load(key: str) -> Viewer | None:
    course = (request.view_args or {}).get("course")
    return find_viewer(db.connection, key, course_slug=course, at=clock.now())


def _unauthorised() -> Any:
    if sign_in_key():
        logout_user()  # the cookie's sign-in has ended: forget it
    if request.headers.get(FRAGMENT):
        return make_response(jsonify(location=url_for("auth.sign_in")), 401)
    return _to_sign_in()


def _to_sign_in() -> Any:
    """Send the visitor to sign in, and back here afterwards if the page can be asked for again."""
    wanted = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("auth.sign_in", next=wanted), code=303)

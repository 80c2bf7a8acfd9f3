"""What every page is framed with: navigation, colours, icons, addresses of our own files."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from flask import Flask, current_app, g, request
from flask_login import current_user
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup

from course.web import dates
from course.web.addresses import static_url, url_for
from course.web.icons import icon
from course.web.markup import published

THEMES = ("auto", "light", "dark")
THEME_COOKIE = "parley_theme"
COURSE_AREAS = frozenset({"learn", "quiz", "teach", "media", "grades"})


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of a menu."""

    label: str
    url: str
    current: bool = False
    badge: int | None = None
    post: bool = False


def init_app(app: Flask) -> None:
    """Give the templates what the frame needs."""
    app.jinja_env.globals |= {
        "icon": icon,
        "static_url": static_url,
        "page_files": page_files,
        "url_for": url_for,
        "csrf_token": csrf_token,
        "site_name": "Parley",
        "when": dates.when,
    }
    app.jinja_env.filters["day"] = dates.day
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.context_processor(_frame)


def page_files() -> Markup:
    """Name the styles and scripts that every page has."""
    return _page_files(request.script_root)


def csrf_token() -> str:
    """Give the token for this page's forms: made once, however many of them there are.

    A request that was let in for its token gets the same one back.
    """
    accepted = request.form.get("csrf_token") if g.get("csrf_valid") else None
    return accepted or g.get("csrf_token") or str(generate_csrf())


def fragment(template: str, **values: Any) -> str:
    """Render a part of a page: without the frame, and so without asking who is signed in."""
    return current_app.jinja_env.get_template(template).render(values)


def plain_page(template: str, **values: Any) -> str:
    """Render a page without asking who is signed in: the database may be what is missing."""
    return fragment(
        template,
        theme=theme(),
        theme_url=url_for("learn.choose_theme"),
        home_url=url_for("learn.home"),
        **values,
    )


def theme() -> str:
    """Say which colours this browser asked for."""
    chosen = request.cookies.get(THEME_COOKIE, "auto")
    return chosen if chosen in THEMES else "auto"


@cache
def _page_files(_root: str) -> Markup:
    return published(fragment("files.html"))


def _frame() -> dict[str, Any]:
    """Make the frame's values; they are computed when a template asks for them."""
    viewer = current_user._get_current_object() if current_user else None
    known = viewer if viewer is not None and viewer.is_authenticated else None
    return {
        "theme": theme(),
        "viewer": known,
        "nav": _nav(known),
        "account_nav": _account_nav(known),
        "theme_url": url_for("learn.choose_theme"),
        "home_url": url_for("learn.home"),
    }


def _nav(viewer: Any) -> list[Link]:
    if viewer is None:
        return []
    here = request.blueprint
    return [
        Link("Courses", url_for("learn.home"), here in COURSE_AREAS),
        Link("Review", url_for("review.show"), here == "review", viewer.due or None),
    ]


def _account_nav(viewer: Any) -> list[Link]:
    here = request.endpoint
    if viewer is None:
        return [
            Link("Sign in", url_for("auth.sign_in"), here == "auth.sign_in"),
            Link("Register", url_for("auth.register"), here == "auth.register"),
        ]
    return [
        Link("Account", url_for("auth.account"), here == "auth.account"),
        Link("Sign out", url_for("auth.sign_out"), post=True),
    ]

"""Templates rendered without detours, and pieces of pages that are rendered once and remembered."""

from collections.abc import Hashable, MutableMapping
from functools import lru_cache
from typing import Any

from flask import Flask
from flask.templating import Environment
from jinja2 import StrictUndefined
from markupsafe import Markup

from course.web.icons import icon

REMEMBERED = 4096


class PlainEnvironment(Environment):
    """Flask's environment, whose templates share its globals instead of each laying a map on top.

    Each import of a macro compares the globals name by name; with the maps, that took longer than
    most macros do.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Give a template its globals."""
        return super().make_globals(d) if d else self.globals


def init_app(app: Flask) -> None:
    """Offer `piece` to the templates.

    `piece('macros/lesson.html', 'contents_entry', …)` is what that macro makes of its arguments.
    It may depend on nothing else, as everyone gets what was made for the first; so it is rendered
    where there is no request, no session, no token and no address, and asking for one fails.
    """
    nobody = app.jinja_env.overlay(undefined=StrictUndefined)
    nobody.globals = {"icon": icon}

    @lru_cache(maxsize=REMEMBERED, typed=True)  # Markup equals the text that it was not made of
    def piece(template: str, macro: str, *arguments: Hashable) -> Markup:
        made: Markup = getattr(nobody.get_template(template).module, macro)(*arguments)
        return made

    app.jinja_env.globals["piece"] = piece

"""Pieces of pages are remembered for everybody, so nothing of anybody may be in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest
from flask import Flask
from jinja2 import DictLoader, UndefinedError
from markupsafe import Markup

from course.web import rendering

Piece = Callable[..., Markup]

PIECES = """
{% macro said(text) %}<b>{{ text }}</b>{% endmacro %}
{% macro token() %}{{ csrf_token() }}{% endmacro %}
{% macro sender() %}{{ request.path }}{% endmacro %}
{% macro theirs() %}{{ session }}{% endmacro %}
{% macro kept() %}{{ g }}{% endmacro %}
{% macro address() %}{{ url_for('learn.home') }}{% endmacro %}
"""


@pytest.fixture
def piece() -> Piece:
    """Give what templates call, with macros of this test's own."""
    app = Flask(__name__)
    app.jinja_environment = rendering.PlainEnvironment
    app.jinja_env.loader = DictLoader({"pieces.html": PIECES})
    app.jinja_env.globals["csrf_token"] = lambda: "somebody's token"
    rendering.init_app(app)
    return cast(Piece, app.jinja_env.globals["piece"])


def test_a_piece_is_made_of_its_arguments(piece: Piece) -> None:
    """Text is escaped and markup is not, however often the other has been asked for."""
    for _ in range(2):
        assert piece("pieces.html", "said", "<i>") == "<b>&lt;i&gt;</b>"
        assert piece("pieces.html", "said", Markup("<i>")) == "<b><i></b>"


@pytest.mark.parametrize("macro", ["token", "sender", "theirs", "kept", "address"])
def test_a_piece_knows_nobody(piece: Piece, macro: str) -> None:
    """Whatever belongs to one request cannot get into what everybody is given."""
    with Flask(__name__).test_request_context("/"), pytest.raises(UndefinedError):
        piece("pieces.html", macro)


def test_the_sites_pieces_know_nobody_either(app: Flask) -> None:
    """The globals of the pages are not there for the pieces of the real site."""
    piece = cast(Piece, app.jinja_env.globals["piece"])
    with app.test_request_context("/"), pytest.raises(UndefinedError):
        piece("macros/ui.html", "post_button", "/somewhere", "Go")

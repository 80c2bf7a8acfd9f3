"""Refusals and failures to pages: the one place where an exception becomes a status."""

from typing import Any

from flask import Flask, current_app, jsonify, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError, OperationalError
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from course.extensions import db
from course.services.errors import Refusal
from course.web.access import FRAGMENT
from course.web.frame import plain_page
from quizzes.errors import ResponseRefused

RETRY_AFTER_SECONDS = 2
SHORT = 30
"""Characters of an answer that is typed again as quickly as it is copied."""


def init_app(app: Flask) -> None:
    """Register the pages for everything that can go wrong."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(CSRFError, _from_before)
    app.register_error_handler(Refusal, _refused)
    app.register_error_handler(ResponseRefused, _unusable)
    app.register_error_handler(OperationalError, _database_away)
    app.register_error_handler(DBAPIError, _database_trouble)
    app.register_error_handler(Exception, _unforeseen)


def page(status: int, *, text: str = "", **values: Any) -> tuple[Any, int]:
    """Make the answer for a status: a page, or a line of JSON for a script."""
    if request.headers.get(FRAGMENT):
        return jsonify(error=text or "That did not work; please try again."), status
    return plain_page("errors/page.html", status=status, text=text, **values), status


def _from_before(_error: CSRFError) -> Any:
    """Refuse a form whose token is not this sign-in's: forged, or from before one signed in."""
    return page(
        400,
        text="This page is from before you signed in or out. Reload it, then send it again: "
        "nothing was changed.",
    )


def _http(error: HTTPException) -> Any:
    if error.response is not None or (error.code or 500) < 400:
        return error
    answer, status = page(error.code or 500, text=_own_words(error))
    return answer, status, _allowed(error)


def _allowed(error: HTTPException) -> dict[str, str]:
    """Say which methods an address takes, as an answer of 405 has to (RFC 9110, 15.5.6)."""
    methods = error.valid_methods if isinstance(error, MethodNotAllowed) else None
    return {"Allow": ", ".join(sorted(methods))} if methods else {}


def _own_words(error: HTTPException) -> str:
    """Keep a description that our code gave; Werkzeug's general ones are the template's to say."""
    said = error.description or ""
    return "" if said == type(error).description else said


def _refused(error: Refusal) -> Any:
    db.session.rollback()
    return page(error.status, text=str(error), typed=_typed())


def _unusable(error: Exception) -> Any:
    db.session.rollback()
    return page(400, text=str(error), typed=_typed())


def _typed() -> list[str]:
    """Give the longer answers that were sent, so that a refusal loses none of them."""
    return [
        value
        for name, value in request.form.items(multi=True)
        if name.startswith("answer") and len(value) > SHORT
    ]


def _database_away(error: OperationalError) -> Any:
    """Say that nothing was saved and that trying again is worth while."""
    current_app.logger.warning("database not available: %s", type(error.orig).__name__)
    db.session.invalidate()
    text = "Not saved: the database is busy or away. Please try again."
    answer, status = page(503, text=text, typed=_typed())
    return answer, status, {"Retry-After": str(RETRY_AFTER_SECONDS)}


def _database_trouble(error: DBAPIError) -> Any:
    if error.connection_invalidated:
        return _database_away(error)  # type: ignore[arg-type]  # PostgreSQL names it otherwise
    return _unforeseen(error)


def _unforeseen(error: Exception) -> Any:
    if current_app.testing and current_app.config.get("PROPAGATE_EXCEPTIONS"):
        raise error
    current_app.logger.exception("unforeseen failure", exc_info=error)
    db.session.rollback()
    return page(500)

"""The unbound Flask extensions, and which database connection a request gets."""

from flask import Flask, current_app, request
from flask_login import LoginManager
from flask_sqlalchemy_lite import SQLAlchemy
from flask_wtf import CSRFProtect

from course.database import prepare, reading, writing

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

csrf = CSRFProtect()
db = SQLAlchemy()
login = LoginManager()
login.login_view = "auth.sign_in"
login.login_message = "Please sign in to see that page."
login.login_message_category = "info"
login.session_protection = None  # sign-ins are rows that can be ended; addresses change on phones


def init_database(app: Flask) -> None:
    """Open the database so that reads take no lock and writes take it at the start."""
    db.init_app(app)
    with app.app_context():
        prepare(db.engine)
        app.extensions["parley_reading"] = reading(db.engine)
        app.extensions["parley_writing"] = writing(db.engine)
    app.before_request(_choose_connection)


def write_session() -> None:
    """Let the context's session write; requests that change something have it already."""
    db.session.bind = current_app.extensions["parley_writing"]


def _choose_connection() -> None:
    safe = request.method in SAFE_METHODS
    db.session.bind = current_app.extensions["parley_reading" if safe else "parley_writing"]

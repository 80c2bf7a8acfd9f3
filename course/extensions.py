"""The unbound Flask extensions, and the database session that each request gets."""

from dataclasses import dataclass

from flask import Flask, current_app, g, has_request_context, request
from flask_login import LoginManager
from flask_wtf import CSRFProtect
from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session

from course.database import engine_options, prepare, reading, writing

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class _Engines:
    plain: Engine
    reading: Engine
    writing: Engine


class Database:
    """The application's engine, and one session for each of its contexts.

    A request that only asks (GET) reads without a transaction and takes no lock; every other
    one, and a command, takes SQLite's write lock with its first statement.
    """

    def init_app(self, app: Flask, url: str) -> None:
        """Open the database for an application."""
        engine = create_engine(**engine_options(url))
        prepare(engine)
        app.extensions["database"] = _Engines(engine, reading(engine), writing(engine))
        app.teardown_appcontext(_close)

    @property
    def engine(self) -> Engine:
        """The engine of the current application."""
        return _engines().plain

    @property
    def session(self) -> Session:
        """The session of the current context; it is closed when the context ends."""
        if "session" not in g:
            asks = has_request_context() and request.method in SAFE_METHODS
            engines = _engines()
            g.session = Session(bind=engines.reading if asks else engines.writing)
        session: Session = g.session
        return session


db = Database()
csrf = CSRFProtect()
login = LoginManager()
login.login_view = "auth.sign_in"
login.login_message = "Please sign in to see that page."
login.login_message_category = "info"
login.session_protection = None  # sign-ins are rows that can be ended; addresses change on phones


def _engines() -> _Engines:
    engines: _Engines = current_app.extensions["database"]
    return engines


def _close(_error: BaseException | None) -> None:
    session: Session | None = g.pop("session", None)
    if session is not None:
        session.close()

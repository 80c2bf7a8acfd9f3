"""The unbound Flask extensions, and the database session that each request gets."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from flask import Flask, current_app, g, has_request_context, request
from flask_login import LoginManager
from flask_wtf import CSRFProtect
from sqlalchemy import Connection, Engine, create_engine
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
            engines = _engines()
            g.session = Session(bind=engines.reading if _asks() else engines.writing)
        session: Session = g.session
        return session

    @property
    def connection(self) -> Connection:
        """The connection of the current context.

        A page that only asks gets a plain one: a session around it would cost as much again as a
        statement. Where there is a session, it is the session's.
        """
        if "session" in g or not _asks():
            return self.session.connection()
        if "connection" not in g:
            g.connection = _engines().reading.connect()
        connection: Connection = g.connection
        return connection

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Give a transaction that is committed at the end, and undone when something goes wrong.

        It is the session's where the request has one; else a plain connection's, given back at
        the end.
        """
        if "session" not in g:
            with _engines().writing.begin() as connection:
                yield connection
            return
        try:
            yield self.session.connection()
            self.session.commit()
        except BaseException:
            self.session.rollback()
            raise


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


def _asks() -> bool:
    """Tell whether this is a request that will change nothing."""
    return has_request_context() and request.method in SAFE_METHODS


def _close(_error: BaseException | None) -> None:
    for name in ("session", "connection"):
        opened: Session | Connection | None = g.pop(name, None)
        if opened is not None:
            opened.close()

"""What a request speaks to the database with: as little as will do, and closed at its end."""

from __future__ import annotations

import pytest
from flask import Flask, g
from sqlalchemy import Connection, func, insert, select

from course.extensions import db
from course.rows.tables import course
from course.services.errors import Refusal
from tests.accounts import NOON


def write(connection: Connection) -> None:
    """Write a row."""
    row = {"slug": "tides", "title": "Tides", "source": "", "published_at": NOON}
    connection.execute(insert(course).values(row))


def write_and_refuse() -> None:
    """Write a row, then think better of it."""
    with db.transaction() as connection:
        write(connection)
        raise Refusal("No.")


def courses(app: Flask) -> int:
    """Count what is there for everybody."""
    with app.test_request_context("/"):
        return db.connection.scalar(select(func.count()).select_from(course)) or 0


@pytest.mark.parametrize("asked_before", [False, True], ids=["at once", "after a question"])
def test_a_transaction_is_committed_at_its_end(app: Flask, asked_before: bool) -> None:
    """Whether or not the request has a session already, what was done is there afterwards."""
    with app.test_request_context("/", method="POST"):
        if asked_before:
            db.session.scalar(select(course.c.id))
        with db.transaction() as connection:
            write(connection)
    assert courses(app) == 1


@pytest.mark.parametrize("asked_before", [False, True], ids=["at once", "after a question"])
def test_a_transaction_that_fails_leaves_nothing(app: Flask, asked_before: bool) -> None:
    """A refusal in its middle takes back what was done before it; the request can go on."""
    with app.test_request_context("/", method="POST"):
        if asked_before:
            db.session.scalar(select(course.c.id))
        with pytest.raises(Refusal):
            write_and_refuse()
        assert db.session.scalar(select(func.count()).select_from(course)) == 0
    assert courses(app) == 0


def test_a_page_that_asks_needs_no_session(app: Flask) -> None:
    """It reads on a plain connection; one that changes something reads in its own transaction."""
    with app.test_request_context("/"):
        assert db.connection is db.connection
        assert "session" not in g
    with app.test_request_context("/", method="POST"):
        assert db.connection is db.session.connection()


def test_what_a_request_has_opened_is_closed(app: Flask) -> None:
    """No connection is held when the request is over."""
    with app.test_request_context("/"):
        connection, session = db.connection, db.session
        session.execute(select(course.c.id))
    assert connection.closed
    assert not session.in_transaction()

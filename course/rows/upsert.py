"""INSERT … ON CONFLICT, on whichever database the session speaks to."""

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session


def insert_into(session: Session, table: Table) -> postgresql.Insert | sqlite.Insert:
    """Begin an INSERT that can say what happens when the row is there already.

    What two requests may do at once is decided by the table's own unique constraint, in one
    statement: neither looks first and writes afterwards.
    """
    if session.get_bind().dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)

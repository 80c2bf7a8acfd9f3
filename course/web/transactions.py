"""One request, one transaction: done, committed, and done once more if somebody was quicker."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from course.extensions import db

Done = TypeVar("Done")


def committed(work: Callable[[Connection], Done]) -> Done:
    """Do the work on the request's connection and commit it.

    Two deliveries of the same answer can meet between reading and writing; then the unique
    constraints let one of them through. The other is done again and finds what is there.
    """
    try:
        done = work(db.session.connection())
        db.session.commit()
    except IntegrityError:
        db.session.rollback()
        done = work(db.session.connection())
        db.session.commit()
    return done

"""One request, one transaction: done, committed, and done once more if somebody was quicker."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from course.extensions import db
from course.services.errors import Changed

Done = TypeVar("Done")


def committed(work: Callable[[Connection], Done]) -> Done:
    """Do the work on the request's connection and commit it.

    Two deliveries of the same answer can meet between reading and writing; then the unique
    constraints, or the card's count, let one of them through. The other is done again and finds
    what is there.

    :raises Changed: what was found the second time has changed as well, or still differs from what
        was answered.
    """
    try:
        return _once(work)
    except (IntegrityError, Changed):
        return _once(work)


def _once(work: Callable[[Connection], Done]) -> Done:
    with db.transaction() as connection:
        return work(connection)

"""The gate that every new version of a question passes, by whatever way it comes in.

No typo is forgiven in an answer where it could be meant for another answer of the bank. So what
comes in is guarded against its bank before it is written, and then the bank is guarded against it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from course.rows.bank_words import Guarded, guarded_in_banks
from course.rows.securing import Secured, secure
from course.rows.versions import New, newest_number, set_all_live, write


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A version that was written, as it is now."""

    number: int
    notices: tuple[str, ...]
    """For the author: in which answers no typing error is let pass, here and elsewhere, and why."""


def add(
    connection: Connection,
    course_id: int,
    question_id: int,
    coming: Guarded,
    *,
    by: int,
    at: datetime,
) -> Passed:
    """Write the next version of a question that was guarded, and guard its bank against it."""
    number = newest_number(connection, question_id) + 1
    new = New(question_id=question_id, number=number, value=coming.value, by=by)
    write(connection, course_id, [new], at=at)
    secured = secure(connection, course_id, [question_id], by=by, at=at)
    return Passed(
        number=secured.numbers.get(question_id, number),
        notices=(*coming.notices, *secured.notices),
    )


def add_all(
    connection: Connection, course_id: int, coming: Sequence[New], *, by: int, at: datetime
) -> Secured:
    """Write versions, each guarded against its bank and against the others that come with it."""
    safe = guarded_in_banks(connection, course_id, [each.value for each in coming])
    versions = [replace(each, value=one.value) for each, one in zip(coming, safe, strict=True)]
    write(connection, course_id, versions, at=at)
    written = {each.question_id for each in versions}
    secured = secure(connection, course_id, written, by=by, at=at)
    told = (f"{one.value.id}: {said}" for one in safe for said in one.notices)
    return replace(secured, notices=(*told, *secured.notices))


def publish_all(
    connection: Connection, course_id: int, coming: Sequence[New], *, at: datetime
) -> Secured:
    """Write versions from files, live at once, and guard the whole course: pages may have moved."""
    if coming:
        write(connection, course_id, coming, at=at)
        lives = [(each.question_id, each.number, each.value.kind) for each in coming]
        set_all_live(connection, lives)
    return secure(connection, course_id, None, by=None, at=at)

"""Very many questions changed part by part, so that nobody waits long for the database.

Each part is a transaction of its own. What was done when something goes wrong stays done, is one
change in the record, and can be undone; sent again, an order does what is left of it.
"""

import time
from dataclasses import dataclass, replace
from datetime import datetime

from course.database import reading
from course.extensions import db
from course.rows.bank_words import Banks
from course.services import change_many
from course.services.change_many import (
    STEP,
    ChangedMeanwhile,
    Chosen,
    Done,
    Order,
    Part,
    Undone,
)
from course.services.errors import NotFound, Refusal

PAUSE = 0.1
"""Seconds between two parts; who waits for SQLite's lock asks for it every tenth of a second."""
TRIES = 3
"""How often a part is made anew when somebody changes one of its questions meanwhile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What is to be done, whichever the part."""

    course_id: int
    order: Order
    banks: Banks
    by: int
    at: datetime


def carry_out_in_parts(
    course_id: int, chosen: Chosen, order: Order, *, by: int, at: datetime
) -> Done:
    """Carry an order out and commit it; what is a single part is done as a whole or not at all.

    Of a larger order, the rest is left when somebody goes on changing a question of a part, or
    takes the passage to move to out of the course; what came of it says why.

    :raise ChangedMeanwhile: somebody changed a question, and nothing was done.
    :raise Refusal: as `change_many.prepare` raises; nothing was done.
    """
    db.session.rollback()  # SQLite's lock, which nobody needs while the texts are made
    with reading(db.engine).connect() as connection:
        first, *others = change_many.parts(connection, course_id, chosen)
    work = _Work(course_id=course_id, order=order, banks=Banks(course_id), by=by, at=at)
    done = _carry_out(work, first, None, tries=TRIES if others else 1)
    for part in others:
        time.sleep(PAUSE)
        try:
            done = _carry_out(work, part, done, tries=TRIES)
        except (ChangedMeanwhile, NotFound) as refusal:
            chosen_in_all = part.of if isinstance(part, Part) else done.chosen
            return replace(done, chosen=chosen_in_all, stopped=_why(refusal))
    return done


def _why(refusal: Refusal) -> str:
    if isinstance(refusal, ChangedMeanwhile):
        return "somebody is changing some of them. Send it again for these"
    return "the passage has left the course"


def undo_in_parts(course_id: int, event: int, *, by: int, at: datetime) -> Undone:
    """Undo a change and commit that.

    :raise NotFound: there is no such change in this course.
    """
    done = _undo(course_id, event, None, by=by, at=at)
    while done.more:
        time.sleep(PAUSE)
        done = _undo(course_id, event, done, by=by, at=at)
    return done


def _carry_out(work: _Work, part: Chosen, before: Done | None, *, tries: int) -> Done:
    """Change one part: its texts are made while nobody waits, and put in at once."""
    with reading(db.engine).connect() as connection:
        prepared = change_many.prepare(
            connection, work.course_id, part, work.order, banks=work.banks
        )
    try:
        done = change_many.carry_out(
            db.session, work.course_id, prepared, by=work.by, at=work.at, part_of=before
        )
    except ChangedMeanwhile:
        db.session.rollback()
        if tries == 1:
            raise
        return _carry_out(work, part, before, tries=tries - 1)
    db.session.commit()
    return done


def _undo(course_id: int, event: int, before: Undone | None, *, by: int, at: datetime) -> Undone:
    done = change_many.undo(db.session, course_id, event, by=by, at=at, most=STEP, part_of=before)
    db.session.commit()
    return done

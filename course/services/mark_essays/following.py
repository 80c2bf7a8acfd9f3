"""Which essay comes next, for whoever marks one after the other."""

from sqlalchemy import Connection, bindparam, select, tuple_

from course.rows.tables import attempt, attempt_item
from course.rows.waiting_texts import WAITS
from course.services.mark_essays.essay import EssayPage
from course.services.mark_essays.waiting import JOINED, OF_COURSE, ORDER

_PLACE = tuple_(*ORDER)
_HERE = tuple_(
    bindparam("submitted_at", type_=attempt.c.submitted_at.type),
    bindparam("attempt_id", type_=attempt_item.c.attempt_id.type),
    bindparam("position", type_=attempt_item.c.position.type),
)

_NEXT = (
    select(attempt_item.c.attempt_id, attempt_item.c.position)
    .select_from(JOINED)
    .where(OF_COURSE, WAITS, _PLACE != _HERE)
    # What comes after this one first, and when that is all, from the beginning.
    .order_by(_PLACE < _HERE, *ORDER)
    .limit(1)
)


def following(connection: Connection, course_id: int, essay: EssayPage) -> tuple[int, int] | None:
    """Give attempt and position of what waits next after an essay; None when nothing else does.

    After the last one comes the first again, which somebody may have passed over.
    """
    here = {
        "submitted_at": essay.submitted_at,
        "attempt_id": essay.attempt_id,
        "position": essay.position,
    }
    row = connection.execute(_NEXT, {"course_id": course_id, **here}).first()
    return None if row is None else (row.attempt_id, row.position)

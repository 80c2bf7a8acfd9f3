"""Which of the answers to one question of an attempt is the one that counts."""

from sqlalchemy import select

from course.rows.tables import attempt_item, response

LAST = (
    select(response.c.id)
    .where(
        response.c.attempt_id == attempt_item.c.attempt_id,
        response.c.position == attempt_item.c.position,
    )
    .order_by(response.c.sequence.desc(), response.c.id.desc())
    .limit(1)
    .correlate(attempt_item)
    .scalar_subquery()
)
"""The sender's newest, and among equals the one that came last; for joins with `attempt_item`."""

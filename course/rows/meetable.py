"""Which questions learners meet: live ones, whose passage and lesson are still in the course."""

from sqlalchemy import ColumnElement, and_, or_

from course.models import Status
from course.rows.tables import lesson, passage, question

_LIVE_IN_ITS_PLACE = and_(
    question.c.status == Status.live,
    passage.c.id == question.c.passage_id,
    lesson.c.id == passage.c.lesson_id,
)

MEETABLE: ColumnElement[bool] = and_(
    _LIVE_IN_ITS_PLACE, passage.c.retired_at.is_(None), lesson.c.retired_at.is_(None)
)
"""What makes a question one that learners meet, for statements that name all three tables.

It ties the three together as well. Everything that asks or counts questions uses it, so that no
two pages differ in what they count.
"""

STRANDED: ColumnElement[bool] = and_(
    _LIVE_IN_ITS_PLACE, or_(passage.c.retired_at.is_not(None), lesson.c.retired_at.is_not(None))
)
"""What makes a question one that is live, but whose place has left the course."""

"""Which texts wait for a person, and how many."""

from sqlalchemy import ColumnElement, and_, func, literal_column, select

from course.rows.tables import attempt, attempt_item, course, quiz

WAITS: ColumnElement[bool] = and_(
    # Written out and not bound, so that the index of what waits is known to serve.
    attempt.c.state == literal_column("'submitted'"),
    # Only an essay is without points once its attempt was handed in.
    attempt_item.c.earned_num.is_(None),
)
"""What makes a question of an attempt wait; for joins of `attempt_item` and `attempt`."""

WAITING_TEXTS = (
    select(func.count())
    .select_from(
        attempt_item.join(attempt, attempt.c.id == attempt_item.c.attempt_id).join(
            quiz, quiz.c.id == attempt.c.quiz_id
        )
    )
    .where(quiz.c.course_id == course.c.id, WAITS)
    .correlate(course)
    .scalar_subquery()
)
"""How many wait in the course of the surrounding statement."""

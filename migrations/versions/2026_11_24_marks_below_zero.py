"""Let one question of an attempt cost points."""

from collections.abc import Sequence

from alembic import op

revision: str = "2026_11_24_marks_below_zero"
down_revision: str | None = "2026_11_24_question_list"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

SCORE_IN_RANGE = (
    "(earned_num IS NULL AND earned_den IS NULL) OR "
    "(earned_den > 0 AND earned_num >= 0 AND earned_num <= points * earned_den)"
)
MARK_IN_RANGE = (
    "(earned_num IS NULL AND earned_den IS NULL) OR (earned_den > 0 AND "
    "earned_num >= -points * earned_den AND earned_num <= points * earned_den)"
)


def upgrade() -> None:
    """Make the change."""
    with op.batch_alter_table("attempt_item") as table:
        table.drop_constraint(op.f("ck_attempt_item_score_in_range"), type_="check")
        table.create_check_constraint(op.f("ck_attempt_item_mark_in_range"), MARK_IN_RANGE)


def downgrade() -> None:
    """Undo the change; what a question cost becomes nothing."""
    op.execute("UPDATE attempt_item SET earned_num = 0, earned_den = 1 WHERE earned_num < 0")
    with op.batch_alter_table("attempt_item") as table:
        table.drop_constraint(op.f("ck_attempt_item_mark_in_range"), type_="check")
        table.create_check_constraint(op.f("ck_attempt_item_score_in_range"), SCORE_IN_RANGE)

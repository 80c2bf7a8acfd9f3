"""Keep half a fraction, and what is no number, out of every score."""

from collections.abc import Sequence

from alembic import op

revision: str = "2026_11_24_scores_are_whole"
down_revision: str | None = "2026_11_24_answer_words"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

WHOLE = "(earned_num IS NULL) = (earned_den IS NULL) AND (earned_num IS NULL OR ({}))"
SCORE = "earned_den > 0 AND earned_num >= 0 AND earned_num <= points * earned_den"
MARK = "earned_den > 0 AND earned_num >= -points * earned_den AND earned_num <= points * earned_den"
ABSENT = "(earned_num IS NULL AND earned_den IS NULL) OR ({})"


def upgrade() -> None:
    """Make the change."""
    with op.batch_alter_table("attempt") as table:
        table.drop_constraint(op.f("ck_attempt_score_in_range"), type_="check")
        table.create_check_constraint(op.f("ck_attempt_score_in_range"), WHOLE.format(SCORE))
    with op.batch_alter_table("attempt_item") as table:
        table.drop_constraint(op.f("ck_attempt_item_mark_in_range"), type_="check")
        table.create_check_constraint(op.f("ck_attempt_item_mark_in_range"), WHOLE.format(MARK))
    with op.batch_alter_table("grade_override") as table:
        table.create_check_constraint(
            op.f("ck_grade_override_earned_in_bounds"), "earned_num <= 1000000 * earned_den"
        )
    with op.batch_alter_table("judgement") as table:
        table.create_check_constraint(
            op.f("ck_judgement_earned_in_bounds"), "earned_num <= 100 * earned_den"
        )


def downgrade() -> None:
    """Undo the change."""
    with op.batch_alter_table("judgement") as table:
        table.drop_constraint(op.f("ck_judgement_earned_in_bounds"), type_="check")
    with op.batch_alter_table("grade_override") as table:
        table.drop_constraint(op.f("ck_grade_override_earned_in_bounds"), type_="check")
    with op.batch_alter_table("attempt_item") as table:
        table.drop_constraint(op.f("ck_attempt_item_mark_in_range"), type_="check")
        table.create_check_constraint(op.f("ck_attempt_item_mark_in_range"), ABSENT.format(MARK))
    with op.batch_alter_table("attempt") as table:
        table.drop_constraint(op.f("ck_attempt_score_in_range"), type_="check")
        table.create_check_constraint(op.f("ck_attempt_score_in_range"), ABSENT.format(SCORE))

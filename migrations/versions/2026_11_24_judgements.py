"""Make the table of what was said to essays, and find quickly which of them wait."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "2026_11_24_judgements"
down_revision: str | None = "2026_11_24_marks_below_zero"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WAITS = sa.text("state = 'submitted'")


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "judgement",
        sa.Column("id", BIG, nullable=False),
        sa.Column("attempt_id", BIG, nullable=False),
        sa.Column("position", BIG, nullable=False),
        sa.Column("number", BIG, nullable=False),
        sa.Column("levels", sa.JSON(), nullable=False),
        sa.Column("remarks", sa.JSON(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("earned_num", BIG, nullable=False),
        sa.Column("earned_den", BIG, nullable=False),
        sa.Column("by_id", BIG, nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_judgement_number_from_one")),
        sa.CheckConstraint(
            "earned_num >= 0 AND earned_den > 0", name=op.f("ck_judgement_earned_not_negative")
        ),
        sa.ForeignKeyConstraint(
            ["attempt_id", "position"],
            ["attempt_item.attempt_id", "attempt_item.position"],
            name=op.f("fk_judgement_attempt_id_position_attempt_item"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["by_id"], ["person.id"], name=op.f("fk_judgement_by_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgement")),
        sa.UniqueConstraint(
            "attempt_id",
            "position",
            "number",
            name=op.f("uq_judgement_attempt_id_position_number"),
        ),
    )
    op.create_index(
        "ix_attempt_waiting",
        "attempt",
        ["quiz_id"],
        sqlite_where=WAITS,
        postgresql_where=WAITS,
    )


def downgrade() -> None:
    """Undo the change; the points that were given stay, what was said goes."""
    op.drop_index("ix_attempt_waiting", table_name="attempt")
    op.drop_table("judgement")

"""Make the table of the hints that learners have asked for."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "2026_11_24_hints_taken"
down_revision: str | None = "2026_11_24_judgements"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "hint_taken",
        sa.Column("attempt_id", BIG, autoincrement=False, nullable=False),
        sa.Column("position", BIG, autoincrement=False, nullable=False),
        sa.Column("number", BIG, autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_hint_taken_number_from_one")),
        sa.ForeignKeyConstraint(
            ["attempt_id", "position"],
            ["attempt_item.attempt_id", "attempt_item.position"],
            name=op.f("fk_hint_taken_attempt_id_position_attempt_item"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("attempt_id", "position", "number", name=op.f("pk_hint_taken")),
    )


def downgrade() -> None:
    """Undo the change; what the hints cost stays taken off in attempts that were handed in."""
    op.drop_table("hint_taken")

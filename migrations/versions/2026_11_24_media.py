"""Make the table of a course's pictures."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "2026_11_24_media"
down_revision: str | None = "2026_11_24_core_model"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "media",
        sa.Column("id", BIG, nullable=False),
        sa.Column("course_id", BIG, nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("png", "jpg", "webp", name="kind", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("hash", sa.String(length=32), nullable=False),
        sa.Column("source_hash", sa.String(length=64), nullable=False),
        sa.Column("width", BIG, nullable=False),
        sa.Column("height", BIG, nullable=False),
        sa.Column("size", BIG, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("in_files", sa.Boolean(), nullable=False),
        sa.Column("added_by", BIG, nullable=True),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_media_has_a_name")),
        sa.CheckConstraint("width >= 1 AND height >= 1", name=op.f("ck_media_has_a_size")),
        sa.CheckConstraint("size >= 1", name=op.f("ck_media_has_content")),
        sa.CheckConstraint("kind IN ('png', 'jpg', 'webp')", name=op.f("ck_media_kind")),
        sa.ForeignKeyConstraint(
            ["course_id"],
            ["course.id"],
            name=op.f("fk_media_course_id_course"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["added_by"],
            ["person.id"],
            name=op.f("fk_media_added_by_person"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_media")),
        sa.UniqueConstraint("course_id", "name", name=op.f("uq_media_course_id_name")),
    )
    op.create_index(op.f("ix_media_course_id_hash"), "media", ["course_id", "hash"])


def downgrade() -> None:
    """Take it back; the pictures go with their table."""
    op.drop_table("media")

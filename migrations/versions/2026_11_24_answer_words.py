"""Keep the words of answers with each version, so that those of a bank are found quickly."""

import json
from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from quizzes.grading.typed.tolerance import lenient_words
from quizzes.grading.typed.vocabulary import vocabulary
from quizzes.questions import from_json

revision: str = "2026_11_24_answer_words"
down_revision: str | None = "2026_11_24_hints_taken"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

BATCH = 500
"""Versions that are read at once."""
COLUMNS = ("answer_words", "lenient_words")
VERSION = sa.table("question_version", *map(sa.column, ("id", "body", *COLUMNS)))


def upgrade() -> None:
    """Make the change, and find the words of every version that is there.

    The stored form of a question is read as the site reads it, now and later; should the words be
    chosen otherwise one day, loading a course writes them anew (course.rows.versions.render_again).
    """
    for name in COLUMNS:
        op.add_column(
            "question_version", sa.Column(name, sa.Text(), server_default="", nullable=False)
        )
    op.create_index(op.f("ix_question_entry_passage"), "question_entry", ["passage"])
    _fill(op.get_bind())


def downgrade() -> None:
    """Take it back; the words are in the texts of the versions still."""
    op.drop_index(op.f("ix_question_entry_passage"), table_name="question_entry")
    for name in COLUMNS:
        op.drop_column("question_version", name)


def _fill(connection: sa.Connection) -> None:
    some = (
        sa.select(VERSION.c.id, VERSION.c.body)
        .where(VERSION.c.id > sa.bindparam("after"))
        .order_by(VERSION.c.id)
        .limit(BATCH)
    )
    put = (
        sa.update(VERSION)
        .where(VERSION.c.id == sa.bindparam("b_id"))
        .values(answer_words=sa.bindparam("answers"), lenient_words=sa.bindparam("lenient"))
    )
    after = 0
    while rows := connection.execute(some, {"after": after}).all():
        for row in rows:
            value = from_json(json.loads(row.body))
            words = {
                "answers": " ".join(sorted(vocabulary([value]))),
                "lenient": " ".join(sorted(lenient_words(value))),
            }
            connection.execute(put, {"b_id": row.id, **words})
        after = rows[-1].id

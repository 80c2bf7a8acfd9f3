"""Make the tables that questions are found and changed together by."""

import json
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision: str = "2026_11_24_question_list"
down_revision: str | None = "2026_11_24_media"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BATCH = 1000
"""Questions that are read and entered at once."""

# How the texts were folded when this was written (course/rows/search.py).
LONGEST = 20_000
NO_TEXT = frozenset({"kind", "ignored_articles", "low", "high", "worth"})
ALIKE = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "−": "-"}
    | dict.fromkeys("*`", None)
)

VERSION = sa.table(
    "question_version", sa.column("question_id"), sa.column("number"), sa.column("body")
)
ENTRY = sa.table(
    "question_entry",
    *map(sa.column, ("question_id", "number", "kind", "passage", "difficulty", "text")),
)
TAG = sa.table("question_tag", sa.column("question_id"), sa.column("tag"))


def upgrade() -> None:
    """Make the change, and enter the newest version of every question that is there."""
    op.create_table(
        "question_entry",
        sa.Column("question_id", BIG, autoincrement=False, nullable=False),
        sa.Column("number", BIG, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("passage", sa.String(length=80), nullable=False),
        sa.Column("difficulty", BIG, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_question_entry_number_from_one")),
        sa.CheckConstraint(
            "difficulty BETWEEN 1 AND 3", name=op.f("ck_question_entry_difficulty_in_range")
        ),
        _of_a_question("question_entry"),
        sa.PrimaryKeyConstraint("question_id", name=op.f("pk_question_entry")),
    )
    op.create_table(
        "question_tag",
        sa.Column("question_id", BIG, autoincrement=False, nullable=False),
        sa.Column("tag", sa.String(length=40), nullable=False),
        _of_a_question("question_tag"),
        sa.PrimaryKeyConstraint("question_id", "tag", name=op.f("pk_question_tag")),
    )
    op.create_index(op.f("ix_question_tag_tag_question_id"), "question_tag", ["tag", "question_id"])
    _create_changes()
    _fill(op.get_bind())


def downgrade() -> None:
    """Take it back; what was changed together stays changed, and can be undone no more."""
    op.drop_table("question_change")
    op.drop_table("question_tag")
    op.drop_table("question_entry")


def _create_changes() -> None:
    op.create_table(
        "question_change",
        sa.Column("event_id", BIG, autoincrement=False, nullable=False),
        sa.Column("question_id", BIG, autoincrement=False, nullable=False),
        sa.Column("number", BIG, nullable=False),
        sa.Column("status", _status("status"), nullable=False),
        sa.Column("live_number", BIG, nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("passage_id", BIG, nullable=False),
        sa.Column("passage", sa.String(length=80), nullable=False),
        sa.Column("number_after", BIG, nullable=False),
        sa.Column("status_after", _status("status_after"), nullable=False),
        sa.Column("live_number_after", BIG, nullable=True),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["audit_event.id"],
            name=op.f("fk_question_change_event_id_audit_event"),
            ondelete="CASCADE",
        ),
        _of_a_question("question_change"),
        sa.PrimaryKeyConstraint("event_id", "question_id", name=op.f("pk_question_change")),
    )
    op.create_index(op.f("ix_question_change_question_id"), "question_change", ["question_id"])


def _status(name: str) -> sa.Enum:
    words = ("draft", "live", "retired")
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=32)


def _of_a_question(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_question_id_question")
    return sa.ForeignKeyConstraint(["question_id"], ["question.id"], name=name, ondelete="CASCADE")


def _fill(connection: sa.Connection) -> None:
    """Enter the newest version of each question, in batches by the question's number."""
    newest = (
        sa.select(VERSION.c.question_id, sa.func.max(VERSION.c.number).label("number"))
        .where(VERSION.c.question_id > sa.bindparam("after"))
        .group_by(VERSION.c.question_id)
        .order_by(VERSION.c.question_id)
        .limit(BATCH)
        .subquery()
    )
    wanted = (
        sa.select(VERSION.c.question_id, VERSION.c.number, VERSION.c.body)
        .join(
            newest,
            (newest.c.question_id == VERSION.c.question_id) & (newest.c.number == VERSION.c.number),
        )
        .order_by(VERSION.c.question_id)
    )
    after = 0
    while rows := connection.execute(wanted, {"after": after}).all():
        bodies = [(row.question_id, row.number, json.loads(row.body)) for row in rows]
        connection.execute(sa.insert(ENTRY), [_entry(*each) for each in bodies])
        tags = [
            {"question_id": id_, "tag": each} for id_, _, body in bodies for each in body["tags"]
        ]
        if tags:
            connection.execute(sa.insert(TAG), tags)
        after = rows[-1].question_id


def _entry(question_id: int, number: int, body: dict[str, Any]) -> dict[str, Any]:
    parts = (body["stem"], body["explanation"], *_texts(body.get("hints", [])))
    return {
        "question_id": question_id,
        "number": number,
        "kind": body["kind"],
        "passage": body["passage"],
        "difficulty": body["difficulty"],
        "text": _folded("\n".join((*parts, *_texts(body["body"]))))[:LONGEST],
    }


def _folded(text: str) -> str:
    bare = unicodedata.normalize("NFKD", _without_marks(text.translate(ALIKE)))
    return " ".join(_without_marks(bare).casefold().split())


def _without_marks(text: str) -> str:
    return "".join(each for each in text if not unicodedata.combining(each))


def _texts(stored: object) -> Iterator[str]:
    if isinstance(stored, str):
        yield stored
    elif isinstance(stored, dict):
        for key, value in stored.items():
            if key not in NO_TEXT:
                yield from _texts(value)
    elif isinstance(stored, list):
        for value in stored:
            yield from _texts(value)

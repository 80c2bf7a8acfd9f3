"""Run migrations on the database that course.services.migrate names."""

from typing import Any, Literal

from alembic import context

from course.models import Base
from course.models.base import UTCDateTime


def plain_types(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Write our own column types as what they are in the database, so that history stands alone."""
    return "sa.DateTime()" if kind == "type" and isinstance(item, UTCDateTime) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite cannot alter most of a table in place
    render_item=plain_types,
    compare_type=True,
    compare_server_default=True,
    transaction_per_migration=True,
)
context.run_migrations()

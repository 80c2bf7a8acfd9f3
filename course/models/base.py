"""Base, naming convention, and the column types that several tables share."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Enum, Integer, MetaData
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import TypeDecorator


class UTCDateTime(TypeDecorator[datetime]):
    """A moment, always aware and always UTC, on every database."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without a zone; store the rest as UTC.

        :raises ValueError: the moment is naive.
        """
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """Give back what was stored, with its zone."""
        del dialect
        return None if value is None else value.replace(tzinfo=UTC)


def words(kind: type[StrEnum], name: str) -> Enum:
    """Make a column type that stores an enum's values as text and checks them."""
    return Enum(
        kind,
        name=name,
        native_enum=False,  # a new word must not need ALTER TYPE
        create_constraint=True,
        length=32,
        values_callable=lambda members: [member.value for member in members],
    )


BigInt = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows by INTEGER keys only
Id = Annotated[int, mapped_column(BigInt, primary_key=True)]
Values = Annotated[dict[str, Any], mapped_column(JSON)]


class Base(DeclarativeBase):
    """Parent of every table."""

    type_annotation_map = {datetime: UTCDateTime, int: BigInt}  # noqa: RUF012 (SQLAlchemy reads it as is)
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )

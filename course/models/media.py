"""The pictures of a course: each as it is shown, cleaned of everything else it carried."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from course.models.base import Base, Id, words


class MediaKind(StrEnum):
    """What a stored picture is, called as files of it end."""

    png = "png"
    jpg = "jpg"
    webp = "webp"


class Media(Base):
    """A picture of a course, called by its name in Markdown and by its hash in addresses."""

    __tablename__ = "media"
    __table_args__ = (
        UniqueConstraint("course_id", "name"),
        CheckConstraint("name <> ''", name="has_a_name"),
        CheckConstraint("width >= 1 AND height >= 1", name="has_a_size"),
        CheckConstraint("size >= 1", name="has_content"),
        Index(None, "course_id", "hash"),
    )

    id: Mapped[Id]
    course_id: Mapped[int] = mapped_column(ForeignKey("course.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(100))
    kind: Mapped[MediaKind] = mapped_column(words(MediaKind, "kind"))
    hash: Mapped[str] = mapped_column(String(32))
    """Of the content, hexadecimal; in an address it says nothing of what the picture is for."""
    source_hash: Mapped[str] = mapped_column(String(64))
    """Of the file as it was given, so that the same one is known again."""
    width: Mapped[int]
    height: Mapped[int]
    size: Mapped[int]
    """Bytes of the content."""
    content: Mapped[bytes] = mapped_column(LargeBinary)
    in_files: Mapped[bool] = mapped_column(default=False)
    """Whether the course's files held it when they were last loaded."""
    added_by: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    """Who added it in the browser; empty for what came from a folder."""
    added_at: Mapped[datetime]

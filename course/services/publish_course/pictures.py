"""Publish the pictures of a course's folder: by name, and anew only where the file is another."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from course.models import Media
from course.rows.media import bytes_used, put
from course.rows.pictures import FiledPicture
from course.services.errors import Refusal
from course.services.publish_course.changes import Changes


class NoRoom(Refusal):
    """The course's pictures are more than it may hold."""


def publish_pictures(
    session: Session,
    course_id: int,
    pictures: tuple[FiledPicture, ...],
    changes: Changes,
    *,
    quota: int | None,
    at: datetime,
) -> None:
    """Take the folder's pictures in; what left it stays until an instructor deletes it.

    A picture that was added in the browser under a name of the folder gives way to the file.

    :param quota: the most bytes that the course's pictures may take; None for no bound.
    :raise NoRoom: they take more.
    """
    stored = select(Media).options(defer(Media.content)).filter_by(course_id=course_id)
    rows = {row.name: row for row in session.scalars(stored)}
    for each in pictures:
        row = rows.get(each.name)
        same = row is not None and row.source_hash == each.picture.source_hash
        changes.note(f"picture {each.name}", new=row is None, different=not same)
        if row is None:
            row = rows[each.name] = Media(course_id=course_id, name=each.name)
            session.add(row)
        if not same:
            put(row, each.picture, by=None, at=at)
    filed = {each.name for each in pictures}
    for name, row in rows.items():
        row.in_files = name in filed
    session.flush()
    changes.pictures = frozenset(rows)
    if quota is not None and bytes_used(session.connection(), course_id) > quota:
        raise NoRoom(
            f"the course's pictures take more than {quota // 1_000_000} MB; make some smaller, or "
            "set PARLEY_MEDIA_MB"
        )

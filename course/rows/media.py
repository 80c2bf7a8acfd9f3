"""A course's pictures by name: where each is found, which text shows it, and texts shown anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select

from course.models import Media
from course.rows.tables import course, media, question
from lessons import Image

if TYPE_CHECKING:
    from course.rows.pictures import Picture

LONGEST_NAME = 100
NAME_RULE = (
    "lower-case letters, digits and hyphens, then .png, .jpg, .jpeg, .webp or .gif, such as map.png"
)
A_PICTURE = "!["
"""What a text has in it that shows a picture."""

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.(?:png|jpe?g|webp|gif)")
# After the words of a picture, or after the label of one that is named further down.
_MENTION = re.compile(r"\](?:\(|:)[ \t]{0,3}<?([a-z0-9-]{1,100}\.(?:png|jpe?g|webp|gif))")
# The same with a variable in the name: what stands before and behind it.
_DRAWN_MENTION = re.compile(
    r"\](?:\(|:)[ \t]{0,3}<?([a-z0-9-]{0,100})\{\{[^\n(){}]{1,100}\}\}([a-z0-9.-]{0,100})"
)


def is_media_name(name: str) -> bool:
    """Say whether a picture can be called so."""
    return len(name) <= LONGEST_NAME and _NAME.fullmatch(name) is not None


def mentioned(markdown: str) -> frozenset[str]:
    """Name the pictures that a text may show; a few more are no harm."""
    return frozenset(_MENTION.findall(markdown)) if A_PICTURE in markdown else frozenset()


def shown_of(markdown: str, names: Iterable[str]) -> frozenset[str]:
    """Give those of the pictures that a text may show, also where a variable is in the name."""
    if A_PICTURE not in markdown:
        return frozenset()
    named, drawn = mentioned(markdown), set(_DRAWN_MENTION.findall(markdown))
    return frozenset(
        name
        for name in names
        if name in named or any(name.startswith(a) and name.endswith(z) for a, z in drawn)
    )


def pictures_shown(markdown: str, images: Mapping[str, Image]) -> dict[str, list[Any]]:
    """Give the pictures that a text may show in a form that can be stored: address and size."""
    shown = {name: images[name] for name in sorted(shown_of(markdown, images))}
    return {name: [image.url, image.width, image.height] for name, image in shown.items()}


def images_stored(stored: Mapping[str, Sequence[Any]]) -> dict[str, Image]:
    """Read what `pictures_shown` gave."""
    return {
        name: Image(url=url, width=width, height=height)
        for name, (url, width, height) in stored.items()
    }


def media_url(course_slug: str, hash_: str, kind: str) -> str:
    """Write the address of a picture, as course.web.media answers it."""
    return f"/courses/{course_slug}/media/{hash_}.{kind}"


def images_of(connection: Connection, course_id: int) -> dict[str, Image]:
    """Give every picture of a course by its name."""
    return _images(connection, media.c.course_id == course_id)


def images_for(connection: Connection, question_id: int, markdown: str) -> Mapping[str, Image]:
    """Give the pictures that a question's text may show; a text without any asks for none."""
    if A_PICTURE not in markdown:
        return {}
    own = select(question.c.course_id).where(question.c.id == question_id).scalar_subquery()
    return _images(connection, media.c.course_id == own)


def bytes_used(connection: Connection, course_id: int) -> int:
    """Add up what a course's pictures take."""
    used = select(func.coalesce(func.sum(media.c.size), 0)).where(media.c.course_id == course_id)
    return int(connection.execute(used).scalar_one())


def put(row: Media, picture: Picture, *, by: int | None, at: datetime) -> None:
    """Let a row hold a picture."""
    row.kind, row.hash, row.source_hash = picture.kind, picture.hash, picture.source_hash
    row.width, row.height, row.size = picture.width, picture.height, len(picture.content)
    row.content, row.added_by, row.added_at = picture.content, by, at


def _images(connection: Connection, which: Any) -> dict[str, Image]:
    rows = connection.execute(
        select(
            media.c.name, media.c.hash, media.c.kind, media.c.width, media.c.height, course.c.slug
        )
        .join(course, course.c.id == media.c.course_id)
        .where(which)
    )
    return {
        row.name: Image(
            url=media_url(row.slug, row.hash, row.kind.value), width=row.width, height=row.height
        )
        for row in rows
    }

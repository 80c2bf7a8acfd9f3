"""Instructors keep the pictures of a course: add, replace, delete; each is looked at first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from course.models import AuditEvent, Course, Media, MediaKind
from course.rows.lesson_html import render_lessons
from course.rows.media import LONGEST_NAME, bytes_used, is_media_name, media_url, put
from course.rows.media_uses import Use, uses_of
from course.rows.pictures import NotAPicture, Picture, read_picture
from course.rows.versions import render_again
from course.services.errors import NotFound, Refusal
from lessons.slugs import slugify

MOST_AT_ONCE = 20
"""Files that are taken with one form."""
SOME_NAME = "picture"
_ENDING = 5


class InUse(Refusal):
    """A text shows the picture, so it stays."""


class FromFiles(Refusal):
    """The picture belongs to the course's files."""


class Outcome(StrEnum):
    """What became of a file that was sent."""

    added = "added"
    replaced = "replaced"
    unchanged = "unchanged"
    refused = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A file that was sent, looked at."""

    given: str
    """Its name as the browser told it."""
    picture: Picture | None = None
    reason: str = ""
    """Why it is none that can be taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What became of one file."""

    given: str
    outcome: Outcome
    name: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A picture as it stands in the list."""

    number: int
    name: str
    url: str
    width: int
    height: int
    size: int
    in_files: bool
    added_at: datetime
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """All pictures of a course, by name, and the room that they take."""

    entries: tuple[Entry, ...]
    used: int
    """Bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A picture to be sent to a browser."""

    kind: MediaKind
    content: bytes


def looked_at(given: str, data: bytes) -> Sent:
    """Look at a file that was sent; this takes a while and needs no database."""
    try:
        return Sent(given=given, picture=read_picture(data))
    except NotAPicture as error:
        return Sent(given=given, reason=str(error))


def add(
    session: Session,
    course_id: int,
    files: Iterable[Sent],
    *,
    replace: bool,
    quota: int,
    by: int,
    at: datetime,
) -> list[Told]:
    """Take pictures in, each for itself, and show them where texts name them already.

    :param replace: whether a picture may take the place of another one of its name.
    :param quota: the most bytes that the course's pictures may take.
    """
    session.execute(select(Course.id).filter_by(id=course_id).with_for_update())
    desk = _Desk(session=session, course_id=course_id, replace=replace, quota=quota, by=by, at=at)
    told = [_add(desk, each) for each in files]
    changed = {each.name for each in told if each.outcome in (Outcome.added, Outcome.replaced)}
    if changed:
        _show(session, course_id, changed)
    return told


def shelf(session: Session, course_id: int) -> Shelf:
    """List the pictures of a course and where each is shown."""
    connection = session.connection()
    uses = uses_of(connection, course_id)
    slug = session.scalar(select(Course.slug).filter_by(id=course_id))
    rows = session.scalars(
        select(Media)
        .options(defer(Media.content))
        .filter_by(course_id=course_id)
        .order_by(Media.name)
    )
    entries = tuple(
        Entry(
            number=row.id,
            name=row.name,
            url=media_url(str(slug), row.hash, row.kind.value),
            width=row.width,
            height=row.height,
            size=row.size,
            in_files=row.in_files,
            added_at=row.added_at,
            uses=tuple(uses.get(row.name, ())),
        )
        for row in rows
    )
    return Shelf(entries=entries, used=sum(each.size for each in entries))


def picture(session: Session, course_id: int, hash_: str, kind: str) -> Found:
    """Give the picture of an address.

    :raise NotFound: the course has none with this hash, or it is of another kind.
    """
    row = session.execute(
        select(Media.kind, Media.content)
        .where(Media.course_id == course_id, Media.hash == hash_)
        .limit(1)
    ).one_or_none()
    if row is None or row.kind.value != kind:
        raise NotFound("The course has no such picture.")
    return Found(kind=row.kind, content=row.content)


def delete(session: Session, course_id: int, number: int, *, by: int, at: datetime) -> str:
    """Delete a picture that no text shows; gives its name.

    :raise NotFound: the course has no such picture.
    :raise FromFiles: the course's files hold it.
    :raise InUse: a lesson or a question shows it.
    """
    row = session.scalar(
        select(Media).options(defer(Media.content)).filter_by(course_id=course_id, id=number)
    )
    if row is None:
        raise NotFound("The course has no such picture.")
    if row.in_files:
        raise FromFiles(f"{row.name} belongs to the course's files; take it out of their folder.")
    if uses_of(session.connection(), course_id).get(row.name):
        raise InUse(f"{row.name} is shown in a lesson or a question, so it cannot be deleted.")
    _note(session, course_id, "media.deleted", row.name, by=by, at=at)
    session.delete(row)
    return row.name


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What taking one picture in needs."""

    session: Session
    course_id: int
    replace: bool
    quota: int
    by: int
    at: datetime


def _add(desk: _Desk, sent: Sent) -> Told:
    given = _shortened(sent.given)
    if sent.picture is None:
        return Told(given=given, outcome=Outcome.refused, reason=sent.reason)
    name = media_name(sent.given, sent.picture.kind)
    row = _row(desk, name)
    if row is not None and row.source_hash == sent.picture.source_hash:
        return Told(given=given, outcome=Outcome.unchanged, name=name)
    if reason := _reason_against(desk, row, sent.picture):
        return Told(given=given, outcome=Outcome.refused, name=name, reason=reason)
    outcome = Outcome.added if row is None else Outcome.replaced
    if row is None:
        row = Media(course_id=desk.course_id, name=name)
        desk.session.add(row)
    put(row, sent.picture, by=desk.by, at=desk.at)
    desk.session.flush()  # the next file of the form may have the same name
    _note(desk.session, desk.course_id, f"media.{outcome.value}", name, by=desk.by, at=desk.at)
    return Told(given=given, outcome=outcome, name=name)


def _row(desk: _Desk, name: str) -> Media | None:
    found: Media | None = desk.session.scalar(
        select(Media).options(defer(Media.content)).filter_by(course_id=desk.course_id, name=name)
    )
    return found


def _reason_against(desk: _Desk, row: Media | None, picture: Picture) -> str:
    """Say why a sound picture is not taken; empty when it is."""
    if row is not None and row.in_files:
        return "is the name of a picture of the course's files; replace it in their folder"
    if row is not None and not desk.replace:
        return "is the name of another picture; give the file another name, or choose to replace it"
    taken = bytes_used(desk.session.connection(), desk.course_id) - (row.size if row else 0)
    if taken + len(picture.content) > desk.quota:
        return f"does not fit: the course may hold {desk.quota // 1_000_000} MB of pictures"
    return ""


def media_name(given: str, kind: MediaKind) -> str:
    """Make the name of a picture from that of a file, wherever that says it lies."""
    base = given.replace("\\", "/").rpartition("/")[2]
    stem, dot, _ending = base.rpartition(".")
    slug = slugify((stem if dot else base)[:LONGEST_NAME]) or SOME_NAME
    name = f"{slug[: LONGEST_NAME - _ENDING]}.{kind.value}"
    return name if is_media_name(name) else f"{SOME_NAME}.{kind.value}"


def _shortened(given: str) -> str:
    """Give a file's name as it can be shown: what turns the writing around is taken out."""
    kept = "".join(sign for sign in given if sign.isprintable())
    return kept[:LONGEST_NAME] or "A file without a name"


def _show(session: Session, course_id: int, names: set[str]) -> None:
    """Render the texts anew that name these pictures."""
    connection = session.connection()
    render_lessons(connection, course_id, showing=names)
    render_again(connection, course_id, showing=names)


def _note(
    session: Session, course_id: int, verb: str, name: str, *, by: int, at: datetime, **detail: Any
) -> None:
    session.add(
        AuditEvent(at=at, actor_id=by, course_id=course_id, verb=verb, subject=name, detail=detail)
    )

"""Guard a bank against what has come into it: no answer in it is taken for another."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, bindparam, insert, or_, select, union, update

from course.rows.bank_words import Met, banks, met
from course.rows.tables import audit_event, entry, lesson, passage, question, version
from course.rows.versions import New, read_body, write_again
from quizzes.grading.typed.neighbours import Neighbours
from quizzes.grading.typed.tolerance import guarded, reasons
from quizzes.questions import Question

GUARDED = "question.guarded"
"""The event of a question in which a typo is forgiven no more, because of another question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Secured:
    """What was written again, so that no answer of a bank is taken for another."""

    numbers: Mapping[int, int]
    """The newest version's number of each question that has another one now."""
    before: Mapping[int, int]
    """The number that was the newest before, of the same questions."""
    notices: tuple[str, ...]
    """For the author: in which answers no typing error is let pass any more, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Again:
    """A question that is written again."""

    slug: str
    versions: tuple[tuple[int, New], ...]
    """Each with the number of the version's row that it repeats."""
    live: int | None
    """The version that learners meet from now on; None where that stays the same."""
    notices: tuple[str, ...]

    @property
    def newest(self) -> New:
        """The version that is the newest now."""
        return self.versions[-1][1]


def secure(
    connection: Connection,
    course_id: int,
    question_ids: Collection[int] | None,
    *,
    by: int | None,
    at: datetime,
) -> Secured:
    """Guard the banks of some questions against these, and these against their banks.

    What has to be guarded gets a version that says the same, strict where it must be. It is live at
    once where the one that it repeats is, and a newer draft stays the newest. Meanwhile nobody
    else brings anything into these banks.

    :param question_ids: None for all questions of the course.
    :param by: who made it necessary; None for files: then the versions keep their author.
    """
    if question_ids is not None and not question_ids:
        return Secured(numbers={}, before={}, notices=())
    found = met(connection, course_id, _locked(connection, course_id, question_ids))
    known = banks(found)
    lessons = defaultdict[tuple[int, int], list[Neighbours]](list)
    for one in found:
        lessons[one.question_id, one.number].append(known[one.lesson_id])
    fresh = {one.question_id for one in found} if question_ids is None else set(question_ids)
    suspects = set(_suspects(found, known, fresh))
    again = [
        each
        for rows in _standing(connection, suspects)
        if (each := _again(rows, lessons, by)) is not None
    ]
    if again:
        _write(connection, course_id, again, by=by, at=at)
    return Secured(
        numbers={each.newest.question_id: each.newest.number for each in again},
        before={each.newest.question_id: each.versions[0][1].number - 1 for each in again},
        notices=tuple(f"{each.slug}: {said}" for each in again for said in each.notices),
    )


def _locked(
    connection: Connection, course_id: int, question_ids: Collection[int] | None
) -> list[int]:
    """Name the lessons where questions are, or will be, and keep others from writing into them."""
    own = select(lesson.c.id).where(lesson.c.course_id == course_id).order_by(lesson.c.id)
    if question_ids is not None:
        live = (
            select(passage.c.lesson_id)
            .join(question, question.c.passage_id == passage.c.id)
            .where(question.c.id.in_(question_ids))
        )
        newest = (
            select(passage.c.lesson_id)
            .join(entry, entry.c.passage == passage.c.slug)
            .where(passage.c.course_id == course_id, entry.c.question_id.in_(question_ids))
        )
        own = own.where(lesson.c.id.in_(union(live, newest)))
    return list(connection.execute(own.with_for_update(key_share=True)).scalars())


def _suspects(
    found: list[Met], known: Mapping[int, Neighbours], question_ids: Collection[int]
) -> Iterator[int]:
    """Name the questions in which a typo is forgiven that could be one of the words of another.

    One of the two is among the given ones: all others have passed the gate before, as each
    question has with its own words.
    """
    new = banks(each for each in found if each.question_id in question_ids)
    for each in found:
        if each.lenient:
            near = known if each.question_id in question_ids else new
            bank, own = near.get(each.lesson_id), frozenset(each.words.split())
            if bank and any(
                bank.near(word, without=each.slug) - own for word in each.lenient.split()
            ):
                yield each.question_id


def _standing(connection: Connection, question_ids: Collection[int]) -> Iterator[list[Any]]:
    """Load the live and the newest version of each question, the older first."""
    if not question_ids:
        return
    rows = connection.execute(
        select(
            question.c.id,
            question.c.slug,
            question.c.live_number,
            entry.c.number.label("newest"),
            version.c.id.label("version_id"),
            version.c.number,
            version.c.body,
            version.c.written_by,
        )
        .join(entry, entry.c.question_id == question.c.id)
        .join(version, version.c.question_id == question.c.id)
        .where(
            question.c.id.in_(question_ids),
            or_(
                version.c.number == entry.c.number,
                version.c.number == question.c.live_number,
            ),
        )
        .order_by(question.c.id, version.c.number)
    )
    for _, some in groupby(rows, key=lambda row: row.id):
        yield list(some)


def _again(
    rows: list[Any], lessons: Mapping[tuple[int, int], list[Neighbours]], by: int | None
) -> _Again | None:
    """Say which versions a question needs; None if it is safe as it is."""
    safe: list[tuple[Any, Question]] = []
    notices: dict[str, None] = {}
    for row in rows:
        value = read_body(row.body)
        for bank in lessons[row.id, row.number]:
            strict = guarded(value, bank)
            notices |= dict.fromkeys(reasons(value, bank) if strict != value else ())
            value = strict
        safe.append((row, value))
    first = next((n for n, (row, value) in enumerate(safe) if read_body(row.body) != value), None)
    if first is None:
        return None
    newest = rows[0].newest
    versions = tuple(
        (
            row.version_id,
            New(
                question_id=row.id,
                number=newest + number,
                value=value,
                by=row.written_by if by is None else by,
            ),
        )
        for number, (row, value) in enumerate(safe[first:], 1)
    )
    met_again = safe[first][0].number == rows[0].live_number
    return _Again(
        slug=rows[0].slug,
        versions=versions,
        live=versions[0][1].number if met_again else None,
        notices=tuple(notices),
    )


def _write(
    connection: Connection, course_id: int, again: list[_Again], *, by: int | None, at: datetime
) -> None:
    write_again(connection, [one for each in again for one in each.versions], at=at)
    lives = [
        {"b_id": each.newest.question_id, "b_live": each.live}
        for each in again
        if each.live is not None
    ]
    if lives:  # not set_all_live: what is retired stays retired
        connection.execute(
            update(question)
            .where(question.c.id == bindparam("b_id"))
            .values(live_number=bindparam("b_live")),
            lives,
        )
    events = [
        {
            "at": at,
            "actor_id": by,
            "course_id": course_id,
            "verb": GUARDED,
            "subject": each.slug,
            "detail": {"number": each.newest.number},
        }
        for each in again
    ]
    connection.execute(insert(audit_event), events)

"""Save answers of an open attempt: one statement asks who and what, one writes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, bindparam, insert, select

from course.models import AttemptState
from course.rows.last_answer import LAST
from course.rows.tables import (
    attempt,
    attempt_item,
    enrolment,
    person,
    quiz,
    response,
    sign_in,
    version,
)
from course.rows.who import ENROLLED, SIGNED_IN, key_hash
from course.services.errors import Changed
from quizzes.questions import Response, response_to_json

ReadOne = Callable[[Mapping[str, Any], list[int]], Response | None]
"""Makes the response of what was sent, given what was asked and its options' order."""

NOTHING: Mapping[str, Any] = {}
"""The stored form of an answer that was taken back: the question is open again."""


CLOSED = "This attempt was handed in already; the answer was not added to it."


class AttemptClosed(Changed):
    """The attempt was handed in; nothing can be added to it.

    On PostgreSQL a form that waited for its own twin meets the attempt as it is and the answers
    as they were; looked at again, the answers are there and there is nothing to add.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The acknowledgement of a saved answer."""

    saved_at: datetime
    time_zone: str
    repeated: bool
    """Whether the same answer had arrived before; then nothing was written."""


_sent = response.alias("sent")

_WHO_AND_WHAT = (
    select(
        attempt.c.state,
        version.c.asked,
        attempt_item.c.option_order,
        person.c.time_zone,
        _sent.c.given_at,
        _sent.c.position,
        response.c.sequence,
        response.c.key,
    )
    .select_from(
        sign_in.join(person, person.c.id == sign_in.c.person_id)
        .join(attempt, attempt.c.person_id == person.c.id)
        .join(quiz, quiz.c.id == attempt.c.quiz_id)
        .join(enrolment, and_(ENROLLED, enrolment.c.course_id == quiz.c.course_id))
        .join(attempt_item, attempt_item.c.attempt_id == attempt.c.id)
        .join(version, version.c.id == attempt_item.c.version_id)
        .outerjoin(_sent, and_(_sent.c.attempt_id == attempt.c.id, _sent.c.key == bindparam("key")))
        .outerjoin(response, and_(response.c.id == LAST))
    )
    .where(
        SIGNED_IN,
        attempt.c.id == bindparam("attempt_id"),
        attempt_item.c.position == bindparam("position"),
    )
    # On PostgreSQL a submission waits for answers on their way, and they for it.
    .with_for_update(read=True, of=attempt)
)

_INSERT = insert(response)


def save(
    connection: Connection,
    sign_in_key: str,
    attempt_id: int,
    position: int,
    read: ReadOne,
    *,
    key: str,
    sequence: int,
    at: datetime,
) -> Receipt | None:
    """Save an answer; None when the attempt is not theirs or has no such question.

    An answer that arrives again under the same key is acknowledged and not written twice. What
    one page sends counts in the page's own order, in whatever order it arrives; `sequence` is
    one more than the newest answer that the page knew.

    :raises AttemptClosed: the attempt was handed in before.
    :raises Changed: another page has answered since, or the key belongs to the answer of another
        question; saying "saved" would not be true.
    """
    found = connection.execute(
        _WHO_AND_WHAT,
        {
            "key_hash": key_hash(sign_in_key),
            "at": at,
            "attempt_id": attempt_id,
            "position": position,
            "key": key,
        },
    ).first()
    if found is None:
        return None
    state, asked, order, zone, given_at, given_to, newest, newest_key = found
    if given_at is not None and given_to != position:
        raise Changed("This key belongs to the answer of another question. Nothing was saved.")
    if given_at is not None:
        return Receipt(saved_at=given_at, time_zone=zone, repeated=True)
    if state is not AttemptState.in_progress:
        raise AttemptClosed(CLOSED)
    if newest is not None and newest >= sequence and not newest_key.startswith(_page(key)):
        raise Changed("This question was answered in another window since. Reload to see it there.")
    connection.execute(
        _INSERT,
        {
            "attempt_id": attempt_id,
            "position": position,
            "key": key,
            "sequence": sequence,
            "answer": _stored(read(asked, order)),
            "given_at": at,
        },
    )
    return Receipt(saved_at=at, time_zone=zone, repeated=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One question's part of a whole form."""

    read: ReadOne
    seen: int
    """The count of the newest answer that the form's page knew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What became of a whole form."""

    new: int
    """How many answers were written."""
    elsewhere: tuple[int, ...]
    """Places where an answer that was given elsewhere since stands against the form's."""


_FORM_ITEMS = (
    select(
        attempt.c.state,
        attempt_item.c.position,
        version.c.asked,
        attempt_item.c.option_order,
        response.c.answer,
        response.c.sequence,
        response.c.key,
    )
    .select_from(
        attempt.join(attempt_item, attempt_item.c.attempt_id == attempt.c.id)
        .join(person, person.c.id == attempt.c.person_id)
        .join(quiz, quiz.c.id == attempt.c.quiz_id)
        .join(enrolment, and_(ENROLLED, enrolment.c.course_id == quiz.c.course_id))
        .join(version, version.c.id == attempt_item.c.version_id)
        .outerjoin(response, and_(response.c.id == LAST))
    )
    .where(attempt.c.id == bindparam("attempt_id"), attempt.c.person_id == bindparam("person_id"))
    .order_by(attempt_item.c.position)
    .with_for_update(of=attempt)
)


def save_all(
    connection: Connection,
    attempt_id: int,
    person_id: int,
    form: Mapping[int, Sent],
    *,
    key: str,
    at: datetime,
) -> Saved | None:
    """Save what a whole form holds and that is not saved yet; None: they have no such attempt.

    A question that was answered elsewhere since the form's page was made is left as it is, so
    that a form left open in another tab does not overwrite what was answered there. What the
    page itself sent has keys that begin with the form's, and the form is newer.

    :raises AttemptClosed: the attempt was handed in before, and the form holds something new.
    """
    items = connection.execute(
        _FORM_ITEMS, {"attempt_id": attempt_id, "person_id": person_id}
    ).all()
    if not items:
        return None
    rows: list[dict[str, Any]] = []
    elsewhere: list[int] = []
    for item, sent, answer in _differing(items, form):
        newest = item.sequence or 0
        if sent.seen < newest and not item.key.startswith(key):
            elsewhere.append(item.position)
            continue
        if item.state is not AttemptState.in_progress:
            raise AttemptClosed(CLOSED)
        sequence = max(sent.seen, newest) + 1
        # With dots, which no sender's key has: nobody else's answer can have this key.
        name = f"{key}.{item.position}.{sequence}"
        row = {"key": name, "sequence": sequence, "answer": answer, "given_at": at}
        rows.append({"attempt_id": attempt_id, "position": item.position, **row})
    if rows:
        connection.execute(_INSERT, rows)
    return Saved(new=len(rows), elsewhere=tuple(elsewhere))


def _differing(
    items: Sequence[Any], form: Mapping[int, Sent]
) -> Iterator[tuple[Any, Sent, Mapping[str, Any]]]:
    """Give the questions whose answer in the form is not the one that is stored."""
    for item in items:
        if item.position in form:
            sent = form[item.position]
            answer = _stored(sent.read(item.asked, item.option_order))
            if answer != (item.answer or NOTHING):
                yield item, sent, answer


def _page(key: str) -> str:
    """Give the part of a key that all answers of one page have in common (see paper.js)."""
    return key.rpartition("-")[0] or key


def _stored(answer: Response | None) -> Mapping[str, Any]:
    return NOTHING if answer is None else response_to_json(answer)

"""What an instructor reaches and what is kept of it: own course, noted, passages that are there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import AuditEvent, Passage, Status
from course.services import add_questions, find_questions
from course.services.errors import NotFound
from tests.accounts import opened
from tests.course.classroom import (
    DAY,
    NOON,
    Room,
    choice,
    put_person,
    put_question,
    room,
)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on a database of this test's own."""
    with opened(database_url) as session:
        yield session


@pytest.fixture
def place(session: Session) -> Room:
    """Give a course without questions."""
    return room(session)


@pytest.fixture
def author(session: Session, place: Room) -> int:
    """Give somebody to write."""
    return put_person(session, place, "ada@example.org")


def publish(session: Session, place: Room, number: int, *, instead_of: int | None, by: int) -> None:
    """Publish a version of the question about the pact's year."""
    course_id, slug = place.course_id, "pact-year"
    add_questions.publish(session, course_id, slug, number, instead_of=instead_of, by=by, at=NOON)


def test_everything_is_noted_with_who_and_when(session: Session, place: Room, author: int) -> None:
    """Each step is an event of the audit log."""
    later = NOON + timedelta(minutes=5)
    slug, course_id = "pact-year", place.course_id
    add_questions.write(session, course_id, choice(), by=author, at=NOON)
    changed = replace(choice(), stem="When?")
    add_questions.revise(session, course_id, changed, based_on=1, by=author, at=later)
    add_questions.publish(session, course_id, slug, 2, instead_of=None, by=author, at=later)
    add_questions.retire(session, course_id, slug, by=author, at=later)
    add_questions.bring_back(session, course_id, slug, by=author, at=later)

    events = session.scalars(select(AuditEvent).order_by(AuditEvent.id)).all()

    assert [each.verb for each in events] == [
        "question.written",
        "question.revised",
        "question.published",
        "question.retired",
        "question.brought_back",
    ]
    assert {(each.actor_id, each.course_id, each.subject) for each in events} == {
        (author, course_id, slug)
    }


@pytest.mark.parametrize(
    "step",
    [
        pytest.param("revise", id="revised"),
        pytest.param("publish", id="published"),
        pytest.param("retire", id="retired"),
        pytest.param("bring_back", id="brought back"),
        pytest.param("delete", id="deleted"),
        pytest.param("opened", id="opened"),
    ],
)
def test_a_question_is_reached_through_its_own_course_only(
    session: Session, place: Room, author: int, step: str
) -> None:
    """The slug of another course's question is nothing here."""
    other = room(session, "another-course").course_id
    put_question(session, place, choice())
    slug, by = "pact-year", author
    steps: dict[str, Callable[[], object]] = {
        "revise": lambda: add_questions.revise(
            session, other, choice(), based_on=1, by=by, at=NOON
        ),
        "publish": lambda: add_questions.publish(
            session, other, slug, 1, instead_of=1, by=by, at=NOON
        ),
        "retire": lambda: add_questions.retire(session, other, slug, by=by, at=NOON),
        "bring_back": lambda: add_questions.bring_back(session, other, slug, by=by, at=NOON),
        "delete": lambda: add_questions.delete(session, other, slug, by=by, at=NOON),
        "opened": lambda: find_questions.opened(session, other, slug),
    }

    with pytest.raises(NotFound):
        steps[step]()

    assert find_questions.opened(session, place.course_id, "pact-year").status is Status.live


def test_a_passage_that_left_the_course_takes_no_questions(
    session: Session, place: Room, author: int
) -> None:
    """A question is published for a passage that learners can read."""
    put_question(session, place, choice(), live=False)
    passage = session.get_one(Passage, place.passages["passage-1-1"])
    passage.retired_at = NOON + DAY

    with pytest.raises(NotFound, match="passage-1-1"):
        publish(session, place, 1, instead_of=None, by=author)

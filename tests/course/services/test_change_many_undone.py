"""Undoing a change of many questions: back in one step, and nothing of others is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from course.models import AuditEvent, Question, QuestionVersion
from course.services import add_questions, change_many, find_questions
from course.services.change_many import Action, All, Order, Ticked, Undone
from course.services.errors import NotFound
from course.services.list_questions import Wanted
from tests.accounts import opened
from tests.course.classroom import (
    NOON,
    Room,
    choice,
    put_card,
    put_person,
    put_question,
    room,
    statement,
    statements,
)
from tests.course.many import BEFORE, agrees, four_questions, ordered, states

ORDERS = [
    pytest.param(Order(action=Action.add_tags, tags=("treaty", "pact")), id="tags added"),
    pytest.param(Order(action=Action.remove_tags, tags=("pact",)), id="tags removed"),
    pytest.param(Order(action=Action.move, passage="passage-2-1"), id="moved"),
    pytest.param(Order(action=Action.publish), id="published"),
    pytest.param(Order(action=Action.retire), id="retired"),
    pytest.param(Order(action=Action.bring_back), id="brought back"),
]


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on a database of this test's own."""
    with opened(database_url) as session:
        yield session


@pytest.fixture
def place(session: Session) -> Room:
    """Give a course with four questions of different standing."""
    return four_questions(session)


def undone(session: Session, place: Room, event: int | None) -> Undone:
    """Undo a change that there was."""
    assert event is not None
    return change_many.undo(session, place.course_id, event, by=1, at=NOON)


def standing(session: Session, place: Room) -> dict[str, Any]:
    """Say of each question what it says, what learners meet, where it is and how it stands."""
    found = {}
    for slug, status, live in session.execute(
        select(Question.slug, Question.status, Question.live_number)
    ).all():
        newest = find_questions.opened(session, place.course_id, slug)
        met = live and find_questions.opened(session, place.course_id, slug, live).value
        found[slug] = (status, newest.value, met, newest.passage)
    return found


def version_numbers(session: Session) -> set[int]:
    """Give the numbers of the rows of all versions."""
    return set(session.scalars(select(QuestionVersion.id)))


@pytest.mark.parametrize("order", ORDERS)
def test_everything_is_as_it_was(session: Session, place: Room, order: Order) -> None:
    """Texts, statuses and passages come back; versions are added and none is taken away."""
    before, first = standing(session, place), version_numbers(session)
    done = ordered(session, place, order)
    versions = version_numbers(session)

    taken_back = undone(session, place, done.event)

    assert standing(session, place) == before
    assert (taken_back.restored, taken_back.left) == (done.changed, 0)
    if order.action is Action.duplicate:  # copies that nobody has touched go again
        versions &= first
    assert versions <= version_numbers(session)


@pytest.mark.parametrize("order", ORDERS)
def test_undoing_can_be_undone(session: Session, place: Room, order: Order) -> None:
    """Whoever pressed the wrong button presses it again."""
    done = ordered(session, place, order)
    after = standing(session, place)

    again = undone(session, place, undone(session, place, done.event).event)

    assert standing(session, place) == after
    assert again.restored == done.changed
    agrees(session, place)


@pytest.mark.parametrize("order", ORDERS)
def test_undoing_twice_is_as_once(session: Session, place: Room, order: Order) -> None:
    """The second time there is nothing that stands as the change left it, and no event."""
    done = ordered(session, place, order)
    undone(session, place, done.event)
    once = states(session)
    events = session.scalar(select(func.count()).select_from(AuditEvent))

    twice = undone(session, place, done.event)

    assert (twice.restored, twice.left, twice.event) == (0, done.changed, None)
    assert states(session) == once
    assert session.scalar(select(func.count()).select_from(AuditEvent)) == events


def test_what_was_changed_since_stays(session: Session, place: Room) -> None:
    """Others' work is not undone along with a change of many."""
    done = ordered(session, place, Order(action=Action.add_tags, tags=("treaty",)))
    edited = replace(
        find_questions.opened(session, place.course_id, "draft").value, stem="By somebody else?"
    )
    add_questions.revise(session, place.course_id, edited, based_on=2, by=1, at=NOON)
    add_questions.retire(session, place.course_id, "live", by=1, at=NOON)
    session.flush()

    result = undone(session, place, done.event)

    assert (result.restored, result.left) == (2, 2)
    assert find_questions.opened(session, place.course_id, "draft").value == edited
    assert states(session)["live"] == "retired 2/2"


def test_copies_are_gone_unless_somebody_has_worked_on_them(session: Session, place: Room) -> None:
    """A copy that was published or edited is somebody's by now."""
    done = ordered(session, place, Order(action=Action.duplicate))
    add_questions.publish(session, place.course_id, "live-copy", 1, instead_of=None, by=1, at=NOON)
    session.flush()

    result = undone(session, place, done.event)

    assert (result.restored, result.left, result.event) == (3, 1, None)
    assert states(session) == BEFORE | {"live-copy": "live 1/1"}


def test_what_learners_have_met_is_retired_when_its_publication_is_undone(
    session: Session, place: Room
) -> None:
    """It cannot be a draft again, which could be deleted: its answers are kept."""
    put_question(session, place, statement("other-draft"), live=False)
    done = ordered(session, place, Order(action=Action.publish))
    learner = put_person(session, place, "bob@example.org")
    numbers = {row.slug: row.id for row in session.scalars(select(Question))}
    put_card(session, learner, numbers["draft"])

    result = undone(session, place, done.event)

    assert (result.restored, result.retired) == (3, 1)
    after = states(session)
    assert after["draft"] == "retired 1/1"
    assert after["other-draft"] == "draft -/1"
    assert after["waiting"] == "live 1/2"


@pytest.mark.parametrize("which", ["another course's", "another kind of event's", "nobody's"])
def test_only_a_change_of_this_course_can_be_undone(
    session: Session, place: Room, which: str
) -> None:
    """A number that somebody made up finds nothing."""
    done = ordered(session, place, Order(action=Action.retire), Ticked(slugs=("live",)))
    other = room(session, "other-talks")
    retired = session.scalars(select(AuditEvent.id).filter_by(verb="question.retired")).one()
    course, number = {
        "another course's": (other.course_id, done.event or 0),
        "another kind of event's": (place.course_id, retired),
        "nobody's": (place.course_id, 9_000_001),
    }[which]

    with pytest.raises(NotFound):
        change_many.undo(session, course, number, by=1, at=NOON)


def test_statements_do_not_grow_with_the_questions(session: Session, place: Room) -> None:
    """The numbers are the same for 4 questions and for 40, of every order and its undoing."""
    engine: Any = session.get_bind()
    session.connection()  # the transaction begins here, and not within what is counted
    counts: list[list[int]] = []
    for more in (0, 36):
        for number in range(more):
            put_question(session, place, replace(choice(f"more-{number}"), tags=("pact",)))
        row = []
        for order in (each.values[0] for each in ORDERS):
            assert isinstance(order, Order)
            with statements(engine) as sent:
                done = ordered(session, place, order, All(wanted=Wanted()))
            row.append(len(sent))
            with statements(engine) as sent:
                undone(session, place, done.event)
            row.append(len(sent))
        counts.append(row)

    assert counts[0] == counts[1]
    assert max(counts[0]) <= 20

"""Many questions changed by one order: what each order does, and to which of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from course.models import AuditEvent, Passage
from course.services import change_many, find_questions
from course.services.change_many import (
    Action,
    Order,
    Ticked,
)
from tests.accounts import opened
from tests.course.classroom import NOON, Room, choice, put_question, statement
from tests.course.many import BEFORE, agrees, four_questions, ordered, states


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on a database of this test's own."""
    with opened(database_url) as session:
        yield session


@pytest.fixture
def place(session: Session) -> Room:
    """Give a course with four questions of different standing."""
    return four_questions(session)


@pytest.mark.parametrize(
    ("order", "after"),
    [
        pytest.param(
            Order(action=Action.add_tags, tags=("treaty",)),
            {
                "live": "live 2/2",
                "draft": "draft -/2",
                "retired": "retired 2/2",
                "waiting": "live 1/3",
            },
            id="tags make a version; what was live is, and a newer draft stays one",
        ),
        pytest.param(
            Order(action=Action.remove_tags, tags=("pact", "nothing")),
            {"live": "live 2/2"},
            id="only questions that have a tag lose it",
        ),
        pytest.param(
            Order(action=Action.move, passage="passage-2-1"),
            {
                "live": "live 2/2",
                "draft": "draft -/2",
                "retired": "retired 2/2",
                "waiting": "live 1/3",
            },
            id="moving makes a version",
        ),
        pytest.param(
            Order(action=Action.publish),
            {"draft": "live 1/1", "waiting": "live 2/2"},
            id="drafts are published; what is retired stays so",
        ),
        pytest.param(
            Order(action=Action.retire),
            {"live": "retired 1/1", "draft": "retired -/1", "waiting": "retired 1/2"},
            id="retired",
        ),
        pytest.param(Order(action=Action.bring_back), {"retired": "live 1/1"}, id="brought back"),
        pytest.param(
            Order(action=Action.duplicate),
            {f"{slug}-copy": "draft -/1" for slug in BEFORE},
            id="copies are drafts",
        ),
    ],
)
def test_an_order_changes_what_it_can(
    session: Session, place: Room, order: Order, after: dict[str, str]
) -> None:
    """One event tells how many were changed; what needs no change has none."""
    events = session.scalar(select(func.count()).select_from(AuditEvent))

    done = ordered(session, place, order)

    assert states(session) == BEFORE | after
    assert (done.chosen, done.changed, done.left) == (4, len(after), 4 - len(after))
    assert session.scalar(select(func.count()).select_from(AuditEvent)) == (events or 0) + 1
    event = session.get_one(AuditEvent, done.event)
    assert event.subject == ("1 question" if len(after) == 1 else f"{len(after)} questions")


@pytest.mark.parametrize(
    "order",
    [
        pytest.param(Order(action=Action.add_tags, tags=("treaty",)), id="tags added"),
        pytest.param(Order(action=Action.remove_tags, tags=("pact",)), id="tags removed"),
        pytest.param(Order(action=Action.move, passage="passage-2-1"), id="moved"),
        pytest.param(Order(action=Action.publish), id="published"),
        pytest.param(Order(action=Action.retire), id="retired"),
        pytest.param(Order(action=Action.bring_back), id="brought back"),
        pytest.param(Order(action=Action.duplicate), id="duplicated"),
    ],
)
def test_what_the_list_knows_is_what_the_newest_versions_say(
    session: Session, place: Room, order: Order
) -> None:
    """Entries and tags follow each change and each undoing; sources are the bodies' own texts."""
    done = ordered(session, place, order)
    agrees(session, place)

    change_many.undo(session, place.course_id, done.event or 0, by=1, at=NOON)

    agrees(session, place)


def test_moving_drops_an_objective_that_the_new_lesson_has_not(
    session: Session, place: Room
) -> None:
    """What the question is for is a goal of its own lesson."""
    for passage, objective in (("passage-1-2", "goal-1"), ("passage-2-1", "")):
        ordered(session, place, Order(action=Action.move, passage=passage))
        found = find_questions.opened(session, place.course_id, "live")
        assert (found.passage, found.value.objective) == (passage, objective)


def test_a_question_with_a_newer_draft_moves_when_that_is_published(
    session: Session, place: Room
) -> None:
    """What learners meet stays where it is."""
    ordered(session, place, Order(action=Action.move, passage="passage-2-1"))
    before = find_questions.opened(session, place.course_id, "waiting").passage

    ordered(session, place, Order(action=Action.publish), Ticked(slugs=("waiting",)))

    after = find_questions.opened(session, place.course_id, "waiting").passage
    assert (before, after) == ("passage-1-1", "passage-2-1")


def test_what_would_have_too_many_tags_stays_as_it_is(session: Session, place: Room) -> None:
    """The others get theirs."""
    full = replace(choice("full"), tags=tuple(f"tag {n}" for n in range(20)))
    put_question(session, place, full)

    done = ordered(session, place, Order(action=Action.add_tags, tags=("treaty",)))

    assert (done.changed, done.left) == (4, 1)
    assert find_questions.opened(session, place.course_id, "full").newest == 1


def test_a_draft_of_a_passage_that_left_is_not_published(session: Session, place: Room) -> None:
    """Nobody could meet it."""
    put_question(session, place, statement("lost", "passage-2-2"), live=False)
    session.query(Passage).filter_by(slug="passage-2-2").update({"retired_at": NOON})

    ordered(session, place, Order(action=Action.publish))

    assert states(session)["lost"] == "draft -/1"


def test_copies_of_copies_are_numbered(session: Session, place: Room) -> None:
    """An id does not grow with every copy."""
    only = Ticked(slugs=("live",))
    ordered(session, place, Order(action=Action.duplicate), only)
    ordered(session, place, Order(action=Action.duplicate), Ticked(slugs=("live", "live-copy")))

    assert {"live-copy", "live-copy-2", "live-copy-3"} <= set(states(session))

"""Orders for many questions that are refused: nothing is changed, and the reason is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from course.models import AuditEvent, Question, Status
from course.services import add_questions, change_many
from course.services.change_many import (
    Action,
    All,
    ChangedMeanwhile,
    NoneChosen,
    Order,
    Ticked,
    TooManyChosen,
)
from course.services.errors import Invalid, NotFound
from course.services.list_questions import Wanted
from tests.accounts import opened
from tests.course.classroom import NOON, Room, choice, put_question, room, statement
from tests.course.many import BEFORE, EVERYTHING, four_questions, ordered, states


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
    ("chosen", "refusal"),
    [
        pytest.param(Ticked(slugs=()), NoneChosen, id="nothing ticked"),
        pytest.param(Ticked(slugs=("gone",)), NoneChosen, id="only what is gone"),
        pytest.param(All(wanted=Wanted(search="zeppelin")), NoneChosen, id="nothing matches"),
        pytest.param(
            Ticked(slugs=tuple(f"q-{n}" for n in range(1001))), TooManyChosen, id="too many ticks"
        ),
    ],
)
def test_an_order_for_nothing_or_too_much_is_refused(
    session: Session, place: Room, chosen: Any, refusal: type[Exception]
) -> None:
    """It says so, and writes no event."""
    with pytest.raises(refusal):
        ordered(session, place, Order(action=Action.retire), chosen)

    assert states(session) == BEFORE


def test_more_than_can_be_changed_at_once_are_refused(
    session: Session, place: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bound is looked at before anything is read."""
    monkeypatch.setattr("course.services.change_many.chosen.MOST", 3)

    with pytest.raises(TooManyChosen, match="Narrow the list"):
        ordered(session, place, Order(action=Action.retire))


def test_a_passage_of_nowhere_is_refused(session: Session, place: Room) -> None:
    """Nothing moves to where nothing is."""
    with pytest.raises(NotFound, match="choose another"):
        ordered(session, place, Order(action=Action.move, passage="elsewhere"))


@pytest.mark.parametrize("action", [Action.add_tags, Action.duplicate])
def test_a_question_changed_meanwhile_stops_the_whole_order(
    session: Session, place: Room, action: Action
) -> None:
    """Nothing that somebody else has just written is written over."""
    order = Order(action=action, tags=("treaty",))
    prepared = change_many.prepare(session.connection(), place.course_id, EVERYTHING, order)
    changed = replace(choice("draft"), stem="Changed?")
    add_questions.revise(session, place.course_id, changed, based_on=1, by=1, at=NOON)
    session.commit()

    with pytest.raises(ChangedMeanwhile, match="Nothing was changed"):
        change_many.carry_out(session, place.course_id, prepared, by=1, at=NOON)

    session.rollback()
    assert states(session) == BEFORE | {"draft": "draft -/2"}


def test_an_id_for_a_copy_that_was_taken_meanwhile_stops_the_order(
    session: Session, place: Room
) -> None:
    """The page is sent again, and finds another id."""
    only, order = Ticked(slugs=("live",)), Order(action=Action.duplicate)
    prepared = change_many.prepare(session.connection(), place.course_id, only, order)
    put_question(session, place, statement("live-copy"))
    session.commit()

    with pytest.raises(ChangedMeanwhile, match="Send it again"):
        change_many.carry_out(session, place.course_id, prepared, by=1, at=NOON)


def test_what_changes_nothing_leaves_no_event(session: Session, place: Room) -> None:
    """There is nothing to undo, either."""
    before = session.scalar(select(func.count()).select_from(AuditEvent))

    done = ordered(session, place, Order(action=Action.bring_back), Ticked(slugs=("live",)))

    assert (done.changed, done.event) == (0, None)
    assert session.scalar(select(func.count()).select_from(AuditEvent)) == before


def test_questions_of_another_course_are_not_touched(session: Session, place: Room) -> None:
    """Neither by their ids nor by all that match."""
    other = room(session, "other-talks")
    put_question(session, other, choice("elsewhere"))

    with pytest.raises(NoneChosen):
        ordered(session, place, Order(action=Action.retire), Ticked(slugs=("elsewhere",)))
    ordered(session, place, Order(action=Action.retire))

    row = session.scalars(select(Question).filter_by(slug="elsewhere")).one()
    assert row.status is Status.live


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        pytest.param("pact, 1955 ,pact,", ("pact", "1955"), id="parted, trimmed, once each"),
        pytest.param(" , ", None, id="none"),
        pytest.param("x" * 41, None, id="too long"),
        pytest.param("a\u202eb", None, id="reversed text"),
        pytest.param(",".join(f"t{n}" for n in range(21)), None, id="too many"),
    ],
)
def test_tags_are_read_as_they_are_typed(typed: str, tags: tuple[str, ...] | None) -> None:
    """What cannot be a tag is refused with the reason."""
    if tags is None:
        with pytest.raises(Invalid, match=r"tags"):
            change_many.sound_tags(typed)
    else:
        assert change_many.sound_tags(typed) == tags

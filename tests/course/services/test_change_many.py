"""Many questions changed by one order: what each order does, and to which of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from course.models import AuditEvent, Question, QuestionEntry, QuestionTag, Status
from course.services import add_questions, change_many, find_questions
from course.services.change_many import (
    Action,
    All,
    ChangedMeanwhile,
    Done,
    NoneChosen,
    Order,
    Ticked,
    TooManyChosen,
)
from course.services.errors import Invalid, NotFound
from course.services.list_questions import Wanted
from tests.accounts import opened
from tests.course.classroom import NOON, Room, choice, put_person, put_question, room, statement

EVERYTHING = All(wanted=Wanted())


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on a database of this test's own."""
    with opened(database_url) as session:
        yield session


@pytest.fixture
def place(session: Session) -> Room:
    """Give a course with a live question, a draft, a retired one, and one with a newer draft."""
    made = room(session)
    author = put_person(session, made, "ada@example.org")
    put_question(session, made, replace(choice("live"), tags=("pact",), objective="goal-1"))
    put_question(session, made, choice("draft"), live=False)
    put_question(session, made, choice("retired"))
    add_questions.retire(session, made.course_id, "retired", by=author, at=NOON)
    put_question(session, made, choice("waiting"))
    newer = replace(choice("waiting"), stem="Newer?")
    add_questions.revise(session, made.course_id, newer, based_on=1, by=author, at=NOON)
    session.commit()
    return made


def ordered(session: Session, place: Room, order: Order, chosen: Any = EVERYTHING) -> Done:
    """Carry an order out, as the page does."""
    prepared = change_many.prepare(session.connection(), place.course_id, chosen, order)
    by = session.scalars(select(AuditEvent.actor_id)).first() or 0
    return change_many.carry_out(session, place.course_id, prepared, by=by, at=NOON)


def states(session: Session) -> dict[str, str]:
    """Say where each question stands: status, live version of newest version."""
    rows = session.execute(
        select(Question.slug, Question.status, Question.live_number, QuestionEntry.number).join(
            QuestionEntry, QuestionEntry.question_id == Question.id
        )
    )
    return {slug: f"{status} {live or '-'}/{newest}" for slug, status, live, newest in rows}


BEFORE = {
    "live": "live 1/1",
    "draft": "draft -/1",
    "retired": "retired 1/1",
    "waiting": "live 1/2",
}


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


def agrees(session: Session, place: Room) -> None:
    """Compare every entry, tag and passage with the version that it is of."""
    from course.rows.question_entries import entry_row  # noqa: PLC0415 (needed here alone)

    for row in session.scalars(select(Question)):
        found = find_questions.opened(session, place.course_id, row.slug)
        entry = session.get_one(QuestionEntry, row.id)
        known = {name: getattr(entry, name) for name in entry_row(1, 1, found.value)}
        assert known == entry_row(row.id, found.newest, found.value)
        tags = session.scalars(select(QuestionTag.tag).filter_by(question_id=row.id)).all()
        assert sorted(tags) == sorted(found.value.tags)
        assert found.value.id == row.slug
        if row.live_number is not None:
            live = find_questions.opened(session, place.course_id, row.slug, row.live_number)
            assert (live.passage, row.kind) == (live.value.passage, live.value.kind)


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
    from course.models import Passage  # noqa: PLC0415 (needed here alone)

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

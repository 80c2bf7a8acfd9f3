"""Scenery: four questions of different standing, and orders carried out for them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import AuditEvent, Question, QuestionEntry, QuestionTag
from course.rows.question_entries import entry_row
from course.services import add_questions, change_many, find_questions
from course.services.change_many import All, Done, Order
from course.services.list_questions import Wanted
from tests.course.classroom import NOON, Room, choice, put_person, put_question, room

EVERYTHING = All(wanted=Wanted())


def four_questions(session: Session) -> Room:
    """Put a course with a live question, a draft, a retired one, and one with a newer draft."""
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


def agrees(session: Session, place: Room) -> None:
    """Compare every entry, tag and passage with the version that it is of."""
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

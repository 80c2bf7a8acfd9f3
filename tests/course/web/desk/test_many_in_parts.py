"""Very many questions changed in parts: in short transactions, and with an honest end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, delete, event, func, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from course.extensions import db
from course.models import AuditEvent, Passage, Question, QuestionChange, QuestionTag, Status
from course.services import add_questions, change_many, find_questions
from course.services.change_many import Prepared, changing, statuses
from tests.browsing import post
from tests.course.classroom import NOON, Room, choice, put_question
from tests.course.web.desk.forms import DESK
from tests.course.web.desk.parts import STEP, undo_on

LIST, CHANGE = f"{DESK}/questions", f"{DESK}/questions/change"
MANY = 7
EVERY = {"action": "retire", "every": "1", "tags": "", "to": ""}
pytestmark = pytest.mark.usefixtures("small_parts")
TAGGED = {"action": "add_tags", "every": "1", "tags": "treaty", "to": ""}


@pytest.fixture
def bank(session: Session, place: Room) -> Room:
    """Give a course seven questions."""
    for number in range(MANY):
        put_question(session, place, replace(choice(f"q-{number}"), tags=("pact",)))
    session.commit()
    return place


@contextmanager
def commits(engine: Engine, what: str) -> Iterator[list[int]]:
    """Count what has a row, as it stands at each commit while the block runs."""
    seen: list[int] = []

    def note(connection: Any) -> None:
        seen.append(connection.exec_driver_sql(what).scalar())

    event.listen(engine, "commit", note)
    try:
        yield seen
    finally:
        event.remove(engine, "commit", note)


def retired(session: Session) -> int:
    """Count the questions that are retired."""
    found = session.scalar(select(func.count()).where(Question.status == Status.retired)) or 0
    session.rollback()  # the site has to write in between
    return found


def stopping(monkeypatch: pytest.MonkeyPatch, part: int, error: Exception) -> None:
    """Let a part of a change fail, as it does when the database is lost."""
    carry_out, parts = statuses.change_status, iter(range(part + 100))

    def failing(*arguments: Any) -> None:
        if next(parts) == part:
            raise error
        carry_out(*arguments)

    monkeypatch.setattr(changing, "change_status", failing)


@pytest.mark.usefixtures("bank")
def test_no_transaction_changes_more_than_a_part(app: Flask, teacher: FlaskClient) -> None:
    """Others come to the database in between, both when it is done and when it is undone."""
    with app.app_context():
        engine = db.engine
    rows = "SELECT count(*) FROM question_change"
    with commits(engine, rows) as seen:
        answer = post(teacher, CHANGE, TAGGED)
        page = teacher.get(answer.location).text
        post(teacher, undo_on(page))

    steps = [after - before for before, after in pairwise(seen)]
    assert seen[-1] == 2 * MANY
    assert max(steps) == STEP


@pytest.mark.usefixtures("bank")
@pytest.mark.parametrize("sent", [EVERY, TAGGED], ids=["retired", "tagged"])
def test_the_parts_are_one_change(
    session: Session, teacher: FlaskClient, sent: dict[str, str]
) -> None:
    """One event has them all; it is undone in one step, and that undone in one step as well."""
    page = teacher.get(post(teacher, CHANGE, sent).location).text
    assert "7 questions" in page
    back = teacher.get(post(teacher, undo_on(page)).location).text
    assert "Undone: 7 questions stand as before." in back
    again = teacher.get(post(teacher, undo_on(back)).location).text
    assert "Undone: 7 questions stand as before." in again

    events = session.scalars(
        select(AuditEvent).where(AuditEvent.verb.like("questions.%")).order_by(AuditEvent.id)
    ).all()
    assert [one.subject for one in events] == ["7 questions"] * 3
    assert [bool(one.detail.get("unfinished")) for one in events] == [False] * 3
    assert session.scalar(select(func.count()).select_from(QuestionChange)) == 3 * MANY
    assert "A change is half done" not in again


@pytest.mark.usefixtures("bank")
def test_a_change_that_stops_says_how_far_it_came(
    session: Session, teacher: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was done is kept, told on the list, and can be undone."""
    stopping(monkeypatch, 2, OperationalError("UPDATE", {}, Exception("the disk is full")))
    assert post(teacher, CHANGE, EVERY).status_code >= 500

    assert retired(session) == 2 * STEP
    page = teacher.get(LIST).text
    assert "A change is half done" in page
    assert re.search(r"A change of 7 questions, begun .*, has come to 6 questions\.", page)
    post(teacher, undo_on(page))
    assert retired(session) == 0
    assert "A change is half done" not in teacher.get(LIST).text


@pytest.mark.usefixtures("bank")
def test_sent_again_it_does_the_rest(
    session: Session, teacher: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is done twice, and the list has no half-done change any more."""
    stopping(monkeypatch, 2, OperationalError("UPDATE", {}, Exception("the disk is full")))
    post(teacher, CHANGE, EVERY)

    page = teacher.get(post(teacher, CHANGE, EVERY).location).text

    assert "Retired 1 question. What was answered is kept. The other 6:" in page
    assert retired(session) == MANY
    assert "A change is half done" not in page


def test_a_part_is_made_anew_when_somebody_changes_one_of_its_questions(
    session: Session, bank: Room, teacher: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What they wrote stays, and has the tag as well."""
    prepare = change_many.prepare
    written: list[str] = []

    def disturbed(*arguments: Any, **more: Any) -> Prepared:
        prepared = prepare(*arguments, **more)
        if not written:
            slug = prepared.texts[0].slug
            written.append(slug)
            edited = replace(choice(slug), tags=("pact",), stem="By somebody else?")
            add_questions.revise(session, bank.course_id, edited, based_on=1, by=1, at=NOON)
            session.commit()
        return prepared

    monkeypatch.setattr(change_many, "prepare", disturbed)
    page = teacher.get(post(teacher, CHANGE, TAGGED).location).text

    assert "Added the tags to 7 questions." in page
    tagged = session.scalars(select(QuestionTag.question_id).filter_by(tag="treaty")).all()
    assert len(tagged) == MANY
    found = find_questions.opened(session, bank.course_id, written[0])
    assert (found.value.stem, found.value.tags) == ("By somebody else?", ("pact", "treaty"))


def test_when_somebody_goes_on_changing_a_part_the_rest_is_left(
    session: Session, bank: Room, teacher: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page says how far it came and why, and what was done can be undone."""
    prepare, calls = change_many.prepare, iter(range(100))

    def disturbed(*arguments: Any, **more: Any) -> Prepared:
        prepared = prepare(*arguments, **more)
        if next(calls):  # each try of the second part
            slug = prepared.texts[0].slug
            newest = find_questions.opened(session, bank.course_id, slug)
            edited = replace(choice(slug), tags=("pact",), stem=f"Version {newest.number}?")
            add_questions.revise(
                session, bank.course_id, edited, based_on=newest.number, by=1, at=NOON
            )
            session.commit()
        return prepared

    monkeypatch.setattr(change_many, "prepare", disturbed)
    page = teacher.get(post(teacher, CHANGE, TAGGED).location).text

    assert "Added the tags to 3 questions." in page
    assert "The other 4 are as they were, because somebody is changing some of them." in page
    assert "A change is half done" in page
    back = teacher.get(post(teacher, undo_on(page)).location).text
    assert "Undone: 3 questions stand as before." in back
    assert session.scalars(select(QuestionTag.question_id).filter_by(tag="treaty")).all() == []


def test_when_the_passage_leaves_the_course_the_rest_is_left(
    session: Session, bank: Room, teacher: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was moved is moved, is told, and can be undone."""
    prepare, calls = change_many.prepare, iter(range(100))

    def disturbed(*arguments: Any, **more: Any) -> Prepared:
        if next(calls) == 1:
            row = session.get_one(Passage, bank.passages["passage-1-2"])
            row.retired_at = NOON
            session.commit()
        return prepare(*arguments, **more)

    monkeypatch.setattr(change_many, "prepare", disturbed)
    moved = EVERY | {"action": "move", "to": "passage-1-2"}
    answer = post(teacher, CHANGE, moved)

    assert answer.status_code == 303
    page = teacher.get(answer.location).text
    assert "The other 4 are as they were, because the passage has left the course." in page
    assert "Undone: 3 questions stand as before." in (
        teacher.get(post(teacher, undo_on(page)).location).text
    )


@pytest.mark.parametrize("part", [1, 2], ids=["a part between", "the last part"])
def test_questions_that_are_gone_are_left_out(
    session: Session,
    bank: Room,
    teacher: FlaskClient,
    monkeypatch: pytest.MonkeyPatch,
    part: int,
) -> None:
    """A whole part may be deleted before its turn; the other parts are changed all the same."""
    del bank
    prepare, calls = change_many.prepare, iter(range(100))
    gone: list[int] = []

    def disturbed(*arguments: Any, **more: Any) -> Prepared:
        if next(calls) == part:
            gone.extend(arguments[2].ids)
            session.execute(delete(Question).where(Question.id.in_(gone)))
            session.commit()
        return prepare(*arguments, **more)

    monkeypatch.setattr(change_many, "prepare", disturbed)
    page = teacher.get(post(teacher, CHANGE, EVERY).location).text

    assert f"Retired {MANY - len(gone)} questions." in page
    assert retired(session) == MANY - len(gone)
    assert "A change is half done" not in page

"""Whatever way a question comes in by, no answer of its bank is right for another question."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import AuditEvent, Question, QuestionEntry, QuestionVersion
from course.rows.question_entries import entry_row
from course.rows.versions import read_body
from course.services import add_questions, find_questions
from quizzes.questions import ShortAnswer
from tests.accounts import opened
from tests.course.classroom import NOON, put_person, put_question, room, statements
from tests.course.study import publish, small
from tests.course.ways_in import KEY, NEAR, TELLING, WAYS, Way, asking, taken_for_another

_SECOND = select(QuestionVersion.body).filter_by(number=2)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on a database of this test's own."""
    with opened(database_url) as session:
        yield session


@pytest.mark.parametrize("way", [pytest.param(way, id=name) for name, way in WAYS.items()])
def test_no_answer_is_taken_for_another(session: Session, way: Way) -> None:
    """Both directions hold: what comes in is guarded, and what was there is guarded against it."""
    way(session)

    assert taken_for_another(session) == []


@pytest.mark.parametrize("way", [pytest.param(way, id=name) for name, way in WAYS.items()])
def test_what_comes_in_stands_in_the_list(session: Session, way: Way) -> None:
    """The list tells of every question what its newest version says."""
    way(session)

    session.expire_all()
    for row in session.scalars(select(Question)):
        entry = session.get_one(QuestionEntry, row.id)
        newest = find_questions.opened(session, row.course_id, row.slug)
        known = {name: getattr(entry, name) for name in entry_row(1, 1, newest.value)}
        assert known == entry_row(row.id, newest.newest, newest.value)
        numbers = select(QuestionVersion.number).filter_by(question_id=row.id)
        assert newest.number == max(session.scalars(numbers))


@pytest.mark.parametrize("way", [pytest.param(way, id=name) for name, way in TELLING.items()])
def test_the_author_is_told_why(session: Session, way: Way) -> None:
    """The notice names the answer and the one that it is too near to."""
    said = " ".join(way(session))

    assert "No typing error is let pass" in said
    assert KEY in said
    assert NEAR in said


def _others(session: Session, by: str = "ada@example.org") -> tuple[int, int]:
    """Put a live question with a newer draft, and let somebody write one that is near to both."""
    place = room(session)
    author = put_person(session, place, by)
    put_question(session, place, asking("old"))
    newer = replace(asking("old"), stem="Newer?")
    add_questions.revise(session, place.course_id, newer, based_on=1, by=author, at=NOON)
    new = asking("new", NEAR)
    add_questions.write(session, place.course_id, new, by=author, at=NOON)
    session.expire_all()
    return place.course_id, author


def test_what_learners_meet_is_guarded_at_once_and_the_draft_stays_a_draft(
    session: Session,
) -> None:
    """Each gets a version that says the same and forgives less; the draft's is the newest."""
    course, _ = _others(session)

    row = session.scalars(select(Question).filter_by(slug="old")).one()
    live = find_questions.opened(session, course, "old", row.live_number)
    newest = find_questions.opened(session, course, "old")
    assert (live.number, newest.number) == (3, 4)
    assert [one.value.stem for one in (live, newest)] == ["Which word of old?", "Newer?"]
    strict = ShortAnswer(accepted=(KEY,), strict=(KEY,))
    assert [one.value.body for one in (live, newest)] == [strict, strict]


def test_it_is_noted_who_made_it_necessary(session: Session) -> None:
    """The history names who wrote the question that came too near, and an event tells of it."""
    _, author = _others(session)

    event = session.scalars(select(AuditEvent).filter_by(verb="question.guarded")).one()
    assert (event.subject, event.actor_id, event.detail) == ("old", author, {"number": 4})
    old = select(Question.id).filter_by(slug="old").scalar_subquery()
    written = select(QuestionVersion.written_by).filter_by(question_id=old, number=3)
    assert session.scalars(written).one() == author


def test_what_is_in_another_lesson_is_no_danger(session: Session) -> None:
    """A bank is that of one lesson."""
    place = room(session)
    author = put_person(session, place)
    put_question(session, place, asking("old"))

    there = asking("new", NEAR, passage="passage-2-1")
    done = add_questions.write(session, place.course_id, there, by=author, at=NOON)

    assert done.notices == ()
    assert session.scalars(select(QuestionVersion.number)).all() == [1, 1]


def test_a_question_is_no_danger_to_itself(session: Session) -> None:
    """A slip in a key is mended, and the key with the slip in it is not in the way."""
    place = room(session)
    author = put_person(session, place)
    put_question(session, place, asking("old", NEAR))

    mended = asking("old", KEY)
    done = add_questions.revise(session, place.course_id, mended, based_on=1, by=author, at=NOON)
    assert find_questions.opened(session, place.course_id, "old", 2).value == mended
    session.flush()
    live = add_questions.publish(
        session, place.course_id, "old", 2, instead_of=1, by=author, at=NOON
    )

    assert (done.notices, live.notices, live.number) == ((), (), 2)


def test_files_are_loaded_again_without_a_change(session: Session) -> None:
    """What was made strict on the way in is no difference between the file and the site."""
    both = [
        asking("old", passage="tides-1-passage"),
        asking("new", NEAR, passage="tides-1-passage"),
    ]
    publish(session, small(*both))
    session.commit()

    again = publish(session, small(*both))

    assert (bool(again), again.notices, again.rendered) == (False, [], 0)
    assert session.scalars(select(QuestionVersion.number)).all() == [1, 1]


def test_files_stay_as_they_are_when_somebody_writes_beside_them(session: Session) -> None:
    """Loading them again neither undoes the guard nor counts it as a change of the file."""
    files = small(asking("old", passage="tides-1-passage"))
    publish(session, files)
    course = session.scalars(select(Question.course_id)).first() or 0
    author = put_person(session)
    new = asking("new", NEAR, passage="tides-1-passage")
    add_questions.write(session, course, new, by=author, at=NOON)
    session.commit()

    again = publish(session, files)

    assert (bool(again), again.replaced) == (False, [])
    assert taken_for_another(session) == []


def test_statements_do_not_grow_with_the_questions_that_are_guarded(session: Session) -> None:
    """One question that comes too near to three, and to thirty."""
    place = room(session)
    author = put_person(session, place)
    engine: Any = session.get_bind()
    counts = []
    for number, passage in ((3, "passage-1-1"), (30, "passage-2-1")):
        for each in range(number):
            put_question(session, place, asking(f"q-{number}-{each}", passage=passage))
        session.connection()
        new = asking(f"new-{number}", NEAR, passage=passage)
        with statements(engine) as sent:
            add_questions.write(session, place.course_id, new, by=author, at=NOON)
        counts.append(len(sent))

    strict = [read_body(body).body for body in session.scalars(_SECOND).all()]
    assert strict == [ShortAnswer(accepted=(KEY,), strict=(KEY,))] * 33
    assert counts[0] == counts[1] <= 25


def test_two_who_write_at_once_are_guarded_against_each_other(
    session: Session, database_url: str
) -> None:
    """The second waits until the first is done, and then looks at what that has brought in."""
    place = room(session)
    authors = [put_person(session, place, f"{name}@example.org") for name in ("ada", "bob")]
    session.commit()
    begun, errors = threading.Event(), []

    def write_too() -> None:
        with opened(database_url) as beside:
            begun.set()
            try:
                new = asking("new", NEAR)
                add_questions.write(beside, place.course_id, new, by=authors[1], at=NOON)
                beside.commit()
            except Exception as error:
                errors.append(error)

    add_questions.write(session, place.course_id, asking("old"), by=authors[0], at=NOON)
    session.flush()
    other = threading.Thread(target=write_too)
    other.start()
    begun.wait()
    other.join(timeout=0.5)  # it is not done while the first has not committed
    session.commit()
    other.join()

    assert errors == []
    assert taken_for_another(session) == []
    assert session.scalars(select(Question.slug).order_by(Question.slug)).all() == ["new", "old"]

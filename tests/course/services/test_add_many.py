"""Quick add: a text read for a course, saved as a whole or not at all, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import AuditEvent, Question, QuestionVersion, Status
from course.services import add_many, add_questions
from course.services.add_many import MOST, Taken, TooManyQuestions
from course.services.errors import NotFound
from quizzes.formats.recognised import Writing
from tests.accounts import opened
from tests.course.classroom import (
    NOON,
    Room,
    choice,
    put_person,
    put_question,
    room,
    statement,
    statements,
    typed,
)

THREE = """##
Capital of France?
- ( ) Lyon
- (x) Paris

##
passage: passage-2-1

Capital of Spain?
= Madrid

##
The Danube flows into the Baltic.
= false
"""


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


def added(session: Session, place: Room, author: int, *, publish: bool = False) -> int:
    """Add three questions."""
    reading = add_many.read(session, place.course_id, THREE, passage="passage-1-1")
    assert reading.sound, reading.problems
    values = [draft.value for draft in reading.drafts]
    return add_many.save(session, place.course_id, values, publish=publish, by=author, at=NOON)


def statuses(session: Session) -> list[Status]:
    """Give where each question of the course stands."""
    session.expire_all()
    return list(session.scalars(select(Question.status).order_by(Question.id)))


@pytest.mark.parametrize(
    ("publish", "status", "live"),
    [
        pytest.param(False, Status.draft, None, id="drafts"),
        pytest.param(True, Status.live, 1, id="published"),
    ],
)
def test_all_questions_are_added_with_their_first_versions(
    session: Session, place: Room, author: int, publish: bool, status: Status, live: int | None
) -> None:
    """Each in its passage, with what its pages need, and one event for them all."""
    number = added(session, place, author, publish=publish)

    rows = session.scalars(select(Question).order_by(Question.id)).all()
    versions = session.scalars(select(QuestionVersion).order_by(QuestionVersion.id)).all()
    event = session.scalars(select(AuditEvent)).one()
    assert [(row.slug, row.status, row.live_number) for row in rows] == [
        ("capital-of-france", status, live),
        ("capital-of-spain", status, live),
        ("the-danube-flows-into-the-baltic", status, live),
    ]
    assert [row.passage_id for row in rows] == [
        place.passages[slug] for slug in ("passage-1-1", "passage-2-1", "passage-1-1")
    ]
    assert [(each.number, each.written_by) for each in versions] == [(1, author)] * 3
    assert "Lyon" in versions[0].asked["options"][0]
    assert (event.id, event.verb, event.subject) == (number, "questions.added", "3 questions")


def test_a_text_is_read_with_what_the_course_has(session: Session, place: Room) -> None:
    """An id that is taken is told; a made one steps aside; unknown passages are told."""
    put_question(session, place, choice("capital-of-france"))
    text = (
        f"{THREE}\n## capital-of-france\nAgain?\n= yes\n\n##\npassage: nowhere\n\nWhere?\n= there\n"
    )

    reading = add_many.read(session, place.course_id, text, passage="passage-1-1")

    assert reading.writing is Writing.TEXT_FORMAT
    assert reading.drafts[0].value.id == "capital-of-france-2"
    assert [(each.line, each.field) for each in reading.problems] == [(16, "id"), (20, "passage")]
    assert not reading.sound


def test_an_objective_of_another_lesson_is_told(session: Session, place: Room) -> None:
    """A question has a goal of its own lesson, or none."""
    text = "##\nobjective: goal-2\n\nWhat?\n= this\n"

    reading = add_many.read(session, place.course_id, text, passage="passage-1-1")

    assert [each.field for each in reading.problems] == ["objective"]


def test_nothing_is_added_when_one_id_is_taken_in_the_meantime(
    session: Session, place: Room, author: int
) -> None:
    """All or nothing: the two other questions are not there either."""
    values = [choice("one"), statement("two"), typed("three")]
    put_question(session, place, statement("two"))

    with pytest.raises(Taken):
        add_many.save(session, place.course_id, values, publish=False, by=author, at=NOON)

    assert session.scalars(select(Question.slug)).all() == ["two"]
    assert session.scalars(select(AuditEvent)).all() == []


def test_nothing_is_added_to_a_passage_that_is_gone(
    session: Session, place: Room, author: int
) -> None:
    """The whole text stays with its author."""
    values = [choice("one"), replace(statement("two"), passage="gone")]

    with pytest.raises(NotFound, match="no passage gone"):
        add_many.save(session, place.course_id, values, publish=False, by=author, at=NOON)

    assert session.scalars(select(Question)).all() == []


def test_more_than_five_hundred_are_told_and_refused(
    session: Session, place: Room, author: int
) -> None:
    """The line of the first that is too many is named."""
    text = "".join(f"##\nNumber {n}?\n= {n}\n" for n in range(MOST + 1))

    reading = add_many.read(session, place.course_id, text, passage="passage-1-1")

    assert [each.line for each in reading.problems] == [3 * MOST + 1]
    values = [choice(f"number-{n}") for n in range(MOST + 1)]
    with pytest.raises(TooManyQuestions):
        add_many.save(session, place.course_id, values, publish=False, by=author, at=NOON)


def test_statements_do_not_grow_with_questions(session: Session, place: Room, author: int) -> None:
    """A hundred questions are saved with as many statements as two."""
    counts = []
    for size in (2, 100):
        values = [choice(f"of-{size}-{n}") for n in range(size)]
        with statements(session.get_bind()) as seen:  # type: ignore[arg-type]  # an engine here
            add_many.save(session, place.course_id, values, publish=False, by=author, at=NOON)
        counts.append(len(seen))

    assert counts[0] == counts[1] < 15


def test_a_typing_error_that_reaches_another_answer_is_not_let_pass(
    session: Session, place: Room, author: int
) -> None:
    """Questions that come together guard each other, and those that are there guard them."""
    text = "##\nToo high?\n= hypertension\n\n##\nToo low?\n= hypotension\n"
    reading = add_many.read(session, place.course_id, text, passage="passage-1-1")
    values = [draft.value for draft in reading.drafts]

    add_many.save(session, place.course_id, values, publish=False, by=author, at=NOON)

    sources = session.scalars(select(QuestionVersion.source)).all()
    assert all("{exact}" in source for source in sources)


def test_drafts_are_taken_back_once(session: Session, place: Room, author: int) -> None:
    """They are deleted; asking again finds nothing, and says so."""
    number = added(session, place, author)

    first = add_many.take_back(session, place.course_id, number, by=author, at=NOON)
    second = add_many.take_back(session, place.course_id, number, by=author, at=NOON)

    assert (first.deleted, second.deleted) == (3, 0)
    assert statuses(session) == []
    verbs = session.scalars(select(AuditEvent.verb).order_by(AuditEvent.id)).all()
    assert verbs == ["questions.added", "questions.taken_back"]


def test_published_questions_are_retired_when_they_are_taken_back(
    session: Session, place: Room, author: int
) -> None:
    """Learners may have answered them: what was published is kept."""
    number = added(session, place, author, publish=True)

    done = add_many.take_back(session, place.course_id, number, by=author, at=NOON)

    assert (done.deleted, done.retired) == (0, 3)
    assert statuses(session) == [Status.retired] * 3


def test_a_draft_that_somebody_has_worked_on_is_kept(
    session: Session, place: Room, author: int
) -> None:
    """Taking back takes what was added, not what became of it since."""
    number = added(session, place, author)
    value = replace(typed("capital-of-spain", "passage-2-1"), stem="The capital of Spain?")
    add_questions.revise(session, place.course_id, value, based_on=1, by=author, at=NOON)

    done = add_many.take_back(session, place.course_id, number, by=author, at=NOON)

    assert (done.deleted, done.kept) == (2, 1)
    assert session.scalars(select(Question.slug)).all() == ["capital-of-spain"]


def test_what_was_added_is_found_again(session: Session, place: Room, author: int) -> None:
    """By its number, in its own course only."""
    number = added(session, place, author)
    other = room(session, "another-course")

    batch = add_many.batch(session, place.course_id, number)

    assert batch.added == 3
    assert [each.opening for each in batch.entries][:2] == [
        "Capital of France?",
        "Capital of Spain?",
    ]
    for course, what in ((other.course_id, number), (place.course_id, number + 1)):
        with pytest.raises(NotFound):
            add_many.batch(session, course, what)
        with pytest.raises(NotFound):
            add_many.take_back(session, course, what, by=author, at=NOON)

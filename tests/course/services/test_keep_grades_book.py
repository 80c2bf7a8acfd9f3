"""The gradebook as a whole: who is in it, what leaves it, and what it costs."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest
from sqlalchemy.orm import Session

from course.models import Role
from course.services import keep_grades
from course.services.keep_grades import Excused, Grade, Item
from quizzes.gradebook import Status
from tests.accounts import opened
from tests.course.classroom import NOON, Room, put_attempt, put_person, room, statements

ITEM = Item(id=1, slug="practice-1", title="Practice 1", points=10, quiz_id=1)
A_THIRD = Fraction(1, 3)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on a database of this test's own."""
    with opened(database_url) as session:
        yield session


@pytest.fixture
def place(session: Session) -> Room:
    """Give a course with two grade items of ten points."""
    return room(session)


@pytest.fixture
def teacher(session: Session, place: Room) -> int:
    """Give the instructor."""
    return put_person(session, place, "teacher@example.org", role=Role.instructor)


@pytest.fixture
def ada(session: Session, place: Room) -> int:
    """Give a learner."""
    return put_person(session, place, "ada@example.org")


def grade(session: Session, place: Room, person: int, item: int = 0) -> Grade:
    """Give a learner's grade for one of the items."""
    return keep_grades.mine(session, place.course_id, person)[item]


def test_the_gradebook_lists_learners_by_name_and_leaves_staff_out(
    session: Session, place: Room
) -> None:
    """Teachers, assistants and people who left have no line; names are found in any case."""
    put_person(session, place, "teacher@example.org", role=Role.instructor)
    for email in ("cyd@example.org", "Bob@example.org", "ada@example.org"):
        put_person(session, place, email)
    put_person(session, place, "helper@example.org", role=Role.assistant)
    put_person(session, place, "left@example.org", left=True)

    book = keep_grades.gradebook(session, place.course_id)
    found = keep_grades.gradebook(session, place.course_id, search="BOB")
    literal = keep_grades.gradebook(session, place.course_id, search="%")

    assert [row.name for row in book.rows] == ["Ada", "Bob", "Cyd"]
    assert [row.name for row in found.rows] == ["Bob"]
    assert literal.rows == ()


def test_the_export_holds_what_the_gradebook_shows(
    session: Session, place: Room, teacher: int, ada: int
) -> None:
    """The table that leaves the site has each learner's cells, exact, in the items' order."""
    bob = put_person(session, place, "bob@example.org", name="=Bob")
    put_attempt(session, place.quizzes[0], ada, 2, 3)
    keep_grades.decide(
        session,
        place.course_id,
        "practice-1",
        bob,
        Excused(),
        reason="They were ill.",
        by=teacher,
        at=NOON,
    )

    table = keep_grades.grade_table(session, place.course_id)

    assert [column.id for column in table.columns] == ["practice-1", "practice-2"]
    assert [
        (row.learner_id, row.name, row.email, [(cell.status, cell.earned) for cell in row.cells])
        for row in table.rows
    ] == [
        (
            str(bob),
            "=Bob",
            "bob@example.org",
            [(Status.EXCUSED, None), (Status.MISSING, None)],
        ),
        (
            str(ada),
            "Ada",
            "ada@example.org",
            [(Status.GRADED, Fraction(20, 3)), (Status.MISSING, None)],
        ),
    ]


def test_the_gradebook_costs_as_many_statements_for_30_learners_as_for_3(
    session: Session, place: Room
) -> None:
    """Nothing is asked once a learner, neither for the page nor for the export."""
    counts = []
    for number in range(30):
        person = put_person(session, place, f"learner{number}@example.org")
        put_attempt(session, place.quizzes[0], person, number % 10, 10)
        if number in {2, 29}:
            with statements(session.get_bind()) as sent:  # type: ignore[arg-type]  # an engine
                keep_grades.gradebook(session, place.course_id)
                keep_grades.grade_table(session, place.course_id)
            counts.append(len(sent))

    assert counts == [9, 9]

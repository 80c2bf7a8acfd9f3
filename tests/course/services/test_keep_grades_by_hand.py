"""Grades set by hand: decisions with reasons, added and never changed."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import AuditEvent, GradeOverride, Role
from course.services import keep_grades
from course.services.errors import Invalid, NotFound, Refusal
from course.services.keep_grades import Decision, Excused, Given, Grade, Item, Withdrawn
from quizzes.gradebook import Status
from tests.accounts import opened
from tests.course.classroom import NOON, Room, put_attempt, put_person, room

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


def decide(
    session: Session,
    place: Room,
    person: int,
    teacher: int,
    decision: Decision,
    *,
    reason: str = "They were ill.",
) -> None:
    """Take a decision about somebody's grade for the first item."""
    keep_grades.decide(
        session,
        place.course_id,
        "practice-1",
        person,
        decision,
        reason=reason,
        by=teacher,
        at=NOON,
    )


@pytest.mark.parametrize(
    ("decision", "status", "earned"),
    [
        pytest.param(Given(earned=Fraction(15, 2)), Status.GRADED, Fraction(15, 2), id="points"),
        pytest.param(Given(earned=Fraction(0)), Status.GRADED, Fraction(0), id="zero points"),
        pytest.param(Given(earned=A_THIRD), Status.GRADED, A_THIRD, id="a third, exactly"),
        pytest.param(Given(earned=Fraction(10)), Status.GRADED, Fraction(10), id="all points"),
        pytest.param(Excused(), Status.EXCUSED, None, id="excused"),
    ],
)
def test_a_decision_stands_above_the_attempts(
    session: Session,
    place: Room,
    teacher: int,
    ada: int,
    decision: Decision,
    status: Status,
    earned: Fraction | None,
) -> None:
    """What an instructor decides counts, and what the attempts are worth is still told."""
    put_attempt(session, place.quizzes[0], ada, 6, 10)

    decide(session, place, ada, teacher, decision)

    found = grade(session, place, ada)
    assert (found.status, found.earned, found.computed) == (status, earned, Fraction(6))
    assert found.override is not None
    assert (found.override.reason, found.override.set_by) == ("They were ill.", "Teacher")


def test_a_withdrawn_decision_gives_way_to_the_attempts(
    session: Session, place: Room, teacher: int, ada: int
) -> None:
    """The newest decision counts; one that withdraws makes the attempts count again."""
    put_attempt(session, place.quizzes[0], ada, 6, 10)
    for decision in (Given(earned=Fraction(9)), Excused(), Withdrawn()):
        decide(session, place, ada, teacher, decision)

    found = grade(session, place, ada)
    page = keep_grades.cell_page(session, place.course_id, "practice-1", ada)

    assert (found.earned, found.override) == (Fraction(6), None)
    assert [(each.earned, each.excused) for each in page.decisions] == [
        (None, False),
        (None, True),
        (Fraction(9), False),
    ]


def test_decisions_are_added_and_never_changed(
    session: Session, place: Room, teacher: int, ada: int
) -> None:
    """Each is a row of its own with who, when and why, and an event of the audit log."""
    decide(session, place, ada, teacher, Given(earned=Fraction(7)))
    decide(session, place, ada, teacher, Excused())

    rows = session.scalars(select(GradeOverride).order_by(GradeOverride.id)).all()
    verbs = session.scalars(select(AuditEvent.verb).order_by(AuditEvent.id)).all()

    assert [(row.earned_num, row.earned_den, row.excused) for row in rows] == [
        (7, 1, False),
        (None, None, True),
    ]
    assert {(row.set_by, row.set_at, row.reason) for row in rows} == {
        (teacher, NOON, "They were ill.")
    }
    assert verbs == ["grade.set", "grade.excused"]


def test_the_same_decision_twice_is_one(
    session: Session, place: Room, teacher: int, ada: int
) -> None:
    """A second press of the button adds nothing."""
    for _ in range(2):
        decide(session, place, ada, teacher, Given(earned=Fraction(7)))

    assert len(session.scalars(select(GradeOverride)).all()) == 1


@pytest.mark.parametrize(
    ("decision", "reason", "refusal", "message"),
    [
        pytest.param(Given(earned=Fraction(7)), "  ", Invalid, "Say why", id="no reason"),
        pytest.param(Given(earned=Fraction(101, 10)), "so", Invalid, "0 and 10", id="too many"),
        pytest.param(Given(earned=Fraction(-1)), "so", Invalid, "0 and 10", id="below nothing"),
        pytest.param(Withdrawn(), "so", Refusal, "nothing to withdraw|no decision", id="nothing"),
    ],
)
def test_what_cannot_be_decided_is_refused(
    session: Session,
    place: Room,
    teacher: int,
    ada: int,
    decision: Decision,
    reason: str,
    refusal: type[Refusal],
    message: str,
) -> None:
    """A refusal says why and writes nothing."""
    with pytest.raises(refusal, match=message):
        decide(session, place, ada, teacher, decision, reason=reason)

    assert session.scalars(select(GradeOverride)).all() == []


def test_only_learners_of_the_course_get_a_decision(
    session: Session, place: Room, teacher: int, ada: int
) -> None:
    """Teachers, people who left, and people of other courses have no cell in this gradebook."""
    other = room(session, "another-course")
    strangers = {
        "the teacher": teacher,
        "who left": put_person(session, place, "left@example.org", left=True),
        "of another course": put_person(session, other, "other@example.org"),
        "nobody": 10**9,
    }

    refused = set()
    for who, person in strangers.items():
        with pytest.raises(NotFound):
            decide(session, place, person, teacher, Excused())
        refused.add(who)
    with pytest.raises(NotFound):  # the item of this course through another one
        keep_grades.cell_page(session, other.course_id, "practice-3", ada)

    assert refused == set(strangers)
    assert session.scalars(select(GradeOverride)).all() == []


def test_another_courses_attempts_and_decisions_do_not_count(
    session: Session, place: Room, ada: int
) -> None:
    """A learner of two courses has two gradebooks."""
    other = room(session, "another-course")
    put_attempt(session, other.quizzes[0], ada, 10, 10)

    assert grade(session, place, ada).status is Status.MISSING


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(points=st.fractions(min_value=0, max_value=10, max_denominator=10**6))
def test_any_points_are_kept_exactly(
    session: Session, place: Room, teacher: int, ada: int, points: Fraction
) -> None:
    """What was decided is what is read back."""
    decide(session, place, ada, teacher, Given(earned=points))

    assert grade(session, place, ada).earned == points

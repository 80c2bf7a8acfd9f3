"""Grades: the best attempt, scaled and exact; decisions by hand with reasons; who is listed."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from course.models import AttemptState, Quiz, Role
from course.rows.best_attempts import Best, Tried
from course.services import keep_grades
from course.services.keep_grades import Given, Grade, Item, total
from course.services.keep_grades.grades import grade_of
from quizzes.gradebook import Status
from quizzes.scoring import Score
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


@pytest.mark.parametrize(
    ("attempts", "status", "earned"),
    [
        pytest.param([], Status.MISSING, None, id="nothing handed in"),
        pytest.param([(0, 9, "graded")], Status.GRADED, Fraction(0), id="zero is a grade"),
        pytest.param([(7, 9, "graded")], Status.GRADED, Fraction(70, 9), id="scaled, not rounded"),
        pytest.param(
            [(A_THIRD, 1, "graded"), (3, 9, "graded")], Status.GRADED, Fraction(10, 3), id="a tie"
        ),
        pytest.param(
            [(6, 9, "graded"), (8, 9, "graded"), (7, 9, "graded")],
            Status.GRADED,
            Fraction(80, 9),
            id="the best of three, in the middle",
        ),
        pytest.param(
            [(5, 6, "graded"), (8, 10, "graded")],
            Status.GRADED,
            Fraction(25, 3),
            id="the best share, not the most points",
        ),
        pytest.param([(None, 9, "submitted")], Status.PENDING, None, id="handed in, not marked"),
        pytest.param(
            [(4, 8, "graded"), (None, 8, "submitted")],
            Status.GRADED,
            Fraction(5),
            id="a marked one counts while another waits",
        ),
        pytest.param([(None, 9, "in_progress")], Status.MISSING, None, id="only begun"),
        pytest.param([(0, 0, "graded")], Status.PENDING, None, id="a paper without a question"),
    ],
)
def test_the_best_marked_attempt_counts(
    session: Session,
    place: Room,
    ada: int,
    attempts: list[tuple[Fraction | int | None, int, str]],
    status: Status,
    earned: Fraction | None,
) -> None:
    """The best share of what could be earned, times the item's points, exact."""
    for number, (score, points, state) in enumerate(attempts, 1):
        put_attempt(
            session,
            place.quizzes[0],
            ada,
            score,
            points,
            number=number,
            state=AttemptState(state),
        )

    found = grade(session, place, ada)

    assert (found.status, found.earned) == (status, earned)


@given(
    scores=st.lists(
        st.integers(1, 50).flatmap(
            lambda points: st.tuples(
                st.fractions(min_value=0, max_value=points, max_denominator=60), st.just(points)
            )
        ),
        min_size=1,
        max_size=6,
    )
)
def test_a_grade_is_within_bounds_and_the_greatest(
    scores: list[tuple[Fraction, int]],
) -> None:
    """No grade is below nothing or above the item's points, and none of the attempts beats it."""
    tried = [
        Tried(attempt_id=n, number=n, earned=earned, points=points)
        for n, (earned, points) in enumerate(scores, 1)
    ]
    best = max(tried, key=lambda each: each.share)

    found = grade_of(ITEM, Best(tries=len(tried), best=best), None)

    assert found.earned is not None
    assert 0 <= found.earned <= ITEM.points
    assert all(each.share * ITEM.points <= found.earned for each in tried)


@pytest.mark.parametrize(
    ("cells", "earned", "points"),
    [
        pytest.param([(Status.GRADED, 7), (Status.GRADED, A_THIRD)], Fraction(22, 3), 20, id="sum"),
        pytest.param([(Status.GRADED, 7), (Status.MISSING, None)], 7, 20, id="missing is nothing"),
        pytest.param([(Status.GRADED, 7), (Status.EXCUSED, None)], 7, 10, id="excused is left out"),
        pytest.param([(Status.GRADED, 7), (Status.PENDING, None)], 7, 10, id="pending is left out"),
        pytest.param([(Status.EXCUSED, None)], 0, 0, id="nothing counts"),
    ],
)
def test_the_total_adds_up_what_counts(
    cells: list[tuple[Status, Fraction | int | None]], earned: Fraction | int, points: int
) -> None:
    """Missing counts as nothing; excused and pending do not count at all; nothing is rounded."""
    grades = [
        Grade(
            item=ITEM,
            status=status,
            earned=None if score is None else Fraction(score),
            tries=1,
            best=None,
            computed=None,
            override=None,
        )
        for status, score in cells
    ]

    score = total(grades)

    assert score == Score(earned=Fraction(earned), points=Fraction(points))


def retire(session: Session, place: Room, quiz: int = 0) -> None:
    """Let a quiz leave the course."""
    session.get_one(Quiz, place.quizzes[quiz]).retired_at = NOON
    session.flush()


def test_a_quiz_that_left_without_a_grade_has_no_column(
    session: Session, place: Room, ada: int
) -> None:
    """What nobody handed in counts against nobody, neither on a page nor in the export."""
    put_attempt(session, place.quizzes[0], ada, None, 9, state=AttemptState.in_progress)
    put_attempt(session, place.quizzes[1], ada, 5, 10)
    retire(session, place)

    [row] = keep_grades.gradebook(session, place.course_id).rows

    assert row.total == Score(earned=Fraction(5), points=Fraction(10))
    assert [each.item.slug for each in row.grades] == ["practice-2"]
    assert [each.id for each in keep_grades.grade_table(session, place.course_id).columns] == [
        "practice-2"
    ]


def test_a_quiz_that_left_counts_for_those_who_have_a_grade_in_it(
    session: Session, place: Room, ada: int, teacher: int
) -> None:
    """An attempt or a decision keeps its worth; others are excused and see nothing of it."""
    bob, cyd = (put_person(session, place, f"{name}@example.org") for name in ("bob", "cyd"))
    put_attempt(session, place.quizzes[0], ada, 8, 10)
    retire(session, place)
    keep_grades.decide(
        session,
        place.course_id,
        "practice-1",
        bob,
        Given(earned=Fraction(3)),
        reason="An oral exam.",
        by=teacher,
        at=NOON,
    )

    rows = keep_grades.gradebook(session, place.course_id).rows
    own = {who: keep_grades.mine(session, place.course_id, who) for who in (ada, bob, cyd)}

    assert [(row.name, row.grades[0].status, row.total) for row in rows] == [
        ("Ada", Status.GRADED, Score(earned=Fraction(8), points=Fraction(20))),
        ("Bob", Status.GRADED, Score(earned=Fraction(3), points=Fraction(20))),
        ("Cyd", Status.EXCUSED, Score(earned=Fraction(0), points=Fraction(10))),
    ]
    assert {who: [each.item.slug for each in given] for who, given in own.items()} == {
        ada: ["practice-1", "practice-2"],
        bob: ["practice-1", "practice-2"],
        cyd: ["practice-2"],
    }

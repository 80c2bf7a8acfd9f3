"""Essays wait for a person, whose judgement completes the score of an attempt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction

import pytest
from sqlalchemy.orm import Session

from course.models import (
    Attempt,
    AttemptItem,
    AttemptState,
    Role,
)
from course.services import add_questions, mark_essays
from course.services.errors import NotFound
from course.services.mark_essays import Verdict
from course.services.mark_essays.waiting import PAGE
from quizzes import Question, TrueFalse
from quizzes.questions import Decided, Response
from tests.accounts import opened
from tests.course.classroom import put_person, put_question, room, statements
from tests.course.essays import essay, put_essay
from tests.course.marking import (
    BEST,
    FIRST,
    LATER,
    PASSAGE,
    SECOND,
    TEXT,
    TRUTH,
    judge,
    sat,
    state,
    teacher,
    waits,
)
from tests.course.sitting import begin, give, score
from tests.course.study import NOON, course_number, learner, publish, small


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on a database of this test's own."""
    with opened(database_url) as session:
        yield session


@pytest.mark.parametrize(
    ("levels", "earned"),
    [
        pytest.param((0, 0), Fraction(4), id="the best levels earn all points"),
        pytest.param((1, 0), Fraction(8, 3), id="two points of three, exact"),
        pytest.param((1, 1), Fraction(4, 3), id="one point of three, exact"),
        pytest.param((2, 1), Fraction(0), id="the least levels earn nothing"),
    ],
)
def test_a_judgement_earns_its_share_of_the_points(
    session: Session, levels: tuple[int, ...], earned: Fraction
) -> None:
    """Four points scaled from a rubric of three; the only text completes the attempt."""
    attempt, places = sat(session, FIRST, first=TEXT)
    assert (state(session, attempt), waits(session)) == (AttemptState.submitted, [places["first"]])

    assert judge(session, teacher(session), attempt, places["first"], levels) == earned

    assert state(session, attempt) is AttemptState.graded
    assert score(session, attempt) == (earned, 4)
    assert waits(session) == []


def test_the_attempt_waits_for_its_last_text(session: Session) -> None:
    """Until then there is no score; then everything counts, what the site marked as well."""
    given: dict[str, Response] = {"first": TEXT, "second": TEXT, "truth": Decided(value=True)}
    attempt, places = sat(session, FIRST, SECOND, TRUTH, **given)
    by = teacher(session)

    judge(session, by, attempt, places["second"], (1, 1))
    assert (state(session, attempt), score(session, attempt)) == (AttemptState.submitted, (None, 6))
    assert waits(session) == [places["first"]]

    judge(session, by, attempt, places["first"], (1, 0))
    assert (state(session, attempt), score(session, attempt)) == (AttemptState.graded, (4, 6))


def test_a_total_is_never_below_nothing(session: Session) -> None:
    """What another question costs can take away what was earned, and no more."""
    attempt, places = sat(session, FIRST, TRUTH, first=TEXT, truth=Decided(value=False))
    costly = session.get_one(AttemptItem, (attempt, places["truth"]))
    costly.earned_num, costly.points = -3, 3
    session.get_one(Attempt, attempt).points = 7
    session.flush()

    judge(session, teacher(session), attempt, places["first"], (1, 1))

    assert score(session, attempt) == (0, 7)


def test_an_essay_left_open_earns_nothing_and_waits_for_nobody(session: Session) -> None:
    """There is nothing to read; the attempt is graded at once, and the place cannot be marked."""
    attempt, places = sat(session, FIRST)

    assert (state(session, attempt), waits(session)) == (AttemptState.graded, [])
    with pytest.raises(NotFound):
        judge(session, teacher(session), attempt, places["first"])


def test_after_a_text_comes_the_one_that_was_handed_in_next(session: Session) -> None:
    """And after the last one the first again; none when nothing else waits."""
    place = room(session)
    question = put_question(session, place, essay())
    ada = put_person(session, place)
    made = [
        put_essay(
            session,
            place.quizzes[0],
            ada,
            question,
            number=number,
            at=NOON - timedelta(days=number),
        )
        for number in (1, 2, 3)
    ]
    connection, number = session.connection(), place.course_id

    def after(attempt: int) -> tuple[int, int] | None:
        page = mark_essays.essay_page(connection, number, attempt, 1)
        return mark_essays.following(connection, number, page)

    last, middle, first = made
    assert [after(first), after(middle), after(last)] == [(middle, 1), (last, 1), (first, 1)]
    by = put_person(session, place, "grace@example.org", role=Role.instructor)
    for attempt in (first, middle):
        verdict = Verdict(levels=BEST, remarks=("", ""))
        mark_essays.mark(connection, number, attempt, 1, verdict, by=by, at=LATER)
    assert [after(first), after(middle), after(last)] == [(last, 1), (last, 1), None]


def test_a_text_of_another_course_is_not_there(session: Session) -> None:
    """Neither to be listed, nor read, nor marked."""
    attempt, places = sat(session, FIRST, first=TEXT)
    elsewhere = room(session).course_id

    assert mark_essays.queue(session.connection(), elsewhere).essays == ()
    with pytest.raises(NotFound):
        mark_essays.essay_page(session.connection(), elsewhere, attempt, places["first"])
    with pytest.raises(NotFound):
        judge(session, teacher(session), attempt, places["first"], course_id=elsewhere)
    assert waits(session) == [places["first"]]


def test_a_text_is_not_there_before_it_is_handed_in(session: Session) -> None:
    """What is still being written is nobody else's."""
    publish(session, small(FIRST))
    ada = learner(session)
    attempt = begin(session, ada)
    give(session, ada, attempt, 1, TEXT)

    assert waits(session) == []
    with pytest.raises(NotFound):
        judge(session, teacher(session), attempt, 1)


def test_the_rubric_is_that_of_the_version_that_was_answered(session: Session) -> None:
    """A question that was revised since is judged as it was asked."""
    attempt, places = sat(session, FIRST, first=TEXT)
    by, number = teacher(session), course_number(session)
    newer = Question(id="first", passage=PASSAGE, stem="True?", body=TrueFalse(right=True))
    add_questions.revise(session, number, newer, based_on=1, by=by.id, at=NOON)
    add_questions.publish(session, number, "first", 2, instead_of=1, by=by.id, at=NOON)

    assert judge(session, by, attempt, places["first"]) == 4


def test_what_has_waited_longest_comes_first_in_pages_of_one_cost(session: Session) -> None:
    """A page holds so many; past the end is the last one; statements do not grow."""
    place = room(session)
    question = put_question(session, place, essay())
    ada = put_person(session, place)
    costs = []
    for number in range(1, PAGE + 2):
        at = NOON - timedelta(minutes=number)
        put_essay(session, place.quizzes[0], ada, question, number=number, at=at)
        if number in {1, PAGE + 1}:
            connection = session.connection()
            with statements(session.get_bind()) as sent:  # type: ignore[arg-type]  # an engine
                first = mark_essays.queue(connection, place.course_id)
            costs.append(len(sent))
    last = mark_essays.queue(session.connection(), place.course_id, page=99)

    assert costs == [2, 2]
    handed_in = [each.submitted_at for each in (*first.essays, *last.essays)]
    assert handed_in == sorted(handed_in)
    assert (len(first.essays), len(last.essays)) == (PAGE, 1)
    assert (first.place.total, last.place.page) == (PAGE + 1, 2)

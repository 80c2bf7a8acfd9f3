"""Essays wait for a person, whose judgement completes the score of an attempt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Attempt, AttemptItem, AttemptState, AuditEvent, Role
from course.services import add_questions, mark_essays
from course.services.errors import Changed, Invalid, NotFound
from course.services.mark_essays.waiting import PAGE
from quizzes import Question, TrueFalse
from quizzes.questions import Decided, Response, Written
from tests.accounts import opened
from tests.course.classroom import put_person, put_question, room, statements
from tests.course.essays import essay, put_essay
from tests.course.sitting import asked as questions_of
from tests.course.sitting import begin, give, hand_in, score
from tests.course.study import NOON, Learner, course_number, learner, publish, small

PASSAGE = "tides-1-passage"
FIRST = essay("first", PASSAGE)
TRUTH = Question(id="truth", passage=PASSAGE, stem="So.", body=TrueFalse(right=True))
SECOND = essay("second", PASSAGE, points=1)
LATER = NOON + timedelta(hours=1)
TEXT = Written(text="Each feared the other.")
BEST = (0, 0)
"""The levels that earn everything."""


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on a database of this test's own."""
    with opened(database_url) as session:
        yield session


def sat(session: Session, *asked: Question, **answers: Response) -> tuple[int, dict[str, int]]:
    """Let Ada hand in answers by their questions' ids; give the attempt and the places."""
    publish(session, small(*asked))
    ada = learner(session)
    attempt = begin(session, ada)
    places = placed(session, attempt)
    for name, response in answers.items():
        give(session, ada, attempt, places[name], response)
    hand_in(session, ada, attempt)
    return attempt, places


def placed(session: Session, attempt: int) -> dict[str, int]:
    """Give where each question stands."""
    return {each.id: place for place, each in questions_of(session, attempt).items()}


def teacher(session: Session) -> Learner:
    """Put somebody who teaches."""
    return learner(session, "teacher", role=Role.instructor)


def judge(
    session: Session,
    by: Learner,
    attempt: int,
    place: int,
    levels: tuple[int, ...] = BEST,
    *,
    course_id: int | None = None,
    seen: str = "",
) -> Fraction:
    """Judge a text."""
    return mark_essays.mark(
        session.connection(),
        course_id or course_number(session),
        attempt,
        place,
        levels,
        seen=seen,
        by=by.id,
        at=LATER,
    )


def waits(session: Session) -> list[int]:
    """List the places of what waits in the course."""
    queue = mark_essays.queue(session.connection(), course_number(session))
    assert queue.place.total == len(queue.essays)
    assert queue.place.total == mark_essays.count(session.connection(), course_number(session))
    return [each.position for each in queue.essays]


def state(session: Session, attempt: int) -> AttemptState:
    """Give where an attempt is in its life."""
    session.expire_all()
    return session.get_one(Attempt, attempt).state


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


def test_judging_again_replaces_the_mark_and_tells_what_it_was(session: Session) -> None:
    """The score follows, and both judgements stay in the record."""
    attempt, places = sat(session, FIRST, first=TEXT)
    by = teacher(session)
    before = judge(session, by, attempt, places["first"], (1, 0))

    judge(session, by, attempt, places["first"], (0, 0), seen=str(before))

    assert score(session, attempt) == (4, 4)
    events = session.scalars(
        select(AuditEvent).filter_by(verb="essay.marked").order_by(AuditEvent.id)
    ).all()
    assert [(each.actor_id, each.subject, each.at) for each in events] == 2 * [
        (by.id, "first", LATER)
    ]
    assert [(each.detail["before"], each.detail["earned"]) for each in events] == [
        (None, "8/3"),
        ("8/3", "4"),
    ]
    assert events[1].detail["levels"] == [0, 0]


@pytest.mark.parametrize(
    "seen",
    [
        pytest.param("", id="it waited when it was opened"),
        pytest.param("1", id="it had another mark"),
    ],
)
def test_nobody_replaces_a_mark_that_they_have_not_seen(session: Session, seen: str) -> None:
    """Of two people who judge at the same time the second one is told."""
    attempt, places = sat(session, FIRST, first=TEXT)
    by = teacher(session)
    judge(session, by, attempt, places["first"], (1, 0))

    with pytest.raises(Changed):
        judge(session, by, attempt, places["first"], (2, 1), seen=seen)

    assert score(session, attempt) == (Fraction(8, 3), 4)


def test_the_same_judgement_sent_twice_counts_once(session: Session) -> None:
    """A second press of the button is no surprise, and no second entry in the record."""
    attempt, places = sat(session, FIRST, first=TEXT)
    by = teacher(session)

    marks = [judge(session, by, attempt, places["first"], (1, 0)) for _ in range(2)]

    assert marks == [Fraction(8, 3)] * 2
    assert len(session.scalars(select(AuditEvent).filter_by(verb="essay.marked")).all()) == 1


@pytest.mark.parametrize(
    "levels",
    [
        pytest.param((), id="none"),
        pytest.param((0,), id="too few"),
        pytest.param((0, 0, 0), id="too many"),
        pytest.param((3, 0), id="a level after the last"),
        pytest.param((0, -1), id="a level before the first"),
    ],
)
def test_levels_that_the_rubric_has_not_are_refused(
    session: Session, levels: tuple[int, ...]
) -> None:
    """The text goes on waiting, and nothing is noted."""
    attempt, places = sat(session, FIRST, first=TEXT)

    with pytest.raises(Invalid):
        judge(session, teacher(session), attempt, places["first"], levels)

    assert waits(session) == [places["first"]]
    assert session.scalars(select(AuditEvent).filter_by(verb="essay.marked")).all() == []


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

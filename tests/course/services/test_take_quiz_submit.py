"""Handing in: exact marks, once, and into the review what was answered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from sqlalchemy import Connection, event, func, select, update
from sqlalchemy.orm import Session

from course.models import (
    Attempt,
    AttemptItem,
    AttemptState,
    Card,
    Review,
    Source,
)
from course.services import take_quiz
from course.services.errors import Changed
from quizzes import Chosen, Decided
from quizzes.review import Rating
from tests.accounts import opened
from tests.course.sitting import (
    begin,
    give,
    hand_in,
    place_of,
    right,
    save_all,
    score,
    statements,
    wrong,
)
from tests.course.study import (
    NOON,
    SLUG,
    Learner,
    card_row,
    course_number,
    learner,
    of_kind,
    publish,
    question_row,
    small,
    with_questions,
)
from tests.school.content import Content, content
from tests.school.scene import watched

LATER = NOON + timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session of this test's own."""
    with opened(database_url) as session:
        yield session


@pytest.fixture
def made(session: Session) -> Content:
    """Give a course with one question of each kind, published."""
    made = small()
    publish(session, made)
    return made


@pytest.fixture
def ada(session: Session, made: Content) -> Learner:
    """Give a learner."""
    del made
    return learner(session)


def test_marks_are_exact(session: Session, made: Content, ada: Learner) -> None:
    """Right, partly right, wrong and open: the score is the exact sum, and each item's is kept."""
    weighty = replace(of_kind(made, "multiple"), points=3)
    questions = [weighty if q.id == weighty.id else q for q in made.banks[0].questions]
    publish(session, with_questions(made, questions))
    attempt = begin(session, ada)
    place = {kind: place_of(session, attempt, kind) for kind in ("single", "multiple", "truth")}
    give(session, ada, attempt, place["single"], right(of_kind(made, "single")))
    give(session, ada, attempt, place["multiple"], Chosen(options=frozenset({0})))
    give(session, ada, attempt, place["truth"], wrong(of_kind(made, "truth")))

    hand_in(session, ada, attempt, at=LATER)

    assert score(session, attempt) == (Fraction(5, 2), 6)
    row = session.get_one(Attempt, attempt)
    assert (row.state, row.submitted_at) == (AttemptState.graded, LATER)
    items = session.scalars(select(AttemptItem).filter_by(attempt_id=attempt))
    earned = {each.position: Fraction(each.earned_num or 0, each.earned_den or 1) for each in items}
    assert earned == {
        place["single"]: 1,
        place["multiple"]: Fraction(3, 2),
        place["truth"]: 0,
        place_of(session, attempt, "short"): 0,
    }


def test_nothing_answered_is_a_score_of_nothing(session: Session, ada: Learner) -> None:
    """An empty paper may be handed in; it makes no cards."""
    attempt = begin(session, ada)
    hand_in(session, ada, attempt)
    assert score(session, attempt) == (0, 4)
    assert session.scalar(select(func.count()).select_from(Review)) == 0


def test_handing_in_twice_is_handing_in_once(session: Session, made: Content, ada: Learner) -> None:
    """The second time changes neither score nor moment, and logs nothing."""
    attempt = begin(session, ada)
    give(session, ada, attempt, place_of(session, attempt, "truth"), right(of_kind(made, "truth")))
    hand_in(session, ada, attempt, at=LATER)
    hand_in(session, ada, attempt, at=LATER + DAY)
    assert session.get_one(Attempt, attempt).submitted_at == LATER
    assert session.scalar(select(func.count()).select_from(Review)) == 1


def test_a_clock_put_back_does_not_end_before_the_beginning(session: Session, ada: Learner) -> None:
    """The moment of handing in is at least that of beginning."""
    attempt = begin(session, ada, at=LATER)
    hand_in(session, ada, attempt, at=NOON)
    assert session.get_one(Attempt, attempt).submitted_at == LATER


def test_what_was_answered_goes_into_the_review(
    session: Session, made: Content, ada: Learner
) -> None:
    """Right is good, anything less is again; what was left open makes no card."""
    attempt = begin(session, ada)
    for kind, answer in (
        ("single", right(of_kind(made, "single"))),
        ("multiple", Chosen(options=frozenset({0}))),
        ("truth", wrong(of_kind(made, "truth"))),
    ):
        give(session, ada, attempt, place_of(session, attempt, kind), answer)
    hand_in(session, ada, attempt)

    rows = session.execute(
        select(Review.rating, Review.source, Review.moved, Card.question_id, Card.person_id).join(
            Card, Card.id == Review.card_id
        )
    ).all()
    numbers = {
        question_row(session, f"{SLUG}-1-{kind}").id: kind
        for kind in ("single", "multiple", "truth")
    }
    assert {numbers[row.question_id]: row.rating for row in rows} == {
        "single": Rating.GOOD,
        "multiple": Rating.AGAIN,
        "truth": Rating.AGAIN,
    }
    assert {(row.source, row.moved, row.person_id) for row in rows} == {(Source.quiz, True, ada.id)}
    assert card_row(session, ada, "tides-1-short") is None


def test_a_second_attempt_on_the_same_day_is_practice(
    session: Session, made: Content, ada: Learner
) -> None:
    """It has its own score, and is logged; the schedule stays. On another day it moves."""
    openings = []
    for number, at in enumerate((NOON, LATER, NOON + 5 * DAY), 1):
        attempt = begin(session, ada, at=at)
        answer = wrong(of_kind(made, "truth")) if number == 1 else right(of_kind(made, "truth"))
        give(session, ada, attempt, place_of(session, attempt, "truth"), answer, at=at)
        hand_in(session, ada, attempt, at=at)
        assert score(session, attempt) == (int(number > 1), 4)
        card = card_row(session, ada, "tides-1-truth")
        assert card is not None
        assert card.sequence == number
        openings.append(card.opens_at)
    assert openings[0] == openings[1] < openings[2]
    moved = session.scalars(select(Review.moved).order_by(Review.sequence)).all()
    assert moved == [True, False, True]


def test_statements_do_not_grow_with_the_paper(session: Session) -> None:
    """Ten questions are handed in with as many statements as one."""
    sent = []
    for slug, count in (("tides", 1), ("bridges", 10)):
        base = content(slug, lessons=1)
        questions = [
            replace(each, id=f"{slug}-{each.id}", passage=f"{slug}-1-passage")
            for each in statements(count)
        ]
        publish(session, with_questions(base, questions))
        who = learner(session, f"learner-{slug}", course=slug)
        connection, course_id = session.connection(), course_number(session, slug)
        attempt = take_quiz.start(
            connection, course_id, f"practice-{slug}-1", who.id, seed=1, at=NOON
        )
        form = {place: (Decided(value=True), 0) for place in range(1, count + 1)}
        with watched(connection.engine) as seen:
            save_all(session, who, attempt, form)
            hand_in(session, who, attempt)
        assert score(session, attempt) == (count, count)
        sent.append(len(seen))
    assert sent[0] == sent[1] <= 8


def test_a_card_that_is_answered_at_the_same_moment_is_told(
    session: Session, made: Content, ada: Learner
) -> None:
    """The log of a card has one order: taken back, the attempt is open and may be handed in."""
    attempts = []
    for at in (NOON, NOON + 9 * DAY):
        attempts.append(begin(session, ada, at=at))
        place = place_of(session, attempts[-1], "truth")
        give(session, ada, attempts[-1], place, right(of_kind(made, "truth")), at=at)
        if at == NOON:
            hand_in(session, ada, attempts[-1], at=at)
    session.commit()

    with overtaken(session), pytest.raises(Changed, match="hand in again"):
        hand_in(session, ada, attempts[1], at=NOON + 9 * DAY)
    session.rollback()

    assert session.get_one(Attempt, attempts[1]).state is AttemptState.in_progress
    assert session.scalar(select(func.count()).select_from(Review)) == 1
    hand_in(session, ada, attempts[1], at=NOON + 9 * DAY)
    assert session.scalar(select(func.count()).select_from(Review)) == 2


@contextmanager
def overtaken(session: Session) -> Iterator[None]:
    """Let somebody else answer the next card just before it is written here."""
    engine = session.connection().engine
    done: list[str] = []

    def answer(connection: Connection, _cursor: object, statement: str, *_more: object) -> None:
        if statement.startswith("UPDATE card") and not done:
            done.append(statement)
            connection.execute(update(Card).values(sequence=Card.sequence + 1))

    event.listen(engine, "before_cursor_execute", answer)
    yield
    event.remove(engine, "before_cursor_execute", answer)
    assert done, "no card was written"

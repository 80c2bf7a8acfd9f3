"""The queue of the review: what is asked when, and as what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Card, Review, Status
from course.services import review_cards
from course.services.errors import Changed
from course.services.review_cards import NextCard
from quizzes import Decided, Kind, Response
from tests.accounts import opened
from tests.course.reviewing import DAY, answer, due, logged, recall
from tests.course.revisions import with_edited
from tests.course.sitting import begin, give, hand_in, place_of, right, wrong
from tests.course.study import (
    NOON,
    Learner,
    card_row,
    learner,
    leave,
    of_kind,
    publish,
    question_row,
    small,
)
from tests.school.content import Content
from tests.school.scene import watched

TRUTH = "tides-1-truth"
LATER = NOON + 10 * DAY


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
    """Give a learner without cards."""
    del made
    return learner(session)


@pytest.fixture
def statement(session: Session, made: Content, ada: Learner) -> Card:
    """Give the learner's card of the statement, which they had wrong at noon."""
    attempt = begin(session, ada)
    give(session, ada, attempt, place_of(session, attempt, "truth"), wrong(of_kind(made, "truth")))
    hand_in(session, ada, attempt)
    card = card_row(session, ada, TRUTH)
    assert card is not None
    return card


def test_without_cards_nothing_is_due(session: Session, ada: Learner) -> None:
    """There is neither a card nor a day on which one comes."""
    assert due(session, ada) is None
    assert review_cards.next_opening(session.connection(), ada.id) is None


def test_what_has_waited_longest_comes_first(session: Session, made: Content, ada: Learner) -> None:
    """Cards come in the order in which they opened, each with how many wait."""
    recall(session, ada)
    attempt = begin(session, ada)
    for kind, answer_ in (("truth", wrong), ("single", right), ("short", wrong)):
        question = of_kind(made, kind)
        give(session, ada, attempt, place_of(session, attempt, kind), answer_(question))
    hand_in(session, ada, attempt)
    order = []
    with watched(session.connection().engine) as seen:
        found = due(session, ada)
    assert len(seen) == 1
    while found is not None:
        order.append((found.kind, found.due))
        done = answer(session, ada, found.card_id, _wrong(made, found), key=f"key-{len(order)}")
        assert done is not None
        found = due(session, ada)
    assert {kind for kind, _ in order[:2]} == {Kind.TRUE_FALSE, Kind.SHORT_ANSWER}
    assert {kind for kind, _ in order[2:]} == {Kind.RECALL, Kind.SINGLE_CHOICE}
    assert [waiting for _, waiting in order] == [4, 3, 2, 1]


def _wrong(made: Content, card: NextCard) -> Response:
    return wrong(next(q for q in made.banks[0].questions if q.kind == card.kind))


def test_when_nothing_is_due_the_next_day_is_told(
    session: Session, ada: Learner, statement: Card
) -> None:
    """It is when the first of the cards opens; from then on that card is asked."""
    recall(session, ada)
    connection = session.connection()
    opening = review_cards.next_opening(connection, ada.id)
    assert opening == statement.opens_at == (NOON + DAY).replace(hour=4)
    early = opening - timedelta(microseconds=1)
    assert review_cards.next_card(connection, ada.id, at=early) is None
    found = review_cards.next_card(connection, ada.id, at=opening)
    assert found is not None
    assert (found.card_id, found.due) == (statement.id, 1)


def _retire(session: Session, _ada: Learner) -> None:
    question_row(session, TRUTH).status = Status.retired


def _suspend(session: Session, _ada: Learner) -> None:
    session.scalars(select(Card)).one().suspended_at = NOON


def _leave(session: Session, ada: Learner) -> None:
    leave(session, ada)


@pytest.mark.parametrize(
    "do",
    [
        pytest.param(_retire, id="its question was retired"),
        pytest.param(_suspend, id="it was suspended"),
        pytest.param(_leave, id="its learner has left the course"),
    ],
)
def test_a_card_that_rests_is_neither_asked_nor_announced(
    session: Session, ada: Learner, statement: Card, do: Callable[[Session, Learner], None]
) -> None:
    """It does not wait, and nobody is told to come back for it."""
    do(session, ada)
    session.flush()
    assert statement.opens_at < LATER
    assert due(session, ada) is None
    assert review_cards.next_opening(session.connection(), ada.id) is None


def test_a_card_shows_its_key_only_where_the_kind_does(
    session: Session, made: Content, ada: Learner, statement: Card
) -> None:
    """A prompt is turned over by its learner; of other kinds the page knows what is asked."""
    card = due(session, ada)
    assert card is not None
    assert (card.kind, card.answer_html, card.version) == (Kind.TRUE_FALSE, "", 1)
    for word in ("feedback", "explanation", "right"):
        assert word not in str(card)
    answer(session, ada, statement.id, right(of_kind(made, "truth")))
    recall(session, ada)
    prompt = due(session, ada, days=11)
    assert prompt is not None
    assert prompt.answer_html == "<p>The answer of tides-1-recall.</p>\n"
    assert (prompt.taught.lesson_slug, prompt.taught.passage_slug) == (
        "tides-1",
        "tides-1-passage",
    )


def test_an_edited_question_is_asked_as_it_is_now(
    session: Session, made: Content, ada: Learner, statement: Card
) -> None:
    """The card stays, its memory too; what is asked, marked and logged is the live version."""
    publish(session, with_edited(made, "truth", "A better stem."))
    card = due(session, ada)
    assert card is not None
    assert (card.card_id, card.sequence, card.version) == (statement.id, 1, 2)
    assert card.asked["stem"] == "<p>A better stem.</p>\n"

    answer(session, ada, statement.id, Decided(value=True), version=2)

    numbers = [
        each.version_id for each in session.scalars(select(Review).order_by(Review.sequence))
    ]
    assert numbers[0] < numbers[1]


def test_an_edit_between_asking_and_answering_is_told(
    session: Session, made: Content, ada: Learner, statement: Card
) -> None:
    """An answer to one version is not taken for an answer to another."""
    publish(session, with_edited(made, "truth", "The opposite is true."))
    with pytest.raises(Changed, match="edited in the meantime"):
        answer(session, ada, statement.id, Decided(value=True), version=1)
    assert logged(session) == 1

"""Hints of a card: shown when they are asked for, and what the schedule makes of them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Card, Review
from course.services import review_cards
from course.services.errors import Changed
from course.services.review_cards import NextCard
from quizzes import Decided, Question, Recall, Recalled, ShortAnswer, TrueFalse, Typed
from quizzes.errors import ResponseRefused
from quizzes.questions import Hint, Listed, Variable
from quizzes.review import Rating
from tests.accounts import opened
from tests.course.reviewing import DAY, answer, due, logged, recall
from tests.course.sitting import begin, give, hand_in, place_of
from tests.course.study import NOON, Learner, card_row, learner, leave, publish, small

PASSAGE = "tides-1-passage"
HINTS = (Hint(text="Look *up*."), Hint(text="It pulls.", cost=Fraction(1, 8)))
TRUTH = Question(
    id="tides-1-truth",
    passage=PASSAGE,
    stem="The moon does it.",
    body=TrueFalse(right=True),
    hints=HINTS,
)
PROMPT = Question(
    id="tides-1-recall", passage=PASSAGE, stem="Why?", body=Recall(answer="So."), hints=HINTS
)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on a course with a statement and a prompt that have hints."""
    with opened(database_url) as session:
        publish(session, small(TRUTH, PROMPT))
        yield session


@pytest.fixture
def ada(session: Session) -> Learner:
    """Give a learner."""
    return learner(session)


@pytest.fixture
def card(session: Session, ada: Learner) -> Card:
    """Give the learner's card of the statement, which they had right ten days ago."""
    attempt = begin(session, ada)
    give(session, ada, attempt, place_of(session, attempt, "truth"), Decided(value=True))
    hand_in(session, ada, attempt)
    found = card_row(session, ada, TRUTH.id)
    assert found is not None
    return found


def hinted(
    session: Session,
    who: Learner,
    card_id: int,
    hints: int,
    *,
    seen: int = 1,
    version: int | None = None,
) -> NextCard | None:
    """Ask for a card with so many hints."""
    return review_cards.card_with_hints(
        session.connection(),
        who.id,
        card_id,
        hints,
        seen=seen,
        asked_version=version,
        at=NOON + 10 * DAY,
    )


def test_a_card_is_asked_without_hints(session: Session, ada: Learner, card: Card) -> None:
    """It knows what they cost, and not what they say."""
    asked = due(session, ada)
    assert asked is not None
    assert (asked.card_id, asked.hints.costs) == (card.id, (Fraction(0), Fraction(1, 8)))
    assert asked.hints.shown == ()
    assert "pulls" not in repr(asked)


def test_hints_come_with_the_same_card(session: Session, ada: Learner, card: Card) -> None:
    """As it was asked, with the first hints; nothing is written by it."""
    asked = due(session, ada)
    assert asked is not None
    for number in (1, 2):
        found = hinted(session, ada, card.id, number, version=asked.version)
        assert found is not None
        assert found.hints.shown == ("<p>Look <em>up</em>.</p>\n", "<p>It pulls.</p>\n")[:number]
        assert (found.asked, found.due, found.taught) == (asked.asked, asked.due, asked.taught)
    assert logged(session) == 1


@pytest.mark.parametrize("number", [0, 3, -1])
def test_a_hint_that_is_not_there(session: Session, ada: Learner, card: Card, number: int) -> None:
    """There is no such card."""
    assert hinted(session, ada, card.id, number) is None


def test_hints_are_for_the_learner_of_the_card_alone(
    session: Session, ada: Learner, card: Card
) -> None:
    """Others have no such card, and neither has whoever left the course."""
    assert hinted(session, learner(session, "bob"), card.id, 1) is None
    leave(session, ada)
    assert hinted(session, ada, card.id, 1) is None


@pytest.mark.parametrize("change", [{"seen": 0}, {"seen": 2}, {"version": 2}])
def test_a_card_that_is_another_now_gives_no_hint(
    session: Session, ada: Learner, card: Card, change: dict[str, int]
) -> None:
    """It was answered elsewhere, or its question edited."""
    with pytest.raises(Changed, match="in the meantime"):
        hinted(session, ada, card.id, 1, **change)


@pytest.mark.parametrize(
    ("hints", "value", "rating"),
    [
        pytest.param(0, True, Rating.GOOD, id="none"),
        pytest.param(1, True, Rating.GOOD, id="a free one"),
        pytest.param(2, True, Rating.AGAIN, id="one that costs, however little"),
        pytest.param(1, False, Rating.AGAIN, id="a free one that did not help"),
    ],
)
def test_an_answer_after_hints_is_rated(
    session: Session, ada: Learner, card: Card, hints: int, value: bool, rating: Rating
) -> None:
    """The mark tells whether it was right, the rating what the schedule takes it for."""
    done = answer(session, ada, card.id, Decided(value=value), hints=hints)
    assert done is not None
    assert done.mark
    assert done.mark.is_right is value
    assert done.rating is rating
    told = review_cards.told(session.connection(), ada.id, card.id, 2)
    assert told
    assert (told.mark.is_right, told.rating) == (value, rating)


def test_a_learner_who_judges_alone_pays_for_hints_as_well(session: Session, ada: Learner) -> None:
    """Remembered with a hint that costs is as if forgotten."""
    recall(session, ada, prompt=PROMPT.id)
    asked = due(session, ada)
    assert asked is not None
    found = hinted(session, ada, asked.card_id, 2)
    assert found
    assert found.hints.taken == 2
    done = answer(session, ada, asked.card_id, Recalled(remembered=True), hints=2)
    assert done
    assert done.rating is Rating.AGAIN


def test_hints_that_are_not_there_cannot_have_been_shown(
    session: Session, ada: Learner, card: Card
) -> None:
    """An answer that claims more than there are is refused."""
    with pytest.raises(ResponseRefused, match="2 hints, not 3"):
        answer(session, ada, card.id, Decided(value=True), hints=3)
    assert session.scalars(select(Review.sequence)).all() == [1]


def test_a_card_with_variables_has_its_draw_in_its_hints(session: Session, ada: Learner) -> None:
    """The hint speaks of what is asked this time."""
    drawn = Question(
        id="tides-1-drawn",
        passage=PASSAGE,
        stem="Spell {{word}}.",
        body=ShortAnswer(accepted=("{{word}}",)),
        hints=(Hint(text="It is {{word}}."),),
        variables=(Variable(name="word", source=Listed(values=("ebb", "flood", "spring"))),),
    )
    publish(session, small(drawn))
    attempt = begin(session, ada)
    give(session, ada, attempt, 1, Typed(text="nothing like it"))
    hand_in(session, ada, attempt)
    asked = due(session, ada)
    assert asked is not None
    found = hinted(session, ada, asked.card_id, 1)
    assert found is not None
    word = asked.asked["stem"].removeprefix("<p>Spell ").removesuffix(".</p>\n")
    assert found.hints.shown == (f"<p>It is {word}.</p>\n",)

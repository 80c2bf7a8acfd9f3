"""Hints of an attempt: taken in order, kept, seen by nobody before, and paid for at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import HintTaken, Review
from course.rows.hints import Hints
from course.services import take_quiz
from course.services.errors import Changed
from course.services.take_quiz import Results
from course.services.take_quiz.answers import AttemptClosed
from quizzes import Decided, Question, TrueFalse
from quizzes.questions import Hint, Range, Variable
from quizzes.review import Rating
from tests.accounts import opened
from tests.course.sitting import begin, give, hand_in, paper, right, score, wrong
from tests.course.study import NOON, Learner, learner, leave, publish, small
from tests.school.scene import watched

LATER = NOON + timedelta(hours=1)
QUARTER = Fraction(1, 4)
HINTS = (
    Hint(text="Look at the *moon*."),
    Hint(text="It pulls.", cost=QUARTER),
    Hint(text="Twice a day.", cost=Fraction(1, 2)),
)


def statement(number: int = 1, hints: tuple[Hint, ...] = HINTS, points: int = 2) -> Question:
    """Make a statement that is true."""
    return Question(
        id=f"statement-{number}",
        passage="tides-1-passage",
        stem=f"The sea rises, {number}.",
        body=TrueFalse(right=True),
        hints=hints,
        points=points,
    )


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session of this test's own, on a course whose quiz has one question."""
    with opened(database_url) as session:
        publish(session, small(statement()))
        yield session


@pytest.fixture
def ada(session: Session) -> Learner:
    """Give a learner."""
    return learner(session)


@pytest.fixture
def attempt(session: Session, ada: Learner) -> int:
    """Give an attempt that was begun just now."""
    return begin(session, ada)


def take(session: Session, who: Learner, attempt: int, number: int, place: int = 1) -> Hints | None:
    """Ask for a hint."""
    return take_quiz.take_hint(session.connection(), attempt, who.id, place, number, at=LATER)


def results(session: Session, who: Learner, attempt: int) -> Results:
    """Give the results of an attempt that was handed in."""
    found = take_quiz.results(session.connection(), attempt, who.id)
    assert found is not None
    return found


def kept(session: Session) -> list[int]:
    """Give the numbers of the hints that the log holds."""
    return list(session.scalars(select(HintTaken.number).order_by(HintTaken.number)))


def test_a_paper_knows_what_hints_cost_and_not_what_they_say(
    session: Session, ada: Learner, attempt: int
) -> None:
    """Before one is taken no text is there, and nothing that was read for the page holds one."""
    (item,) = paper(session, ada, attempt).items
    assert item.hints == Hints(costs=(Fraction(0), QUARTER, Fraction(1, 2)), shown=())
    assert "pulls" not in repr(item)


def test_hints_are_taken_one_after_the_other_and_stay(
    session: Session, ada: Learner, attempt: int
) -> None:
    """Each brings those before it along, as HTML; a new look at the paper shows the same."""
    first, second = (take(session, ada, attempt, number) for number in (1, 2))
    assert first
    assert first.shown == ("<p>Look at the <em>moon</em>.</p>\n",)
    assert second
    assert second.shown[1:] == ("<p>It pulls.</p>\n",)
    assert paper(session, ada, attempt).items[0].hints == second
    row = session.get_one(HintTaken, (attempt, 1, 2))
    assert row.at == LATER


def test_the_same_hint_asked_for_twice_is_taken_once(
    session: Session, ada: Learner, attempt: int
) -> None:
    """Asking again for an earlier one shows what is shown, and writes nothing."""
    for number in (1, 2, 2, 1):
        found = take(session, ada, attempt, number)
    assert found
    assert found.taken == 2
    assert kept(session) == [1, 2]


@pytest.mark.parametrize(
    ("place", "number"),
    [
        pytest.param(1, 4, id="after the last"),
        pytest.param(1, 0, id="before the first"),
        pytest.param(1, -1, id="a negative one"),
        pytest.param(2, 1, id="a question that the attempt has not"),
    ],
)
def test_a_hint_that_is_not_there(
    session: Session, ada: Learner, attempt: int, place: int, number: int
) -> None:
    """It is not given, and nothing is written."""
    assert take(session, ada, attempt, number, place) is None
    assert kept(session) == []


def test_no_hint_is_skipped(session: Session, ada: Learner, attempt: int) -> None:
    """The second one is not to be had before the first."""
    with pytest.raises(Changed, match="one after the other"):
        take(session, ada, attempt, 2)
    assert kept(session) == []


def test_hints_are_for_the_learner_of_the_attempt_alone(
    session: Session, ada: Learner, attempt: int
) -> None:
    """To others, and to whoever has left the course, there is no such attempt."""
    assert take(session, learner(session, "bob"), attempt, 1) is None
    leave(session, ada)
    assert take(session, ada, attempt, 1) is None
    assert kept(session) == []


def test_no_hint_after_handing_in(session: Session, ada: Learner, attempt: int) -> None:
    """A new one is refused; one that was taken before is still shown."""
    take(session, ada, attempt, 1)
    hand_in(session, ada, attempt)
    with pytest.raises(AttemptClosed, match="handed in"):
        take(session, ada, attempt, 2)
    again = take(session, ada, attempt, 1)
    assert again
    assert again.taken == 1
    assert kept(session) == [1]


@pytest.mark.parametrize(
    ("taken", "earned", "rating"),
    [
        pytest.param(0, Fraction(2), Rating.GOOD, id="none"),
        pytest.param(1, Fraction(2), Rating.GOOD, id="a free one"),
        pytest.param(2, Fraction(3, 2), Rating.AGAIN, id="one that costs a quarter"),
        pytest.param(3, Fraction(1, 2), Rating.AGAIN, id="and one that costs a half"),
    ],
)
def test_what_was_taken_is_paid_for(
    session: Session, ada: Learner, attempt: int, taken: int, earned: Fraction, rating: Rating
) -> None:
    """The share is taken off the points; whoever paid meets the card again as if forgotten."""
    for number in range(1, taken + 1):
        take(session, ada, attempt, number)
    give(session, ada, attempt, 1, Decided(value=True))
    hand_in(session, ada, attempt)
    assert score(session, attempt) == (earned, 2)
    assert session.scalars(select(Review.rating)).all() == [rating]
    (item,) = results(session, ada, attempt).items
    assert (item.earned, item.hints.taken) == (earned, taken)
    assert item.mark
    assert item.mark.is_right


def test_a_wrong_answer_pays_nothing(session: Session, ada: Learner, attempt: int) -> None:
    """There is nothing that a hint could be taken off, and a score is never below nothing."""
    for number in (1, 2):
        take(session, ada, attempt, number)
    give(session, ada, attempt, 1, wrong(statement()))
    hand_in(session, ada, attempt)
    assert score(session, attempt) == (0, 2)


def test_hints_that_cost_more_than_everything_leave_nothing(session: Session) -> None:
    """Two that cost three quarters each take all, and no more."""
    dear = tuple(Hint(text=text, cost=Fraction(3, 4)) for text in ("One.", "Two."))
    publish(session, small(statement(hints=dear)))
    ada = learner(session, "eve")
    attempt = begin(session, ada)
    for number in (1, 2):
        take(session, ada, attempt, number)
    give(session, ada, attempt, 1, right(statement()))
    hand_in(session, ada, attempt)
    assert score(session, attempt) == (0, 2)
    assert results(session, ada, attempt).items[0].hints.cost == 1


def test_the_numbers_of_a_draw_are_in_its_hints(session: Session) -> None:
    """A question with variables shows in its hints what it shows in its stem."""
    drawn = replace(
        statement(hints=(Hint(text="It is {{a}}, once more."),)),
        stem="Is it {{a}}?",
        variables=(Variable(name="a", source=Range(low=Fraction(1), high=Fraction(1000))),),
    )
    publish(session, small(drawn))
    for name in ("eve", "kim"):
        who = learner(session, name)
        attempt = begin(session, who, seed=len(name) * who.id)
        asked = paper(session, who, attempt).items[0].asked["stem"]
        number = asked.removeprefix("<p>Is it ").partition("?")[0]
        found = take(session, who, attempt, 1)
        assert found
        assert found.shown == (f"<p>It is {number}, once more.</p>\n",)
        assert paper(session, who, attempt).items[0].hints == found


def test_hints_take_no_further_statement_at_the_end(session: Session) -> None:
    """A paper of ten questions with hints is read and handed in with as many as one of one."""
    counts = []
    for count in (1, 10):
        publish(session, small(*(statement(number) for number in range(count))))
        who = learner(session, f"of-{count}")
        attempt = begin(session, who)
        for place in range(1, count + 1):
            take(session, who, attempt, 1, place)
            give(session, who, attempt, place, Decided(value=True))
        with watched(session.connection().engine) as seen:
            paper(session, who, attempt)
            hand_in(session, who, attempt)
            results(session, who, attempt)
        counts.append(len(seen))
    assert counts[0] == counts[1]

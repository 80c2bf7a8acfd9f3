"""Whatever arrives in whatever order: what was acknowledged counts, once, and gives the score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Card, Review
from course.services.errors import Changed
from course.services.take_quiz.answers import AttemptClosed
from quizzes import Question, Response
from quizzes.grading import grade
from tests.accounts import opened
from tests.course.sitting import (
    answers,
    asked,
    begin,
    counted,
    give,
    hand_in,
    paper,
    right,
    save_all,
    score,
    wrong,
)
from tests.course.study import Learner, learner, publish, small

TABS = 2
STEPS = (
    *("answer", "send later", "arrive"),
    *("answer", "send later", "arrive"),  # twice as often as the others
    *("open", "repeat", "save form", "begin", "hand in"),
)
PLACES = 2
"""How many of the questions are answered: few, so that answers meet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One answer under way, as a browser has sent it."""

    key: str
    place: int
    sequence: int
    response: Response | None
    tab: int


@dataclass(slots=True)
class Page:
    """What one tab knows: the key of its form, and each question's count and answer."""

    key: str
    counts: dict[int, int]
    form: dict[int, Response | None]


@dataclass(slots=True, kw_only=True)
class Sitting:
    """An attempt as it should be: what was acknowledged, by the rules alone."""

    session: Session
    who: Learner
    attempt: int
    questions: dict[int, Question]
    pages: list[Page] = field(default_factory=list)
    acknowledged: dict[int, list[tuple[int, int, Response | None, str]]] = field(
        default_factory=dict
    )
    """By place: count, order of arrival, answer, and the key of the page that it came from."""
    under_way: list[Sent] = field(default_factory=list)
    arrived: list[Sent] = field(default_factory=list)
    keys: int = 0
    stored: int = 0
    closed: bool = False

    def newest(self, place: int) -> tuple[int, int, Response | None, str]:
        """Give the answer that counts at a place: the greatest count, then the last to come."""
        return max(
            self.acknowledged.get(place, [(0, 0, None, "")]), key=lambda each: (each[0], each[1])
        )

    def fresh(self) -> str:
        """Make a key that nothing has."""
        self.keys += 1
        return f"{self.who.key.strip('-')}-{self.keys:05}"

    def open(self, tab: int) -> None:
        """Load the paper in a tab."""
        items = paper(self.session, self.who, self.attempt).items
        page = Page(
            key=self.fresh(),
            counts={item.position: item.sequence for item in items},
            form=answers(self.session, self.who, self.attempt),
        )
        self.pages[tab : tab + 1] = [page]

    def send(self, tab: int, place: int, response: Response | None) -> Sent:
        """Answer in a tab; nothing has arrived yet."""
        page = self.pages[tab]
        page.form[place] = response
        self.keys += 1
        key = f"{page.key}-{self.keys:05}"
        return Sent(
            key=key, place=place, sequence=page.counts[place] + 1, response=response, tab=tab
        )

    def arrive(self, sent: Sent) -> None:
        """Let an answer arrive, for the first time or again."""
        again = any(each.key == sent.key for each in self.arrived)
        try:
            receipt = give(
                self.session,
                self.who,
                self.attempt,
                sent.place,
                sent.response,
                key=sent.key,
                sequence=sent.sequence,
            )
        except AttemptClosed:
            assert self.closed
            assert not again, "an answer that was acknowledged is acknowledged again"
            return
        except Changed:
            sequence, _, _, source = self.newest(sent.place)
            assert not again
            assert sequence >= sent.sequence, "nothing newer is there"
            assert source != page_of(sent), "a page is never refused because of itself"
            return
        assert receipt.repeated is again
        assert again or not self.closed
        if not again:
            self.arrived.append(sent)
            self.note(sent.place, sent.sequence, sent.response, page_of(sent))
        page = self.pages[sent.tab]
        if sent.key.startswith(page.key):
            page.counts[sent.place] = max(page.counts[sent.place], sent.sequence)

    def note(self, place: int, sequence: int, response: Response | None, page: str) -> None:
        """Note what was acknowledged."""
        self.stored += 1
        self.acknowledged.setdefault(place, []).append((sequence, self.stored, response, page))

    def save_form(self, tab: int) -> None:
        """Send a tab's whole form; it does not touch what another page has answered since."""
        page, new, late = self.pages[tab], 0, False
        for place, response in page.form.items():
            sequence, _, before, source = self.newest(place)
            mine = page.counts[place] >= sequence or source == page.key
            if self.closed and mine and response != before:
                late = True
            elif mine and response != before:
                new += 1
                self.note(place, max(sequence, page.counts[place]) + 1, response, page.key)
        form = {place: (response, page.counts[place]) for place, response in page.form.items()}
        if late:
            with pytest.raises(AttemptClosed):
                save_all(self.session, self.who, self.attempt, form, key=page.key)
            return
        assert save_all(self.session, self.who, self.attempt, form, key=page.key) == new

    def hand_in(self, tab: int) -> None:
        """Hand in from a tab, for the first time or again."""
        self.save_form(tab)
        hand_in(self.session, self.who, self.attempt)
        self.closed = True

    def check(self) -> None:
        """Compare with what is stored."""
        last = {place: self.newest(place)[2] for place in self.questions}
        assert answers(self.session, self.who, self.attempt) == last
        assert counted(self.session, attempt_id=self.attempt) == self.stored
        if not self.closed:
            return
        marks = [
            grade(self.questions[place], given_).earned * self.questions[place].points
            for place, given_ in last.items()
            if given_ is not None
        ]
        points = sum(each.points for each in self.questions.values())
        assert score(self.session, self.attempt) == (sum(marks, Fraction(0)), points)
        assert logged(self.session, self.who) == len(marks)


def page_of(sent: Sent) -> str:
    """Give the key of the page that sent an answer."""
    return sent.key.rpartition("-")[0]


def logged(session: Session, who: Learner) -> int:
    """Count the entries in the logs of somebody's cards."""
    mine = select(Review.id).join(Card, Card.id == Review.card_id).where(Card.person_id == who.id)
    return len(session.scalars(mine).all())


steps = st.lists(
    st.tuples(
        st.sampled_from(STEPS),
        st.integers(0, TABS - 1),
        st.integers(1, PLACES),
        st.integers(0, 2),
    ),
    min_size=10,
    max_size=30,
)


@pytest.fixture
def session(sqlite_url: str) -> Iterator[Session]:
    """Give a session on a published course."""
    with opened(sqlite_url) as session:
        publish(session, small())
        session.commit()
        yield session


def test_nothing_acknowledged_is_lost_or_counted_twice(session: Session) -> None:
    """Two tabs answer, repeat, arrive late, save forms and hand in, in any order."""

    @given(story=steps)
    @settings(max_examples=80)
    def holds(story: Sequence[tuple[str, int, int, int]]) -> None:
        who = learner(session)
        attempt = begin(session, who)
        sitting = Sitting(
            session=session, who=who, attempt=attempt, questions=asked(session, attempt)
        )
        for tab in range(TABS):
            sitting.open(tab)
        for step, tab, place, number in story:
            take(sitting, step, tab, place, number)
            sitting.check()
        sitting.hand_in(0)
        sitting.check()
        session.rollback()

    holds()


def take(sitting: Sitting, step: str, tab: int, place: int, number: int) -> None:
    """Take one step of the story."""
    question = sitting.questions[place]
    response = (right(question), wrong(question), None)[number]
    match step:
        case "open":
            sitting.open(tab)
        case "answer":
            sitting.arrive(sitting.send(tab, place, response))
        case "send later":
            sitting.under_way.append(sitting.send(tab, place, response))
        case "arrive" if sitting.under_way:
            sitting.arrive(sitting.under_way.pop(number % len(sitting.under_way)))
        case "repeat" if sitting.arrived:
            sitting.arrive(sitting.arrived[number % len(sitting.arrived)])
        case "save form":
            sitting.save_form(tab)
        case "begin" if not sitting.closed:
            assert begin(sitting.session, sitting.who, seed=number) == sitting.attempt
        case "hand in":
            sitting.hand_in(tab)
        case _:
            pass

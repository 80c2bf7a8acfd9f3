"""Whole forms of answers: what is new in them is saved, and nothing newer is overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Response
from quizzes import Typed
from tests.accounts import opened
from tests.course.sitting import (
    answers,
    begin,
    counted,
    give,
    paper,
    place_of,
    right,
    save_all,
)
from tests.course.study import NOON, Learner, learner, of_kind, publish, small
from tests.school.content import Content

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


def test_a_form_saves_what_is_new_in_it(session: Session, made: Content, ada: Learner) -> None:
    """What is saved already is not written again, nor is what was left open."""
    attempt = begin(session, ada)
    places = {kind: place_of(session, attempt, kind) for kind in ("truth", "short", "single")}
    truth, single = (right(of_kind(made, kind)) for kind in ("truth", "single"))
    give(session, ada, attempt, places["truth"], truth)
    form = {
        places["truth"]: (truth, 1),
        places["short"]: (None, 0),
        places["single"]: (single, 0),
        99: (truth, 0),
    }

    assert save_all(session, ada, attempt, form) == 1
    assert save_all(session, ada, attempt, form) == 0

    found = answers(session, ada, attempt)
    assert (found[places["truth"]], found[places["short"]]) == (truth, None)
    assert found[places["single"]] == single
    assert counted(session) == 2


@pytest.mark.parametrize("left", [pytest.param(None, id="open"), pytest.param("0", id="answered")])
@pytest.mark.parametrize("times", [pytest.param(1, id="once"), pytest.param(3, id="three times")])
def test_an_older_tab_does_not_overwrite(
    session: Session, ada: Learner, left: str | None, times: int
) -> None:
    """A form does not touch a question that another page has answered since, however often."""
    attempt = begin(session, ada)
    place = place_of(session, attempt, "short")
    in_the_form = None
    if left:
        in_the_form = Typed(text=left)
        give(session, ada, attempt, place, in_the_form)
    seen = paper(session, ada, attempt).items[place - 1].sequence
    for number in range(1, times + 1):
        text = f"newer {number}"
        give(session, ada, attempt, place, Typed(text=text), sequence=seen + number)

    assert save_all(session, ada, attempt, {place: (in_the_form, seen)}) == 0
    assert answers(session, ada, attempt)[place] == Typed(text=f"newer {times}")


def test_a_form_is_newer_than_what_its_own_page_sent(session: Session, ada: Learner) -> None:
    """An answer still on its way when the form was handed in does not beat the form."""
    attempt = begin(session, ada)
    place = place_of(session, attempt, "short")
    give(session, ada, attempt, place, Typed(text="War"), key="whole-form-0a1b")

    assert save_all(session, ada, attempt, {place: (Typed(text="Warsaw"), 0)}) == 1

    assert answers(session, ada, attempt)[place] == Typed(text="Warsaw")


def test_a_form_that_was_gone_back_to_may_be_sent_again(session: Session, ada: Learner) -> None:
    """The browser's Back shows the same form with the same key: what is new in it is saved."""
    attempt = begin(session, ada)
    place = place_of(session, attempt, "short")
    for text in ("first", "second", "third"):
        assert save_all(session, ada, attempt, {place: (Typed(text=text), 0)}) == 1
    assert answers(session, ada, attempt)[place] == Typed(text="third")
    assert counted(session) == 3


def test_keys_of_forms_and_answers_do_not_meet(session: Session, ada: Learner) -> None:
    """Whatever keys are sent, each fits its column and none is another's."""
    attempt = begin(session, ada)
    place = place_of(session, attempt, "short")
    longest = "k" * 48
    give(session, ada, attempt, place, Typed(text="one"), key=f"{longest[:-2]}-{place}")
    assert save_all(session, ada, attempt, {place: (Typed(text="two"), 2**31)}, key=longest) == 1
    assert max(len(key) for key in session.scalars(select(Response.key))) <= 64

"""Cards against their logs: every difference is told, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from course.cli import main
from course.models import Card, Review
from course.services.check_cards import Difference, check_cards
from quizzes import Recalled
from tests.accounts import opened
from tests.course.reviewing import answer, due, recall
from tests.course.study import NOON, Learner, learner, publish, small

HOUR = timedelta(hours=1)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on a published course."""
    with opened(database_url) as session:
        publish(session, small(lessons=2))
        yield session


@pytest.fixture
def ada(session: Session) -> Learner:
    """Give a learner with two cards: one reviewed, lapsed and practised, one answered once."""
    who = learner(session, zone="America/New_York", day_starts_at=5)
    assert recall(session, who) is not None
    assert recall(session, who, key="practice", remembered=False, at=NOON + HOUR) is not None
    assert recall(session, who, key="other", prompt="tides-2-recall") is not None
    card = due(session, who)
    assert card is not None
    for seen, days in ((card.sequence, 10), (card.sequence + 1, 20)):
        response = Recalled(remembered=days == 20)
        assert answer(session, who, card.card_id, response, key=f"{days}", seen=seen, days=days)
    return who


def differences(session: Session) -> list[Difference]:
    """Check every card."""
    return list(check_cards(session.connection()))


@pytest.mark.usefixtures("ada")
def test_cards_that_are_what_was_answered_differ_in_nothing(session: Session) -> None:
    """Practice on the same day, a lapse and another day's hour are all in the log."""
    assert session.query(Card).count() == 2
    assert differences(session) == []


@pytest.mark.usefixtures("ada")
@pytest.mark.parametrize(
    ("column", "value"),
    [
        pytest.param("stability", 99.5, id="stability"),
        pytest.param("difficulty", 9.5, id="difficulty"),
        pytest.param("due_at", NOON + timedelta(days=400), id="when it is due"),
        pytest.param("opens_at", NOON, id="when it opens"),
        pytest.param("last_review_at", NOON - HOUR, id="the last review"),
        pytest.param("reps", 7, id="how often it was reviewed"),
        pytest.param("lapses", 5, id="how often it was forgotten"),
        pytest.param("sequence", 8, id="how long its log is"),
    ],
)
def test_a_column_that_the_log_does_not_give_is_told(
    session: Session, column: str, value: object
) -> None:
    """With the card, its question, what is stored and what the log says."""
    session.execute(update(Card).where(Card.id == 1).values({column: value}))

    [found] = differences(session)

    assert (found.card_id, found.column, found.stored) == (1, column, value)
    assert str(found).startswith(f"card 1 (tides-1-recall): {column} is {value}, its log says ")


@pytest.mark.usefixtures("ada")
def test_a_card_without_a_log_is_told(session: Session) -> None:
    """It could not be there: every card begins with an answer."""
    session.execute(delete(Review).where(Review.card_id == 2))
    assert [each.column for each in differences(session)] == ["sequence", "reps"]


def run(database_url: str, *words: str) -> Result:
    """Run the command as somebody at a terminal would."""
    told = {"PARLEY_DATABASE_URL": database_url}
    return CliRunner().invoke(main, ["check", "--cards", *words], env=told)


@pytest.mark.usefixtures("ada")
def test_the_command_says_that_all_is_well(database_url: str, session: Session) -> None:
    """In a line, with exit code 0."""
    session.commit()
    done = run(database_url)
    assert (done.exit_code, done.output) == (0, "Every card is what its log says.\n")


@pytest.mark.usefixtures("ada")
def test_the_command_gives_a_line_for_each_difference(database_url: str, session: Session) -> None:
    """And exit code 1, for scripts."""
    session.execute(update(Card).values(difficulty=9.5))
    session.commit()
    done = run(database_url)
    assert done.exit_code == 1
    assert len(done.output.splitlines()) == 2


def test_the_command_takes_cards_or_files(database_url: str) -> None:
    """Asking for both at once is a mistake that is told."""
    assert run(database_url, "--json").exit_code == 2

"""What a review does to a memory: the library's numbers, and our rules around them."""

from datetime import UTC, datetime, timedelta, timezone

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import QuizzesError
from quizzes.review import LogEntry, Memory, Rating, replay, retrievability, review

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
FSRS_RATINGS = {
    Rating.AGAIN: fsrs.Rating.Again,
    Rating.HARD: fsrs.Rating.Hard,
    Rating.GOOD: fsrs.Rating.Good,
    Rating.EASY: fsrs.Rating.Easy,
}

histories = st.lists(
    st.tuples(st.integers(0, 400), st.sampled_from(Rating)), min_size=1, max_size=12
)
retentions = st.sampled_from([0.7, 0.8, 0.9, 0.95, 0.99])


def log_of(history: list[tuple[int, Rating]]) -> list[LogEntry]:
    """Give the log of a history of hours waited and ratings given."""
    at, log = START, []
    for hours, rating in history:
        at += timedelta(hours=hours)
        log.append(LogEntry(at, rating))
    return log


def plain_library(log: list[LogEntry], retention: float) -> fsrs.Card:
    """Schedule a log with the library alone."""
    scheduler = fsrs.Scheduler(
        desired_retention=retention,
        learning_steps=(),
        relearning_steps=(),
        enable_fuzzing=False,
    )
    card = fsrs.Card(card_id=1, due=START)
    for entry in log:
        card, _ = scheduler.review_card(card, FSRS_RATINGS[entry.rating], entry.at)
    return card


@given(histories, retentions)
def test_the_numbers_are_the_librarys(history: list[tuple[int, Rating]], retention: float) -> None:
    """For every history the state is what the library makes of it when used directly."""
    log = log_of(history)
    memory, card = replay(log, retention), plain_library(log, retention)

    assert memory is not None
    assert (memory.stability, memory.difficulty) == (card.stability, card.difficulty)
    assert (memory.due, memory.last_review) == (card.due, card.last_review)


def test_intervals_of_an_ordinary_history() -> None:
    """A question that is always known when due comes back after ever longer times."""
    memory, at, days = None, START, []
    for rating in [Rating.GOOD] * 5 + [Rating.AGAIN] + [Rating.GOOD] * 3:
        memory = review(memory, rating, at)
        days.append((memory.due - at).days)
        at = memory.due

    # Computed with fsrs 6.3.2; a new version that schedules otherwise has to be a decision.
    assert days == [2, 11, 46, 163, 497, 7, 17, 37, 77]


def test_the_first_review_starts_from_the_rating() -> None:
    """The first stabilities are the first four parameters of FSRS-6, as published."""
    stabilities = [review(None, rating, START).stability for rating in Rating]

    assert stabilities == [0.212, 1.2931, 2.3065, 8.2956]


def test_stability_is_the_days_until_nine_tenths() -> None:
    """That is what stability means, and what the usual retention schedules by."""
    memory = review(None, Rating.EASY, START)
    after = START + timedelta(days=round(memory.stability))

    assert retrievability(memory, START) == 1
    assert retrievability(memory, after) == pytest.approx(0.9, abs=0.005)
    assert memory.due == after


@given(histories)
def test_a_state_is_the_replay_of_its_log(history: list[tuple[int, Rating]]) -> None:
    """Reviewing one by one and replaying the log afterwards lead to the same state."""
    log = log_of(history)
    memory: Memory | None = None
    for entry in log:
        memory = review(memory, entry.rating, entry.at)

    assert replay(log) == memory
    assert replay([(entry.at, entry.rating) for entry in log]) == memory


def test_an_empty_log_is_no_memory() -> None:
    """A question that was never reviewed has no state."""
    assert replay([]) is None


@given(histories, st.integers(1, 1_000))
def test_a_clock_that_goes_back_harms_nothing(
    history: list[tuple[int, Rating]], hours: int
) -> None:
    """A review that seems to be earlier counts as one at the same moment."""
    before = replay(log_of(history))
    assert before is not None
    early = before.last_review - timedelta(hours=hours)

    after = review(before, Rating.GOOD, early)

    assert after == review(before, Rating.GOOD, before.last_review)
    assert after.last_review == before.last_review
    assert retrievability(before, early) == 1


def test_an_evening_and_the_next_morning_are_a_day_apart() -> None:
    """Days given by the caller count instead of periods of 24 hours."""
    evening = review(None, Rating.GOOD, START)
    morning = START + timedelta(hours=12)

    assert review(evening, Rating.GOOD, morning, days=1).stability == pytest.approx(
        review(evening, Rating.GOOD, START + timedelta(days=1)).stability
    )
    assert review(evening, Rating.GOOD, morning).stability != pytest.approx(
        review(evening, Rating.GOOD, morning, days=1).stability
    )


def test_days_are_part_of_the_log() -> None:
    """A log that holds the days replays to the same state without knowing any time zone."""
    log = [LogEntry(START, Rating.GOOD), LogEntry(START + timedelta(hours=12), Rating.GOOD, 1)]
    first = review(None, Rating.GOOD, START)

    assert replay(log) == review(first, Rating.GOOD, START + timedelta(hours=12), days=1)


def test_reviews_and_lapses_are_counted() -> None:
    """A lapse is a review that finds an answer forgotten; the first review forgets nothing."""
    ratings = [Rating.AGAIN, Rating.GOOD, Rating.AGAIN, Rating.HARD]
    memory = replay(log_of([(48, rating) for rating in ratings]))

    assert memory is not None
    assert (memory.reps, memory.lapses) == (4, 1)


@given(histories)
def test_higher_retention_never_waits_longer(history: list[tuple[int, Rating]]) -> None:
    """Whoever wants to remember more is asked sooner, and the memory itself is the same."""
    log = log_of(history)
    low, high = replay(log, 0.8), replay(log, 0.95)

    assert low is not None
    assert high is not None
    assert high.due <= low.due
    assert high.stability == low.stability


def test_moments_of_other_zones_are_taken_for_what_they_are() -> None:
    """The same moment, told in another zone, gives the same state, in UTC."""
    elsewhere = START.astimezone(timezone(timedelta(hours=5, minutes=30)))

    assert review(None, Rating.GOOD, elsewhere) == review(None, Rating.GOOD, START)


@pytest.mark.parametrize("retention", [0.69, 0.991, 0.0, 1.0, float("nan")])
def test_a_retention_out_of_range_is_refused(retention: float) -> None:
    """Below 70 % learning is forgetting, and 100 % would be every day."""
    with pytest.raises(QuizzesError, match="retention"):
        review(None, Rating.GOOD, START, retention)


def test_a_moment_without_a_zone_is_refused() -> None:
    """A moment that could be any of twenty-four is none."""
    with pytest.raises(QuizzesError, match="UTC"):
        review(None, Rating.GOOD, START.replace(tzinfo=None))

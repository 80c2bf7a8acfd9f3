"""A card over time: it is the replay of its log, moves once a day, and opens with the day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Card
from course.rows.cards import record
from quizzes.review import LogEntry, Rating, local_day, replay
from tests.accounts import opened
from tests.course.logbook import DAY, answer, log, prompts, read, take_in, versions
from tests.course.study import NOON, Learner, learner, publish, small

ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia")

gaps = st.one_of(
    st.timedeltas(min_value=timedelta(0), max_value=timedelta(hours=9)),
    st.timedeltas(min_value=timedelta(hours=10), max_value=timedelta(days=60)),
    st.timedeltas(min_value=timedelta(days=-3), max_value=timedelta(0)),  # a clock put back
)
histories = st.lists(
    st.tuples(gaps, st.sampled_from(Rating), st.sampled_from(ZONES)), min_size=1, max_size=8
)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on a course with two prompts."""
    with opened(database_url) as session:
        publish(session, small(*prompts(2)))
        yield session


@pytest.fixture
def ada(session: Session) -> Learner:
    """Give a learner."""
    return learner(session)


def test_a_card_is_the_replay_of_its_log(session: Session) -> None:
    """Whatever was answered when, and in whatever zone, the log alone gives the stored state."""
    session.commit()
    names = iter(range(10_000))

    @given(history=histories)
    @settings(max_examples=30)
    def replays(history: list[tuple[timedelta, Rating, str]]) -> None:
        who = learner(session, f"learner-{next(names)}")
        connection, at = session.connection(), NOON
        for number, (gap, rating, zone) in enumerate(history):
            at += gap
            take_in(connection, answer(connection, who.id, rating, at, key=f"{number}", zone=zone))
        stored = read(connection, who.id, versions(connection)[0][0])
        entries = log(session)
        assert stored is not None
        assert stored.sequence == len(entries) == len(history)
        assert stored.memory == replay(
            LogEntry(each.reviewed_at, each.rating, each.days) for each in entries if each.moved
        )
        session.rollback()

    replays()


def test_only_the_first_answer_of_a_day_moves_a_card(session: Session) -> None:
    """The learner's days of what moved the schedule only ever grow; the rest is practice."""
    session.commit()
    names = iter(range(10_000))

    @given(history=histories, zone=st.sampled_from(ZONES), hour=st.integers(0, 23))
    @settings(max_examples=30)
    def once_a_day(history: list[tuple[timedelta, Rating, str]], zone: str, hour: int) -> None:
        who = learner(session, f"learner-{next(names)}")
        connection, at = session.connection(), NOON
        days = []
        for number, (gap, rating, _) in enumerate(history):
            at += gap
            days.append(local_day(at, ZoneInfo(zone), hour))
            given_ = answer(
                connection, who.id, rating, at, key=f"{number}", zone=zone, day_starts_at=hour
            )
            take_in(connection, given_)
        moved = [each.moved for each in log(session)]
        latest = [max(days[:n], default=None) for n in range(len(days))]
        assert moved == [
            before is None or day > before for day, before in zip(days, latest, strict=True)
        ]
        session.rollback()

    once_a_day()


def test_practice_leaves_the_schedule_as_it_was(session: Session, ada: Learner) -> None:
    """A second answer on the same day is logged; the card's memory and opening stay."""
    connection = session.connection()
    take_in(connection, answer(connection, ada.id, Rating.GOOD, NOON, key="first"))
    before = session.scalars(select(Card)).one()
    state = (before.stability, before.due_at, before.opens_at, before.reps, before.last_review_at)

    take_in(
        connection,
        answer(connection, ada.id, Rating.AGAIN, NOON + timedelta(hours=3), key="second"),
    )

    session.expire_all()
    after = session.scalars(select(Card)).one()
    assert after.sequence == 2
    assert state == (
        after.stability,
        after.due_at,
        after.opens_at,
        after.reps,
        after.last_review_at,
    )
    assert [(each.rating, each.moved, each.days) for each in log(session)] == [
        (Rating.GOOD, True, None),
        (Rating.AGAIN, False, 0),
    ]


@pytest.mark.parametrize(
    ("answered", "zone", "day_starts_at", "opens"),
    [
        pytest.param("2027-03-01T12:00", "UTC", 4, "2027-03-02T04:00", id="a plain day"),
        pytest.param(
            "2027-03-01T02:30", "UTC", 4, "2027-03-01T04:00", id="late at night is still yesterday"
        ),
        pytest.param("2027-03-01T12:00", "UTC", 0, "2027-03-02T00:00", id="days from midnight"),
        pytest.param(
            "2027-03-26T12:00", "Europe/Berlin", 4, "2027-03-27T03:00", id="the last day of winter"
        ),
        pytest.param(
            "2027-03-27T12:00", "Europe/Berlin", 4, "2027-03-28T02:00", id="the clock goes forward"
        ),
        pytest.param(
            "2027-10-30T12:00", "Europe/Berlin", 4, "2027-10-31T03:00", id="the clock goes back"
        ),
        pytest.param(
            "2027-03-27T12:00", "Europe/Berlin", 2, "2027-03-28T01:00", id="an hour that is skipped"
        ),
        pytest.param(
            "2027-10-30T12:00", "Europe/Berlin", 2, "2027-10-31T00:00", id="an hour that is twice"
        ),
        pytest.param(
            "2027-03-01T20:00", "America/New_York", 4, "2027-03-02T09:00", id="west of Greenwich"
        ),
        pytest.param(
            "2027-03-01T00:00", "Asia/Kathmandu", 4, "2027-03-01T22:15", id="three quarters past"
        ),
    ],
)
def test_a_card_opens_with_the_learners_day(
    session: Session, ada: Learner, answered: str, zone: str, day_starts_at: int, opens: str
) -> None:
    """A card due in a day opens when that day begins where the learner lives."""
    at = datetime.fromisoformat(answered).replace(tzinfo=UTC)
    connection = session.connection()
    given_ = answer(
        connection, ada.id, Rating.AGAIN, at, key="only", zone=zone, day_starts_at=day_starts_at
    )

    [outcome] = record(connection, [(None, given_)]) or []

    row = session.scalars(select(Card)).one()
    assert row.due_at == at + DAY
    assert row.opens_at == outcome.opens_at == datetime.fromisoformat(opens).replace(tzinfo=UTC)

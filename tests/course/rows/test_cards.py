"""A card is what its log says: answers move it once a day, and nothing is half written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from course.models import Card, Review, Source
from course.rows.cards import MEMORY_COLUMNS, Answered, Held, held, record, reopen
from course.rows.tables import card, question, version
from quizzes import Question, Recall, Recalled
from quizzes.review import LogEntry, Rating, local_day, replay
from tests.accounts import opened
from tests.course.study import NOON, Learner, learner, publish, small
from tests.school.scene import watched, writes

BERLIN = ZoneInfo("Europe/Berlin")
DAY = timedelta(days=1)
ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia")


def prompts(count: int) -> list[Question]:
    """Give so many recall questions."""
    return [
        Question(
            id=f"prompt-{number}",
            passage="tides-1-passage",
            stem=f"What is {number}?",
            body=Recall(answer=f"It is {number}."),
        )
        for number in range(count)
    ]


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


def versions(connection: Connection) -> list[tuple[int, int]]:
    """Give the number of each question with that of its live version."""
    rows = connection.execute(
        select(question.c.id, version.c.id)
        .join(version, version.c.question_id == question.c.id)
        .order_by(question.c.id)
    )
    return [(row[0], row[1]) for row in rows]


def read(connection: Connection, person_id: int, question_id: int) -> Held | None:
    """Read a card as the services do."""
    row = connection.execute(
        select(*MEMORY_COLUMNS).where(
            card.c.person_id == person_id, card.c.question_id == question_id
        )
    ).first()
    return held(row) if row else None


def answer(
    connection: Connection,
    person_id: int,
    rating: Rating,
    at: datetime,
    *,
    key: str,
    zone: str = "UTC",
    day_starts_at: int = 4,
    nth: int = 0,
) -> Answered:
    """Make an answer to one of the prompts."""
    question_id, version_id = versions(connection)[nth]
    return Answered(
        person_id=person_id,
        question_id=question_id,
        version_id=version_id,
        response=Recalled(remembered=rating is not Rating.AGAIN),
        rating=rating,
        key=key,
        source=Source.review,
        at=at,
        zone=ZoneInfo(zone),
        day_starts_at=day_starts_at,
    )


def take_in(connection: Connection, given: Answered) -> None:
    """Record one answer to the card as it is now."""
    before = read(connection, given.person_id, given.question_id)
    assert record(connection, [(before, given)]) is not None


def log(session: Session) -> Sequence[Review]:
    """Give every entry of the log, in order."""
    session.expire_all()
    return session.scalars(select(Review).order_by(Review.card_id, Review.sequence)).all()


gaps = st.one_of(
    st.timedeltas(min_value=timedelta(0), max_value=timedelta(hours=9)),
    st.timedeltas(min_value=timedelta(hours=10), max_value=timedelta(days=60)),
    st.timedeltas(min_value=timedelta(days=-3), max_value=timedelta(0)),  # a clock put back
)
histories = st.lists(
    st.tuples(gaps, st.sampled_from(Rating), st.sampled_from(ZONES)), min_size=1, max_size=8
)


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


def test_the_same_key_is_one_row(session: Session, ada: Learner) -> None:
    """The database itself refuses a second entry under a key, and the card stays as it was."""
    connection = session.connection()
    take_in(connection, answer(connection, ada.id, Rating.GOOD, NOON, key="the same"))
    session.commit()
    connection = session.connection()

    with pytest.raises(IntegrityError):
        take_in(connection, answer(connection, ada.id, Rating.AGAIN, NOON + DAY, key="the same"))
    session.rollback()

    assert [each.rating for each in log(session)] == [Rating.GOOD]
    assert session.scalars(select(Card.sequence)).one() == 1


def test_a_card_that_changed_since_it_was_read_is_not_written(
    session: Session, ada: Learner
) -> None:
    """One stale card and all of them are refused: taken back, nothing is there."""
    connection = session.connection()
    take_in(connection, answer(connection, ada.id, Rating.GOOD, NOON, key="first"))
    stale = read(connection, ada.id, versions(connection)[0][0])
    take_in(connection, answer(connection, ada.id, Rating.GOOD, NOON + DAY, key="second"))
    session.commit()
    connection = session.connection()
    late = answer(connection, ada.id, Rating.AGAIN, NOON + 2 * DAY, key="late")
    fresh = answer(connection, ada.id, Rating.GOOD, NOON + 2 * DAY, key="fresh", nth=1)

    assert record(connection, [(stale, late), (None, fresh)]) is None
    session.rollback()

    assert [each.key for each in log(session)] == ["first", "second"]
    assert session.scalars(select(Card.sequence)).all() == [2]


def test_two_who_make_the_same_card_do_not_make_two(session: Session, ada: Learner) -> None:
    """Whoever comes second is refused by the table; the caller then finds the card."""
    connection = session.connection()
    record(connection, [(None, answer(connection, ada.id, Rating.GOOD, NOON, key="one"))])
    session.commit()
    connection = session.connection()

    with pytest.raises(IntegrityError):
        record(connection, [(None, answer(connection, ada.id, Rating.GOOD, NOON, key="other"))])
    session.rollback()

    assert session.scalar(select(func.count()).select_from(Card)) == 1


def test_statements_do_not_grow_with_answers(database_url: str) -> None:
    """A hundred answers take as many statements as one: three where cards are new and old."""
    with opened(database_url) as session:
        publish(session, small(*prompts(100)))
        who = learner(session)
        connection = session.connection()
        numbers = versions(connection)
        engine = connection.engine

        def sent(first: int, last: int, at: datetime) -> int:
            pairs = [
                (
                    read(connection, who.id, numbers[n][0]),
                    answer(connection, who.id, Rating.GOOD, at, key=f"{at:%d}", nth=n),
                )
                for n in range(first, last)
            ]
            with watched(engine) as seen:
                assert record(connection, pairs) is not None
            return len(seen)

        assert sent(0, 1, NOON) == 2
        assert sent(1, 50, NOON) == 2
        assert sent(0, 100, NOON + 3 * DAY) == 3
        assert sent(0, 1, NOON + 9 * DAY) == 2
        assert session.scalar(select(func.count()).select_from(Card)) == 100


def test_who_moves_house_has_other_days(session: Session, ada: Learner) -> None:
    """With another zone every card opens with the day there; when it is due stays."""
    connection = session.connection()
    bob = learner(session, "bob")
    for who in (ada, bob):
        take_in(connection, answer(connection, who.id, Rating.AGAIN, NOON, key="first"))
    take_in(connection, answer(connection, ada.id, Rating.GOOD, NOON, key="second", nth=1))

    with watched(connection.engine) as seen:
        reopen(connection, ada.id, ZoneInfo("Asia/Tokyo"), 6)

    session.expire_all()
    rows = session.scalars(select(Card).order_by(Card.person_id, Card.id)).all()
    assert [row.opens_at for row in rows] == [
        datetime(2027, 3, 1, 21, tzinfo=UTC),
        datetime(2027, 3, 2, 21, tzinfo=UTC),
        datetime(2027, 3, 2, 4, tzinfo=UTC),
    ]
    assert [row.due_at for row in rows] == [NOON + DAY, NOON + 2 * DAY, NOON + DAY]
    assert len(writes(seen)) == 1


def test_moving_without_cards_is_nothing(session: Session, ada: Learner) -> None:
    """Who has no cards yet may move as well."""
    reopen(session.connection(), ada.id, BERLIN, 4)
    assert session.scalar(select(func.count()).select_from(Card)) == 0

"""Cards are written whole or not at all, in few statements, and each answer once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from course.models import Card
from course.rows.cards import record, reopen
from quizzes.review import Rating
from tests.accounts import opened
from tests.course.logbook import DAY, answer, log, prompts, read, take_in, versions
from tests.course.study import NOON, Learner, learner, publish, small
from tests.school.scene import watched, writes

BERLIN = ZoneInfo("Europe/Berlin")


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

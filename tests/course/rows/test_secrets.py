"""One-time secrets: random, hashed, for one purpose, for so many uses."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Purpose, Role, Token
from course.rows import secrets
from tests.accounts import NOON, course, opened, person

HOUR = timedelta(hours=1)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on a database of this test's own."""
    with opened(database_url) as session:
        yield session


def test_a_secret_has_256_random_bits() -> None:
    """Secrets are 43 characters long and no two are alike."""
    made = {secrets.fresh() for _ in range(1000)}

    assert len(made) == 1000
    assert {len(each) for each in made} == {43}


def test_only_its_hash_is_kept(session: Session) -> None:
    """The database holds a digest, from which the secret does not follow."""
    secret = secrets.for_reset(session, person(session), at=NOON)

    kept = session.scalars(select(Token)).one()

    assert secret not in repr(vars(kept))
    assert len(kept.secret_hash) == 64


@pytest.mark.parametrize(
    ("purpose", "after", "good"),
    [
        pytest.param(Purpose.password_reset, timedelta(0), True, id="at once"),
        pytest.param(Purpose.password_reset, HOUR - timedelta(seconds=1), True, id="in time"),
        pytest.param(Purpose.password_reset, HOUR, False, id="at its end"),
        pytest.param(Purpose.password_reset, HOUR + timedelta(minutes=1), False, id="too late"),
        pytest.param(Purpose.invitation, timedelta(0), False, id="as an invitation"),
        pytest.param(Purpose.first_instructor, timedelta(0), False, id="to set the site up"),
    ],
)
def test_a_reset_is_good_for_an_hour_and_for_nothing_else(
    session: Session, purpose: Purpose, after: timedelta, good: bool
) -> None:
    """A secret is found and spent only for its own purpose and before it ends."""
    secret = secrets.for_reset(session, person(session), at=NOON)
    session.flush()

    assert (secrets.find(session, purpose, secret, at=NOON + after) is not None) == good
    assert secrets.spend(session, purpose, secret, at=NOON + after) == good


def test_a_reset_can_be_spent_once(session: Session) -> None:
    """What was spent is neither found nor spent again."""
    secret = secrets.for_reset(session, person(session), at=NOON)

    assert secrets.spend(session, Purpose.password_reset, secret, at=NOON)
    assert not secrets.spend(session, Purpose.password_reset, secret, at=NOON)
    assert secrets.find(session, Purpose.password_reset, secret, at=NOON) is None


def test_the_newest_reset_is_the_only_one(session: Session) -> None:
    """Asked for twice, the first secret is dead; somebody else's lives."""
    ada, eve = person(session), person(session, "eve@example.org", "Eve")
    first, of_eve = (secrets.for_reset(session, who, at=NOON) for who in (ada, eve))
    second = secrets.for_reset(session, ada, at=NOON)

    found = [
        secrets.find(session, Purpose.password_reset, each, at=NOON) is not None
        for each in (first, second, of_eve)
    ]

    assert found == [False, True, True]


def test_the_last_use_goes_to_one_of_many(database_url: str) -> None:
    """When two dozen take up an invitation for five at the same time, five get in."""
    with opened(database_url) as session:
        secret = secrets.issue(
            session,
            Purpose.invitation,
            course_id=course(session),
            role=Role.learner,
            uses=5,
            at=NOON,
            lasts=HOUR,
        )
        session.commit()

    def take(_: int) -> bool:
        with opened(database_url) as session:
            spent = secrets.spend(session, Purpose.invitation, secret, at=NOON)
            session.commit()
            return spent

    with ThreadPoolExecutor(max_workers=8) as threads:
        assert sum(threads.map(take, range(24))) == 5

"""Who asks: what makes a cookie's key a person, and what every page then knows of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Card, Enrolment, Person, Question, Role, SignIn, Status
from course.rows.who import key_hash, viewer
from course.services import review_cards
from quizzes import Recalled
from tests.accounts import opened
from tests.course.sitting import say
from tests.course.study import FAR, NOON, SLUG, Learner, learner, leave, publish, small
from tests.school.content import content
from tests.school.scene import watched

PROMPT = "tides-1-recall"
LATER = NOON + timedelta(days=10)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on a site with two courses."""
    with opened(database_url) as session:
        publish(session, small())
        publish(session, content("bridges", lessons=1))
        yield session


@pytest.fixture
def ada(session: Session) -> Learner:
    """Give a learner with one card that opens tomorrow."""
    who = learner(session, zone="Europe/Berlin", day_starts_at=5)
    done = review_cards.answer_prompt(
        session.connection(),
        who.key,
        SLUG,
        PROMPT,
        say(Recalled(remembered=False)),
        key="a first answer",
        asked_version=None,
        at=NOON,
    )
    assert done is not None
    return who


def test_a_key_is_a_person(session: Session, ada: Learner) -> None:
    """One statement gives the person, how they live, and what they are in the course at hand."""
    connection = session.connection()
    with watched(connection.engine) as seen:
        found = viewer(connection, ada.key, course_slug=SLUG, at=NOON)

    assert len(seen) == 1
    assert found is not None
    assert (found.person_id, found.name, found.email) == (ada.id, "Ada", "ada@example.org")
    assert (found.zone, found.day_starts_at) == (ZoneInfo("Europe/Berlin"), 5)
    assert found.role is Role.learner
    assert (found.is_authenticated, found.is_active, found.is_anonymous) == (True, True, False)
    assert found.get_id() == ada.key


@pytest.mark.parametrize(
    ("slug", "in_a_course", "role"),
    [
        pytest.param(SLUG, True, Role.learner, id="a course of theirs"),
        pytest.param("bridges", True, None, id="a course that they are not in"),
        pytest.param("no-such-course", False, None, id="no such course"),
        pytest.param(None, False, None, id="an address without a course"),
    ],
)
def test_roles_are_per_course(
    session: Session, ada: Learner, slug: str | None, in_a_course: bool, role: Role | None
) -> None:
    """The role is the one in the course of the address, and in no other."""
    found = viewer(session.connection(), ada.key, course_slug=slug, at=NOON)
    assert found is not None
    assert (found.course_id is not None, found.role) == (in_a_course, role)


def test_who_left_has_no_role(session: Session, ada: Learner) -> None:
    """An enrolment that ended gives nothing any more."""
    leave(session, ada)
    found = viewer(session.connection(), ada.key, course_slug=SLUG, at=NOON)
    assert found is not None
    assert found.role is None


def _end(row: SignIn, _person: Person) -> None:
    row.ended_at = NOON


def _expire(row: SignIn, _person: Person) -> None:
    row.expires_at = NOON


def _close(_row: SignIn, person: Person) -> None:
    person.active = False


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(_end, id="signed out"),
        pytest.param(_expire, id="expired at this very moment"),
        pytest.param(_close, id="the account is closed"),
    ],
)
def test_a_sign_in_that_is_over_is_nobody(
    session: Session, ada: Learner, spoil: Callable[[SignIn, Person], None]
) -> None:
    """The cookie alone is worth nothing once its row has ended."""
    row = session.scalars(select(SignIn).filter_by(person_id=ada.id)).one()
    spoil(row, session.get_one(Person, ada.id))
    session.flush()
    assert viewer(session.connection(), ada.key, course_slug=None, at=NOON) is None


def test_a_sign_in_lasts_until_its_last_moment(session: Session, ada: Learner) -> None:
    """Just before it expires it is good."""
    row = session.scalars(select(SignIn).filter_by(person_id=ada.id)).one()
    row.expires_at = NOON + timedelta(microseconds=1)
    session.flush()
    assert viewer(session.connection(), ada.key, course_slug=None, at=NOON) is not None


@pytest.mark.parametrize(
    "key",
    [
        pytest.param("", id="no key"),
        pytest.param("x" * 43, id="a key that nobody has"),
        pytest.param(key_hash("ada".ljust(43, "-")), id="the hash from a stolen database"),
        pytest.param("ada".ljust(42, "-"), id="a key cut short"),
        pytest.param("' OR 1=1 --", id="SQL"),
        pytest.param("\x00\ud7ff\U0001f600", id="characters that no key has"),
    ],
)
def test_other_keys_are_nobody(session: Session, ada: Learner, key: str) -> None:
    """Only the key itself opens; the database holds no more than its hash."""
    assert viewer(session.connection(), key, course_slug=SLUG, at=NOON) is None
    hashes = session.scalars(select(SignIn.key_hash)).all()
    assert ada.key not in hashes
    assert key_hash(ada.key) in hashes


def test_a_key_is_not_told_by_accident(session: Session, ada: Learner) -> None:
    """What a log writes of a viewer does not sign anybody in."""
    found = viewer(session.connection(), ada.key, course_slug=SLUG, at=NOON)
    assert found is not None
    assert ada.key not in repr(found)


def _suspend(session: Session, _ada: Learner) -> None:
    session.scalars(select(Card)).one().suspended_at = NOON


def _retire(session: Session, _ada: Learner) -> None:
    session.scalars(select(Question).filter_by(slug=PROMPT)).one().status = Status.retired


def _leave(session: Session, ada: Learner) -> None:
    leave(session, ada)


def _leave_and_come_back(session: Session, ada: Learner) -> None:
    leave(session, ada)
    session.scalars(select(Enrolment).filter_by(person_id=ada.id)).one().ended_at = None


def _nothing(_session: Session, _ada: Learner) -> None:
    pass


@pytest.mark.parametrize(
    ("at", "do", "due"),
    [
        pytest.param(NOON, _nothing, 0, id="a card that opens tomorrow"),
        pytest.param(LATER, _nothing, 1, id="a card that is open"),
        pytest.param(LATER, _suspend, 0, id="a card that is suspended"),
        pytest.param(LATER, _retire, 0, id="a card of a retired question"),
        pytest.param(LATER, _leave, 0, id="a card of a course that was left"),
        pytest.param(LATER, _leave_and_come_back, 1, id="the same after coming back"),
    ],
)
def test_what_waits_is_counted(
    session: Session,
    ada: Learner,
    at: datetime,
    do: Callable[[Session, Learner], None],
    due: int,
) -> None:
    """The count beside “Review” holds the cards that would be asked, and no other."""
    do(session, ada)
    session.flush()
    connection = session.connection()
    found = viewer(connection, ada.key, course_slug=None, at=at)
    assert found is not None
    assert found.due == due
    assert (review_cards.next_card(connection, ada.id, at=at) is not None) is bool(due)


def test_a_card_opens_to_the_moment(session: Session, ada: Learner) -> None:
    """At the start of the learner's day it is there, a moment before it is not."""
    opens = session.scalars(select(Card.opens_at)).one()
    connection = session.connection()
    early = viewer(connection, ada.key, course_slug=None, at=opens - timedelta(microseconds=1))
    punctual = viewer(connection, ada.key, course_slug=None, at=opens)
    assert early is not None
    assert punctual is not None
    assert (early.due, punctual.due) == (0, 1)


def test_other_peoples_cards_are_not_counted(session: Session, ada: Learner) -> None:
    """Each learner has their own review."""
    bob = learner(session, "bob")
    found = viewer(session.connection(), bob.key, course_slug=SLUG, at=FAR - timedelta(days=1))
    assert ada.id != bob.id
    assert found is not None
    assert found.due == 0

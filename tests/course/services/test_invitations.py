"""Invitations: made, read, taken up, used up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Enrolment, Role
from course.services import invitations
from course.services.errors import Changed, Invalid, NotFound, TooMany
from tests.accounts import NOON, course, opened, person


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on a database of this test's own."""
    with opened(database_url) as session:
        yield session


def _invite(session: Session, role: Role = Role.learner, uses: int = 1) -> tuple[int, str]:
    number = course(session)
    return number, invitations.create(session, number, role, uses=uses, by=None, at=NOON)


def _role(session: Session) -> Role:
    return session.scalars(select(Enrolment.role).where(Enrolment.ended_at.is_(None))).one()


def test_reading(session: Session) -> None:
    """A link says which course it invites to, and as what."""
    number, secret = _invite(session, Role.assistant)

    found = invitations.read(session, secret, at=NOON)

    assert found is not None
    assert (found.course_id, found.course_slug, found.role) == (
        number,
        "us-russia-peace-talks",
        Role.assistant,
    )


@pytest.mark.parametrize(("days", "good"), [(0, True), (29, True), (30, False)])
def test_it_lasts_a_month(session: Session, days: int, good: bool) -> None:
    """An invitation is good for thirty days."""
    _, secret = _invite(session)
    session.flush()

    at = NOON + timedelta(days=days)
    assert (invitations.read(session, secret, at=at) is not None) == good


def test_taking_up(session: Session) -> None:
    """Whoever takes an invitation up is in the course; a single one is used up then."""
    _, secret = _invite(session)

    assert invitations.accept(session, secret, person(session), at=NOON) == "us-russia-peace-talks"

    assert _role(session) is Role.learner
    assert invitations.read(session, secret, at=NOON) is None
    with pytest.raises(NotFound):
        invitations.accept(session, secret, person(session, "eve@example.org"), at=NOON)


@pytest.mark.parametrize(
    ("held", "invited", "then"),
    [
        pytest.param(Role.learner, Role.learner, Role.learner, id="the same"),
        pytest.param(Role.learner, Role.assistant, Role.assistant, id="more"),
        pytest.param(Role.instructor, Role.learner, Role.instructor, id="less"),
    ],
)
def test_nobody_loses_by_it(session: Session, held: Role, invited: Role, then: Role) -> None:
    """An invitation gives a role that is more, and is not spent on one that is not."""
    number, secret = _invite(session, invited)
    ada = person(session)
    session.add(Enrolment(person_id=ada, course_id=number, role=held, joined_at=NOON))

    invitations.accept(session, secret, ada, at=NOON)

    assert _role(session) is then
    assert (invitations.read(session, secret, at=NOON) is None) == (held is not then)


@pytest.mark.parametrize(
    ("left", "welcome"),
    [
        pytest.param(-1, True, id="before it was made"),
        pytest.param(0, False, id="when it was made"),
        pytest.param(1, False, id="after it was made"),
    ],
)
def test_an_old_link_does_not_lead_back(session: Session, left: int, welcome: bool) -> None:
    """Whoever was taken off the course needs an invitation that is newer than that."""
    number, secret = _invite(session)
    ada = person(session)
    ended = NOON + timedelta(hours=left)
    session.add(
        Enrolment(
            person_id=ada, course_id=number, role=Role.learner, joined_at=NOON, ended_at=ended
        )
    )
    session.flush()

    if welcome:
        invitations.accept(session, secret, ada, at=NOON + timedelta(hours=2))
        assert _role(session) is Role.learner
    else:
        with pytest.raises(Changed):
            invitations.accept(session, secret, ada, at=NOON + timedelta(hours=2))


@pytest.mark.parametrize("uses", [0, -1, 1001])
def test_how_often(session: Session, uses: int) -> None:
    """An invitation is for one to a thousand people."""
    with pytest.raises(Invalid):
        _invite(session, uses=uses)


def test_wrong_links_have_to_wait(session: Session) -> None:
    """After fifty links or codes that were not good a network has to wait."""
    for _ in range(50):
        invitations.missed(session, network="192.0.2.1", at=NOON)

    with pytest.raises(TooMany):
        invitations.missed(session, network="192.0.2.1", at=NOON)

"""Invitations: made, read, taken up, used up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import AuditEvent, Enrolment, Role
from course.services import invitations
from course.services.errors import Changed, Invalid, NotFound, TooMany
from course.services.invitations import MOST_OPEN
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


@pytest.mark.parametrize(
    ("role", "days", "good"),
    [
        (Role.learner, 0, True),
        (Role.learner, 29, True),
        (Role.learner, 30, False),
        (Role.assistant, 2, True),
        (Role.assistant, 3, False),
        (Role.instructor, 2, True),
        (Role.instructor, 3, False),
    ],
)
def test_how_long_it_lasts(session: Session, role: Role, days: int, good: bool) -> None:
    """A learner's link is good for thirty days, one into a teaching role for three."""
    _, secret = _invite(session, role)
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


@pytest.mark.parametrize(
    ("role", "uses"),
    [
        pytest.param(Role.learner, 0, id="for nobody"),
        pytest.param(Role.learner, -1, id="for fewer than nobody"),
        pytest.param(Role.learner, 501, id="for a crowd"),
        pytest.param(Role.assistant, 2, id="for two assistants"),
        pytest.param(Role.instructor, 2, id="for two instructors"),
    ],
)
def test_how_often(session: Session, role: Role, uses: int) -> None:
    """A link is for one to five hundred learners, or for one who teaches."""
    with pytest.raises(Invalid):
        _invite(session, role, uses)


def test_the_most_learners_can_be_invited(session: Session) -> None:
    """The limit itself is good."""
    assert _invite(session, uses=500)


def test_the_open_ones_are_listed(session: Session) -> None:
    """Those that can still be taken up, the newest first: not the spent, the old, or others'."""
    number, spent = _invite(session)
    invitations.accept(session, spent, person(session), at=NOON)
    eve = person(session, "eve@example.org", "Eve")
    other = course(session, "another")
    for to, role, by, days in (
        (number, Role.assistant, eve, 0),  # over after three days
        (number, Role.learner, None, 1),
        (number, Role.instructor, eve, 2),
        (other, Role.learner, eve, 2),
    ):
        at = NOON + timedelta(days=days)
        invitations.create(session, to, role, by=by, at=at)

    found = invitations.open_ones(session, number, at=NOON + timedelta(days=4))

    assert [(each.role, each.uses_left, each.by) for each in found] == [
        (Role.instructor, 1, "Eve"),
        (Role.learner, 1, None),
    ]
    assert found[0].expires_at == NOON + timedelta(days=5)


def test_ending(session: Session) -> None:
    """One that was ended lets nobody in; ending it again changes nothing, and it is on record."""
    number, secret = _invite(session, uses=9)
    (invitation,) = invitations.open_ones(session, number, at=NOON)
    ada = person(session)

    for _ in range(2):
        invitations.end(session, number, invitation.number, by=ada, at=NOON)

    assert invitations.read(session, secret, at=NOON) is None
    assert invitations.open_ones(session, number, at=NOON) == []
    (event,) = session.scalars(select(AuditEvent).filter_by(verb="invitation.ended"))
    assert (event.actor_id, event.course_id, event.subject) == (ada, number, "learner")
    assert event.detail == {"number": invitation.number, "uses_left": 9}


def test_only_the_own_courses_are_ended(session: Session) -> None:
    """The number of another course's invitation, or of none, is not found."""
    number, secret = _invite(session)
    (invitation,) = invitations.open_ones(session, number, at=NOON)
    other = course(session, "another")

    for place, which in ((other, invitation.number), (number, invitation.number + 1)):
        with pytest.raises(NotFound):
            invitations.end(session, place, which, by=None, at=NOON)
    assert invitations.read(session, secret, at=NOON) is not None


def test_a_course_has_so_many_open_ones(session: Session) -> None:
    """Beyond that one has to be ended first, so that the list stays one that can be read."""
    number = course(session)
    for _ in range(MOST_OPEN):
        invitations.create(session, number, Role.learner, by=None, at=NOON)

    with pytest.raises(TooMany):
        invitations.create(session, number, Role.learner, by=None, at=NOON)


def test_wrong_links_have_to_wait(session: Session) -> None:
    """After fifty links or codes that were not good a network has to wait."""
    for _ in range(50):
        invitations.missed(session, network="192.0.2.1", at=NOON)

    with pytest.raises(TooMany):
        invitations.missed(session, network="192.0.2.1", at=NOON)

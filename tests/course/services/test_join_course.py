"""Joining: who may become a learner by themselves, and what coming back gives."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from course.models import AuditEvent, Course, Enrolment, Role
from course.services.join_course import NotOpen, join
from tests.accounts import course as put_course
from tests.accounts import opened
from tests.course.study import NOON, Learner, learner, leave

SLUG = "peace-talks"


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session of this test's own."""
    with opened(database_url) as session:
        yield session


@pytest.fixture
def course_id(session: Session) -> int:
    """Give a course that is open."""
    return put_course(session, SLUG)


def close(session: Session, course_id: int) -> None:
    """Let the course take people by invitation only."""
    session.get_one(Course, course_id).open_to_join = False
    session.flush()


def role(session: Session, who: Learner) -> Role | None:
    """Say what somebody is in the course now."""
    session.expire_all()
    here = select(Enrolment.role).filter_by(person_id=who.id, ended_at=None)
    return session.scalars(here).one_or_none()


def joined(session: Session) -> int:
    """Count what was noted of joining."""
    session.flush()
    noted = select(func.count()).select_from(AuditEvent).filter_by(verb="course.joined")
    return session.scalar(noted) or 0


def test_anyone_with_an_account_may_join_an_open_course(session: Session, course_id: int) -> None:
    """They become a learner, from now on, and it is noted."""
    ada = learner(session, course=None)
    join(session, ada.id, course_id, at=NOON)
    assert role(session, ada) is Role.learner
    assert session.scalars(select(Enrolment.joined_at)).one() == NOON
    assert joined(session) == 1


def test_joining_twice_is_joining_once(session: Session, course_id: int) -> None:
    """Nothing happens the second time."""
    ada = learner(session, course=None)
    for _ in range(2):
        join(session, ada.id, course_id, at=NOON)
    assert session.scalar(select(func.count()).select_from(Enrolment)) == 1
    assert joined(session) == 1


@pytest.mark.parametrize("kept", [Role.assistant, Role.instructor])
def test_who_is_in_it_keeps_their_role(session: Session, course_id: int, kept: Role) -> None:
    """Nobody makes a learner of themselves by the button, even when the course is closed."""
    teacher = learner(session, "teacher", course=SLUG, role=kept)
    close(session, course_id)
    join(session, teacher.id, course_id, at=NOON)
    assert role(session, teacher) is kept
    assert joined(session) == 0


def test_a_closed_course_takes_nobody(session: Session, course_id: int) -> None:
    """The refusal says whom to ask, and nothing is written."""
    ada = learner(session, course=None)
    close(session, course_id)
    with pytest.raises(NotOpen, match=r"by invitation only\. Ask its instructor") as refused:
        join(session, ada.id, course_id, at=NOON)
    assert refused.value.status == 403
    assert role(session, ada) is None
    assert joined(session) == 0


@pytest.mark.parametrize("before", list(Role))
def test_who_was_taken_off_stays_off(session: Session, course_id: int, before: Role) -> None:
    """Joining does not undo what an instructor did; only an instructor brings somebody back."""
    who = learner(session, course=SLUG, role=before)
    leave(session, who)
    with pytest.raises(NotOpen, match="taken off this course"):
        join(session, who.id, course_id, at=NOON)
    assert role(session, who) is None

"""The roster and roles: changed, ended, restored; a course never loses its last instructor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import AuditEvent, Enrolment, Role, SignIn
from course.services import invitations, manage_people
from course.services.errors import NotFound
from course.services.manage_people import LastInstructor
from tests.accounts import opened
from tests.course.classroom import DAY, NOON, Room, put_person, room


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on a database of this test's own."""
    with opened(database_url) as session:
        yield session


@pytest.fixture
def place(session: Session) -> Room:
    """Give a course."""
    return room(session)


@pytest.fixture
def teacher(session: Session, place: Room) -> int:
    """Give the only instructor."""
    return put_person(session, place, "teacher@example.org", role=Role.instructor)


def role_of(session: Session, person: int) -> tuple[Role, bool]:
    """Give somebody's role and whether they are in the course."""
    row = session.scalars(select(Enrolment).filter_by(person_id=person)).one()
    return row.role, row.ended_at is None


def step_down(session: Session, course_id: int, person: int, *, role: Role) -> None:
    """Let somebody change their own role."""
    manage_people.change_role(session, course_id, person, role, by=person, at=NOON)


def leave(session: Session, course_id: int, person: int) -> None:
    """Let somebody end their own enrolment."""
    manage_people.end(session, course_id, person, by=person, at=NOON)


def test_the_roster_lists_everybody_with_those_who_left_at_the_end(
    session: Session, place: Room
) -> None:
    """Names in order, whatever their role; who left stands after them."""
    put_person(session, place, "teacher@example.org", role=Role.instructor)
    put_person(session, place, "ada@example.org", left=True)
    put_person(session, place, "bob@example.org")

    members, part = manage_people.roster(session, place.course_id)

    assert [member.name for member in members] == ["Bob", "Teacher", "Ada"]
    assert part.total == 3


def test_a_changed_role_ends_the_persons_sign_ins(
    session: Session, place: Room, teacher: int
) -> None:
    """A browser that was left open neither gains nor keeps rights."""
    ada = put_person(session, place)
    session.add(SignIn(person_id=ada, key_hash="a" * 64, started_at=NOON, expires_at=NOON + DAY))

    manage_people.change_role(session, place.course_id, ada, Role.assistant, by=teacher, at=NOON)

    assert role_of(session, ada) == (Role.assistant, True)
    assert session.scalars(select(SignIn.ended_at)).all() == [NOON]
    [event] = session.scalars(select(AuditEvent))
    assert (event.verb, event.detail) == (
        "enrolment.role_changed",
        {"before": "learner", "after": "assistant"},
    )


@pytest.mark.parametrize(
    "step",
    [
        pytest.param(partial(step_down, role=Role.learner), id="made a learner"),
        pytest.param(partial(step_down, role=Role.assistant), id="made an assistant"),
        pytest.param(leave, id="taken off the course"),
    ],
)
def test_the_last_instructor_stays(
    session: Session, place: Room, teacher: int, step: Callable[[Session, int, int], object]
) -> None:
    """One who has left the course does not count; somebody else has to be one first."""
    put_person(session, place, "gone@example.org", role=Role.instructor, left=True)
    session.commit()

    with pytest.raises(LastInstructor, match="somebody else"):
        step(session, place.course_id, teacher)

    session.rollback()
    assert role_of(session, teacher) == (Role.instructor, True)


def test_one_of_two_instructors_can_go(session: Session, place: Room, teacher: int) -> None:
    """Once there is another one, the first may step down."""
    put_person(session, place, "other@example.org", role=Role.instructor)

    manage_people.change_role(session, place.course_id, teacher, Role.learner, by=teacher, at=NOON)

    assert role_of(session, teacher) == (Role.learner, True)


def test_an_ended_enrolment_can_be_restored(session: Session, place: Room, teacher: int) -> None:
    """Who comes back has the role that they had."""
    ada = put_person(session, place, role=Role.assistant)

    manage_people.end(session, place.course_id, ada, by=teacher, at=NOON)
    ended = role_of(session, ada)
    manage_people.restore(session, place.course_id, ada, by=teacher, at=NOON)

    assert (ended, role_of(session, ada)) == ((Role.assistant, False), (Role.assistant, True))


def test_who_left_has_no_role_to_change(session: Session, place: Room, teacher: int) -> None:
    """First they are brought back."""
    ada = put_person(session, place, left=True)

    with pytest.raises(NotFound, match="bring them back"):
        manage_people.change_role(
            session, place.course_id, ada, Role.assistant, by=teacher, at=NOON
        )


def test_people_of_another_course_are_out_of_reach(
    session: Session, place: Room, teacher: int
) -> None:
    """Their number is nobody's here, and they stay what they are."""
    other = put_person(session, room(session, "another-course"), "other@example.org")
    who = {"by": teacher, "at": NOON}

    for step in (manage_people.end, manage_people.restore):
        with pytest.raises(NotFound):
            step(session, place.course_id, other, **who)  # type: ignore[arg-type]  # a table
    with pytest.raises(NotFound):
        manage_people.change_role(
            session, place.course_id, other, Role.instructor, by=teacher, at=NOON
        )

    assert role_of(session, other) == (Role.learner, True)


@pytest.mark.parametrize(
    ("change", "ends"),
    [
        pytest.param(partial(step_down, role=Role.assistant), True, id="an assistant now"),
        pytest.param(partial(step_down, role=Role.learner), True, id="a learner now"),
        pytest.param(leave, True, id="gone"),
        pytest.param(partial(step_down, role=Role.instructor), False, id="as before"),
    ],
)
def test_invitations_end_with_the_right_to_invite(
    session: Session, place: Room, teacher: int, change: Callable[..., None], ends: bool
) -> None:
    """Whoever teaches no more lets nobody in with a link made before; others' links stay."""
    colleague = put_person(session, place, "colleague@example.org", role=Role.instructor)
    for by in (teacher, colleague):
        invitations.create(session, place.course_id, Role.learner, by=by, at=NOON)

    change(session, place.course_id, colleague)

    left = invitations.open_ones(session, place.course_id, at=NOON)
    assert [each.by for each in left] == (["Teacher"] if ends else ["Colleague", "Teacher"])

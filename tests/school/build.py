"""The school, built in order into an empty database that has its tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from types import MappingProxyType

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from course.database import engine_options, prepare, writing
from course.models import Purpose, Role
from course.rows import secrets
from course.services import invitations
from tests.school.bodies import Say
from tests.school.content import KINDS, content, plainly
from tests.school.judged import judge
from tests.school.rows import (
    AT,
    FAR,
    Doings,
    Who,
    add_copy,
    add_course,
    add_drafts,
    add_person,
    add_picture,
    add_quickly,
    enrol,
    work,
)

COURSE = "tides"
OTHER = "bridges"
ROLES = {
    Who.stranger: (OTHER, Role.learner),
    Who.foreign_instructor: (OTHER, Role.instructor),
    Who.peer: (COURSE, Role.learner),
    Who.learner: (COURSE, Role.learner),
    Who.assistant: (COURSE, Role.assistant),
    Who.instructor: (COURSE, Role.instructor),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """Where everything is; the numbers are the same in every copy of the database."""

    people: Mapping[Who, int]
    doings: Mapping[Who, Doings]
    """Of the learner, the peer and the stranger."""
    invitation: str
    """The secret of a link into the course, for many learners."""
    invitation_number: int
    """The number of another such link."""
    pictures: Mapping[str, tuple[int, str]]
    """The number of each course's picture, and the last part of its address."""
    batches: Mapping[str, int]
    """The number under which each course's quick add is found."""
    copied: Mapping[str, int]
    """The number of the change that duplicated each course's draft."""
    reset: str
    """The secret of the learner's reset link."""
    setup: str
    """The secret of the first instructor's link."""

    @property
    def mine(self) -> Doings:
        """What the learner has done, whom most tests are about."""
        return self.doings[Who.learner]

    @property
    def theirs(self) -> Doings:
        """What the learner of the other course has done."""
        return self.doings[Who.stranger]


def build(database_url: str, *, say: Say = plainly) -> School:
    """Build the school; `say` gives the texts of its courses."""
    engine = create_engine(**engine_options(database_url))
    prepare(engine)
    with Session(writing(engine)) as session:
        school = _school(session, say)
        session.commit()
    engine.dispose()
    return school


def _school(session: Session, say: Say) -> School:
    courses = {
        slug: add_course(session, content(slug, say=say, kinds=KINDS)) for slug in (COURSE, OTHER)
    }
    people = {who: add_person(session, who) for who in ROLES}
    for who, (slug, role) in ROLES.items():
        enrol(session, people[who], courses[slug], role)
    teachers = {COURSE: people[Who.instructor], OTHER: people[Who.foreign_instructor]}
    for slug, course_id in courses.items():
        add_drafts(session, course_id, slug, by=teachers[slug])
    pictures = {
        slug: add_picture(session, course_id, f"{slug}.png", teachers[slug])
        for slug, course_id in courses.items()
    }
    batches = {
        slug: add_quickly(session, course_id, slug, by=teachers[slug])
        for slug, course_id in courses.items()
    }
    copied = {
        slug: add_copy(session, course_id, slug, by=teachers[slug])
        for slug, course_id in courses.items()
    }
    doings = {
        who: work(session, who, people[who], ROLES[who][0], graded_by=teachers[ROLES[who][0]])
        for who in (Who.learner, Who.peer, Who.stranger)
    }
    judge(session, courses[COURSE], doings[Who.peer], by=teachers[COURSE])
    # Long in the future, because it must be open when the tests run.
    invite = partial(invitations.create, session, courses[COURSE], Role.learner, uses=50, by=None)
    invitation = invite(at=FAR - timedelta(days=40))
    invite(at=FAR - timedelta(days=40))
    return School(
        people=MappingProxyType(people),
        doings=MappingProxyType(doings),
        invitation=invitation,
        invitation_number=invitations.open_ones(session, courses[COURSE], at=AT)[0].number,
        pictures=MappingProxyType(
            {slug: (each.number, each.url.rpartition("/")[2]) for slug, each in pictures.items()}
        ),
        batches=MappingProxyType(batches),
        copied=MappingProxyType(copied),
        reset=secrets.issue(
            session,
            Purpose.password_reset,
            person_id=people[Who.learner],
            at=AT,
            lasts=FAR - AT,
        ),
        setup=secrets.issue(session, Purpose.first_instructor, at=AT, lasts=FAR - AT),
    )

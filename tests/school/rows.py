"""People and their doings as rows: written by the site's own services, at one fixed moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from random import Random
from types import MappingProxyType
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from course.models import (
    AttemptItem,
    Card,
    Course,
    Enrolment,
    GradeItem,
    Person,
    Question,
    QuestionVersion,
    Quiz,
    Role,
    SignIn,
)
from course.rows.passwords import hashed, hashing
from course.rows.who import key_hash
from course.services import (
    add_many,
    add_questions,
    change_many,
    keep_grades,
    keep_media,
    review_cards,
    take_quiz,
)
from course.services.change_many import Action, Order, Ticked
from course.services.keep_grades import Given
from course.services.publish_course import publish
from quizzes import Question as QuestionValue
from quizzes import Recall, Recalled, Response
from tests.browsing import PASSWORD
from tests.pictures import picture
from tests.school.content import EVERY, Content
from tests.school.given import given

AT = datetime(2020, 3, 2, 12, tzinfo=UTC)
"""When everything here was done: long ago, so that every card is due."""
FAR = datetime(2100, 1, 1, tzinfo=UTC)


class Who(StrEnum):
    """Everyone who may come by, from those with the fewest rights to those with the most."""

    anonymous = "anonymous"
    stranger = "stranger"
    """A learner of the other course."""
    foreign_instructor = "foreign_instructor"
    """The instructor of the other course."""
    peer = "peer"
    """Another learner of the course."""
    learner = "learner"
    """The learner whose work it is."""
    assistant = "assistant"
    instructor = "instructor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doings:
    """What one learner has done in one course."""

    person: int
    course: str
    lesson: str
    quiz: str
    """The quiz with the open attempt."""
    item: str
    """The grade item with a decision by hand."""
    open_attempt: int
    graded_attempt: int
    essay: int
    """Where the essay stands in the attempt that was handed in; only the peer's is marked."""
    positions: Mapping[str, int]
    """Where each kind of question stands in the open attempt; true or false has no answer yet."""
    cards: Mapping[str, int]
    """The card of each kind of question; each has been answered once and is due."""
    prompt: str
    """The recall question that was answered in the lesson."""
    elsewhere: int
    """The learner's sign-in in another browser."""


def add_person(session: Session, who: Who) -> int:
    """Make an account and a sign-in whose key is known (`key_of`); gives its number."""
    person = Person(
        name=f"The {who.value}",
        email=f"{who.value}@example.org",
        email_key=f"{who.value}@example.org",
        password_hash=hashed(hashing("test"), PASSWORD),
        created_at=AT,
    )
    session.add(person)
    session.flush()  # the sign-ins need its number
    for key in (key_of(who), elsewhere_key(who)):
        session.add(
            SignIn(person_id=person.id, key_hash=key_hash(key), started_at=AT, expires_at=FAR)
        )
    return person.id


def key_of(who: Who) -> str:
    """Give the key that stands in this person's cookie."""
    return f"{who.value:-<43}"


def elsewhere_key(who: Who) -> str:
    """Give the key that stands in the cookie of this person's other browser."""
    return f"{who.value:=<43}"


def add_course(session: Session, content: Content) -> int:
    """Publish a course, each of whose quizzes asks all that there is; gives its number."""
    publish(session, content.course, content.lessons, content.banks, at=AT)
    slug = content.course.slug
    number = session.scalars(select(Course.id).filter_by(slug=slug)).one()
    session.execute(update(Quiz).where(Quiz.course_id == number).values(size=len(EVERY)))
    return number


def enrol(session: Session, person_id: int, course_id: int, role: Role) -> None:
    """Give someone a role in a course."""
    session.add(Enrolment(person_id=person_id, course_id=course_id, role=role, joined_at=AT))


def add_drafts(session: Session, course_id: int, slug: str, by: int) -> None:
    """Write a draft, and a question that is retired."""
    for name in ("draft", "retired"):
        value = QuestionValue(
            id=f"{slug}-1-{name}",
            passage=f"{slug}-1-passage",
            stem=f"The stem of a {name}.",
            body=Recall(answer=f"The answer of a {name}."),
        )
        add_questions.write(session, course_id, value, by=by, at=AT)
    retired = f"{slug}-1-retired"
    add_questions.publish(session, course_id, retired, 1, instead_of=None, by=by, at=AT)
    add_questions.retire(session, course_id, retired, by=by, at=AT)


def add_copy(session: Session, course_id: int, slug: str, *, by: int) -> int:
    """Duplicate the draft as one of many would be; gives the number of the change."""
    chosen, order = Ticked(slugs=(f"{slug}-1-draft",)), Order(action=Action.duplicate)
    prepared = change_many.prepare(session.connection(), course_id, chosen, order)
    event = change_many.carry_out(session, course_id, prepared, by=by, at=AT).event
    assert event is not None
    return event


def add_quickly(session: Session, course_id: int, slug: str, *, by: int) -> int:
    """Add two drafts by quick add; gives the number under which they are found."""
    text = f"## {slug}-quick\n{slug}?\n= Yes.\n\n## {slug}-quicker\n{slug.title()}?\n= No.\n"
    reading = add_many.read(session, course_id, text, passage=f"{slug}-1-passage")
    values = [draft.value for draft in reading.drafts]
    return add_many.save(session, course_id, values, publish=False, by=by, at=AT)


def add_picture(session: Session, course_id: int, name: str, by: int) -> keep_media.Entry:
    """Add a picture of a colour that its name decides; gives it as the list shows it."""
    sent = keep_media.looked_at(name, picture(colour=tuple(name.encode()[:3])))
    keep_media.add(session, course_id, [sent], replace=False, quota=10_000_000, by=by, at=AT)
    entries = keep_media.shelf(session, course_id).entries
    return next(each for each in entries if each.name == name)


def work(session: Session, who: Who, person_id: int, slug: str, *, graded_by: int) -> Doings:
    """Let a learner take both quizzes, hand one in, answer a prompt, and get a grade by hand."""
    course_id = session.scalars(select(Course.id).filter_by(slug=slug)).one()
    opened = _attempt(session, who, person_id, course_id, f"practice-{slug}-1")
    graded = _attempt(session, who, person_id, course_id, f"practice-{slug}-2")
    _answer(session, who, opened, leaving="true_false")
    _answer(session, who, graded, leaving="")
    hinted = _positions(session, opened)["true_false"]
    take_quiz.take_hint(session.connection(), opened, person_id, hinted, 1, at=AT)
    take_quiz.submit(session.connection(), graded, person_id, at=AT + timedelta(minutes=5))
    prompt = f"{slug}-1-recall"
    done = review_cards.answer_prompt(
        session.connection(),
        key_of(who),
        slug,
        prompt,
        _remembered,
        key="prompt-key",
        asked_version=None,
        at=AT,
    )
    assert done is not None
    item = session.scalars(select(GradeItem.slug).filter_by(course_id=course_id)).first()
    assert item is not None
    keep_grades.decide(
        session,
        course_id,
        item,
        person_id,
        Given(earned=Fraction(1, 2)),
        reason=f"The reason for {who.value}.",
        by=graded_by,
        at=AT,
    )
    return Doings(
        person=person_id,
        course=slug,
        lesson=f"{slug}-1",
        quiz=f"practice-{slug}-1",
        item=item,
        open_attempt=opened,
        graded_attempt=graded,
        essay=_positions(session, graded)["essay"],
        positions=_positions(session, opened),
        cards=_cards(session, person_id),
        prompt=prompt,
        elsewhere=session.scalars(
            select(SignIn.id).filter_by(key_hash=key_hash(elsewhere_key(who)))
        ).one(),
    )


def _attempt(session: Session, who: Who, person_id: int, course_id: int, quiz: str) -> int:
    seed = Random(f"{who} {quiz}").getrandbits(31)
    return take_quiz.start(session.connection(), course_id, quiz, person_id, seed=seed, at=AT)


def _answer(session: Session, who: Who, attempt: int, *, leaving: str) -> None:
    """Answer every question of an attempt, except those of one kind."""
    for kind, position in _positions(session, attempt).items():
        if kind != leaving:
            receipt = take_quiz.save(
                session.connection(),
                key_of(who),
                attempt,
                position,
                given,
                key=f"answer-key-{position}",
                sequence=1,
                at=AT,
            )
            assert receipt is not None


def _positions(session: Session, attempt: int) -> Mapping[str, int]:
    rows = session.execute(
        select(Question.kind, AttemptItem.position)
        .join(QuestionVersion, QuestionVersion.question_id == Question.id)
        .join(AttemptItem, AttemptItem.version_id == QuestionVersion.id)
        .where(AttemptItem.attempt_id == attempt)
    )
    return MappingProxyType({row.kind: row.position for row in rows})


def _cards(session: Session, person_id: int) -> Mapping[str, int]:
    rows = session.execute(
        select(Question.kind, Card.id)
        .join(Card, Card.question_id == Question.id)
        .where(Card.person_id == person_id)
    )
    return MappingProxyType({row.kind: row.id for row in rows})


def _remembered(*_asked: Any) -> Response:
    return Recalled(remembered=True)

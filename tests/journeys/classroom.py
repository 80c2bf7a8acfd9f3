"""A course in full swing: a teacher, a class that has practised, cards due, drafts, long texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from random import Random
from typing import Any, assert_never

from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Course, Purpose, Role
from course.rows import secrets, sign_ins
from course.rows.enrolments import give_role
from course.rows.names import read_address
from course.rows.passwords import hashed, hashing
from course.services import accounts, add_questions, invitations, keep_grades
from course.services.accounts import Applicant
from course.services.keep_grades import Given
from course.services.review_cards import answer_prompt
from course.services.take_quiz import Sent, save_all, start, submit
from quizzes.questions import (
    Chosen,
    Decided,
    Filled,
    Kind,
    Ordered,
    Placed,
    Question,
    Recall,
    Recalled,
    Response,
    ShortAnswer,
    Typed,
    Written,
)
from tests.accounts import opened
from tests.journeys.handed_in import hand_in_essays
from tests.journeys.shipped import COURSE, keys, prompts
from tests.journeys.steps import PASSWORD

TEACHER = "grace@example.org"
STUDENT = "ada@example.org"
NEWCOMER = "newcomer@example.org"
FIRST, SECOND = "historical-context", "key-factors"
CLASSMATES = 12
DAY = timedelta(days=1)
LONG_WORD = "incomprehensibilities" * 4
LONG_NAME = "Learner of a Name that is far longer than any column of a table was ever made for"


@dataclass(frozen=True, slots=True, kw_only=True)
class Classroom:
    """What the addresses of its pages need."""

    invitation: str
    reset: str
    student: int
    open_attempt: int
    graded_attempt: int
    waiting_essay: int
    """The attempt that has an essay in its first place."""
    judged_essay: int
    draft: str = "a-draft"
    live: str = "soviet-union-dissolved-when"
    item: str = f"practice-{SECOND}"


def furnish(database_url: str, *, at: datetime) -> Classroom:
    """Fill a database that holds the course; everything was done a day before *at*."""
    with opened(database_url) as session:
        room = _furnish(session, at=at)
        session.commit()
    return room


def employ(database_url: str, *, at: datetime) -> None:
    """Let the course have a teacher and nobody else."""
    with opened(database_url) as session:
        _person(session, "Grace", TEACHER, Role.instructor, at=at)
        session.commit()


def _furnish(session: Session, *, at: datetime) -> Classroom:
    before, course_id = at - DAY, _course_id(session)
    teacher = _person(session, "Grace", TEACHER, Role.instructor, at=before)
    student = _person(session, "Ada", STUDENT, Role.learner, at=before)
    _person(session, "Newcomer", NEWCOMER, None, at=before)
    _classmates(session, at=before)
    graded = _attempt(session, student, FIRST, answered=9, at=before)
    submit(session.connection(), graded, student, at=before + timedelta(minutes=9))
    _recall(session, student, remembered=False, at=before)
    _recall(session, teacher, remembered=True, at=before)
    _write_questions(session, course_id, teacher, at=before)
    given = Given(earned=Fraction(15, 2))
    reason = f"Presented in class, and well. {LONG_WORD}"
    keep_grades.decide(
        session, course_id, f"practice-{SECOND}", student, given, reason=reason, by=teacher, at=at
    )
    quiz = f"practice-{FIRST}"
    waiting, judged = hand_in_essays(
        session, quiz, "the-cold-war-era", teacher=teacher, student=student, at=before
    )
    return Classroom(
        waiting_essay=waiting,
        judged_essay=judged,
        invitation=invitations.create(
            session, course_id, Role.learner, uses=9, by=teacher, at=before
        ),
        reset=secrets.issue(
            session, Purpose.password_reset, person_id=student, at=before, lasts=30 * DAY
        ),
        student=student,
        graded_attempt=graded,
        open_attempt=_attempt(session, student, SECOND, answered=3, at=before),
    )


def _course_id(session: Session) -> int:
    return session.scalars(select(Course.id).filter_by(slug=COURSE)).one()


def _person(session: Session, name: str, email: str, role: Role | None, *, at: datetime) -> int:
    """Make an account with the usual password, and give it a role in the course."""
    who = Applicant(
        name=name,
        address=read_address(email),
        password_hash=hashed(hashing("test"), PASSWORD),
        time_zone="Europe/Berlin",
    )
    made = accounts.add(session, who, by=None, at=at)
    assert made is not None, f"{email} is taken"
    if role is not None:
        course_id = _course_id(session)
        give_role(session, person_id=made, course_id=course_id, role=role, by=made, at=at)
    return made


def _classmates(session: Session, *, at: datetime) -> None:
    """Let a dozen others practise, each with other answers; the last one has a long name."""
    for number in range(1, CLASSMATES + 1):
        name = LONG_NAME if number == CLASSMATES else f"Learner {number}"
        email = f"{'learner' * (7 if number == CLASSMATES else 1)}.{number}@example.org"
        person = _person(session, name, email, Role.learner, at=at)
        if number % 3:
            attempt = _attempt(session, person, FIRST, answered=number, at=at)
            submit(session.connection(), attempt, person, at=at + timedelta(minutes=number))


def _attempt(session: Session, person: int, lesson: str, *, answered: int, at: datetime) -> int:
    """Begin an attempt and answer its first questions, some of them right."""
    connection, chance = session.connection(), Random(person)
    quiz = f"practice-{lesson}"
    attempt = start(connection, _course_id(session), quiz, person, seed=person, at=at)

    def read(asked: Mapping[str, Any], order: list[int]) -> Response:
        return _some_answer(asked, order, chance)

    form = {position: Sent(read=read, seen=0) for position in range(1, answered + 1)}
    save_all(connection, attempt, person, form, key=f"a-form-of-{person}", at=at)
    return attempt


def _some_answer(asked: Mapping[str, Any], order: list[int], chance: Random) -> Response:
    match kind := Kind(asked["kind"]):
        case Kind.SINGLE_CHOICE:
            return Chosen(options=frozenset({chance.choice(order)}))
        case Kind.MULTIPLE_RESPONSE:
            return Chosen(options=frozenset(chance.sample(order, 2)))
        case Kind.TRUE_FALSE:
            return Decided(value=chance.random() < 0.5)
        case Kind.SHORT_ANSWER:
            return Typed(text=chance.choice(["Madrid", "1961", "Warsaw"]))
        case Kind.NUMERIC:
            return Typed(text=chance.choice(["8", "1961", "1 955"]))
        case Kind.CLOZE:
            return Filled(gaps=tuple(_some_gap(gap, chance) for gap in asked["gaps"]))
        case Kind.MATCHING:
            return Placed(places=tuple(chance.choice(order) for _ in asked["things"]))
        case Kind.ORDERING:
            return Ordered(order=tuple(chance.sample(order, len(order))))
        case Kind.CATEGORISING:
            return Placed(places=tuple(chance.randrange(len(asked["places"])) for _ in order))
        case Kind.HOT_TEXT:
            stretches = sum(markable for _, markable in asked["pieces"])
            return Chosen(options=frozenset({chance.randrange(stretches)}))
        case Kind.ESSAY:
            return Written(text=f"Each side answered the other. {LONG_WORD}")
        case Kind.RECALL:
            return Recalled(remembered=True)
        case _:
            assert_never(kind)


def _some_gap(gap: Mapping[str, Any], chance: Random) -> str:
    choices = [str(n) for n in range(gap["options"])]
    return chance.choice(choices or ["Madrid", "1961", "Warsaw"])


def _recall(session: Session, person: int, *, remembered: bool, at: datetime) -> None:
    """Answer the first two prompts of the first lesson; what was forgotten is due a day later."""
    key = sign_ins.begin(session, person, browser="Firefox on Linux", lasts=30 * DAY, at=at)
    session.flush()  # the answers ask for the sign-in
    connection = session.connection()

    def read(*_asked: Any) -> Response:
        return Recalled(remembered=remembered)

    for number, prompt in enumerate(prompts(FIRST)[:2]):
        name = f"prompt-{number}"
        answer_prompt(connection, key, COURSE, prompt.id, read, key=name, asked_version=None, at=at)


def _write_questions(session: Session, course_id: int, by: int, *, at: datetime) -> None:
    """Write a draft with long texts, a second version of a live question, and retire one."""
    draft = Question(
        id="a-draft",
        passage="the-cold-war-era",
        stem=f"Which single word is longer than a phone is wide? {LONG_WORD}",
        body=ShortAnswer(accepted=(LONG_WORD, "that one")),
        explanation="A page has to hold what people write, also where it does not break.",
    )
    add_questions.write(session, course_id, draft, by=by, at=at)
    first = prompts(FIRST)[0]
    better = Question(
        id=first.id,
        passage=first.passage,
        stem=f"{first.stem} Think of the flag over the Kremlin.",
        body=Recall(answer="In **December 1991**."),
    )
    add_questions.revise(session, course_id, better, based_on=1, by=by, at=at)
    retired = next(iter(keys(SECOND).values()))
    add_questions.retire(session, course_id, retired.id, by=by, at=at)

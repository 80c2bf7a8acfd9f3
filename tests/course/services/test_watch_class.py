"""Who did what: the class in numbers, sorted and found; one learner; what happened lately."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest
from sqlalchemy.orm import Session

from course.models import AttemptState, AuditEvent, Role
from course.rows.enrolments import give_role
from course.services import watch_class
from course.services.errors import NotFound
from course.services.watch_class import HANDED_IN, Sort, Wanted
from quizzes.review import Rating
from tests.accounts import opened
from tests.course.classroom import (
    DAY,
    NOON,
    Room,
    choice,
    put_attempt,
    put_card,
    put_person,
    put_question,
    room,
    statement,
    statements,
    typed,
)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on a database of this test's own."""
    with opened(database_url) as session:
        yield session


@pytest.fixture
def place(session: Session) -> Room:
    """Give a course without questions."""
    return room(session)


def test_a_learner_is_told_in_numbers(session: Session, place: Room) -> None:
    """Answered questions by lesson, the mean best score, what is due, and when they were seen."""
    ada = put_person(session, place)
    one, other = (put_question(session, place, value) for value in (choice(), statement()))
    second = put_question(session, place, typed(passage="passage-2-1"))
    put_card(session, ada, one, opens_at=NOON - DAY)
    put_card(session, ada, second, opens_at=NOON + DAY)
    put_attempt(session, place.quizzes[0], ada, 1, 2, at=NOON - 2 * DAY)
    put_attempt(session, place.quizzes[0], ada, 2, 3, number=2, at=NOON - 2 * DAY)
    put_attempt(session, place.quizzes[1], ada, 1, 1, at=NOON)

    page = watch_class.class_page(session, place.course_id, Wanted(), at=NOON)

    [learner] = page.learners
    assert page.questions == 3
    assert (learner.answered, learner.due, learner.lessons_begun) == (2, 1, 2)
    assert learner.answered_by_lesson == {place.lessons[0]: 1, place.lessons[1]: 1}
    assert (learner.practice, learner.quizzes) == (Fraction(5, 6), 2)
    assert learner.seen_at == NOON
    assert other not in {one, second}


def test_a_learner_who_did_nothing_is_listed_all_the_same(session: Session, place: Room) -> None:
    """Nothing done is no reason to be missing."""
    put_person(session, place)

    [learner] = watch_class.class_page(session, place.course_id, Wanted(), at=NOON).learners

    assert (learner.seen_at, learner.answered, learner.practice, learner.due) == (None, 0, None, 0)


def test_only_learners_who_are_in_the_course_are_listed(session: Session, place: Room) -> None:
    """Teachers, people who left and people of other courses are not part of the class."""
    put_person(session, place, "ada@example.org")
    put_person(session, place, "teacher@example.org", role=Role.instructor)
    put_person(session, place, "left@example.org", left=True)
    put_person(session, room(session, "another-course"), "other@example.org")

    page = watch_class.class_page(session, place.course_id, Wanted(), at=NOON)

    assert [learner.name for learner in page.learners] == ["Ada"]


@pytest.mark.parametrize(
    ("sort", "descending", "names"),
    [
        pytest.param(Sort.name, False, ["Ada", "bob", "Cyd"], id="by name, in any case"),
        pytest.param(Sort.name, True, ["Cyd", "bob", "Ada"], id="by name, backwards"),
        pytest.param(Sort.answered, True, ["bob", "Ada", "Cyd"], id="most answered first"),
        pytest.param(Sort.due, True, ["Ada", "bob", "Cyd"], id="most due first"),
        pytest.param(Sort.practice, True, ["Cyd", "Ada", "bob"], id="best first, none last"),
        pytest.param(Sort.practice, False, ["Ada", "Cyd", "bob"], id="worst first, none last"),
        pytest.param(Sort.seen, True, ["Cyd", "Ada", "bob"], id="last seen first"),
    ],
)
def test_the_class_is_sorted(
    session: Session, place: Room, sort: Sort, descending: bool, names: list[str]
) -> None:
    """Every column can be sorted by, both ways; who has no value stands at the end."""
    ada, bob, cyd = (
        put_person(session, place, f"{name}@example.org", name=name)
        for name in ("Ada", "bob", "Cyd")
    )
    questions = [put_question(session, place, choice(f"q-{n}")) for n in range(2)]
    put_card(session, ada, questions[0], opens_at=NOON - DAY)
    for question in questions:
        put_card(session, bob, question)
    put_attempt(session, place.quizzes[0], ada, 1, 3, at=NOON)
    put_attempt(session, place.quizzes[0], cyd, 1, 2, at=NOON + DAY)

    page = watch_class.class_page(
        session, place.course_id, Wanted(sort=sort, descending=descending), at=NOON
    )

    assert [learner.name for learner in page.learners] == names


@pytest.mark.parametrize(
    ("search", "names"),
    [
        pytest.param("ADA", ["Ada"], id="a name in any case"),
        pytest.param("b@example", ["Bob"], id="part of an address"),
        pytest.param("%", ["100% Cyd"], id="a percent sign is only itself"),
        pytest.param("_", [], id="an underscore is only itself"),
        pytest.param("'; --", [], id="quotes are only text"),
    ],
)
def test_learners_are_found(session: Session, place: Room, search: str, names: list[str]) -> None:
    """The search looks for the text as it stands, in names and addresses."""
    for email, name in (("ada@x.org", "Ada"), ("b@example.org", "Bob"), ("c@x.org", "100% Cyd")):
        put_person(session, place, email, name=name)

    page = watch_class.class_page(session, place.course_id, Wanted(search=search), at=NOON)

    assert [learner.name for learner in page.learners] == names
    assert page.place.total == len(names)


def test_the_class_costs_as_many_statements_for_30_learners_as_for_3(
    session: Session, place: Room
) -> None:
    """Nothing is asked once a learner."""
    question = put_question(session, place, choice())
    counts = []
    for number in range(30):
        person = put_person(session, place, f"learner{number}@example.org")
        put_card(session, person, question)
        put_attempt(session, place.quizzes[0], person, 1, 2)
        if number in {2, 29}:
            with statements(session.get_bind()) as sent:  # type: ignore[arg-type]  # an engine
                watch_class.class_page(session, place.course_id, Wanted(), at=NOON)
                watch_class.recent(session, place.course_id)
            counts.append(len(sent))

    assert counts == [8, 8]


def test_a_learners_page_tells_what_they_did(session: Session, place: Room) -> None:
    """Attempts with scores, progress by lesson, answers counted, and what was missed most."""
    ada = put_person(session, place)
    missed, once, never = (
        put_question(session, place, value) for value in (choice(), statement(), typed())
    )
    put_card(session, ada, missed, (Rating.AGAIN, Rating.AGAIN, Rating.GOOD))
    put_card(session, ada, once, (Rating.AGAIN, Rating.GOOD))
    put_card(session, ada, never, (Rating.GOOD,))
    put_attempt(session, place.quizzes[0], ada, 1, 3)
    put_attempt(session, place.quizzes[0], ada, None, 3, number=2, state=AttemptState.in_progress)

    page = watch_class.learner_page(session, place.course_id, ada, at=NOON + DAY)

    assert (page.name, page.reviews, page.due) == ("Ada", 6, 3)
    assert [(each.slug, each.times, each.answers) for each in page.missed] == [
        ("pact-year", 2, 3),
        ("pact-today", 1, 2),
    ]
    assert [(each.number, each.earned) for each in page.attempts] == [(2, None), (1, Fraction(1))]
    assert [(each.questions, each.answered) for each in page.lessons] == [(3, 3), (0, 0)]


def test_a_learner_is_reached_through_their_own_course_only(session: Session, place: Room) -> None:
    """Somebody else's number is nobody here."""
    other = put_person(session, room(session, "another-course"), "other@example.org")

    with pytest.raises(NotFound):
        watch_class.learner_page(session, place.course_id, other, at=NOON)


def test_the_latest_events_stand_first(session: Session, place: Room) -> None:
    """Changes and submissions are one list, and people are told by name."""
    ada = put_person(session, place)
    teacher = put_person(session, place, "teacher@example.org", role=Role.instructor)
    put_attempt(session, place.quizzes[0], ada, 1, 2, at=NOON + DAY)
    for days, verb, subject in (
        (0, "question.published", "q"),
        (2, "enrolment.ended", f"person {ada}"),
    ):
        session.add(
            AuditEvent(
                at=NOON + days * DAY,
                actor_id=teacher,
                course_id=place.course_id,
                verb=verb,
                subject=subject,
            )
        )
    session.flush()

    events = watch_class.recent(session, place.course_id)

    assert [(each.who, each.verb, each.subject, each.score) for each in events] == [
        ("Teacher", "enrolment.ended", "Ada", None),
        ("Ada", HANDED_IN, "Practice 1", Fraction(1, 2)),
        ("Teacher", "question.published", "q", None),
    ]


def test_a_role_is_told_with_who_gave_it(session: Session, place: Room) -> None:
    """Which role it was, and whether somebody took it for themselves by an invitation."""
    ada = put_person(session, place)
    teacher = put_person(session, place, "teacher@example.org", role=Role.instructor)
    for actor in (ada, teacher):
        give_role(
            session,
            person_id=ada,
            course_id=place.course_id,
            role=Role.assistant,
            by=actor,
            at=NOON + actor * DAY,
        )
    session.flush()

    events = watch_class.recent(session, place.course_id)

    assert [(each.who, each.subject, each.role, each.own) for each in events] == [
        ("Teacher", "Ada", "assistant", False),
        ("Ada", "Ada", "assistant", True),
    ]

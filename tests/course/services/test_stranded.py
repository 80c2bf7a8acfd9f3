"""Questions whose passage left the course: met nowhere, counted nowhere, and told at each load."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from course.models import Role
from course.rows.who import viewer
from course.services import add_questions, read_lessons, review_cards, watch_class
from course.services.watch_class import Wanted
from lessons import Passage
from quizzes import Question, Recall
from quizzes.bank import Bank
from tests.accounts import opened
from tests.course.reviewing import PROMPT, due, recall
from tests.course.revisions import only, with_lesson
from tests.course.study import NOON, SLUG, Learner, course_number, learner, publish, small
from tests.school.content import Content

LATER = NOON + timedelta(days=10)
OWN = "teachers-own"
Leaving = Callable[[Content], Content]


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on an empty site."""
    with opened(database_url) as session:
        yield session


@pytest.fixture
def made(session: Session) -> Content:
    """Give a course of two lessons, published."""
    made = small(lessons=2)
    publish(session, made)
    return made


@pytest.fixture
def ada(session: Session, made: Content) -> Learner:
    """Give a learner who has answered a prompt of the file and one of the teacher's own."""
    teacher = learner(session, "teacher", role=Role.instructor)
    [passage] = made.lessons[0].passages
    own = Question(id=OWN, passage=passage.slug, stem="Mine?", body=Recall(answer="Only mine."))
    course_id = course_number(session)
    add_questions.write(session, course_id, own, by=teacher.id, at=NOON)
    add_questions.publish(session, course_id, OWN, 1, instead_of=None, by=teacher.id, at=NOON)
    session.flush()
    ada = learner(session)
    assert recall(session, ada, prompt=OWN) is not None
    assert recall(session, ada, prompt="tides-2-recall", key="a-second-answer") is not None
    return ada


def without_lesson(made: Content) -> Content:
    """Give the course without its first lesson."""
    return only(made, 1)


def without_passage(made: Content) -> Content:
    """Give the course with another passage in place of the first lesson's, and no questions."""
    other = Passage(slug="another-passage", title="Another", body="Text.")
    changed = with_lesson(made, 0, passages=(other,))
    return replace(changed, banks=(Bank(slug="tides-1"), made.banks[1]))


LEFT = pytest.mark.parametrize(
    "leaving",
    [
        pytest.param(without_lesson, id="the lesson left"),
        pytest.param(without_passage, id="the passage left"),
    ],
)


@LEFT
def test_nobody_meets_it(session: Session, made: Content, ada: Learner, leaving: Leaving) -> None:
    """Neither the review nor the lesson asks it, and no answer to it is taken."""
    card = due(session, ada)
    assert card is not None
    assert card.taught.lesson_slug == "tides-1"

    publish(session, leaving(made), at=LATER)

    after = due(session, ada)
    assert after is not None
    assert (after.taught.lesson_slug, after.due) == ("tides-2", 1)
    who = viewer(session.connection(), ada.key, course_slug=SLUG, at=LATER)
    assert who is not None
    assert who.due == 1
    assert recall(session, ada, prompt=OWN, key="another-answer", at=LATER) is None


@LEFT
@pytest.mark.usefixtures("ada")
def test_the_next_opening_is_that_of_a_card_that_is_met(
    session: Session, made: Content, leaving: Leaving
) -> None:
    """A learner whose only card is stranded has nothing to wait for."""
    bob = learner(session, "bob")
    assert recall(session, bob, prompt=OWN) is not None
    before = review_cards.next_opening(session.connection(), bob.id)

    publish(session, leaving(made), at=LATER)

    assert before is not None
    assert review_cards.next_opening(session.connection(), bob.id) is None


@LEFT
def test_every_page_counts_the_same(
    session: Session, made: Content, ada: Learner, leaving: Leaving
) -> None:
    """Learner and teacher see one of five answered, and one card due: never more than all."""
    publish(session, leaving(made), at=LATER)
    course_id = course_number(session)
    connection = session.connection()

    entries = read_lessons.outline(connection, course_id, ada.id)
    page = watch_class.class_page(session, course_id, Wanted(), at=LATER)
    own = watch_class.learner_page(session, course_id, ada.id, at=LATER)
    [course] = read_lessons.courses(connection, ada.id)

    [line] = page.learners
    assert (sum(e.questions for e in entries), sum(e.answered for e in entries)) == (5, 1)
    assert (page.questions, line.answered, line.due) == (5, 1, 1)
    assert sum(line.answered_by_lesson.values()) == 1
    assert [each.questions for each in page.lessons] == [e.questions for e in entries]
    assert (sum(e.questions for e in own.lessons), sum(e.answered for e in own.lessons)) == (5, 1)
    assert own.due == 1
    assert (course.questions, course.answered) == (5, 1)


@LEFT
def test_each_load_tells_of_it(
    session: Session, made: Content, ada: Learner, leaving: Leaving
) -> None:
    """By its id, as long as it is so; the questions of the files are retired instead."""
    assert publish(session, made).stranded == []
    for _ in range(2):
        assert publish(session, leaving(made), at=LATER).stranded == [f"question {OWN}"]
    assert publish(session, made, at=LATER).stranded == []
    assert recall(session, ada, prompt=PROMPT, key="the-first", at=LATER) is not None

"""Questions opened by those who write them: passages to choose from, versions, history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from course.models import Lesson
from course.services import add_questions, find_questions
from course.services.add_questions import Stale
from course.services.errors import NotFound
from tests.accounts import opened
from tests.course.classroom import NOON, Room, choice, put_person, put_question, room, statement


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on a database of this test's own."""
    with opened(database_url) as session:
        yield session


@pytest.fixture
def place(session: Session) -> Room:
    """Give a course without questions."""
    return room(session)


@pytest.fixture
def author(session: Session, place: Room) -> int:
    """Give somebody to write."""
    return put_person(session, place, "ada@example.org")


FIRST, SECOND = choice(), replace(choice(), stem="When was it signed?")


@pytest.fixture
def revised(session: Session, place: Room, author: int) -> None:
    """Give a live question with a newer draft."""
    put_question(session, place, FIRST)
    add_questions.revise(session, place.course_id, SECOND, based_on=1, by=author, at=NOON)


def test_passages_come_in_reading_order_with_their_live_questions(
    session: Session, place: Room
) -> None:
    """Drafts are not counted; a lesson that has left offers no passages."""
    put_question(session, place, choice())
    put_question(session, place, statement(), live=False)
    session.query(Lesson).filter_by(slug="lesson-2").update({"retired_at": NOON})

    found = find_questions.passages(session, place.course_id)

    assert [(each.slug, each.questions) for each in found] == [
        ("passage-1-1", 1),
        ("passage-1-2", 0),
    ]


@pytest.mark.usefixtures("revised")
@pytest.mark.parametrize(
    ("number", "value"),
    [
        pytest.param(None, SECOND, id="the newest"),
        pytest.param(1, FIRST, id="an older one"),
        pytest.param(3, None, id="one that there is not"),
    ],
)
def test_a_question_opens_with_a_version_of_its_own(
    session: Session, place: Room, number: int | None, value: object
) -> None:
    """Without a number it is the newest, and both say which one that is."""
    if value is None:
        with pytest.raises(NotFound):
            find_questions.opened(session, place.course_id, "pact-year", number)
    else:
        found = find_questions.opened(session, place.course_id, "pact-year", number)
        assert (found.value, found.newest, found.live_number) == (value, 2, 1)


@pytest.mark.usefixtures("revised")
def test_the_history_says_who_wrote_what(session: Session, place: Room) -> None:
    """What came from a file has no author here."""
    versions = find_questions.history(session, place.course_id, "pact-year")

    assert [(each.number, each.written_by) for each in versions] == [(2, "Ada"), (1, None)]


@pytest.mark.usefixtures("revised")
def test_a_restored_version_is_a_new_one_that_says_the_same(
    session: Session, place: Room, author: int
) -> None:
    """Learners go on meeting what they met, and nothing of the history is gone."""
    written = add_questions.restore(
        session, place.course_id, "pact-year", 1, based_on=2, by=author, at=NOON
    )

    found = find_questions.opened(session, place.course_id, "pact-year")
    versions = find_questions.history(session, place.course_id, "pact-year")
    assert (written.number, written.new, found.value, found.live_number) == (3, True, FIRST, 1)
    assert [each.number for each in versions] == [3, 2, 1]


@pytest.mark.usefixtures("revised")
def test_restoring_the_newest_adds_nothing(session: Session, place: Room, author: int) -> None:
    """It says so already."""
    written = add_questions.restore(
        session, place.course_id, "pact-year", 2, based_on=2, by=author, at=NOON
    )

    assert (written.number, written.new) == (2, False)


@pytest.mark.usefixtures("revised")
@pytest.mark.parametrize(
    ("slug", "number", "based_on", "refusal"),
    [
        pytest.param("pact-year", 1, 1, Stale, id="somebody wrote a version since"),
        pytest.param("pact-year", 7, 2, NotFound, id="no such version"),
        pytest.param("elsewhere", 1, 1, NotFound, id="no such question"),
    ],
)
def test_what_cannot_be_restored_is_refused(
    session: Session,
    place: Room,
    author: int,
    slug: str,
    number: int,
    based_on: int,
    refusal: type[Exception],
) -> None:
    """Nothing is written, least of all over the work of others."""
    with pytest.raises(refusal):
        add_questions.restore(
            session, place.course_id, slug, number, based_on=based_on, by=author, at=NOON
        )

    assert len(find_questions.history(session, place.course_id, "pact-year")) == 2

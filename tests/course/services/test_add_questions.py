"""Writing questions: drafts, versions, publishing, retiring, deleting; nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Question, QuestionVersion, Status
from course.services import add_questions, find_questions
from course.services.add_questions import KeptForever, SlugTaken, Stale
from quizzes.questions import Question as QuestionValue
from tests.accounts import opened
from tests.course.classroom import (
    NOON,
    Room,
    choice,
    prompt,
    put_person,
    put_question,
    room,
    statement,
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


@pytest.fixture
def author(session: Session, place: Room) -> int:
    """Give somebody to write."""
    return put_person(session, place, "ada@example.org")


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(choice(), id="single choice"),
        pytest.param(statement(), id="true or false"),
        pytest.param(typed(), id="short answer"),
        pytest.param(prompt(), id="recall"),
    ],
)
def test_a_new_question_is_a_draft(
    session: Session, place: Room, author: int, value: QuestionValue
) -> None:
    """Learners do not meet what has not been published, and it reads back as it was written."""
    written = add_questions.write(session, place.course_id, value, by=author, at=NOON)

    found = find_questions.opened(session, place.course_id, value.id)

    assert (written.slug, written.number, written.new) == (value.id, 1, True)
    assert (found.status, found.live_number, found.value) == (Status.draft, None, value)


def test_an_id_can_be_used_once(session: Session, place: Room, author: int) -> None:
    """A second question of the same id is refused, and the first is as it was."""
    add_questions.write(session, place.course_id, choice(), by=author, at=NOON)

    with pytest.raises(SlugTaken, match="pact-year"):
        add_questions.write(session, place.course_id, statement("pact-year"), by=author, at=NOON)

    assert find_questions.opened(session, place.course_id, "pact-year").value == choice()


@pytest.mark.parametrize(
    ("taken", "proposed"),
    [
        pytest.param([], "who-signed-the-treaty-of-1955", id="from the first words"),
        pytest.param(
            ["who-signed-the-treaty-of-1955"], "who-signed-the-treaty-of-1955-2", id="taken"
        ),
    ],
)
def test_an_id_is_proposed_from_the_stem(
    session: Session, place: Room, taken: list[str], proposed: str
) -> None:
    """The id can be read, and is one that no question of the course has."""
    for slug in taken:
        put_question(session, place, choice(slug))

    slug = add_questions.propose_slug(
        session, place.course_id, "Who signed the **Treaty** of 1955?"
    )

    assert slug == proposed


def test_a_stem_without_letters_gets_an_id_all_the_same(session: Session, place: Room) -> None:
    """What has no Latin letter is called a question."""
    assert add_questions.propose_slug(session, place.course_id, "？！") == "question"


def test_revising_keeps_every_version(session: Session, place: Room, author: int) -> None:
    """A changed question gets a version; learners go on meeting the published one."""
    put_question(session, place, choice())
    changed = replace(choice(), stem="When was it signed?")

    written = add_questions.revise(
        session, place.course_id, changed, based_on=1, by=author, at=NOON
    )

    first = find_questions.opened(session, place.course_id, "pact-year", 1)
    newest = find_questions.opened(session, place.course_id, "pact-year")
    assert written.number == 2
    assert (first.value, newest.value) == (choice(), changed)
    assert newest.live_number == 1


def test_saving_without_a_change_adds_no_version(
    session: Session, place: Room, author: int
) -> None:
    """The history holds what was changed, not how often somebody pressed the button."""
    put_question(session, place, choice())

    written = add_questions.revise(
        session, place.course_id, choice(), based_on=1, by=author, at=NOON
    )

    assert (written.number, written.new) == (1, False)
    assert len(find_questions.history(session, place.course_id, "pact-year")) == 1


def test_a_revision_of_an_older_version_is_refused(
    session: Session, place: Room, author: int
) -> None:
    """Of two people who edit at once, the second is told and saves nothing over the first."""
    put_question(session, place, choice())
    mine, theirs = (replace(choice(), stem=stem) for stem in ("Mine?", "Theirs?"))
    add_questions.revise(session, place.course_id, theirs, based_on=1, by=author, at=NOON)

    with pytest.raises(Stale, match="version 2 is newer than version 1"):
        add_questions.revise(session, place.course_id, mine, based_on=1, by=author, at=NOON)

    assert find_questions.opened(session, place.course_id, "pact-year").value == theirs


def publish(session: Session, place: Room, number: int, *, instead_of: int | None, by: int) -> None:
    """Publish a version of the question about the pact's year."""
    course_id, slug = place.course_id, "pact-year"
    add_questions.publish(session, course_id, slug, number, instead_of=instead_of, by=by, at=NOON)


def test_publishing_makes_one_version_live(session: Session, place: Room, author: int) -> None:
    """Any version can be the live one, also an older one again."""
    add_questions.write(session, place.course_id, choice(), by=author, at=NOON)
    changed = replace(choice(), stem="When was it signed?")
    add_questions.revise(session, place.course_id, changed, based_on=1, by=author, at=NOON)

    live: list[int | None] = [None]
    for number in (2, 1):
        publish(session, place, number, instead_of=live[-1], by=author)
        live.append(find_questions.opened(session, place.course_id, "pact-year").live_number)

    assert live == [None, 2, 1]


def test_publishing_does_not_pass_over_what_another_published(
    session: Session, place: Room, author: int
) -> None:
    """Who has not seen the version that is live now is refused; pressing twice is no conflict."""
    put_question(session, place, choice())
    for number in (1, 2):
        changed = replace(choice(), stem=f"When, {number}?")
        add_questions.revise(session, place.course_id, changed, based_on=number, by=author, at=NOON)
    publish(session, place, 3, instead_of=1, by=author)

    for seen in (None, 1):
        with pytest.raises(Stale, match="Version 3 of this question was published"):
            publish(session, place, 2, instead_of=seen, by=author)
    publish(session, place, 3, instead_of=1, by=author)

    assert find_questions.opened(session, place.course_id, "pact-year").live_number == 3


def test_a_question_moves_with_its_published_version(
    session: Session, place: Room, author: int
) -> None:
    """A revision for another passage changes nothing for learners until it is published."""
    put_question(session, place, choice())
    moved = replace(choice(), passage="passage-2-1")
    add_questions.revise(session, place.course_id, moved, based_on=1, by=author, at=NOON)
    before = find_questions.opened(session, place.course_id, "pact-year").passage

    publish(session, place, 2, instead_of=1, by=author)

    after = find_questions.opened(session, place.course_id, "pact-year").passage
    assert (before, after) == ("passage-1-1", "passage-2-1")


@pytest.mark.parametrize(
    ("live", "after"),
    [
        pytest.param(True, Status.live, id="a live one is live again"),
        pytest.param(False, Status.draft, id="a draft is a draft again"),
    ],
)
def test_retiring_can_be_undone(
    session: Session, place: Room, author: int, live: bool, after: Status
) -> None:
    """A retired question comes back to where it was."""
    put_question(session, place, choice(), live=live)
    add_questions.retire(session, place.course_id, "pact-year", by=author, at=NOON)
    retired = find_questions.opened(session, place.course_id, "pact-year").status

    add_questions.bring_back(session, place.course_id, "pact-year", by=author, at=NOON)

    assert retired is Status.retired
    assert find_questions.opened(session, place.course_id, "pact-year").status is after


def test_only_what_was_never_published_can_be_deleted(
    session: Session, place: Room, author: int
) -> None:
    """A draft goes with all its versions; what learners may have answered stays."""
    put_question(session, place, choice("draft"), live=False)
    put_question(session, place, choice("live"))
    add_questions.retire(session, place.course_id, "live", by=author, at=NOON)

    add_questions.delete(session, place.course_id, "draft", by=author, at=NOON)
    with pytest.raises(KeptForever, match="Retire it instead"):
        add_questions.delete(session, place.course_id, "live", by=author, at=NOON)

    session.flush()
    assert session.scalars(select(Question.slug)).all() == ["live"]
    assert len(session.scalars(select(QuestionVersion)).all()) == 1

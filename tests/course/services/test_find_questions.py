"""Finding questions: by text, passage, kind and status, page by page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from course.models import Status
from course.services import find_questions
from tests.accounts import opened
from tests.course.classroom import (
    Room,
    choice,
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


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        pytest.param({}, ["pact-year", "100-percent", "pact-today", "pact-city"], id="all"),
        pytest.param({"search": "PACT OF pact"}, ["pact-year"], id="text in any case"),
        pytest.param({"search": "%"}, [], id="a percent sign is only itself"),
        pytest.param({"search": "_"}, [], id="an underscore is only itself"),
        pytest.param({"search": "percent"}, ["100-percent"], id="part of an id"),
        pytest.param({"passage": "passage-2-1"}, ["pact-city"], id="passage"),
        pytest.param({"kind": "true_false"}, ["pact-today"], id="kind"),
        pytest.param({"status": Status.draft}, ["pact-city"], id="status"),
        pytest.param({"kind": "true_false", "search": "signed"}, [], id="both must hold"),
    ],
)
def test_questions_are_found(
    session: Session, place: Room, wanted: dict[str, object], found: list[str]
) -> None:
    """The list is narrowed by text, passage, kind and status, and runs in reading order."""
    put_question(session, place, typed(passage="passage-2-1"), live=False)
    for value in (choice(), choice("100-percent"), statement()):
        put_question(session, place, value)

    entries, part = find_questions.listing(
        session,
        place.course_id,
        find_questions.Wanted(**wanted),  # type: ignore[arg-type]  # a table
    )

    assert [each.slug for each in entries] == found
    assert part.total == len(found)


def test_a_page_beyond_the_end_is_the_last_one(session: Session, place: Room) -> None:
    """A number that somebody made up shows something all the same."""
    for number in range(find_questions.PAGE + 1):
        put_question(session, place, choice(f"question-{number}"))

    entries, part = find_questions.listing(
        session, place.course_id, find_questions.Wanted(page=999_999_999)
    )

    assert (part.page, part.pages, len(entries)) == (2, 2, 1)


def test_the_list_costs_as_many_statements_for_30_questions_as_for_3(
    session: Session, place: Room
) -> None:
    """Nothing is asked once a question."""
    engine = session.get_bind()
    counts = []
    for number in range(30):
        put_question(session, place, choice(f"question-{number}"))
        if number in {2, 29}:
            with statements(engine) as sent:  # type: ignore[arg-type]  # the session has an engine
                find_questions.listing(session, place.course_id, find_questions.Wanted())
                find_questions.passages(session, place.course_id)
            counts.append(len(sent))

    assert counts == [3, 3]

"""Loading a course in which instructors have worked: what they wrote in the browser stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import (
    QuestionVersion,
    Status,
)
from course.services import add_questions
from quizzes import Question, TrueFalse
from quizzes.errors import BankProblems
from tests.accounts import opened
from tests.course.revisions import edited, with_edited
from tests.course.study import (
    NOON,
    course_number,
    learner,
    of_kind,
    publish,
    question_row,
    small,
    with_questions,
)
from tests.school.content import Content

LATER = NOON + timedelta(days=1)
TRUTH = "tides-1-truth"


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on an empty site."""
    with opened(database_url) as session:
        yield session


@pytest.fixture
def two(session: Session) -> Content:
    """Give a course of two lessons, published."""
    made = small(lessons=2)
    publish(session, made)
    return made


def versions(session: Session, slug: str) -> list[tuple[int, str]]:
    """Give number and text of every version of a question."""
    session.expire_all()
    rows = session.scalars(
        select(QuestionVersion)
        .filter_by(question_id=question_row(session, slug).id)
        .order_by(QuestionVersion.number)
    )
    return [(row.number, row.source) for row in rows]


def put_live(session: Session, course_id: int, *, by: int) -> None:
    """Publish the second version of the question that tests edit."""
    add_questions.publish(session, course_id, TRUTH, 2, instead_of=1, by=by, at=NOON)


def test_only_what_was_written_in_the_browser_is_replaced(session: Session, two: Content) -> None:
    """A file that changes what came from a file replaces nobody's work."""
    assert publish(session, with_edited(two, "truth"), at=LATER).replaced == []


def test_an_instructors_own_question_is_not_taken_over(session: Session, two: Content) -> None:
    """A file that uses its id is refused with the id; what is there stays as it was."""
    teacher = learner(session, "teacher")
    own = replace(of_kind(two, "truth"), id="teachers-own", stem="Mine.")
    add_questions.write(session, course_number(session), own, by=teacher.id, at=NOON)
    session.commit()
    theirs = [replace(own, stem="The file's."), *two.banks[0].questions]

    with pytest.raises(BankProblems) as caught:
        publish(session, with_questions(with_edited(two, "short"), theirs), at=LATER)
    session.rollback()

    [problem] = caught.value.problems
    assert (problem.file, problem.field) == ("tides-1.md", "id")
    assert "question teachers-own in the browser" in problem.message
    assert [number for number, _ in versions(session, "teachers-own")] == [1]
    assert "Mine." in versions(session, "teachers-own")[0][1]
    assert len(versions(session, "tides-1-short")) == 1


def test_an_instructors_edit_survives_a_load(session: Session, two: Content) -> None:
    """What was published in the browser stays until the file itself says something new."""
    teacher = learner(session, "teacher")
    course_id = course_number(session)
    theirs = edited(of_kind(two, "truth"), "The teacher's stem.")
    add_questions.revise(session, course_id, theirs, based_on=1, by=teacher.id, at=NOON)
    put_live(session, course_id, by=teacher.id)

    assert not publish(session, two, at=LATER)
    assert question_row(session, TRUTH).live_number == 2

    changes = publish(session, with_edited(two, "truth", "The file's new stem."), at=LATER)
    assert changes.changed == changes.replaced == [f"question {TRUTH}"]
    assert question_row(session, TRUTH).live_number == 3
    assert "The file's new stem." in versions(session, TRUTH)[-1][1]


def test_a_question_moved_in_the_browser_stays_where_it_was_put(
    session: Session, two: Content
) -> None:
    """Its passage is part of the edit, and survives a load as well."""
    teacher = learner(session, "teacher")
    course_id = course_number(session)
    moved = replace(of_kind(two, "truth"), passage="tides-2-passage", objective="")
    add_questions.revise(session, course_id, moved, based_on=1, by=teacher.id, at=NOON)
    put_live(session, course_id, by=teacher.id)
    there = question_row(session, TRUTH).passage_id

    assert not publish(session, two, at=LATER)

    row = question_row(session, TRUTH)
    assert (row.passage_id, row.live_number) == (there, 2)


def test_a_draft_in_the_browser_stays_a_draft(session: Session, two: Content) -> None:
    """A load neither publishes nor loses what an instructor is still writing."""
    teacher = learner(session, "teacher")
    course_id = course_number(session)
    theirs = edited(of_kind(two, "truth"), "Still being written.")
    add_questions.revise(session, course_id, theirs, based_on=1, by=teacher.id, at=NOON)
    own = Question(
        id="teachers-own", passage="tides-1-passage", stem="Mine.", body=TrueFalse(right=True)
    )
    add_questions.write(session, course_id, own, by=teacher.id, at=NOON)

    assert not publish(session, two, at=LATER)

    assert question_row(session, TRUTH).live_number == 1
    assert question_row(session, "teachers-own").status is Status.draft


def test_what_an_instructor_retired_stays_retired(session: Session, two: Content) -> None:
    """A load without a change to the question does not bring it back."""
    teacher = learner(session, "teacher")
    add_questions.retire(session, course_number(session), TRUTH, by=teacher.id, at=NOON)

    changes = publish(session, with_edited(two, "short"), at=LATER)

    assert changes.changed == ["question tides-1-short"]
    assert question_row(session, TRUTH).status is Status.retired

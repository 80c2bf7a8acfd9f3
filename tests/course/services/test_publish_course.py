"""Publishing pages: what is new is added, what changed is changed, what left is retired."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import (
    AuditEvent,
    Course,
    Lesson,
    Passage,
    Quiz,
    Status,
)
from lessons import Passage as PassageValue
from quizzes.bank import Bank
from tests.accounts import opened
from tests.course.revisions import only, with_lesson
from tests.course.study import (
    NOON,
    SLUG,
    publish,
    question_row,
    small,
)
from tests.school.content import Content, content
from tests.school.scene import changes as changed_rows
from tests.school.scene import dump, watched, writes

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


def events(session: Session) -> list[AuditEvent]:
    """Give what was noted of publishing."""
    session.flush()
    return list(session.scalars(select(AuditEvent).filter_by(verb="course.published")))


def in_order(session: Session) -> list[str]:
    """Give the slugs of the lessons that learners read, in order."""
    session.expire_all()
    return list(
        session.scalars(
            select(Lesson.slug).where(Lesson.retired_at.is_(None)).order_by(Lesson.position)
        )
    )


def test_the_first_load_makes_everything(session: Session) -> None:
    """Course, lessons, passages, questions and quizzes are added, and it is noted once."""
    made = small(lessons=2)

    changes = publish(session, made)

    assert (len(changes.added), changes.changed, changes.retired, changes.unchanged) == (
        1 + 2 + 2 + 10 + 2,
        [],
        [],
        0,
    )
    course = session.scalars(select(Course)).one()
    assert (course.slug, course.title, course.language) == (SLUG, "The course title.", "en")
    assert course.summary_html == "<p>The course summary.</p>\n"
    assert in_order(session) == ["tides-1", "tides-2"]
    row = question_row(session, TRUTH)
    assert (row.status, row.live_number, row.in_files) == (Status.live, 1, True)
    [event] = events(session)
    assert (event.actor_id, event.subject, event.detail) == (
        None,
        SLUG,
        {"added": 17, "changed": 0, "retired": 0},
    )


def test_a_second_load_changes_nothing(session: Session, database_url: str, two: Content) -> None:
    """No statement writes, no row differs, and nothing is noted."""
    session.commit()
    before = dump(database_url)

    with watched(session.connection().engine) as seen:
        changes = publish(session, two, at=LATER)
        session.commit()

    assert not changes
    assert changes.unchanged == 17
    assert writes([each for each in seen if each not in {"COMMIT"}]) == []
    assert changed_rows(before, dump(database_url)) == []
    assert len(events(session)) == 1


def test_reading_again_does_not_grow_with_questions(session: Session) -> None:
    """A load without a change asks the same number of questions of the database, however long."""
    few, many = small(), content("bridges", lessons=4)
    counts = []
    for made in (few, many):
        publish(session, made)
        with watched(session.connection().engine) as seen:
            publish(session, made, at=LATER)
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_an_edited_lesson_is_rendered_anew(session: Session, two: Content) -> None:
    """Text and objectives change; the other lesson and every question stay."""
    changes = publish(
        session,
        with_lesson(two, 0, lead="A *new* beginning.", title="A new title"),
        at=LATER,
    )

    assert changes.changed == ["lesson tides-1", "quiz practice-tides-1"]
    first, second = session.scalars(select(Lesson).order_by(Lesson.position))
    assert (first.title, first.lead_html) == (
        "A new title",
        "<p>A <em>new</em> beginning.</p>\n",
    )
    assert (first.published_at, second.published_at) == (LATER, NOON)


def test_an_edited_passage_keeps_its_questions(session: Session, two: Content) -> None:
    """The passage's row stays, with its new text; so does what hangs on it."""
    before = session.scalars(select(Passage.id).filter_by(slug="tides-1-passage")).one()
    passage = PassageValue(slug="tides-1-passage", title="Ebb", body="> Quoted.")

    changes = publish(session, with_lesson(two, 0, passages=(passage,)), at=LATER)

    assert "passage tides-1-passage" in changes.changed
    row = session.scalars(select(Passage).filter_by(slug="tides-1-passage")).one()
    assert (row.id, row.title) == (before, "Ebb")
    assert "<blockquote>" in row.html
    assert question_row(session, TRUTH).passage_id == before


def test_a_passage_may_move_to_another_lesson(session: Session, two: Content) -> None:
    """Its questions go with it, unchanged."""
    first, second = two.lessons
    [passage] = first.passages
    bridge = PassageValue(slug="what-is-left", title="What is left", body="Little.")
    moved = Content(
        course=two.course,
        lessons=(
            replace(first, passages=(bridge,)),
            replace(second, passages=(*second.passages, passage)),
        ),
        banks=(
            Bank(slug="tides-1"),
            Bank(slug="tides-2", questions=two.banks[1].questions + two.banks[0].questions),
        ),
    )

    changes = publish(session, moved, at=LATER)

    assert [name for name in changes.changed if name.startswith("question")] == []
    row = session.scalars(select(Passage).filter_by(slug="tides-1-passage")).one()
    there = session.scalars(select(Lesson.id).filter_by(slug="tides-2")).one()
    assert (row.lesson_id, row.position, row.retired_at) == (there, 2, None)
    assert question_row(session, TRUTH).status is Status.live
    assert not publish(session, moved, at=LATER)


def test_lessons_are_added_removed_and_reordered(session: Session) -> None:
    """What left is retired with its passages and questions; what comes back is as it was."""
    three = small(lessons=3)
    publish(session, only(three, 0, 1))

    assert publish(session, three, at=LATER).added == [
        "lesson tides-3",
        "passage tides-3-passage",
        *(f"question {each.id}" for each in three.banks[2].questions),
        "quiz practice-tides-3",
    ]
    assert in_order(session) == ["tides-1", "tides-2", "tides-3"]

    publish(session, only(three, 2, 0, 1), at=LATER)
    assert in_order(session) == ["tides-3", "tides-1", "tides-2"]

    changes = publish(session, only(three, 2, 1), at=LATER)
    assert changes.retired == [
        "lesson tides-1",
        "passage tides-1-passage",
        *(f"question {each.id}" for each in three.banks[0].questions),
        "quiz practice-tides-1",
    ]
    assert in_order(session) == ["tides-3", "tides-2"]

    publish(session, three, at=LATER)
    assert in_order(session) == ["tides-1", "tides-2", "tides-3"]
    assert question_row(session, TRUTH).status is Status.live
    assert session.query(Lesson).count() == session.query(Quiz).count() == 3


@pytest.mark.parametrize("open_to_join", [True, False], ids=["anyone", "invited people"])
def test_the_file_says_who_may_join(session: Session, two: Content, open_to_join: bool) -> None:
    """A load opens or closes the course as its file says."""
    row = session.scalars(select(Course)).one()
    row.open_to_join = not open_to_join
    made = replace(two, course=replace(two.course, open_to_join=open_to_join))

    changes = publish(session, made, at=LATER)

    assert changes.changed == [f"course {SLUG}"]
    assert row.open_to_join is open_to_join


def test_pages_that_would_be_rendered_otherwise_now_are_rendered_anew(
    session: Session, two: Content
) -> None:
    """What an older renderer left behind is gone after a load, though no file has changed."""
    [course] = session.scalars(select(Course))
    lesson = session.scalars(select(Lesson).filter_by(slug="tides-1")).one()
    passage = session.scalars(select(Passage).filter_by(slug="tides-1-passage")).one()
    good = (course.summary_html, lesson.lead_html, passage.html)
    course.summary_html = lesson.lead_html = passage.html = "<script>a hole</script>"

    publish(session, two, at=LATER)

    session.expire_all()
    assert (course.summary_html, lesson.lead_html, passage.html) == good


def test_a_changed_summary_changes_the_course_alone(session: Session, two: Content) -> None:
    """The course's own words are its own row."""
    made = replace(two, course=replace(two.course, summary="Other words."))
    changes = publish(session, made, at=LATER)
    assert changes.changed == [f"course {SLUG}"]
    row = session.scalars(select(Course)).one()
    assert (row.summary_html, row.published_at) == ("<p>Other words.</p>\n", LATER)

"""Publishing keeps a quiz and a gradebook column for each lesson."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import (
    Feedback,
    GradeItem,
    Quiz,
)
from quizzes.bank import Bank
from tests.accounts import opened
from tests.course.revisions import only, with_lesson
from tests.course.study import (
    NOON,
    publish,
    small,
)
from tests.school.content import Content, lesson, questions

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


def test_each_lesson_has_one_quiz_and_one_column(session: Session, two: Content) -> None:
    """They are made once, and both follow their lesson's title."""
    publish(session, with_lesson(two, 0, title="Ebb and flow"), at=LATER)

    quizzes = list(session.scalars(select(Quiz).order_by(Quiz.id)))
    assert [(each.slug, each.title, each.size, each.feedback) for each in quizzes] == [
        ("practice-tides-1", "Practice: Ebb and flow", 10, Feedback.after_submission),
        ("practice-tides-2", "Practice: The lesson title.", 10, Feedback.after_submission),
    ]
    items = session.scalars(select(GradeItem).order_by(GradeItem.position))
    assert [(each.quiz_id, each.title, each.points, each.position) for each in items] == [
        (quizzes[0].id, "Practice: Ebb and flow", 10, 1),
        (quizzes[1].id, "Practice: The lesson title.", 10, 2),
    ]


def test_a_column_with_an_older_name_is_named_anew(session: Session, two: Content) -> None:
    """What a gradebook was left with before is mended by the next load."""
    item = session.scalars(select(GradeItem).order_by(GradeItem.id).limit(1)).one()
    item.title = "Another name"

    changes = publish(session, two, at=LATER)

    assert changes.changed == ["quiz practice-tides-1"]
    assert set(session.scalars(select(GradeItem.title))) == {"Practice: The lesson title."}


def test_a_quiz_leaves_and_comes_back_with_its_lesson(session: Session, two: Content) -> None:
    """It is closed with the lesson, said once, and open again when the lesson is back."""
    first = select(Quiz.retired_at).filter_by(slug="practice-tides-1")

    changes = publish(session, only(two, 1), at=LATER)
    assert "quiz practice-tides-1" in changes.retired
    assert session.scalars(first).one() == LATER
    assert not publish(session, only(two, 1), at=LATER + timedelta(days=1))
    assert session.scalars(first).one() == LATER

    assert "quiz practice-tides-1" in publish(session, two, at=LATER).changed
    assert session.scalars(first).one() is None


def test_a_long_title_fits_the_quiz(session: Session) -> None:
    """A lesson's title of 200 characters leaves no room for “Practice:”, so the end is cut."""
    publish(session, with_lesson(small(), 0, title="T" * 200))
    assert session.scalars(select(Quiz.title)).one() == "Practice: " + "T" * 190
    assert session.scalars(select(GradeItem.title)).one() == "Practice: " + "T" * 190


def test_long_slugs_that_begin_alike_have_a_quiz_each(session: Session) -> None:
    """The quiz's address has no room for the whole slug, and is still its own."""
    stem = "a-very-long-slug-" * 4
    slugs = [f"{stem}number-one", f"{stem}number-two"]
    base = small()
    made = Content(
        course=replace(base.course, lessons=tuple(slugs)),
        lessons=tuple(lesson(slug) for slug in ("first", "second")),
        banks=(),
    )
    made = replace(
        made,
        lessons=tuple(
            replace(each, slug=slug) for each, slug in zip(made.lessons, slugs, strict=True)
        ),
        banks=tuple(
            Bank(slug=slug, questions=questions(name))
            for slug, name in zip(slugs, ("first", "second"), strict=True)
        ),
    )

    publish(session, made)

    found = session.scalars(select(Quiz.slug)).all()
    assert len(set(found)) == 2
    assert all(len(slug) <= 80 and slug.startswith("practice-a-very") for slug in found)
    assert not publish(session, made, at=LATER)

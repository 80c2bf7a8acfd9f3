"""Publishing questions: a change is a version, and nothing that was answered is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import (
    AttemptItem,
    AuditEvent,
    QuestionVersion,
    Review,
    Status,
)
from course.models import Question as QuestionRow
from course.services import publish_course, review_cards
from quizzes import Recalled
from tests.accounts import opened
from tests.course.revisions import with_edited, without
from tests.course.sitting import begin, give, hand_in, place_of, right, say
from tests.course.study import (
    NOON,
    SLUG,
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


def events(session: Session) -> list[AuditEvent]:
    """Give what was noted of publishing."""
    session.flush()
    return list(session.scalars(select(AuditEvent).filter_by(verb="course.published")))


def versions(session: Session, slug: str) -> list[tuple[int, str]]:
    """Give number and text of every version of a question."""
    session.expire_all()
    rows = session.scalars(
        select(QuestionVersion)
        .filter_by(question_id=question_row(session, slug).id)
        .order_by(QuestionVersion.number)
    )
    return [(row.number, row.source) for row in rows]


def test_one_question_edited_is_one_version_more(session: Session, two: Content) -> None:
    """Only that question gets a version; it is the live one, and the load is noted."""
    changes = publish(session, with_edited(two, "truth"), at=LATER)

    assert (changes.added, changes.changed, changes.retired) == ([], [f"question {TRUTH}"], [])
    assert [number for number, _ in versions(session, TRUTH)] == [1, 2]
    assert question_row(session, TRUTH).live_number == 2
    assert session.query(QuestionVersion).count() == 10 + 1
    assert events(session)[-1].detail == {"added": 0, "changed": 1, "retired": 0}


def test_versions_that_would_be_rendered_otherwise_now_are_rendered_anew(
    session: Session, two: Content
) -> None:
    """Every version, also one that is live no more; none is added, and what it says stays."""
    publish(session, with_edited(two, "truth"), at=LATER)
    rows = session.scalars(
        select(QuestionVersion).filter_by(question_id=question_row(session, TRUTH).id)
    ).all()
    good = [(row.asked, row.told, row.source, row.written_at) for row in rows]
    for row in rows:
        row.asked, row.told = row.asked | {"stem": "<script>a hole</script>"}, {}
    session.flush()

    changes = publish(session, with_edited(two, "truth"), at=LATER)

    session.expire_all()
    assert changes.rendered == 2
    assert [(row.asked, row.told, row.source, row.written_at) for row in rows] == good
    assert len(versions(session, TRUTH)) == 2
    assert publish(session, with_edited(two, "truth"), at=LATER).rendered == 0


def test_what_was_answered_keeps_its_version(session: Session, two: Content) -> None:
    """An attempt on the table and the log of a card stay with what was asked."""
    ada = learner(session)
    attempt = begin(session, ada)
    place = place_of(session, attempt, "truth")
    first = session.scalars(
        select(AttemptItem.version_id).filter_by(attempt_id=attempt, position=place)
    ).one()
    give(session, ada, attempt, place, right(of_kind(two, "truth")))

    publish(session, with_edited(two, "truth"), at=LATER)
    hand_in(session, ada, attempt)

    kept = select(AttemptItem.version_id).filter_by(attempt_id=attempt, position=place)
    assert session.scalars(kept).one() == first
    assert session.scalars(select(Review.version_id)).one() == first


def test_a_question_that_leaves_the_files_is_retired_and_may_come_back(
    session: Session, two: Content
) -> None:
    """It is never deleted; when it is back in the file, learners meet it again."""
    changes = publish(session, without(two, "truth"), at=LATER)
    assert changes.retired == [f"question {TRUTH}"]
    assert question_row(session, TRUTH).status is Status.retired
    assert not publish(session, without(two, "truth"), at=LATER)

    changes = publish(session, two, at=LATER)

    assert changes.changed == [f"question {TRUTH}"]
    row = question_row(session, TRUTH)
    assert (row.status, row.in_files) == (Status.live, True)
    assert not publish(session, two, at=LATER)


def test_a_question_may_become_another_kind(session: Session, two: Content) -> None:
    """The file says so: the row follows, and the attempt on the table is still of the old kind."""
    ada = learner(session)
    attempt = begin(session, ada)
    place = place_of(session, attempt, "single")
    multiple = replace(of_kind(two, "multiple"), id="tides-1-single")
    others = [q for q in two.banks[0].questions if q.id != multiple.id]

    publish(session, with_questions(two, [multiple, *others]), at=LATER)

    assert question_row(session, "tides-1-single").kind == "multiple_response"
    give(session, ada, attempt, place, right(of_kind(two, "single")))
    hand_in(session, ada, attempt)


def test_courses_do_not_touch_each_other(session: Session, two: Content) -> None:
    """Another course with the same question ids is another course."""
    other = replace(two, course=replace(two.course, slug="other-tides"))
    publish(session, other)
    publish(session, without(other, "truth"), at=LATER)

    here = course_number(session)
    rows = session.scalars(select(QuestionRow).filter_by(slug=TRUTH))
    assert {row.course_id == here: row.status for row in rows} == {
        True: Status.live,
        False: Status.retired,
    }


def test_a_prompt_that_came_back_goes_on_with_its_card(session: Session, two: Content) -> None:
    """A learner's memory of a question outlives its time outside the course."""
    ada = learner(session)
    done = review_cards.answer_prompt(
        session.connection(),
        ada.key,
        SLUG,
        "tides-1-recall",
        say(Recalled(remembered=True)),
        key="a first answer",
        asked_version=None,
        at=NOON,
    )
    assert done is not None
    at = NOON + timedelta(days=30)

    publish(session, without(two, "recall"), at=LATER)
    assert review_cards.next_card(session.connection(), ada.id, at=at) is None

    publish(session, two, at=LATER)
    card = review_cards.next_card(session.connection(), ada.id, at=at)
    assert card is not None
    assert (card.sequence, card.version) == (1, 2)


def test_every_question_is_told_as_it_is_published(session: Session) -> None:
    """Whoever shows how far it has come hears of each question once, changed or not."""
    made = small(lessons=2)
    told: list[int] = []

    def tell() -> None:
        told.append(len(told))

    for times in (1, 2):
        publish_course.publish(
            session, made.course, made.lessons, made.banks, at=NOON, on_question=tell
        )
        assert len(told) == times * 10

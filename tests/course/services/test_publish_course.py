"""Publishing: what is new is added, what changed is changed, what left is retired, nothing else."""

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
    Course,
    Feedback,
    GradeItem,
    Lesson,
    Passage,
    QuestionVersion,
    Quiz,
    Review,
    Status,
)
from course.models import Question as QuestionRow
from course.services import add_questions, review_cards
from lessons import Passage as PassageValue
from quizzes import Question, Recalled, TrueFalse
from quizzes.bank import Bank
from tests.accounts import opened
from tests.course.study import (
    NOON,
    SLUG,
    begin,
    course_number,
    give,
    hand_in,
    learner,
    of_kind,
    place_of,
    publish,
    question_row,
    right,
    say,
    small,
    with_questions,
)
from tests.school.content import Content, content, lesson, questions
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


def edited(value: Question, stem: str = "Another stem.") -> Question:
    """Give the question with another stem."""
    return replace(value, stem=stem)


def with_edited(before: Content, kind: str, stem: str = "Another stem.") -> Content:
    """Give the course with one question edited."""
    slug = f"{SLUG}-1-{kind}"
    return with_questions(
        before,
        [edited(q, stem) if q.id == slug else q for q in before.banks[0].questions],
    )


def without(before: Content, kind: str) -> Content:
    """Give the course without one question."""
    slug = f"{SLUG}-1-{kind}"
    return with_questions(before, [q for q in before.banks[0].questions if q.id != slug])


def with_lesson(before: Content, number: int, **changes: object) -> Content:
    """Give the course with one lesson changed."""
    made = list(before.lessons)
    made[number] = replace(made[number], **changes)  # type: ignore[arg-type]  # named by the test
    return replace(before, lessons=tuple(made))


def only(before: Content, *numbers: int) -> Content:
    """Give the course with some of its lessons, in this order."""
    lessons = tuple(before.lessons[n] for n in numbers)
    return Content(
        course=replace(before.course, lessons=tuple(each.slug for each in lessons)),
        lessons=lessons,
        banks=tuple(before.banks[n] for n in numbers),
    )


def versions(session: Session, slug: str) -> list[tuple[int, str]]:
    """Give number and text of every version of a question."""
    session.expire_all()
    rows = session.scalars(
        select(QuestionVersion)
        .filter_by(question_id=question_row(session, slug).id)
        .order_by(QuestionVersion.number)
    )
    return [(row.number, row.source) for row in rows]


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


def test_one_question_edited_is_one_version_more(session: Session, two: Content) -> None:
    """Only that question gets a version; it is the live one, and the load is noted."""
    changes = publish(session, with_edited(two, "truth"), at=LATER)

    assert (changes.added, changes.changed, changes.retired) == ([], [f"question {TRUTH}"], [])
    assert [number for number, _ in versions(session, TRUTH)] == [1, 2]
    assert question_row(session, TRUTH).live_number == 2
    assert session.query(QuestionVersion).count() == 10 + 1
    assert events(session)[-1].detail == {"added": 0, "changed": 1, "retired": 0}


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


def test_an_instructors_edit_survives_a_load(session: Session, two: Content) -> None:
    """What was published in the browser stays until the file itself says something new."""
    teacher = learner(session, "teacher")
    course_id = course_number(session)
    theirs = edited(of_kind(two, "truth"), "The teacher's stem.")
    add_questions.revise(session, course_id, theirs, based_on=1, by=teacher.id, at=NOON)
    add_questions.publish(session, course_id, TRUTH, 2, by=teacher.id, at=NOON)

    assert not publish(session, two, at=LATER)
    assert question_row(session, TRUTH).live_number == 2

    changes = publish(session, with_edited(two, "truth", "The file's new stem."), at=LATER)
    assert changes.changed == [f"question {TRUTH}"]
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
    add_questions.publish(session, course_id, TRUTH, 2, by=teacher.id, at=NOON)
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


def test_what_an_instructor_retired_stays_retired(session: Session, two: Content) -> None:
    """A load without a change to the question does not bring it back."""
    teacher = learner(session, "teacher")
    add_questions.retire(session, course_number(session), TRUTH, by=teacher.id, at=NOON)

    changes = publish(session, with_edited(two, "short"), at=LATER)

    assert changes.changed == ["question tides-1-short"]
    assert question_row(session, TRUTH).status is Status.retired


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
    ]
    assert in_order(session) == ["tides-3", "tides-2"]

    publish(session, three, at=LATER)
    assert in_order(session) == ["tides-1", "tides-2", "tides-3"]
    assert question_row(session, TRUTH).status is Status.live
    assert session.query(Lesson).count() == session.query(Quiz).count() == 3


def test_each_lesson_has_one_quiz_and_one_column(session: Session, two: Content) -> None:
    """They are made once, and the quiz follows its lesson's title."""
    publish(session, with_lesson(two, 0, title="Ebb and flow"), at=LATER)

    quizzes = list(session.scalars(select(Quiz).order_by(Quiz.id)))
    assert [(each.slug, each.title, each.size, each.feedback) for each in quizzes] == [
        ("practice-tides-1", "Practice: Ebb and flow", 10, Feedback.after_submission),
        ("practice-tides-2", "Practice: The lesson title.", 10, Feedback.after_submission),
    ]
    items = session.scalars(select(GradeItem).order_by(GradeItem.position))
    assert [(each.quiz_id, each.points, each.position) for each in items] == [
        (quizzes[0].id, 10, 1),
        (quizzes[1].id, 10, 2),
    ]


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


def test_a_changed_summary_changes_the_course_alone(session: Session, two: Content) -> None:
    """The course's own words are its own row."""
    made = replace(two, course=replace(two.course, summary="Other words."))
    changes = publish(session, made, at=LATER)
    assert changes.changed == [f"course {SLUG}"]
    row = session.scalars(select(Course)).one()
    assert (row.summary_html, row.published_at) == ("<p>Other words.</p>\n", LATER)


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

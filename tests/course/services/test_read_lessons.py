"""Reading: the courses, a course's lessons and one lesson, as one learner finds them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Course, Role
from course.services import add_questions, read_lessons, review_cards
from course.services.read_lessons import NOBODY, LessonEntry
from lessons import Passage
from quizzes import Question, Recall, Recalled
from tests.accounts import course as put_course
from tests.accounts import opened
from tests.course.sitting import begin, give, hand_in, place_of, right, say
from tests.course.study import NOON, SLUG, Learner, course_number, learner, leave, publish, small
from tests.school.content import Content, content
from tests.school.scene import watched

PROMPT = "tides-1-recall"


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session of this test's own."""
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
    """Give a learner."""
    del made
    return learner(session)


def remember(session: Session, who: Learner, prompt: str = PROMPT) -> None:
    """Answer a prompt in the text."""
    done = review_cards.answer_prompt(
        session.connection(),
        who.key,
        SLUG,
        prompt,
        say(Recalled(remembered=True)),
        key=f"answer-to-{prompt}",
        asked_version=None,
        at=NOON,
    )
    assert done is not None


def test_an_empty_site_has_no_courses(session: Session) -> None:
    """There is nothing to list, and that is no error."""
    assert read_lessons.courses(session.connection(), NOBODY) == []


def test_courses_are_listed_with_what_one_has_done(
    session: Session, made: Content, ada: Learner
) -> None:
    """By title, with their size; the reader's role and answers are theirs alone."""
    publish(session, replace_title(content("bridges", lessons=1), "A course on bridges"))
    put_course(session, "empty-course")
    remember(session, ada)
    connection = session.connection()

    with watched(connection.engine) as seen:
        entries = read_lessons.courses(connection, ada.id)

    assert len(seen) == 1
    assert [(e.slug, e.lessons, e.questions, e.answered, e.role) for e in entries] == [
        ("bridges", 1, 5, 0, None),
        ("tides", 2, 10, 1, Role.learner),
        ("empty-course", 0, 0, 0, None),
    ]
    assert [e.minutes for e in entries] == [1, 2, 0]
    strangers = read_lessons.courses(connection, NOBODY)
    assert [(e.slug, e.answered, e.role) for e in strangers] == [
        ("bridges", 0, None),
        ("tides", 0, None),
        ("empty-course", 0, None),
    ]
    assert made.course.slug == "tides"


def replace_title(before: Content, title: str) -> Content:
    """Give the course under another title."""
    return replace(before, course=replace(before.course, title=title))


def test_who_left_is_not_in_the_course(session: Session, ada: Learner) -> None:
    """The list shows no role for them any more."""
    leave(session, ada)
    [entry] = read_lessons.courses(session.connection(), ada.id)
    assert entry.role is None


def test_a_course_says_what_it_is(session: Session, made: Content) -> None:
    """Its title, its summary as HTML, its language, and whether it is open."""
    session.scalars(select(Course)).one().open_to_join = False
    session.flush()
    about = read_lessons.about(session.connection(), course_number(session))
    assert (about.slug, about.title, about.language) == (SLUG, made.course.title, "en")
    assert (about.summary_html, about.open_to_join) == ("<p>The course summary.</p>\n", False)


def test_the_outline_counts_answers_from_everywhere(
    session: Session, made: Content, ada: Learner
) -> None:
    """A prompt in the text and a question of a quiz count once each, for this learner only."""
    remember(session, ada)
    attempt = begin(session, ada)
    for kind in ("truth", "single"):
        place = place_of(session, attempt, kind)
        question = next(q for q in made.banks[0].questions if q.id.endswith(kind))
        give(session, ada, attempt, place, right(question))
    hand_in(session, ada, attempt)
    bob = learner(session, "bob")
    course_id = course_number(session)

    first, second = read_lessons.outline(session.connection(), course_id, ada.id)

    assert (first.slug, first.questions, first.answered, first.done) == ("tides-1", 5, 3, False)
    assert (second.slug, second.questions, second.answered) == ("tides-2", 5, 0)
    assert [e.answered for e in read_lessons.outline(session.connection(), course_id, bob.id)] == [
        0,
        0,
    ]


@pytest.mark.parametrize(
    ("questions", "answered", "done"),
    [
        pytest.param(0, 0, False, id="a lesson without questions is never done"),
        pytest.param(2, 1, False, id="one is open"),
        pytest.param(2, 2, True, id="all are answered"),
        pytest.param(1, 2, True, id="one that was answered has been retired since"),
    ],
)
def test_a_lesson_is_done_when_everything_was_answered(
    questions: int, answered: int, done: bool
) -> None:
    """Every live question was answered at least once."""
    entry = LessonEntry(
        slug="a", title="A", summary="", minutes=1, questions=questions, answered=answered
    )
    assert entry.done is done


def test_one_goes_on_with_the_first_lesson_that_is_not_done(
    session: Session, made: Content, ada: Learner
) -> None:
    """In each course that one is in, by one statement; a course that is done has none."""
    teacher, course_id = learner(session, "teacher", role=Role.instructor), course_number(session)
    connection = session.connection()
    with watched(connection.engine) as seen:
        before = read_lessons.onward(connection, ada.id)
    assert len(seen) == 1
    assert [(e.slug, e.number, e.answered, e.questions) for e in before.values()] == [
        ("tides-1", 1, 0, 5)
    ]

    reached = []
    for bank, prompt in zip(made.banks, (PROMPT, "tides-2-recall"), strict=True):
        for question in bank.questions:
            if question.id != prompt:
                add_questions.retire(session, course_id, question.id, by=teacher.id, at=NOON)
        session.flush()
        remember(session, ada, prompt)
        reached.append(
            [(e.slug, e.number) for e in read_lessons.onward(connection, ada.id).values()]
        )

    assert reached == [[("tides-2", 2)], []]
    assert list(read_lessons.onward(connection, teacher.id)) == [SLUG]
    leave(session, teacher)
    assert read_lessons.onward(connection, teacher.id) == {}


def test_drafts_and_retired_questions_are_not_counted(
    session: Session, made: Content, ada: Learner
) -> None:
    """Learners meet live questions only; so do the numbers."""
    teacher = learner(session, "teacher", role=Role.instructor)
    course_id = course_number(session)
    draft = Question(
        id="a-draft", passage="tides-1-passage", stem="Draft?", body=Recall(answer="Yes.")
    )
    add_questions.write(session, course_id, draft, by=teacher.id, at=NOON)
    add_questions.retire(session, course_id, PROMPT, by=teacher.id, at=NOON)
    session.flush()
    connection = session.connection()

    assert [e.questions for e in read_lessons.outline(connection, course_id, ada.id)] == [4, 5]
    text = read_lessons.lesson_text(connection, course_id, "tides-1", ada.id)
    assert text is not None
    assert text.passages[0].prompts == ()
    assert made.lessons


def test_a_lesson_is_read_whole(session: Session, made: Content, ada: Learner) -> None:
    """Two statements give every part of it, in order, as safe HTML."""
    [first, _] = made.lessons
    passages = (
        Passage(slug="ebb", title="Ebb", body="Water *goes*. <script>alert(1)</script>"),
        Passage(slug="flow", title="Flow", body="Water comes."),
        *first.passages,
    )
    publish(session, replace(made, lessons=(replace(first, passages=passages), made.lessons[1])))
    course_id = course_number(session)
    connection = session.connection()

    with watched(connection.engine) as seen:
        text = read_lessons.lesson_text(connection, course_id, "tides-1", ada.id)

    assert len(seen) == 2
    assert text is not None
    assert [each.slug for each in text.passages] == ["ebb", "flow", "tides-1-passage"]
    assert "<em>goes</em>" in text.passages[0].html
    assert "<script" not in text.passages[0].html
    assert text.lead_html == "<p>The lead.</p>\n"
    assert text.closing_html == "<p>The closing.</p>\n"
    assert text.objectives == [["know", "The objective."]]
    assert text.terms == [["The term.", "The definition."]]
    assert text.practice == "practice-tides-1"
    assert [[p.slug for p in each.prompts] for each in text.passages] == [[], [], [PROMPT]]


def test_a_prompt_rests_until_its_card_opens(session: Session, ada: Learner) -> None:
    """What was answered has the day of its return; to another learner it is new."""
    remember(session, ada)
    bob = learner(session, "bob")
    openings = []
    for who in (ada, bob):
        text = read_lessons.lesson_text(
            session.connection(), course_number(session), "tides-1", who.id
        )
        assert text is not None
        openings.append(text.passages[0].prompts[0].opens_at)
    assert openings == [(NOON + timedelta(days=2)).replace(hour=4), None]


@pytest.mark.parametrize(
    "slug",
    [
        pytest.param("no-such-lesson", id="there never was one"),
        pytest.param("bridges-1", id="it is another course's"),
        pytest.param("tides-2", id="it has left the course"),
    ],
)
def test_other_lessons_are_not_there(
    session: Session, made: Content, ada: Learner, slug: str
) -> None:
    """A lesson is read in its own course, while it is in it."""
    publish(session, content("bridges", lessons=1))
    publish(
        session,
        Content(
            course=replace(made.course, lessons=("tides-1",)),
            lessons=made.lessons[:1],
            banks=made.banks[:1],
        ),
    )
    connection, course_id = session.connection(), course_number(session)
    assert read_lessons.lesson_text(connection, course_id, slug, ada.id) is None
    assert [e.slug for e in read_lessons.outline(connection, course_id, ada.id)] == ["tides-1"]


def test_passages_that_left_are_not_read(session: Session, made: Content, ada: Learner) -> None:
    """Nor are the prompts in them."""
    bare = replace(made.lessons[0], passages=(Passage(slug="new", title="New", body="New."),))
    publish(
        session,
        Content(course=made.course, lessons=(bare, made.lessons[1]), banks=(made.banks[1],)),
    )
    connection, course_id = session.connection(), course_number(session)

    text = read_lessons.lesson_text(connection, course_id, "tides-1", ada.id)

    assert text is not None
    assert [(each.slug, each.prompts) for each in text.passages] == [("new", ())]
    assert [e.questions for e in read_lessons.outline(connection, course_id, ada.id)] == [0, 5]

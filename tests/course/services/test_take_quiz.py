"""Beginning an attempt: what a quiz is, what is drawn of it, and what its paper says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from course.models import (
    Attempt,
    AttemptState,
    Passage,
    Quiz,
    Role,
)
from course.services import add_questions, take_quiz
from course.services.errors import NotFound
from course.services.take_quiz.start import NoAttemptLeft, NothingToAsk
from quizzes.questions import Kind
from tests.accounts import opened
from tests.course.sitting import (
    asked,
    begin,
    give,
    hand_in,
    paper,
    place_of,
    right,
    score,
    statements,
)
from tests.course.study import (
    NOON,
    QUIZ,
    SLUG,
    Learner,
    course_number,
    learner,
    of_kind,
    publish,
    small,
    with_questions,
)
from tests.school.content import Content, content

LATER = NOON + timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session of this test's own."""
    with opened(database_url) as session:
        yield session


@pytest.fixture
def made(session: Session) -> Content:
    """Give a course with one question of each kind, published."""
    made = small()
    publish(session, made)
    return made


@pytest.fixture
def ada(session: Session, made: Content) -> Learner:
    """Give a learner."""
    del made
    return learner(session)


def test_the_page_of_a_quiz_says_what_it_is(session: Session, ada: Learner) -> None:
    """How many questions it has for quizzes, and the learner's attempts, newest first."""
    first = begin(session, ada)
    hand_in(session, ada, first, at=LATER)
    second = begin(session, ada, at=LATER)
    bob = learner(session, "bob")
    begin(session, bob)

    page = take_quiz.quiz_page(session.connection(), course_number(session), QUIZ, ada.id)

    assert (page.available, page.drawn, page.size, page.attempts_allowed) == (4, 4, 10, None)
    assert [(each.id, each.number, each.state) for each in page.attempts] == [
        (second, 2, AttemptState.in_progress),
        (first, 1, AttemptState.graded),
    ]
    assert page.attempts[1].earned == 0
    assert page.in_progress is not None
    assert page.in_progress.id == second


def test_beginning_again_gives_the_attempt_that_is_open(session: Session, ada: Learner) -> None:
    """A second press of the button, or another tab, goes on with the same paper."""
    first = begin(session, ada, seed=1)
    assert begin(session, ada, seed=2, at=LATER) == first
    hand_in(session, ada, first)
    again = begin(session, ada, at=LATER)
    assert again != first
    assert session.get_one(Attempt, again).number == 2


def test_only_so_many_attempts_as_are_allowed(session: Session, ada: Learner) -> None:
    """The one that is open may always be gone on with; after the last there is none."""
    session.scalars(select(Quiz)).one().attempts_allowed = 2
    session.flush()
    for _ in range(2):
        attempt = begin(session, ada)
        assert begin(session, ada) == attempt
        hand_in(session, ada, attempt)
    with pytest.raises(NoAttemptLeft, match="every attempt"):
        begin(session, ada)
    assert begin(session, learner(session, "bob"))


@pytest.mark.parametrize(
    "quiz",
    [
        pytest.param("no-such-quiz", id="there is none of that name"),
        pytest.param("practice-bridges-1", id="it is another course's"),
    ],
)
def test_a_quiz_is_looked_for_in_its_own_course(session: Session, ada: Learner, quiz: str) -> None:
    """Neither its page nor an attempt is there."""
    publish(session, content("bridges", lessons=1))
    with pytest.raises(NotFound):
        take_quiz.quiz_page(session.connection(), course_number(session), quiz, ada.id)
    with pytest.raises(NotFound):
        begin(session, ada, quiz=quiz)


def test_nothing_to_ask_is_told_and_leaves_no_attempt(session: Session, ada: Learner) -> None:
    """Prompts, drafts, retired questions and those of passages that left are not drawn."""
    teacher = learner(session, "teacher", role=Role.instructor)
    course_id = course_number(session)
    for kind in ("single", "multiple", "truth"):
        slug = f"{SLUG}-1-{kind}"
        add_questions.retire(session, course_id, slug, by=teacher.id, at=NOON)
    add_questions.write(session, course_id, statements(1)[0], by=teacher.id, at=NOON)
    session.flush()
    assert [each.id for each in asked(session, begin(session, ada)).values()] == ["tides-1-short"]
    session.scalars(select(Passage)).one().retired_at = NOON
    session.flush()

    with pytest.raises(NothingToAsk, match="no questions yet"):
        begin(session, learner(session, "bob"))

    page = take_quiz.quiz_page(session.connection(), course_id, QUIZ, ada.id)
    assert (page.available, page.drawn) == (0, 0)
    assert session.scalar(select(func.count()).select_from(Attempt)) == 1


def test_the_same_seed_gives_the_same_paper(session: Session, ada: Learner) -> None:
    """Questions, their order and the order of their options follow from the seed alone."""
    papers = [
        paper(session, who, begin(session, who, seed=seed)).items
        for who, seed in (
            (ada, 5),
            (learner(session, "bob"), 5),
            *((learner(session, f"other-{n}"), n) for n in range(6, 12)),
        )
    ]
    same, twin, *others = papers
    assert same == twin
    assert any(other != same for other in others)
    orders = {item.kind: sorted(item.order) for item in same}
    assert orders == {
        Kind.SINGLE_CHOICE: [0, 1, 2, 3],
        Kind.MULTIPLE_RESPONSE: [0, 1, 2, 3],
        Kind.TRUE_FALSE: [],
        Kind.SHORT_ANSWER: [],
    }


def test_what_was_not_asked_yet_comes_first(session: Session) -> None:
    """Of 25 questions ten are drawn; in three attempts each was asked before any is asked twice."""
    publish(session, small(*statements(25)))
    ada = learner(session)
    seen: list[str] = []
    for seed in range(3):
        attempt = begin(session, ada, seed=seed)
        seen += [each.id for each in asked(session, attempt).values()]
        hand_in(session, ada, attempt)
    assert len(seen) == 30
    assert len(set(seen[:20])) == 20
    assert len(set(seen)) == 25


def test_a_paper_keeps_what_it_was_drawn_from(
    session: Session, made: Content, ada: Learner
) -> None:
    """An edit, even into another kind, changes neither the paper nor its marking."""
    attempt = begin(session, ada)
    before = paper(session, ada, attempt)
    typed = replace(of_kind(made, "short"), id="tides-1-single", stem="Now to be typed?")
    rest = [q for q in made.banks[0].questions if q.id != typed.id]
    publish(session, with_questions(made, [typed, *rest]), at=LATER)

    assert paper(session, ada, attempt) == before
    place = place_of(session, attempt, "single")
    give(session, ada, attempt, place, right(of_kind(made, "single")))
    hand_in(session, ada, attempt)
    assert score(session, attempt) == (1, 4)
    found = take_quiz.results(session.connection(), attempt, ada.id)
    assert found is not None
    assert found.items[place - 1].kind == Kind.SINGLE_CHOICE


def test_a_draft_of_another_kind_does_not_reach_a_paper(
    session: Session, made: Content, ada: Learner
) -> None:
    """What an instructor is still writing changes neither what is drawn nor how it is asked."""
    teacher = learner(session, "teacher", role=Role.instructor)
    prompt = replace(of_kind(made, "recall"), id="tides-1-single")
    course_id = course_number(session)
    add_questions.revise(session, course_id, prompt, based_on=1, by=teacher.id, at=NOON)
    session.flush()

    kinds = {item.kind for item in paper(session, ada, begin(session, ada)).items}

    assert kinds == {each.kind for each in made.banks[0].questions} - {Kind.RECALL}


def test_a_paper_says_nothing_of_its_key(session: Session, ada: Learner) -> None:
    """No feedback, explanation or mark of the right option is in what the page is made of."""
    said = str(paper(session, ada, begin(session, ada)))
    for word in ("right", "feedback", "explanation", "accepted"):
        assert word not in said

"""Judgements of essays: what is said is kept, told to the learner, and never replaced unseen."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from course.models import (
    AuditEvent,
    Feedback,
    Judgement,
    Person,
    Quiz,
    Role,
)
from course.services import mark_essays, take_quiz
from course.services.errors import Changed, Invalid
from course.services.mark_essays import LONGEST_COMMENT, LONGEST_REMARK, Verdict
from quizzes.questions import Decided
from tests.accounts import opened
from tests.course.marking import (
    FIRST,
    LATER,
    TEXT,
    TRUTH,
    give_verdict,
    judge,
    sat,
    teacher,
    waits,
)
from tests.course.sitting import score
from tests.course.study import course_number, learner


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on a database of this test's own."""
    with opened(database_url) as session:
        yield session


def test_judging_again_replaces_the_mark_and_tells_what_it_was(session: Session) -> None:
    """The score follows, and both judgements stay in the record."""
    attempt, places = sat(session, FIRST, first=TEXT)
    by = teacher(session)
    judge(session, by, attempt, places["first"], (1, 0))

    judge(session, by, attempt, places["first"], (0, 0), seen="1")

    assert score(session, attempt) == (4, 4)
    events = session.scalars(
        select(AuditEvent).filter_by(verb="essay.marked").order_by(AuditEvent.id)
    ).all()
    assert [(each.actor_id, each.subject, each.at) for each in events] == 2 * [
        (by.id, "first", LATER)
    ]
    assert [(each.detail["before"], each.detail["earned"]) for each in events] == [
        (None, "8/3"),
        ("8/3", "4"),
    ]
    assert events[1].detail["levels"] == [0, 0]


def test_every_judgement_is_kept_with_whoever_gave_it(session: Session) -> None:
    """Levels, remarks, comment and points; the last one is told first, and its author named."""
    attempt, places = sat(session, FIRST, first=TEXT)
    grace, alan = teacher(session), learner(session, "alan", role=Role.assistant)
    one = Verdict(levels=(1, 0), remarks=("Which second cause?", ""), comment="Nearly.")
    other = Verdict(levels=(0, 0), remarks=("Both are there.", "Clear."), comment="")

    give_verdict(session, grace, attempt, places["first"], one)
    give_verdict(session, alan, attempt, places["first"], other, seen="1")

    page = mark_essays.essay_page(
        session.connection(), course_number(session), attempt, places["first"]
    )
    assert page.stands == "2"
    assert [(each.number, each.by, each.earned, each.at) for each in page.judgements] == [
        (2, "Alan", 4, LATER),
        (1, "Teacher", Fraction(8, 3), LATER),
    ]
    assert [each.verdict for each in page.judgements] == [other, one]


def test_the_model_answer_is_told_once_the_text_is_judged(session: Session) -> None:
    """Not before: whoever has read it could hand it in at the next attempt."""
    attempt, places = sat(session, FIRST, TRUTH, first=TEXT, truth=Decided(value=True))
    ada, by = session.scalars(select(Person.id).filter_by(name="Ada")).one(), teacher(session)

    def told(place: int) -> str:
        found = take_quiz.results(session.connection(), attempt, ada)
        assert found is not None
        item = next(item for item in found.items if item.position == place)
        assert item.told is not None
        return str(dict(item.told))

    assert "<em>answered</em>" not in told(places["first"])
    assert told(places["truth"])
    judge(session, by, attempt, places["first"])
    assert "<em>answered</em>" in told(places["first"])


def test_a_judgement_outlives_the_account_of_whoever_gave_it(session: Session) -> None:
    """What was said stays; by whom is then not known any more."""
    attempt, places = sat(session, FIRST, first=TEXT)
    by = teacher(session)
    judge(session, by, attempt, places["first"], comment="Good.")

    session.execute(delete(Person).where(Person.id == by.id))

    (kept,) = mark_essays.essay_page(
        session.connection(), course_number(session), attempt, places["first"]
    ).judgements
    assert (kept.by, kept.verdict.comment) == (None, "Good.")


def test_the_results_tell_the_last_judgement(session: Session) -> None:
    """The learner reads levels, remarks and comment; before there was one, nothing of the kind."""
    attempt, places = sat(session, FIRST, TRUTH, first=TEXT, truth=Decided(value=True))
    ada = session.scalars(select(Person.id).filter_by(name="Ada")).one()
    by = teacher(session)

    def told() -> dict[int, Verdict | None]:
        found = take_quiz.results(session.connection(), attempt, ada)
        assert found is not None
        return {
            item.position: item.judgement.verdict if item.judgement else None
            for item in found.items
        }

    assert set(told().values()) == {None}
    judge(session, by, attempt, places["first"], (1, 0), comment="Nearly.")
    judge(session, by, attempt, places["first"], (0, 0), comment="Good.", seen="1")
    assert told() == {
        places["first"]: Verdict(levels=(0, 0), remarks=("", ""), comment="Good."),
        places["truth"]: None,
    }


def test_a_quiz_that_tells_nothing_keeps_the_judgement_to_itself(session: Session) -> None:
    """There is the score, and of levels and comments not a word."""
    attempt, places = sat(session, FIRST, first=TEXT)
    session.scalars(select(Quiz)).one().feedback = Feedback.never
    session.flush()
    judge(session, teacher(session), attempt, places["first"], (1, 0), comment="Nearly.")
    ada = session.scalars(select(Person.id).filter_by(name="Ada")).one()

    found = take_quiz.results(session.connection(), attempt, ada)

    assert found is not None
    assert found.earned == Fraction(8, 3)
    assert [item.judgement for item in found.items] == [None]
    assert "Nearly" not in str(found)


@pytest.mark.parametrize("seen", ["", "1", "3", "0"])
def test_nobody_replaces_a_mark_that_they_have_not_seen(session: Session, seen: str) -> None:
    """Of two people who judge at the same time the second one is told, even at the same points."""
    attempt, places = sat(session, FIRST, first=TEXT)
    by = teacher(session)
    judge(session, by, attempt, places["first"], (0, 0))
    judge(session, by, attempt, places["first"], (1, 0), seen="1")

    for levels, comment in (((2, 1), ""), ((1, 0), "Said anew.")):
        with pytest.raises(Changed):
            judge(session, by, attempt, places["first"], levels, comment=comment, seen=seen)

    assert score(session, attempt) == (Fraction(8, 3), 4)
    assert len(session.scalars(select(Judgement)).all()) == 2


def test_the_same_judgement_sent_twice_counts_once(session: Session) -> None:
    """A second press of the button is no surprise, and no second entry in the record."""
    attempt, places = sat(session, FIRST, first=TEXT)
    by = teacher(session)

    marks = [judge(session, by, attempt, places["first"], (1, 0)) for _ in range(2)]

    assert marks == [Fraction(8, 3)] * 2
    assert len(session.scalars(select(AuditEvent).filter_by(verb="essay.marked")).all()) == 1
    assert len(session.scalars(select(Judgement)).all()) == 1


@pytest.mark.parametrize(
    "levels",
    [
        pytest.param((), id="none"),
        pytest.param((0,), id="too few"),
        pytest.param((0, 0, 0), id="too many"),
        pytest.param((3, 0), id="a level after the last"),
        pytest.param((0, -1), id="a level before the first"),
    ],
)
def test_levels_that_the_rubric_has_not_are_refused(
    session: Session, levels: tuple[int, ...]
) -> None:
    """The text goes on waiting, and nothing is noted."""
    attempt, places = sat(session, FIRST, first=TEXT)

    with pytest.raises(Invalid):
        judge(session, teacher(session), attempt, places["first"], levels)

    assert waits(session) == [places["first"]]
    assert session.scalars(select(AuditEvent).filter_by(verb="essay.marked")).all() == []


@pytest.mark.parametrize(
    ("remarks", "comment"),
    [
        pytest.param((), "", id="no remark"),
        pytest.param(("",) * 3, "", id="a remark too many"),
        pytest.param(("x" * (LONGEST_REMARK + 1), ""), "", id="a remark that is too long"),
        pytest.param(("", ""), "x" * (LONGEST_COMMENT + 1), id="a comment that is too long"),
    ],
)
def test_what_is_said_has_its_bounds(
    session: Session, remarks: tuple[str, ...], comment: str
) -> None:
    """One remark a criterion, none of them endless; nothing is noted otherwise."""
    attempt, places = sat(session, FIRST, first=TEXT)

    with pytest.raises(Invalid):
        judge(session, teacher(session), attempt, places["first"], remarks=remarks, comment=comment)

    assert waits(session) == [places["first"]]
    assert session.scalars(select(Judgement)).all() == []

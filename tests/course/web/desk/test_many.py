"""The list of questions on its page: narrowed, many changed at once, and that undone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from course.models import AuditEvent, Question, QuestionTag, QuestionVersion, Status
from tests.browsing import csrf_token, post
from tests.course.classroom import Room, choice, put_question, statement, statements
from tests.course.web.desk.forms import DESK

LIST = f"{DESK}/questions"
CHANGE = f"{DESK}/questions/change"
UNDO = re.compile(r'action="([^"]*/undo[^"]*)"')


@pytest.fixture
def bank(session: Session, place: Room) -> None:
    """Give a course three questions: two live ones, and a draft."""
    put_question(session, place, replace(choice(), tags=("pact",)))
    put_question(session, place, statement())
    put_question(session, place, choice("new-one"), live=False)
    session.commit()


def order(action: str, *chosen: str, **more: Any) -> dict[str, Any]:
    """Give what the form sends."""
    return {"action": action, "chosen": list(chosen), "tags": "", "to": "", **more}


def statuses(session: Session) -> dict[str, Status]:
    """Say how each question stands."""
    rows = session.scalars(select(Question).execution_options(populate_existing=True))
    found = {row.slug: row.status for row in rows}
    session.rollback()  # the site has to write in between
    return found


@pytest.mark.usefixtures("bank")
@pytest.mark.parametrize(
    ("query", "shown"),
    [
        pytest.param("", {"pact-year", "pact-today", "new-one"}, id="all"),
        pytest.param("?q=signed&status=live", {"pact-year"}, id="text and status"),
        pytest.param("?tag=pact", {"pact-year"}, id="tag"),
        pytest.param("?kind=true_false&difficulty=2", {"pact-today"}, id="kind and difficulty"),
        pytest.param("?answers=1", set(), id="marked at least once"),
        pytest.param("?share=below-50&sort=newest", set(), id="share of points"),
        pytest.param(
            "?kind=sonnet&difficulty=9&status=lost&answers=many&share=half&sort=taste",
            {"pact-year", "pact-today", "new-one"},
            id="what is not offered narrows nothing",
        ),
    ],
)
def test_the_address_narrows_the_list(teacher: FlaskClient, query: str, shown: set[str]) -> None:
    """Each filter has its part of the address; nothing found says so."""
    page = teacher.get(LIST + query)

    assert page.status_code == 200
    assert set(re.findall(r'name="chosen" value="([^"]+)"', page.text)) == shown
    assert ("No question matches all of that" in page.text) is not bool(shown)


@pytest.mark.usefixtures("bank")
def test_the_ticked_questions_are_changed_and_changed_back(
    session: Session, teacher: FlaskClient
) -> None:
    """One event tells of it, and its message holds the way back, to the same part of the list."""
    answer = post(teacher, f"{CHANGE}?q=pact&sort=slug", order("retire", "pact-year", "pact-today"))

    assert answer.status_code == 303
    assert answer.location == f"{LIST}?q=pact&sort=slug"
    page = teacher.get(answer.location).text
    assert "Retired 2 questions. What was answered is kept." in page
    assert list(statuses(session).values()).count(Status.retired) == 2
    undo = UNDO.search(page)
    assert undo is not None
    back = post(teacher, undo.group(1).replace("&amp;", "&"))
    assert (back.status_code, back.location) == (303, f"{LIST}?q=pact&sort=slug")
    assert "Undone: 2 questions stand as before." in teacher.get(back.location).text
    assert Status.retired not in statuses(session).values()
    verbs = session.scalars(select(AuditEvent.verb).order_by(AuditEvent.id)).all()
    assert verbs[-2:] == ["questions.retired", "questions.undone"]


@pytest.mark.usefixtures("bank")
def test_all_that_match_are_changed_and_no_others(session: Session, teacher: FlaskClient) -> None:
    """What is ticked does not count then, and what does not match stays."""
    sent = order("add_tags", "pact-today", every="1", tags="treaty, pact")

    answer = post(teacher, f"{CHANGE}?kind=single_choice", sent)

    assert "Added the tags to 2 questions." in teacher.get(answer.location).text
    tagged = session.scalars(
        select(Question.slug)
        .join(QuestionTag, QuestionTag.question_id == Question.id)
        .where(QuestionTag.tag == "treaty")
    )
    assert set(tagged) == {"pact-year", "new-one"}


@pytest.mark.usefixtures("bank")
@pytest.mark.parametrize(
    ("sent", "told"),
    [
        pytest.param(
            order("publish", "new-one", "pact-year"),
            "The other 1: they are live already, retired,",
            id="published",
        ),
        pytest.param(order("duplicate", "new-one"), "Duplicated 1 question;", id="duplicated"),
        pytest.param(order("move", "new-one", to="passage-2-1"), "Moved 1 question.", id="moved"),
        pytest.param(
            order("remove_tags", "pact-year", tags="pact"), "Took the tags away", id="untagged"
        ),
        pytest.param(
            order("bring_back", "pact-year"), "Nothing was changed: they are not", id="no change"
        ),
    ],
)
def test_the_message_says_what_was_done(
    teacher: FlaskClient, sent: dict[str, Any], told: str
) -> None:
    """To how many, and why not to the others."""
    answer = post(teacher, CHANGE, sent)

    assert told in teacher.get(answer.location).text


@pytest.mark.usefixtures("bank")
@pytest.mark.parametrize(
    ("sent", "message"),
    [
        pytest.param(order("retire"), "Tick the questions that you mean", id="nothing ticked"),
        pytest.param(order("", "pact-year"), "Choose what to do", id="no action"),
        pytest.param(order("erase", "pact-year"), "Choose what to do", id="an action of no one"),
        pytest.param(order("add_tags", "pact-year"), "Write the tags", id="no tags"),
        pytest.param(
            order("add_tags", "pact-year", tags="x" * 41), "These cannot be tags", id="too long"
        ),
        pytest.param(order("move", "pact-year"), "Choose the passage", id="no passage"),
        pytest.param(order("retire", "gone"), "None of these questions", id="gone by now"),
        pytest.param(order("retire", "a\x00'"), "Tick the questions", id="what can be no id"),
        pytest.param(
            order("add_tags", "pact-year", tags="a\x00b"), "These cannot be tags", id="a zero byte"
        ),
    ],
)
def test_an_order_that_is_not_clear_changes_nothing(
    session: Session, teacher: FlaskClient, sent: dict[str, Any], message: str
) -> None:
    """The page comes back as it was sent, with the reason."""
    answer = post(teacher, f"{CHANGE}?q=pact", sent)

    assert answer.status_code == 400
    assert "Nothing was changed" in answer.text
    assert message in answer.text
    ticked = re.findall(r'name="chosen" value="([^"]+)" checked', answer.text)
    assert ticked == [each for each in sent["chosen"] if each == "pact-year"]
    assert session.scalar(select(func.count()).select_from(AuditEvent)) == 0


@pytest.mark.usefixtures("bank")
def test_a_passage_of_another_course_is_not_there(session: Session, teacher: FlaskClient) -> None:
    """Nothing moves out of its course."""
    answer = post(teacher, CHANGE, order("move", "pact-year", to="bridges-1-passage"))

    assert answer.status_code == 404
    assert len(session.scalars(select(QuestionVersion.id)).all()) == 3


@pytest.mark.usefixtures("bank")
def test_fields_that_are_not_the_form_s_own_change_nothing(
    session: Session, place: Room, teacher: FlaskClient
) -> None:
    """Columns sent along are ignored (mass assignment)."""
    extra = {"course_id": "99", "live_number": "7", "status": "draft", "event": "1", "by": "99"}

    post(teacher, CHANGE, order("retire", "pact-year") | extra)

    row = session.scalars(select(Question).filter_by(slug="pact-year")).one()
    assert (row.course_id, row.live_number, row.status) == (place.course_id, 1, Status.retired)


@pytest.mark.usefixtures("bank")
def test_who_only_reads_has_no_form_for_it(visitor: Callable[[str], FlaskClient]) -> None:
    """An assistant sees the list without boxes."""
    page = visitor("helper").get(LIST).text

    assert "pact-year" in page
    assert 'name="chosen"' not in page
    assert "Change several at once" not in page


@pytest.mark.usefixtures("bank")
def test_no_order_is_taken_without_the_token(session: Session, teacher: FlaskClient) -> None:
    """A forged form changes nothing."""
    csrf_token(teacher)  # there is one, and it is not sent

    assert teacher.post(CHANGE, data=order("retire", "pact-year")).status_code == 400
    assert Status.retired not in statuses(session).values()


def test_more_than_can_be_turned_over_says_so(
    session: Session, place: Room, teacher: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The count has an end, and the page says what to do about it."""
    for number in range(4):
        put_question(session, place, choice(f"question-{number}"))
    session.commit()
    monkeypatch.setattr("course.services.list_questions.MOST_COUNTED", 3)

    page = teacher.get(LIST).text

    assert "more than 3 questions" in page
    assert "Narrow the list to come to the others" in page


def test_changing_40_costs_as_many_statements_as_4(
    session: Session, place: Room, teacher: FlaskClient, app: Flask
) -> None:
    """The whole request, from the door to the redirect."""
    engine = app.extensions["database"].writing
    counts = []
    for more in (4, 36):
        for number in range(more):
            put_question(session, place, choice(f"question-{more}-{number}"))
        session.commit()
        token = csrf_token(teacher)
        for action in ("add_tags", "remove_tags", "retire", "bring_back"):
            sent = order(action, every="1", tags="treaty") | {"csrf_token": token}
            with statements(engine) as seen:
                assert teacher.post(CHANGE, data=sent).status_code == 303
            counts.append(len(seen))

    assert counts[:4] == counts[4:]

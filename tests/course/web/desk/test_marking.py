"""The pages on which those who teach read and mark essays."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from course.models import Attempt, AttemptState
from course.services.mark_essays.waiting import PAGE
from tests.browsing import post
from tests.course.classroom import NOON, Room, put_person, put_question, statements
from tests.course.essays import essay, put_essay
from tests.course.web.desk.forms import DESK
from tests.course.web.desk.judging import JUDGED, LIST, ada, mark_of


def test_the_list_tells_what_waits(teacher: FlaskClient, attempt: int) -> None:
    """The question's opening without its marks, the learner, the quiz, and a link to the text."""
    page = teacher.get(LIST).text

    assert "1 text waits" in page
    assert "Why were there two alliances in why-two?" in page
    assert ">Ada</td>" in page
    assert f'href="{LIST}/{attempt}/1"' in page


def test_an_empty_list_says_so(teacher: FlaskClient) -> None:
    """Nobody looks at an empty table."""
    page = teacher.get(LIST).text

    assert "Nothing waits" in page
    assert "<table" not in page
    assert 'class="count"' not in page


@pytest.mark.parametrize("page", ["/", "/questions", "/people", "/marking"])
def test_every_tab_tells_how_many_wait(teacher: FlaskClient, attempt: int, page: str) -> None:
    """Wherever whoever teaches is, the way to what waits has its number."""
    del attempt
    html = teacher.get(DESK + page).text

    assert re.search(rf'href="{LIST}"[^>]*>Marking <span class="count">1</span>', html)


def test_the_class_leads_to_what_waits(
    session: Session, teacher: FlaskClient, place: Room, attempt: int
) -> None:
    """Where whoever teaches arrives, a sentence says that there is something to read."""
    page = teacher.get(f"{DESK}/").text
    assert "1 text waits to be marked" in page
    assert re.search(rf'<a href="{LIST}">Read and mark it</a>', page)

    another = put_question(session, place, essay("another"))
    put_essay(session, place.quizzes[1], ada(session), another)
    session.commit()
    assert "2 texts wait to be marked" in teacher.get(f"{DESK}/").text
    for number in (attempt, attempt + 1):
        post(teacher, f"{LIST}/{number}/1", JUDGED)
    assert "to be marked" not in teacher.get(f"{DESK}/").text


def test_the_number_costs_no_statement(
    teacher: FlaskClient, app: Flask, session: Session, place: Room, question: int
) -> None:
    """It comes with the course's title, whether something waits or not."""
    costs = []
    for number in (1, 2):
        with statements(app.extensions["database"].reading) as sent:
            teacher.get(f"{DESK}/people")
        costs.append([each for each in sent if "attempt_item" in each])
        put_essay(session, place.quizzes[0], ada(session), question, number=number)
        session.commit()

    assert [len(each) for each in costs] == [1, 1]
    assert "course.title" in costs[0][0]


def test_a_text_stands_with_all_that_judging_it_needs(teacher: FlaskClient, attempt: int) -> None:
    """The text as it was typed, the stem, the rubric as radio buttons, the model answer."""
    page = teacher.get(f"{LIST}/{attempt}/1").text

    written = re.search(r'<div class="[^"]*written"[^>]*>(.*?)</div>', page, re.S)
    assert written
    assert "&lt;/div&gt;&lt;script&gt;evil()&lt;/script&gt; &amp;" in written.group(1)
    assert "<script>evil()" not in page
    assert "<strong>two</strong>" in page
    assert page.count("<fieldset") == 2
    assert page.count('type="radio"') == 5
    assert "1 point: names one" in page
    assert "<em>answered</em>" in page
    assert "2 to 9 asked for" in page
    assert "checked" not in page


def test_a_text_that_is_still_written_is_nobody_else_s(
    session: Session, teacher: FlaskClient, attempt: int
) -> None:
    """Neither to be read nor to be judged, however its address is known."""
    row = session.get_one(Attempt, attempt)
    row.state, row.submitted_at = AttemptState.in_progress, None
    session.commit()

    assert teacher.get(f"{LIST}/{attempt}/1").status_code == 404
    assert post(teacher, f"{LIST}/{attempt}/1", JUDGED).status_code == 404
    assert mark_of(session, attempt) == (None, None)
    assert "to be marked" not in teacher.get(f"{DESK}/").text


@pytest.mark.parametrize("who", ["ada", "stranger"])
def test_learners_find_nothing_there(
    visitor: Callable[[str], FlaskClient], session: Session, attempt: int, who: str
) -> None:
    """Not even the author of the text."""
    if who == "stranger":
        put_person(session, None, "stranger@example.org")
        session.commit()
    client = visitor(who)

    assert client.get(LIST).status_code == 404
    assert client.get(f"{LIST}/{attempt}/1").status_code == 404
    assert post(client, f"{LIST}/{attempt}/1", JUDGED).status_code == 404
    assert mark_of(session, attempt) == (None, None)


def test_a_judgement_without_the_token_does_nothing(
    session: Session, teacher: FlaskClient, attempt: int
) -> None:
    """The form is protected like every other one."""
    assert teacher.post(f"{LIST}/{attempt}/1", data=JUDGED).status_code == 400
    assert mark_of(session, attempt) == (None, None)


@pytest.mark.parametrize("where", ["1/2", "9000001/1", "1/0", "x/1", "99999999999999999999/1"])
def test_a_text_that_there_is_not(teacher: FlaskClient, attempt: int, where: str) -> None:
    """Another place, another attempt, no number."""
    del attempt
    assert teacher.get(f"{LIST}/{where}").status_code == 404


def test_a_long_list_has_pages_of_one_cost(
    session: Session, place: Room, question: int, teacher: FlaskClient, app: Flask
) -> None:
    """The last page holds what was handed in last; a page asks as much for 51 as for one."""
    costs = []
    for number in range(1, PAGE + 2):
        at = NOON + timedelta(minutes=number)
        put_essay(session, place.quizzes[0], ada(session), question, number=number, at=at)
        if number in {1, PAGE + 1}:
            session.commit()
            with statements(app.extensions["database"].reading) as sent:
                page = teacher.get(LIST).text
            costs.append(len(sent))

    assert costs[0] == costs[1] <= 6
    assert "Page 1 of 2" in page
    assert page.count('scope="row"') == PAGE
    assert teacher.get(f"{LIST}?page=2").text.count('scope="row"') == 1
    assert teacher.get(f"{LIST}?page=999999999").text.count('scope="row"') == 1

"""The pages on which those who teach read and mark essays."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Attempt, AttemptItem, Person
from course.services.mark_essays.waiting import PAGE
from tests.browsing import post
from tests.course.classroom import NOON, Room, put_person, put_question, statements
from tests.course.essays import essay, put_essay
from tests.course.web.desk.forms import DESK

LIST = f"{DESK}/marking"
HOSTILE = "</div><script>evil()</script> & 'both' <b>sides</b>"
JUDGED = {"criterion_0": "1", "criterion_1": "0", "replaces": ""}
"""Two of the rubric's three points: 2 2/3 of the question's four."""


@pytest.fixture
def question(session: Session, place: Room) -> int:
    """Give a question that asks for a text."""
    number = put_question(session, place, essay())
    session.commit()
    return number


@pytest.fixture
def attempt(session: Session, place: Room, question: int) -> int:
    """Give what Ada has handed in."""
    made = put_essay(session, place.quizzes[0], ada(session), question, HOSTILE)
    session.commit()
    return made


def ada(session: Session) -> int:
    """Give the learner's number."""
    return session.scalars(select(Person.id).filter_by(email="ada@example.org")).one()


def mark_of(session: Session, attempt: int) -> tuple[int | None, int | None]:
    """Give the stored mark of the essay."""
    session.expire_all()
    row = session.get_one(AttemptItem, (attempt, 1))
    found = (row.earned_num, row.earned_den)
    session.rollback()
    return found


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


def test_the_tab_tells_how_many_wait_where_a_page_has_asked(
    teacher: FlaskClient, attempt: int
) -> None:
    """The list has counted; the other pages ask for nothing and show the plain name."""
    del attempt
    tab = re.compile(r'Marking <span class="count">1</span>')

    assert tab.search(teacher.get(LIST).text)
    for page in ("/", "/people"):
        html = teacher.get(DESK + page).text
        assert f'href="{LIST}"' in html
        assert not tab.search(html)


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


@pytest.mark.parametrize("who", ["teacher", "helper"])
def test_those_who_teach_mark(
    session: Session, visitor: Callable[[str], FlaskClient], attempt: int, who: str
) -> None:
    """Instructors and assistants; afterwards the list is empty and the attempt has its score."""
    client = visitor(who)

    answer = post(client, f"{LIST}/{attempt}/1", JUDGED)

    assert (answer.status_code, answer.location) == (303, LIST)
    page = client.get(LIST).text
    assert "Nothing waits" in page
    assert "for Ada." in page
    assert mark_of(session, attempt) == (8, 3)
    assert session.get_one(Attempt, attempt).earned is not None


def test_the_learner_sees_the_score_at_once(
    visitor: Callable[[str], FlaskClient], teacher: FlaskClient, attempt: int
) -> None:
    """What waited is marked."""
    learner = visitor("ada")
    before = learner.get(f"/attempts/{attempt}/results").text
    post(teacher, f"{LIST}/{attempt}/1", JUDGED | {"criterion_0": "0"})
    after = learner.get(f"/attempts/{attempt}/results").text

    assert "4 of 4" not in before
    assert "4 of 4" in after


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param({"criterion_0": "1"}, id="one criterion is left out"),
        pytest.param({}, id="nothing is chosen"),
        pytest.param(JUDGED | {"criterion_0": "3"}, id="a level that there is not"),
        pytest.param(JUDGED | {"criterion_0": "-1"}, id="a level before the first"),
        pytest.param(JUDGED | {"criterion_1": "\u0660"}, id="a digit of another script"),
        pytest.param(JUDGED | {"criterion_1": "0.0"}, id="no whole number"),
    ],
)
def test_an_unfinished_judgement_comes_back(
    session: Session, teacher: FlaskClient, attempt: int, sent: dict[str, str]
) -> None:
    """What was chosen stays chosen, what is missing is told, and nothing is stored."""
    answer = post(teacher, f"{LIST}/{attempt}/1", sent)

    assert answer.status_code == 400
    assert "Nothing was saved yet" in answer.text
    assert answer.text.count(" checked") == sum(
        sent.get(name) in levels
        for name, levels in {"criterion_0": ["0", "1", "2"], "criterion_1": ["0", "1"]}.items()
    )
    assert mark_of(session, attempt) == (None, None)


def test_judging_again_replaces_the_mark(
    session: Session, teacher: FlaskClient, attempt: int
) -> None:
    """The page of a marked text tells its mark and offers the form again."""
    post(teacher, f"{LIST}/{attempt}/1", JUDGED)
    page = teacher.get(f"{LIST}/{attempt}/1").text
    assert "This text is marked" in page
    assert "Judge it again" in page
    seen = re.search(r'name="replaces"[^>]*value="([^"]*)"', page)
    assert seen

    again = JUDGED | {"criterion_0": "2", "replaces": seen.group(1)}
    assert post(teacher, f"{LIST}/{attempt}/1", again).status_code == 303
    assert mark_of(session, attempt) == (4, 3)


@pytest.mark.parametrize("seen", ["", "1", "8/4", "1e999999999", "9" * 5000, "x", "\u0668/3"])
def test_a_mark_that_was_not_seen_is_kept(
    session: Session, teacher: FlaskClient, attempt: int, seen: str
) -> None:
    """Whoever opened the text before it was marked is told, whatever their page says it was."""
    post(teacher, f"{LIST}/{attempt}/1", JUDGED)

    answer = post(teacher, f"{LIST}/{attempt}/1", JUDGED | {"criterion_0": "0", "replaces": seen})

    assert answer.status_code == 409
    assert "marked this text in the meantime" in answer.text
    assert mark_of(session, attempt) == (8, 3)


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

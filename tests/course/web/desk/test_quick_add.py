"""Quick add: what the page shows of a text, and how all of it is saved or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import Question, Status
from quizzes.questions import Kind
from tests.browsing import post
from tests.course.classroom import Room, choice, put_question
from tests.course.web.desk.forms import DESK

QUICK = f"{DESK}/questions/quick"
TWO = "##\r\nCapital of France?\r\n- ( ) Lyon\r\n- (x) Paris\r\n\r\n##\r\nOf Spain?\r\n= Madrid\r\n"


def form(text: str, do: str = "look", passage: str = "passage-1-1") -> dict[str, str]:
    """Give what the page's form sends."""
    return {"text": text, "passage": passage, "do": do}


def kept(page: str) -> str:
    """Give the text that stands in the page's field."""
    found = re.search(r'<textarea[^>]*name="text"[^>]*>\n(.*?)</textarea>', page, re.S)
    assert found
    return found.group(1)


def test_the_empty_page_offers_passages_and_examples(teacher: FlaskClient) -> None:
    """A passage can be chosen by the address; an example of each kind is there."""
    page = teacher.get(f"{QUICK}?passage=passage-1-2").text

    assert '<option selected value="passage-1-2">' in page
    assert all(f'id="example-{kind.value}"' in page for kind in Kind)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(TWO, "2 questions. Read as the text format.", id="the text format"),
        pytest.param(
            "Q?\nA. a\nB. b\nANSWER: A", "1 question. Read as the Aiken format.", id="Aiken"
        ),
        pytest.param(
            "1. Q?\na) a\n*b) b",
            "1 question. Read as a numbered list with lettered options.",
            id="a list",
        ),
    ],
)
def test_looking_shows_what_was_understood_and_saves_nothing(
    session: Session, teacher: FlaskClient, text: str, said: str
) -> None:
    """The way of writing is told, and each question as it will look."""
    answer = post(teacher, QUICK, form(text))

    assert answer.status_code == 200
    assert said in re.sub(r"<[^>]+>", "", answer.text)
    assert "quick-look" in answer.text
    assert session.scalars(select(Question)).all() == []


def test_a_problem_is_shown_with_its_line(teacher: FlaskClient) -> None:
    """The line's number leads to the line; the text is in the field as it was."""
    text = "##\nCapital?\n- ( ) Lyon\n- ( ) Paris\n"

    page = post(teacher, QUICK, form(text)).text

    assert '<a href="#line-3" data-line="3">Line 3</a> <code>- ( ) Lyon</code>' in page
    assert 'id="line-3" class="wrong-line"' in page
    assert kept(page) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(TWO, "Choose a passage above: 2 questions name none", id="two"),
        pytest.param(
            "1. Q?\na) a\n*b) b", "Choose a passage above: 1 question names none", id="one"
        ),
    ],
)
def test_a_passage_that_was_not_chosen_is_told_once(
    session: Session, teacher: FlaskClient, text: str, said: str
) -> None:
    """The questions are shown all the same, and nothing is saved."""
    answer = post(teacher, QUICK, form(text, "drafts", passage=""))

    assert answer.status_code == 400
    assert answer.text.count(said) == answer.text.count('data-line="1"') - 1 == 1
    assert "no passage yet" in answer.text
    assert session.scalars(select(Question)).all() == []


def test_adding_more_keeps_the_passage(teacher: FlaskClient) -> None:
    """The page after saving leads back to where the questions went."""
    saved = post(teacher, QUICK, form(TWO, "drafts", passage="passage-1-2"))

    assert f'href="{QUICK}?passage=passage-1-2"' in teacher.get(saved.location).text


@pytest.mark.parametrize(
    ("button", "status"),
    [
        pytest.param("drafts", Status.draft, id="as drafts"),
        pytest.param("publish", Status.live, id="published"),
    ],
)
def test_all_is_saved_and_can_be_taken_back(
    session: Session, teacher: FlaskClient, button: str, status: Status
) -> None:
    """The page after it lists what was added, and has the button that undoes it."""
    saved = post(teacher, QUICK, form(TWO, button))
    statuses = session.scalars(select(Question.status)).all()
    session.rollback()  # the site is to write
    page = teacher.get(saved.location).text
    undone = post(teacher, f"{saved.location}/undo")

    assert saved.status_code == undone.status_code == 303
    assert statuses == [status] * 2
    assert "2 questions added" in page
    assert f'action="{saved.location}/undo"' in page
    left = session.scalars(select(Question.status)).all()
    assert left == ([] if status is Status.draft else [Status.retired] * 2)
    assert "Taken back: 2 " in teacher.get(undone.location).text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(f"{TWO}\n##\nAnd?\n", "1 problem", id="one question of three is not sound"),
        pytest.param(f"{TWO}\n## taken\nAgain?\n= yes\n", "already", id="an id that is taken"),
        pytest.param("", "Nothing yet", id="no text"),
        pytest.param("\x00", "Nothing was saved yet", id="a zero byte"),
        pytest.param("> " * 4000, "Nothing was saved yet", id="a deep quotation"),
    ],
)
def test_all_or_nothing_is_saved(
    session: Session, place: Room, teacher: FlaskClient, text: str, said: str
) -> None:
    """A refusal keeps the text, and adds none of the questions that are sound."""
    put_question(session, place, choice("taken"))
    session.commit()

    answer = post(teacher, QUICK, form(text, "drafts"))

    assert answer.status_code == 400
    assert said in answer.text
    assert session.scalars(select(Question.slug)).all() == ["taken"]


def test_an_example_is_put_behind_what_is_there(teacher: FlaskClient) -> None:
    """Without a script the button sends the text and gets it back with the example."""
    page = post(teacher, QUICK, form("##\nMine?\n= yes", "example") | {"example": "ordering"}).text

    assert kept(page).startswith("##\nMine?\n= yes\n\n##\nkind: ordering")
    assert "2 questions." in page


def test_only_instructors_see_what_was_added(
    teacher: FlaskClient, visitor: Callable[[str], FlaskClient]
) -> None:
    """An assistant may look at questions, but not add any, and so not take them back."""
    saved = post(teacher, QUICK, form(TWO, "drafts")).location
    helper = visitor("helper")

    assert helper.get(saved).status_code == 404
    assert post(helper, f"{saved}/undo").status_code == 404
    assert post(helper, QUICK, form(TWO, "drafts")).status_code == 404

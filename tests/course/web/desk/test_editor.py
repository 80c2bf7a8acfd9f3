"""The question editor: rows without a script, nothing lost, two who edit at once."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import (
    Question,
    QuestionVersion,
)
from quizzes.questions import Kind
from tests.browsing import post
from tests.course.classroom import (
    Room,
    choice,
    prompt,
    put_question,
    statement,
    typed,
)
from tests.course.web.desk.forms import DESK, NEW, fields, filled


@pytest.mark.parametrize(
    ("button", "texts", "marked"),
    [
        pytest.param("options.add", ["1949", "1955", "", ""], "1", id="one more"),
        pytest.param("options.up-1", ["1955", "1949", ""], "0", id="up, with its mark"),
        pytest.param("options.down-0", ["1955", "1949", ""], "0", id="down, past the key"),
        pytest.param("options.remove-0", ["1955", ""], "0", id="removed above the key"),
        pytest.param("options.remove-1", ["1949", ""], None, id="the key removed"),
        pytest.param("options.up-0", ["1949", "1955", ""], "1", id="up from the top"),
        pytest.param("options.remove-99", ["1949", "1955", ""], "1", id="a row that is not there"),
    ],
)
def test_options_are_added_removed_and_moved_without_a_script(
    session: Session, teacher: FlaskClient, button: str, texts: list[str], marked: str | None
) -> None:
    """A button sends the form and gets it back with the rows in their new order."""
    kind = Kind.SINGLE_CHOICE

    answer = post(
        teacher,
        f"{DESK}/questions/new?kind={kind.value}",
        fields() | NEW[kind] | {"do": button},
    )

    page = re.sub(r"<fieldset[^>]*data-blank>.*?</fieldset>", "", answer.text, flags=re.S)
    found = re.findall(r'<input[^>]*name="options-\d+-text"[^>]*>', page)
    values = [re.search(r'value="([^"]*)"', field) for field in found]
    checked = re.findall(r'name="right" value="(\d+)" checked', answer.text)
    assert answer.status_code == 200
    assert [value.group(1) if value else None for value in values] == texts
    assert checked == ([] if marked is None else [marked])
    assert session.scalars(select(Question)).all() == []


def test_a_form_never_has_more_rows_than_a_question_may_have(teacher: FlaskClient) -> None:
    """Rows beyond the limit are not read, however many are sent."""
    kind = Kind.SINGLE_CHOICE
    many = {f"options-{n}-text": f"option {n}" for n in range(200)}

    page = post(
        teacher,
        f"{DESK}/questions/new?kind={kind.value}",
        fields() | many | {"right": "0", "do": "options.add"},
    ).text

    page = re.sub(r"<fieldset[^>]*data-blank>.*?</fieldset>", "", page, flags=re.S)
    assert len(re.findall(r'name="options-\d+-text"', page)) == 20


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(choice(), id="single choice"),
        pytest.param(statement(), id="true or false"),
        pytest.param(typed(), id="short answer"),
        pytest.param(prompt(), id="recall"),
    ],
)
def test_a_form_that_is_sent_back_as_it_came_changes_nothing(
    session: Session, place: Room, teacher: FlaskClient, value: Any
) -> None:
    """Opening a question and saving it loses nothing: there is no new version."""
    put_question(session, place, value)
    session.commit()
    url = f"{DESK}/questions/{value.id}/edit"

    answer = post(teacher, url, filled(teacher.get(url).text) | {"do": "save"})

    assert answer.status_code == 303
    assert len(session.scalars(select(QuestionVersion)).all()) == 1


def test_of_two_who_edit_at_once_the_second_sees_both_texts(
    session: Session, place: Room, teacher: FlaskClient
) -> None:
    """A stale form is refused with 409, keeps its text, and saves as the next version then."""
    put_question(session, place, prompt())
    session.commit()
    url = f"{DESK}/questions/pact-why/edit"
    old = filled(teacher.get(url).text) | {"do": "save"}
    post(teacher, url, old | {"stem": "Theirs?"})

    conflict = post(teacher, url, old | {"stem": "Mine?"})
    again = post(teacher, url, filled(conflict.text) | {"do": "save"})

    texts = [
        re.sub(r"\s+", " ", each) for each in re.findall(r"<pre.*?</pre>", conflict.text, re.S)
    ]
    assert conflict.status_code == 409
    assert ["Theirs?" in text for text in texts] == [True, False]
    assert ["Mine?" in text for text in texts] == [False, True]
    assert again.status_code == 303
    stems = session.scalars(select(QuestionVersion.source).order_by(QuestionVersion.number)).all()
    assert [word in stem for word, stem in zip(("signed?", "Theirs?", "Mine?"), stems, strict=True)]
    assert len(stems) == 3

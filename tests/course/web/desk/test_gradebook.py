"""The gradebook's pages: grades, decisions by hand, and one's own grades."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import AuditEvent, GradeOverride, Role
from tests.browsing import post, sign_in
from tests.course.classroom import put_person, room
from tests.course.web.desk.forms import BOOK


def words(page: str) -> str:
    """Give a page's text without its markup."""
    return re.sub(r"(<[^>]*>|\s)+", " ", page)


@pytest.mark.usefixtures("cell")
def test_the_gradebook_rounds_only_what_it_shows(teacher: FlaskClient) -> None:
    """Two of three points are 6.67 of ten; what is missing counts as nothing in the total."""
    page = words(teacher.get(f"{BOOK}/").text)

    assert "6.67" in page
    assert "6.67 of 20 33 %" in page
    assert "Missing" in page


def test_a_gradebook_without_learners_says_what_to_do(app: Flask, session: Session) -> None:
    """An empty gradebook leads to inviting people."""
    put_person(session, room(session), "teacher@example.org", role=Role.instructor)
    session.commit()
    client = app.test_client()
    sign_in(client, "teacher@example.org")

    assert "No learners yet" in client.get(f"{BOOK}/").text


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        pytest.param({"choice": "points", "points": "7.5"}, "7.5 of 10", id="a decimal"),
        pytest.param({"choice": "points", "points": "7,5"}, "7.5 of 10", id="a decimal comma"),
        pytest.param({"choice": "points", "points": "25/3"}, "8.33 of 10", id="a fraction"),
        pytest.param({"choice": "points", "points": "0"}, "0 of 10", id="nothing"),
        pytest.param({"choice": "excused"}, "Excused", id="excused"),
    ],
)
def test_a_grade_is_set_by_hand(
    teacher: FlaskClient, cell: str, form: dict[str, str], shown: str
) -> None:
    """The grade changes, and the page tells who decided what and why."""
    answer = post(teacher, cell, form | {"reason": "They were ill."})

    page = words(teacher.get(answer.location).text)
    assert answer.status_code == 303
    assert f"Grade {shown}" in page
    assert "They were ill." in page
    assert "in force" in page
    assert "Teacher" in page


def test_a_decision_is_withdrawn(session: Session, teacher: FlaskClient, cell: str) -> None:
    """The attempts count again; the history keeps both."""
    post(teacher, cell, {"choice": "points", "points": "1", "reason": "A slip."})

    post(teacher, cell, {"choice": "withdraw", "reason": "It was right after all."})

    page = words(teacher.get(cell).text)
    assert "Grade 6.67 of 10" in page
    assert "A slip." in page
    assert "It was right after all." in page
    verbs = session.scalars(select(AuditEvent.verb).where(AuditEvent.verb.like("grade.%"))).all()
    assert sorted(verbs) == ["grade.decision_withdrawn", "grade.set"]


@pytest.mark.parametrize(
    ("form", "message"),
    [
        pytest.param({"points": "7"}, "Say why", id="no reason"),
        pytest.param({"points": "7", "reason": " \n "}, "Say why", id="blanks for a reason"),
        pytest.param({"points": "7", "reason": "x" * 1001}, "at most 1000", id="a long reason"),
        pytest.param({"points": "7", "reason": "a\x00b"}, "control character", id="a zero byte"),
        pytest.param({"points": "11", "reason": "so"}, "between 0 and 10", id="too many"),
        pytest.param({"points": "-1", "reason": "so"}, "Write a number", id="below nothing"),
        pytest.param({"points": "", "reason": "so"}, "Write a number", id="no points"),
        pytest.param({"choice": "double", "reason": "so"}, "Not a valid choice", id="no decision"),
    ],
)
def test_what_cannot_be_decided_comes_back_with_what_was_typed(
    session: Session, teacher: FlaskClient, cell: str, form: dict[str, str], message: str
) -> None:
    """The form says what is wrong and nothing is written."""
    answer = post(teacher, cell, {"choice": "points"} | form)

    assert answer.status_code == 400
    assert message in answer.text
    assert session.scalars(select(GradeOverride)).all() == []


def test_fields_that_are_not_the_forms_own_change_nothing(
    session: Session, teacher: FlaskClient, cell: str
) -> None:
    """Columns sent along with a decision are ignored (mass assignment)."""
    extra = {"set_by": "99", "person_id": "99", "grade_item_id": "99", "earned_num": "10"}

    post(teacher, cell, {"choice": "points", "points": "1", "reason": "so"} | extra)

    row = session.scalars(select(GradeOverride)).one()
    assert (row.earned_num, row.earned_den) == (1, 1)
    assert row.person_id == int(cell.rpartition("/")[2])


def test_learners_see_their_own_grades_and_how_they_came_about(
    teacher: FlaskClient, visitor: Callable[[str], FlaskClient], cell: str
) -> None:
    """The attempt that counts, what is missing, and what was decided with its reason."""
    ada = visitor("ada")
    before = words(ada.get(f"{BOOK}/mine").text)

    post(teacher, cell, {"choice": "points", "points": "9", "reason": "A question was unclear."})

    after = words(ada.get(f"{BOOK}/mine").text)
    assert "The one attempt: 2 of 3 points, scaled to 10." in before
    assert "Nothing handed in yet." in before
    assert "9 of 10" in after
    assert "A question was unclear." in after


@pytest.mark.parametrize(
    ("who", "book", "own"),
    [
        pytest.param("teacher", 200, 200, id="an instructor"),
        pytest.param("helper", 200, 200, id="an assistant"),
        pytest.param("ada", 404, 200, id="a learner sees their own only"),
        pytest.param("stranger", 404, 404, id="a stranger finds nothing"),
    ],
)
def test_who_may_see_grades(
    session: Session,
    visitor: Callable[[str], FlaskClient],
    cell: str,
    who: str,
    book: int,
    own: int,
) -> None:
    """The gradebook, its cells and its files are for teachers."""
    put_person(session, None, "stranger@example.org")
    session.commit()
    client = visitor(who)

    pages = (f"{BOOK}/", cell, f"{BOOK}.csv", f"{BOOK}.xlsx")
    assert {client.get(page).status_code for page in pages} == {book}
    assert client.get(f"{BOOK}/mine").status_code == own


@pytest.mark.parametrize("who", ["helper", "ada"])
def test_only_instructors_decide(
    session: Session, visitor: Callable[[str], FlaskClient], cell: str, who: str
) -> None:
    """For others the form is not there, and the address takes nothing from them."""
    client = visitor(who)

    answer = post(client, cell, {"choice": "points", "points": "9", "reason": "so"})

    assert answer.status_code == 404
    assert session.scalars(select(GradeOverride)).all() == []


def test_a_cell_is_of_this_courses_item_and_learner(
    session: Session, teacher: FlaskClient, cell: str
) -> None:
    """Wrong pairs of item, person and course are no page."""
    other = put_person(session, room(session, "another-course"), "other@example.org")
    session.commit()
    ada = cell.rpartition("/")[2]

    for address in (
        f"{BOOK}/practice-1/{other}",
        f"{BOOK}/practice-9/{ada}",
        f"/courses/another-course/grades/practice-1/{ada}",
    ):
        assert teacher.get(address).status_code == 404

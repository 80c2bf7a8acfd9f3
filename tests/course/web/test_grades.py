"""The gradebook's pages: grades and decisions, one's own grades, and the files that leave."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from fractions import Fraction

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import AuditEvent, GradeOverride, Person, Role
from course.web.desk import points_text
from course.web.grades.forms import read_points
from tests.accounts import opened
from tests.browsing import post, sign_in
from tests.course.classroom import Room, put_attempt, put_person, room

BOOK = "/courses/peace-talks/grades"


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session beside the site's own."""
    with opened(database_url) as session:
        yield session


@pytest.fixture
def place(session: Session) -> Room:
    """Give a course with an instructor, an assistant and a learner who has two of three points."""
    made = room(session)
    put_person(session, made, "teacher@example.org", role=Role.instructor)
    put_person(session, made, "helper@example.org", role=Role.assistant)
    ada = put_person(session, made, "ada@example.org")
    put_attempt(session, made.quizzes[0], ada, 2, 3)
    session.commit()
    return made


@pytest.fixture
def visitor(app: Flask, place: Room) -> Callable[[str], FlaskClient]:
    """Give the maker of signed-in browsers."""
    del place  # it holds the people

    def signed_in(name: str) -> FlaskClient:
        client = app.test_client()
        assert sign_in(client, f"{name}@example.org").status_code == 303
        return client

    return signed_in


@pytest.fixture
def teacher(visitor: Callable[[str], FlaskClient]) -> FlaskClient:
    """Give the instructor's browser."""
    return visitor("teacher")


@pytest.fixture
def cell(session: Session, place: Room) -> str:
    """Give the address of the learner's grade for the first item."""
    del place  # it holds the learner
    ada = session.scalars(select(Person.id).filter_by(email="ada@example.org")).one()
    session.rollback()
    return f"{BOOK}/practice-1/{ada}"


def words(page: str) -> str:
    """Give a page's text without its markup."""
    return re.sub(r"(<[^>]*>|\s)+", " ", page)


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


@pytest.mark.parametrize(
    ("text", "points"),
    [
        pytest.param("7", Fraction(7), id="whole"),
        pytest.param(" 7.50 ", Fraction(15, 2), id="decimal"),
        pytest.param("7,5", Fraction(15, 2), id="decimal comma"),
        pytest.param("1/3", Fraction(1, 3), id="fraction"),
        pytest.param("15 / 2", Fraction(15, 2), id="fraction with blanks"),
        pytest.param("0.000001", Fraction(1, 10**6), id="the smallest"),
        pytest.param("1/0", None, id="nothing below the line"),
        pytest.param("nan", None, id="no number"),
        pytest.param("inf", None, id="no end"),
        pytest.param("1e999", None, id="an exponent"),
        pytest.param("1_000", None, id="an underscore"),
        pytest.param("٣", None, id="a digit of another script"),
        pytest.param("-1", None, id="a sign"),
        pytest.param("1.", None, id="a point at the end"),
        pytest.param("9" * 5000, None, id="5,000 digits"),
        pytest.param("1/" + "9" * 5000, None, id="5,000 digits below the line"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_points_are_read_strictly(text: str, points: Fraction | None) -> None:
    """Decimals and fractions of bounded size, exactly; nothing else is a number."""
    assert read_points(text) == points


@given(text=st.text())
def test_any_text_is_points_or_is_not(text: str) -> None:
    """No text breaks the reading, and what comes out is finite and not negative."""
    points = read_points(text)

    assert points is None or 0 <= points < 10**9 + 1


@pytest.mark.parametrize(
    ("points", "text"),
    [
        pytest.param(Fraction(7), "7", id="whole"),
        pytest.param(Fraction(70), "70", id="whole with a zero"),
        pytest.param(Fraction(15, 2), "7.5", id="one place"),
        pytest.param(Fraction(20, 3), "6.67", id="rounded up"),
        pytest.param(Fraction(10, 3), "3.33", id="rounded down"),
        pytest.param(Fraction(1, 200), "0.01", id="half up"),
        pytest.param(Fraction(0), "0", id="nothing"),
        pytest.param(None, "–", id="no points"),
    ],
)
def test_points_are_written_to_two_places(points: Fraction | None, text: str) -> None:
    """Half up, and without zeros at the end."""
    assert points_text(points) == text


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


def test_the_csv_opens_in_a_spreadsheet_safely(
    session: Session, place: Room, teacher: FlaskClient
) -> None:
    """It has a name with the day, a byte order mark, and no cell that is run as a formula."""
    put_person(session, place, "evil@example.org", name='=HYPERLINK("http://x")')
    put_person(session, place, "long@example.org", name="Ø, “quoted” " + "x" * 100)
    session.commit()

    answer = teacher.get(f"{BOOK}.csv")

    name = answer.headers["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert re.fullmatch(r'attachment; filename="peace-talks-grades-\d{4}-\d\d-\d\d\.csv"', name)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.data.startswith(b"\xef\xbb\xbf")
    assert [row[1] for row in rows[1:]] == [
        '\'=HYPERLINK("http://x")',
        "Ada",
        "Ø, “quoted” " + "x" * 100,
    ]
    assert all(len(row) == len(rows[0]) for row in rows)
    assert "6.66666666667" in rows[2]
    assert "teacher@example.org" not in answer.text


def test_the_workbook_holds_the_same_as_numbers(
    session: Session, place: Room, teacher: FlaskClient
) -> None:
    """Points are numbers, texts are texts, formulas there are none."""
    put_person(session, place, "evil@example.org", name="=1+1")
    session.commit()

    answer = teacher.get(f"{BOOK}.xlsx")

    sheet = load_workbook(io.BytesIO(answer.data)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert "peace-talks-grades-" in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert [row[1] for row in rows] == ["Name", "=1+1", "Ada"]
    assert rows[2][3] == pytest.approx(20 / 3)
    assert all(each.data_type != "f" for row in sheet.iter_rows() for each in row)

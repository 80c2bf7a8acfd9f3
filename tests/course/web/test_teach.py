"""The desk of those who teach: the class, questions written and published, the people."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from course.models import (
    Attempt,
    AttemptItem,
    AuditEvent,
    Card,
    Enrolment,
    Question,
    QuestionVersion,
    Response,
    Role,
    Status,
)
from quizzes.questions import Kind
from tests.accounts import opened
from tests.browsing import csrf_token, post, sign_in
from tests.course.classroom import (
    Room,
    choice,
    prompt,
    put_attempt,
    put_card,
    put_person,
    put_question,
    room,
    statement,
    statements,
    typed,
)

DESK = "/courses/peace-talks/teach"
HOSTILE = "<script>alert(1)</script>{{ 7*7 }}'\"&%_"

NEW: dict[Kind, dict[str, Any]] = {
    Kind.SINGLE_CHOICE: {
        "options-0-text": "1949",
        "options-0-feedback": "That is the other treaty.",
        "options-1-text": "1955",
        "options-1-feedback": "",
        "options-2-text": "",
        "options-2-feedback": "",
        "right": "1",
    },
    Kind.MULTIPLE_RESPONSE: {
        "options-0-text": "France",
        "options-0-feedback": "",
        "options-1-text": "Spain",
        "options-1-feedback": "",
        "options-2-text": "China",
        "options-2-feedback": "",
        "right": ["0", "2"],
    },
    Kind.TRUE_FALSE: {"truth": "false", "feedback_true": "It ended.", "feedback_false": ""},
    Kind.SHORT_ANSWER: {
        "accepted": "Warsaw\r\nWarszawa",
        "wrong-0-text": "Moscow",
        "wrong-0-feedback": "Not there.",
    },
    Kind.RECALL: {"answer": "West Germany had joined NATO."},
}
ANSWERS = {
    Kind.SINGLE_CHOICE: "1",
    Kind.MULTIPLE_RESPONSE: ["0", "2"],
    Kind.TRUE_FALSE: "false",
    Kind.SHORT_ANSWER: "warsaw",
    Kind.RECALL: "remembered",
}


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session beside the site's own."""
    with opened(database_url) as session:
        yield session


@pytest.fixture
def place(session: Session) -> Room:
    """Give a course with an instructor, an assistant and a learner."""
    made = room(session)
    put_person(session, made, "teacher@example.org", role=Role.instructor)
    put_person(session, made, "helper@example.org", role=Role.assistant)
    put_person(session, made, "ada@example.org")
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


def engine_of(app: Flask) -> Engine:
    """Give the engine with which the site answers requests that only read."""
    engine: Engine = app.extensions["database"].reading
    return engine


def fields(**changed: Any) -> dict[str, Any]:
    """Give what the form of every kind sends."""
    common = {
        "passage": "passage-1-1",
        "stem": "Who signed it?",
        "explanation": "",
        "objective": "goal-1",
        "difficulty": "1",
        "bloom": "remember",
        "tags": "pact, 1955",
        "points": "2",
        "rests_on": "context",
        "do": "save",
    }
    return common | changed


# --- the class ---------------------------------------------------------------------------------


def test_the_class_shows_who_did_what(session: Session, place: Room, teacher: FlaskClient) -> None:
    """A line a learner, with what they answered, how they did and what is due."""
    ada = session.scalars(select(Enrolment.person_id).filter_by(role=Role.learner)).one()
    put_card(session, ada, put_question(session, place, choice()))
    put_question(session, place, statement())
    put_attempt(session, place.quizzes[0], ada, 2, 3)
    session.commit()

    page = teacher.get(f"{DESK}/").text

    line = re.sub(r"<[^>]+>|\s+", " ", page[page.index("Ada") :])
    assert "1 of 2" in line
    assert "67 %" in line
    assert "handed in" in line


def test_a_class_without_learners_says_how_to_invite(app: Flask, session: Session) -> None:
    """An empty page tells what to do about it."""
    put_person(session, room(session), "teacher@example.org", role=Role.instructor)
    session.commit()
    client = app.test_client()
    sign_in(client, "teacher@example.org")

    page = client.get(f"{DESK}/").text

    assert "Nobody learns here yet" in page
    assert f"{DESK}/people#invite" in page


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("sort=password_hash", id="a column that is not offered"),
        pytest.param("sort=name;drop table person", id="SQL for a column"),
        pytest.param("order=sideways", id="an order that is none"),
        pytest.param("page=0", id="page nothing"),
        pytest.param("page=-1", id="a page below nothing"),
        pytest.param("page=99999999999999999999999", id="a page beyond all numbers"),
        pytest.param("page=%D9%A3", id="a digit of another script"),
        pytest.param("q=%00%25_'", id="a search with a zero byte"),
        pytest.param("q=" + "x" * 5000, id="a search without end"),
    ],
)
def test_addresses_that_somebody_made_up_are_answered(teacher: FlaskClient, query: str) -> None:
    """What an address asks for and the page does not offer is left out."""
    for page in (f"{DESK}/", f"{DESK}/questions", f"{DESK}/people", "/courses/peace-talks/grades/"):
        assert teacher.get(f"{page}?{query}").status_code == 200


def test_the_pages_cost_as_many_statements_for_30_as_for_3(
    session: Session, place: Room, teacher: FlaskClient, app: Flask
) -> None:
    """Class, questions, people and gradebook ask nothing once a row."""
    pages = [f"{DESK}/", f"{DESK}/questions", f"{DESK}/people", "/courses/peace-talks/grades/"]
    counts: list[list[int]] = []
    for number in range(30):
        person = put_person(session, place, f"learner{number}@example.org")
        put_card(session, person, put_question(session, place, choice(f"q-{number}")))
        put_attempt(session, place.quizzes[0], person, 1, 2)
        if number in {2, 29}:
            session.commit()
            counts.append([_statements(app, teacher, page) for page in pages])

    assert counts[0] == counts[1]
    assert max(counts[0]) <= 10


def _statements(app: Flask, client: FlaskClient, page: str) -> int:
    with statements(engine_of(app)) as sent:
        assert client.get(page).status_code == 200
    return len(sent)


# --- writing questions --------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.value) for kind in Kind])
def test_a_question_of_each_kind_is_written_tried_out_and_published(
    session: Session, teacher: FlaskClient, kind: Kind
) -> None:
    """Form, draft, preview with marking, publication; what a preview answers is not kept."""
    new = f"{DESK}/questions/new?kind={kind.value}&passage=passage-1-1"
    assert teacher.get(new).status_code == 200
    preview = post(teacher, new, fields(**NEW[kind])).location
    assert preview.endswith("/questions/who-signed-it/preview")
    assert "Draft" in teacher.get(preview).text

    marked = post(teacher, preview, {"answer": ANSWERS[kind]})
    published = post(teacher, preview.replace("preview", "publish"), {"version": "1"})

    assert ("Remembered" if kind is Kind.RECALL else "Right") in marked.text
    assert "2 of 2 points" in marked.text
    assert published.status_code == 303
    row = session.scalars(select(Question)).one()
    assert (row.status, row.live_number, row.kind) == (Status.live, 1, kind.value)
    version = session.scalars(select(QuestionVersion)).one()
    assert "tags: pact, 1955" in version.source
    assert "rests on: context" in version.source
    for nothing in (Attempt, AttemptItem, Response, Card):
        assert session.scalars(select(nothing)).all() == []


def test_a_wrong_answer_is_told_in_the_preview(
    session: Session, place: Room, teacher: FlaskClient
) -> None:
    """The author sees what a learner would: verdict, feedback, explanation."""
    put_question(session, place, choice())
    session.commit()

    page = post(teacher, f"{DESK}/questions/pact-year/preview", {"answer": "0"}).text

    assert "Not right" in page
    assert "That is the North Atlantic Treaty." in page
    assert "It was signed in May 1955." in page


def test_a_preview_without_an_answer_asks_for_one(
    session: Session, place: Room, teacher: FlaskClient
) -> None:
    """Nothing chosen is nothing to mark."""
    put_question(session, place, choice())
    session.commit()

    answer = post(teacher, f"{DESK}/questions/pact-year/preview")

    assert answer.status_code == 400
    assert "There is no answer to mark" in answer.text


def test_a_learner_meets_the_published_question_in_the_next_attempt(
    session: Session,
    place: Room,
    teacher: FlaskClient,
    visitor: Callable[[str], FlaskClient],
) -> None:
    """A draft is in nobody's paper; once published, it is."""
    put_question(session, place, statement())
    session.commit()
    kind = Kind.SINGLE_CHOICE
    post(teacher, f"{DESK}/questions/new?kind={kind.value}", fields(**NEW[kind]))
    ada = visitor("ada")
    quiz = "/courses/peace-talks/quizzes/practice-1"
    first = post(ada, f"{quiz}/attempts").location
    before = ada.get(first).text
    post(ada, f"{first}submit", {"key": "a-key-of-its-own"})

    post(teacher, f"{DESK}/questions/who-signed-it/publish", {"version": "1"})

    after = ada.get(post(ada, f"{quiz}/attempts").location).text
    assert "Who signed it?" not in before
    assert "Who signed it?" in after


@pytest.mark.parametrize(
    ("kind", "changed", "message"),
    [
        pytest.param(Kind.RECALL, {"stem": " "}, "Has no text", id="no question"),
        pytest.param(Kind.RECALL, {"answer": ""}, "Has no text", id="no answer to recall"),
        pytest.param(Kind.RECALL, {"points": "0"}, "whole number from 1 to 100", id="no points"),
        pytest.param(Kind.RECALL, {"points": "9" * 5000}, "valid integer", id="endless points"),
        pytest.param(Kind.RECALL, {"points": "nan"}, "valid integer", id="points that are none"),
        pytest.param(Kind.RECALL, {"stem": "x" * 10_001}, "10,000 are allowed", id="too long"),
        pytest.param(Kind.RECALL, {"stem": "a\x00b"}, "U+0000", id="a zero byte"),
        pytest.param(Kind.RECALL, {"stem": "a\u202eb"}, "U+202E", id="reversed text"),
        pytest.param(Kind.RECALL, {"stem": "```\nopen"}, "never closed", id="an open code block"),
        pytest.param(Kind.RECALL, {"tags": "a, a"}, "given twice", id="a tag twice"),
        pytest.param(Kind.RECALL, {"slug": "Not A Slug"}, "Is not a slug", id="a wrong id"),
        pytest.param(Kind.RECALL, {"passage": "elsewhere"}, "Not a valid choice", id="no passage"),
        pytest.param(Kind.RECALL, {"bloom": "guess"}, "Not a valid choice", id="no such level"),
        pytest.param(Kind.TRUE_FALSE, {"truth": ""}, "true or false", id="no key"),
        pytest.param(Kind.SHORT_ANSWER, {"accepted": ""}, "give 1 to 50", id="nothing accepted"),
        pytest.param(
            Kind.SHORT_ANSWER, {"wrong-0-text": ""}, "Has no text", id="feedback to nothing"
        ),
        pytest.param(Kind.SINGLE_CHOICE, {"right": []}, "mark exactly one.", id="none right"),
        pytest.param(
            Kind.SINGLE_CHOICE, {"right": ["0", "1"]}, "mark exactly one.", id="two right"
        ),
        pytest.param(
            Kind.SINGLE_CHOICE, {"options-1-text": ""}, "Has no text", id="the key is empty"
        ),
        pytest.param(
            Kind.MULTIPLE_RESPONSE, {"right": ["0", "1", "2"]}, "Every option", id="all right"
        ),
    ],
)
def test_what_is_no_sound_question_is_not_saved(
    session: Session, teacher: FlaskClient, kind: Kind, changed: dict[str, Any], message: str
) -> None:
    """The form comes back with what was typed, and says beside the field what is wrong."""
    url = f"{DESK}/questions/new?kind={kind.value}"

    answer = post(teacher, url, fields(explanation="Kept as typed.") | NEW[kind] | changed)

    assert answer.status_code == 400
    assert message in answer.text
    assert "Kept as typed." in answer.text
    assert session.scalars(select(Question)).all() == []


def test_all_faults_are_told_at_once(teacher: FlaskClient) -> None:
    """An author mends everything in one go."""
    kind = Kind.SINGLE_CHOICE
    wrong = fields() | NEW[kind] | {"stem": "", "right": [], "tags": "a, a", "points": "0"}

    page = post(teacher, f"{DESK}/questions/new?kind={kind.value}", wrong).text

    for message in ("Has no text", "mark exactly one", "given twice", "whole number from 1"):
        assert message in page


@pytest.mark.parametrize(
    ("button", "texts", "marked"),
    [
        pytest.param("add", ["1949", "1955", "", ""], "1", id="one more"),
        pytest.param("up-1", ["1955", "1949", ""], "0", id="up, with its mark"),
        pytest.param("down-0", ["1955", "1949", ""], "0", id="down, past the key"),
        pytest.param("remove-0", ["1955", ""], "0", id="removed above the key"),
        pytest.param("remove-1", ["1949", ""], None, id="the key removed"),
        pytest.param("up-0", ["1949", "1955", ""], "1", id="up from the top"),
        pytest.param("remove-99", ["1949", "1955", ""], "1", id="a row that is not there"),
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

    found = re.findall(r'<input[^>]*name="options-\d+-text"[^>]*>', answer.text)
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
        fields() | many | {"right": "0", "do": "add"},
    ).text

    assert len(re.findall(r'name="options-\d+-text"', page)) == 20


def test_a_taken_id_is_told_beside_the_field(
    session: Session, place: Room, teacher: FlaskClient
) -> None:
    """The form comes back; the other question is as it was."""
    put_question(session, place, statement("taken"))
    session.commit()

    answer = post(
        teacher,
        f"{DESK}/questions/new?kind=recall",
        fields(slug="taken") | NEW[Kind.RECALL],
    )

    assert answer.status_code == 409
    assert "the id taken already" in answer.text
    assert len(session.scalars(select(QuestionVersion)).all()) == 1


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

    answer = post(teacher, url, _filled(teacher.get(url).text) | {"do": "save"})

    assert answer.status_code == 303
    assert len(session.scalars(select(QuestionVersion)).all()) == 1


def test_of_two_who_edit_at_once_the_second_sees_both_texts(
    session: Session, place: Room, teacher: FlaskClient
) -> None:
    """A stale form is refused with 409, keeps its text, and saves as the next version then."""
    put_question(session, place, prompt())
    session.commit()
    url = f"{DESK}/questions/pact-why/edit"
    old = _filled(teacher.get(url).text) | {"do": "save"}
    post(teacher, url, old | {"stem": "Theirs?"})

    conflict = post(teacher, url, old | {"stem": "Mine?"})
    again = post(teacher, url, _filled(conflict.text) | {"do": "save"})

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


def test_retiring_offers_an_undo(session: Session, place: Room, teacher: FlaskClient) -> None:
    """The message that says so has a button that takes it back."""
    put_question(session, place, choice())
    session.commit()

    page = teacher.get(post(teacher, f"{DESK}/questions/pact-year/retire").location).text
    undo = f"{DESK}/questions/pact-year/bring-back"
    offered = f'action="{undo}"' in page
    post(teacher, undo)

    assert offered
    assert session.scalars(select(Question.status)).all() == [Status.live]


def test_a_draft_can_be_deleted_and_a_published_question_cannot(
    session: Session, place: Room, teacher: FlaskClient
) -> None:
    """The page offers deleting for drafts only, and the address refuses the rest."""
    put_question(session, place, choice("a-draft"), live=False)
    put_question(session, place, choice("a-live-one"))
    session.commit()

    draft = post(teacher, f"{DESK}/questions/a-draft/delete")
    live = post(teacher, f"{DESK}/questions/a-live-one/delete")

    assert (draft.status_code, live.status_code) == (303, 409)
    assert session.scalars(select(Question.slug)).all() == ["a-live-one"]


def test_fields_that_are_not_the_forms_own_change_nothing(
    session: Session, place: Room, teacher: FlaskClient
) -> None:
    """Columns sent along with a new question are ignored (mass assignment)."""
    extra = {
        "status": "live",
        "live_number": "1",
        "course_id": "99",
        "question_id": "99",
        "number": "7",
        "written_by": "1",
        "id": "99",
        "told": "{}",
    }

    post(teacher, f"{DESK}/questions/new?kind=recall", fields() | NEW[Kind.RECALL] | extra)

    row = session.scalars(select(Question)).one()
    version = session.scalars(select(QuestionVersion)).one()
    assert (row.status, row.live_number, row.course_id) == (Status.draft, None, place.course_id)
    assert version.number == 1


def test_hostile_texts_are_shown_as_text(
    session: Session, place: Room, teacher: FlaskClient
) -> None:
    """Markup, templates and quotes of authors and learners reach no page unescaped."""
    put_person(session, place, "evil@example.org", name=HOSTILE)
    session.commit()
    kind = Kind.SINGLE_CHOICE
    hostile = {
        "stem": HOSTILE,
        "explanation": HOSTILE,
        "tags": HOSTILE,
        "slug": "hostile",
        "options-0-text": HOSTILE,
        "options-0-feedback": HOSTILE,
    }
    made = post(teacher, f"{DESK}/questions/new?kind={kind.value}", fields() | NEW[kind] | hostile)
    assert made.status_code == 303

    for url in (
        f"{DESK}/",
        f"{DESK}/questions",
        f"{DESK}/questions/hostile/preview",
        f"{DESK}/questions/hostile/edit",
        f"{DESK}/people",
        "/courses/peace-talks/grades/",
        f"{DESK}/questions?q={HOSTILE}",
    ):
        page = teacher.get(url).text
        assert "<script>alert" not in page, url
        assert "{{ 7*7 }}" in page, url  # shown as it was written, and not worked out


# --- who may do what ----------------------------------------------------------------------------

PAGES = (
    "/",
    "/questions",
    "/questions/pact-year/preview",
    "/people",
)
CHANGES = (
    "/questions/new?kind=recall",
    "/questions/pact-year/edit",
)
STEPS = (
    "/questions/pact-year/publish",
    "/questions/pact-year/retire",
    "/questions/pact-year/bring-back",
    "/questions/pact-year/delete",
    "/people/invitations",
)


@pytest.mark.parametrize(
    ("who", "pages", "changes"),
    [
        pytest.param("teacher", 200, 200, id="an instructor reads and writes"),
        pytest.param("helper", 200, 404, id="an assistant reads"),
        pytest.param("ada", 404, 404, id="a learner finds nothing"),
        pytest.param("stranger", 404, 404, id="nor does a stranger"),
    ],
)
def test_who_may_open_the_pages(
    session: Session,
    place: Room,
    visitor: Callable[[str], FlaskClient],
    who: str,
    pages: int,
    changes: int,
) -> None:
    """Assistants see and preview, instructors change; for others the desk is not there."""
    put_person(session, None, "stranger@example.org")
    put_question(session, place, choice())
    session.commit()
    client = visitor(who)

    assert {client.get(DESK + page).status_code for page in PAGES} == {pages}
    assert {client.get(DESK + page).status_code for page in CHANGES} == {changes}


@pytest.mark.parametrize("who", ["helper", "ada"])
def test_who_may_not_change_anything(
    session: Session, place: Room, visitor: Callable[[str], FlaskClient], who: str
) -> None:
    """Steps of instructors are no pages for others, and nothing happens."""
    put_question(session, place, choice())
    session.commit()
    before = len(session.scalars(select(AuditEvent)).all())
    session.rollback()
    client = visitor(who)

    answers = [
        post(client, DESK + step, {"version": "1", "role": "learner", "uses": "1"})
        for step in STEPS
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert len(session.scalars(select(AuditEvent)).all()) == before


# --- the people ---------------------------------------------------------------------------------


def test_a_role_is_changed_and_the_person_signs_in_again(
    session: Session, teacher: FlaskClient, visitor: Callable[[str], FlaskClient]
) -> None:
    """The new role holds from the next sign-in; the browser that was open is signed out."""
    ada = visitor("ada")
    person = session.scalars(select(Enrolment.person_id).filter_by(role=Role.learner)).one()
    session.rollback()

    answer = post(teacher, f"{DESK}/people/{person}/role", {"role": "assistant"})

    assert answer.status_code == 303
    assert ada.get(f"{DESK}/").status_code == 303
    assert visitor("ada").get(f"{DESK}/").status_code == 200


def test_the_last_instructor_is_told_so(session: Session, teacher: FlaskClient) -> None:
    """Stepping down alone is refused with what to do first."""
    person = session.scalars(select(Enrolment.person_id).filter_by(role=Role.instructor)).one()
    session.rollback()

    answer = post(teacher, f"{DESK}/people/{person}/role", {"role": "learner"})

    assert answer.status_code == 409
    assert "Make somebody else an instructor first" in answer.text


def test_an_enrolment_is_ended_and_undone(
    session: Session, teacher: FlaskClient, visitor: Callable[[str], FlaskClient]
) -> None:
    """Who has left finds no lesson; the message's button brings them back."""
    person = session.scalars(select(Enrolment.person_id).filter_by(role=Role.learner)).one()
    session.rollback()
    ada = visitor("ada")
    grades = "/courses/peace-talks/grades/mine"

    page = teacher.get(post(teacher, f"{DESK}/people/{person}/end").location).text
    gone = ada.get(grades).status_code
    undo = f"{DESK}/people/{person}/restore"
    offered = f'action="{undo}"' in page
    post(teacher, undo)

    assert offered
    assert (gone, ada.get(grades).status_code) == (404, 200)


def test_an_invitation_link_is_shown_once(teacher: FlaskClient, app: Flask) -> None:
    """The link leads to an invitation, and the roster does not show it again."""
    answer = post(teacher, f"{DESK}/people/invitations", {"role": "learner", "uses": "3"})

    found = re.search(r'value="(http[^"]+/join/[^"]+)"', answer.text)
    assert found
    path = found.group(1).partition("5000")[2]
    assert app.test_client().get(path).status_code == 200
    assert found.group(1) not in teacher.get(f"{DESK}/people").text


@pytest.mark.parametrize(
    ("role", "uses"),
    [
        pytest.param("learner", "0", id="for nobody"),
        pytest.param("learner", "501", id="for too many"),
        pytest.param("learner", "many", id="for no number"),
        pytest.param("owner", "1", id="for a role that is none"),
    ],
)
def test_an_invitation_that_makes_no_sense_is_refused(
    teacher: FlaskClient, role: str, uses: str
) -> None:
    """The form comes back and no link is made."""
    answer = post(teacher, f"{DESK}/people/invitations", {"role": role, "uses": uses})

    assert answer.status_code == 400
    assert "/join/" not in answer.text


def test_a_step_without_the_token_does_nothing(
    session: Session, place: Room, teacher: FlaskClient
) -> None:
    """Every change of the desk is protected against forged forms."""
    put_question(session, place, choice())
    session.commit()
    csrf_token(teacher)  # there is one, and it is not sent

    answers = [teacher.post(DESK + step, data={"version": "1"}) for step in STEPS]

    assert {answer.status_code for answer in answers} == {400}
    assert session.scalars(select(Question.status)).all() == [Status.live]


def _filled(page: str) -> dict[str, Any]:
    """Read the editor's form as a browser would send it."""
    form = page[page.index('id="editor"') :]
    form = form[: form.index("</form>")]
    sent: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = (re.search(rf'\b{each}="([^"]*)"', tag) for each in ("name", "value"))
        boxes = 'type="radio"' in tag or 'type="checkbox"' in tag
        if name and not (boxes and "checked" not in tag):
            sent.setdefault(name.group(1), []).append(value.group(1) if value else "y")
    for name, text in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.S):
        sent[name] = text.removeprefix("\r\n").removeprefix("\n")
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'<option selected value="([^"]*)"', options)
        sent[name] = chosen.group(1) if chosen else ""
    sent.pop("csrf_token", None)
    return sent

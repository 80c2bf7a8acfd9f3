"""T24: any text that a keyboard or a program can send is kept or refused; never a crash."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from course.models import GradeOverride, Person, Question, QuestionVersion, Response, Review
from course.rows.versions import read_body
from tests.school.browsers import send, token
from tests.school.routes import QUESTION, QUICK
from tests.school.rows import Who
from tests.school.scene import Scene

NUL, SURROGATE, MARKS = "a\x00b", "a\ud800b", "e" + "\u0301" * 5000
BREAKING = [
    pytest.param(NUL, id="NUL"),
    pytest.param(SURROGATE, id="half of a surrogate pair"),
    pytest.param(MARKS, id="five thousand combining marks"),
]
SPECIALS = [
    pytest.param("a\u2028b\u2029c", id="line and paragraph separators"),
    pytest.param("\u202egnp.exe", id="right-to-left override"),
    pytest.param("שלום عالم", id="right to left"),
    pytest.param("👩‍👩‍👧‍👦 family", id="an emoji of several"),
    pytest.param("Café".replace("é", "e\u0301"), id="decomposed"),
    pytest.param("\ufeffstart", id="a byte order mark"),
    pytest.param("\ufffe\uffff", id="no characters"),
    pytest.param("\x1b[31m", id="a terminal's escape"),
    pytest.param("\U0010ffff", id="the last code point"),
]
# Mostly what a generator finds by itself; some of what it would not.
TEXTS = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters=","), min_size=1, max_size=60),
    st.text(
        st.sampled_from("aé\u0301\u202e\u2028\x00\x07\ufeff\u200dß漢\U0001f600 \n\t"), min_size=1
    ),
)


@dataclass(frozen=True, slots=True)
class Form:
    """A form that stores text: where it goes, what it holds, and where its text is found again."""

    who: Who
    url: str
    data: Callable[[str], dict[str, str]]
    stored: Callable[[Session, Scene], Any]


def _newest(session: Session, _scene: Scene) -> QuestionVersion | None:
    return session.scalars(
        select(QuestionVersion)
        .join(Question, Question.id == QuestionVersion.question_id)
        .where(Question.slug == "tides-1-draft")
        .order_by(QuestionVersion.number.desc())
    ).first()


def _value(session: Session, scene: Scene) -> Any:
    version = _newest(session, scene)
    return read_body(version.body) if version else None


def _added(session: Session) -> Any:
    """Give the newest question, if it is none of those that are there from the beginning."""
    newest = select(QuestionVersion).order_by(QuestionVersion.id.desc())
    version = session.scalars(newest).first()
    new = version and "quick" not in version.source.split("\n", 1)[0]
    return read_body(version.body) if version and new else None


def _typed(session: Session, scene: Scene) -> Any:
    mine = scene.school.mine
    where = {"attempt_id": mine.open_attempt, "position": mine.positions["short_answer"]}
    rows = select(Response.answer).filter_by(**where).order_by(Response.id.desc())
    return dict(session.scalars(rows).first() or {}).get("typed")


def _reviewed(session: Session, scene: Scene) -> Any:
    card = scene.school.mine.cards["short_answer"]
    rows = select(Review.answer).filter_by(card_id=card).order_by(Review.sequence.desc())
    return dict(session.scalars(rows).first() or {}).get("typed")


def _question(field: str) -> Callable[[str], dict[str, str]]:
    return lambda text: QUESTION | {"version": "1", field: text}


DRAFT = "/courses/tides/teach/questions/tides-1-draft/edit"
FORMS = {
    "an answer of a quiz": Form(
        Who.learner,
        "/attempts/{attempt}/answers/{position}",
        lambda text: {"key": "key-of-a-text", "sequence": "9", "answer-{position}": text},
        _typed,
    ),
    "a whole paper": Form(
        Who.learner,
        "/attempts/{attempt}/submit",
        lambda text: {
            "key": "key-of-a-text",
            "then": "stay",
            "sequence-{position}": "9",
            "answer-{position}": text,
        },
        _typed,
    ),
    "an answer to a card": Form(
        Who.learner,
        "/review/cards/{card}",
        lambda text: {"key": "key-of-a-text", "sequence": "1", "answer": text},
        _reviewed,
    ),
    "a stem": Form(
        Who.instructor, DRAFT, _question("stem"), lambda *at: getattr(_value(*at), "stem", None)
    ),
    "an explanation": Form(
        Who.instructor,
        DRAFT,
        _question("explanation"),
        lambda *at: getattr(_value(*at), "explanation", None),
    ),
    "an answer of a prompt": Form(
        Who.instructor, DRAFT, _question("answer"), lambda *at: _value(*at).body.answer
    ),
    "a tag": Form(Who.instructor, DRAFT, _question("tags"), lambda *at: ",".join(_value(*at).tags)),
    "a text of quick add": Form(
        Who.instructor,
        "/courses/tides/teach/questions/quick",
        lambda text: QUICK | {"text": f"##\n\n{text}\n\n= Yes.\n"},
        lambda session, _scene: getattr(_added(session), "stem", None),
    ),
    "a reason": Form(
        Who.instructor,
        "/courses/tides/grades/{item}/{person}",
        lambda text: {"choice": "points", "points": "2", "reason": text},
        lambda session, scene: session.scalars(
            select(GradeOverride.reason)
            .filter_by(person_id=scene.school.mine.person)
            .order_by(GradeOverride.id.desc())
        ).first(),
    ),
    "a name": Form(
        Who.learner,
        "/account",
        lambda text: {"name": text, "time_zone": "UTC", "day_starts_at": "4"},
        lambda session, scene: session.get_one(Person, scene.school.mine.person).name,
    ),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", BREAKING)
def test_a_text_that_breaks_programs_is_refused(scene: Scene, form: str, text: str) -> None:
    """What one database takes and the other does not is kept from both."""
    _sent_and_found(scene, FORMS[form], text)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", SPECIALS)
def test_a_special_text_is_kept_or_refused(sqlite_scene: Scene, form: str, text: str) -> None:
    """Each of these comes back as its composed form, or was refused."""
    sqlite_scene.restore()
    _sent_and_found(sqlite_scene, FORMS[form], text)


@pytest.mark.parametrize("form", FORMS)
def test_any_text_is_kept_or_refused(sqlite_scene: Scene, form: str) -> None:
    """Whatever text a generator thinks of, the same holds."""

    @settings(max_examples=25)
    @given(TEXTS)
    def holds(text: str) -> None:
        sqlite_scene.restore()
        _sent_and_found(sqlite_scene, FORMS[form], text)

    holds()


@pytest.mark.parametrize("body", ["answer=%00", "answer=%ED%A0%80", "answer=%FF%FE", "%FF=1"])
def test_bytes_that_are_no_text_are_refused(scene: Scene, body: str) -> None:
    """Bytes that are no characters do not reach the database."""
    card = scene.school.mine.cards["short_answer"]
    client = scene.browser(Who.learner)
    headers = {"X-CSRFToken": token(scene.app)}
    answer = client.post(
        f"/review/cards/{card}",
        data=f"key=key-of-bytes&sequence=1&{body}",
        content_type="application/x-www-form-urlencoded",
        headers=headers,
    )
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "path",
    ["/%00", "/courses/%00/", "/attempts/1%00/", "/join/%00", "/%ED%A0%80", "/?q=%00", "/%FF"],
)
def test_addresses_that_are_no_text_lead_nowhere(scene: Scene, path: str) -> None:
    """The same in an address: there is nothing there."""
    for who in (Who.anonymous, Who.instructor):
        assert scene.browser(who).get(path).status_code in {200, 303, 404}


@pytest.mark.parametrize("text", [NUL, SURROGATE, "\u202e", "\U0010ffff"])
def test_a_search_takes_any_text(scene: Scene, text: str) -> None:
    """A search finds nothing, and says so."""
    for page in ("teach/", "teach/people", "teach/questions", "grades/"):
        query = {"q": text.encode("utf-8", "surrogatepass")}
        found = scene.browser(Who.instructor).get(f"/courses/tides/{page}", query_string=query)
        assert found.status_code == 200


def _sent_and_found(scene: Scene, form: Form, text: str) -> None:
    """Send a text; it is found again composed, or was refused and nothing has changed."""
    mine = scene.school.mine
    short = "short_answer"
    parts = {
        "attempt": mine.open_attempt,
        "position": mine.positions[short],
        "card": mine.cards[short],
        "item": mine.item,
        "person": mine.person,
    }
    data = {
        name.replace("{position}", str(parts["position"])): value.encode("utf-8", "surrogatepass")
        for name, value in form.data(text).items()
    }
    with scene.session() as session:
        before = form.stored(session, scene)
    answer = send(scene.browser(form.who), form.url.format(**parts), data)
    assert answer.status_code < 500
    with scene.session() as session:
        after = form.stored(session, scene)
    if answer.status_code >= 400:
        assert after == before
    elif after != before:
        assert _bare(after) == _bare(text)


def _bare(text: str | None) -> str:
    """Give the composed form of a text, with one blank for each gap and none around it."""
    lines = (text or "").replace("\r\n", "\n").replace("\r", "\n")
    return " ".join(unicodedata.normalize("NFC", lines).split())

"""T13: whatever people write anywhere, no page of anybody's does what it says.

The payloads take turns in every text column, and every page is read as a browser reads it. What is
shown as text is fine; what has become an element or an attribute of its own is not.
"""

from __future__ import annotations

from urllib.parse import quote

import pytest
from markupsafe import escape
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from course.models import Attempt, AttemptItem, Card, Judgement, Question, QuestionVersion, Quiz
from course.web.headers import POLICY
from course.web.media.routes import POLICY as OF_A_PICTURE
from quizzes.questions import Kind
from tests.school.browsers import send, visit
from tests.school.content import KINDS
from tests.school.pages import faults
from tests.school.payloads import MARKDOWN, MARKUP
from tests.school.routes import KEY, Ask, address, asks, endpoints, usual
from tests.school.rows import Who
from tests.school.scene import Scene
from tests.school.texts import SLUG, add_texts

PAYLOADS = (*MARKUP, *MARKDOWN)
CHUNKS = [" ".join(PAYLOADS[first : first + 4]) for first in range(0, len(PAYLOADS), 4)]


@pytest.fixture
def attacked(sqlite_scene: Scene) -> Scene:
    """Put every payload into every text column; SQLite takes them all at once, however long."""
    sqlite_scene.restore()
    with sqlite_scene.session() as session:
        add_texts(session, sqlite_scene.school, PAYLOADS)
    return sqlite_scene


@pytest.mark.parametrize("who", [Who.learner, Who.assistant, Who.instructor])
def test_no_text_becomes_more_than_text(attacked: Scene, who: Who) -> None:
    """Every page, with every payload in each of its texts, holds nothing that could run."""
    client, shown = attacked.browser(who), 0
    for url in _urls(attacked):
        answer = visit(client, url)
        assert answer.status_code < 500, url
        if answer.mimetype == "text/html" and answer.status_code == 200:
            assert faults(answer.text) == [], url
            shown += "evil" in answer.text
    assert shown > 10


def test_what_is_written_and_said_of_it_is_reached(attacked: Scene) -> None:
    """An essay as whoever teaches judges it, and the judgement as its learner reads it."""
    teacher, learner = attacked.browser(Who.instructor), attacked.browser(Who.learner)
    with attacked.session() as session:
        places = essays(session, SLUG)
        judged = session.scalars(
            select(Judgement.attempt_id)
            .join(Attempt, Attempt.id == Judgement.attempt_id)
            .join(Quiz, Quiz.id == Attempt.quiz_id)
            .where(Quiz.slug.startswith(f"practice-{SLUG}"))
        ).one()
    texts = [visit(teacher, f"/courses/{SLUG}/teach/marking/{each}").text for each in places]
    results = visit(learner, f"/attempts/{judged}/results").text
    payload = escape(" ".join(PAYLOADS))
    assert len(texts) == 2
    assert all(f'written" dir="auto">{payload}</div>' in text for text in texts)
    assert [text.count(f'class="remark" dir="auto">{payload}</p>') for text in texts] == [2, 0]
    assert results.count(f'class="remark" dir="auto">{payload}</p>') == 2
    assert results.count(f"<dt>{payload}</dt>") > 0
    for page in (*texts, results):
        assert faults(page) == []


@pytest.mark.parametrize("payload", CHUNKS)
def test_no_message_becomes_more_than_text(sqlite_scene: Scene, payload: str) -> None:
    """What was sent comes back as text: in searches, refusals, forms and addresses."""
    scene = sqlite_scene
    scene.restore()
    client, visitor = scene.browser(Who.instructor), scene.browser(Who.anonymous)
    quoted, teach = quote(payload), "/courses/tides/teach"
    essay = f"{scene.school.mine.graded_attempt}/{scene.school.mine.essay}"
    pages = [
        visit(client, f"{teach}/?q={quoted}&sort={quoted}&page={quoted}"),
        visit(client, f"{teach}/questions?q={quoted}&passage={quoted}&kind={quoted}"),
        visit(client, f"{teach}/people?q={quoted}&role={quoted}"),
        visit(client, f"{teach}/questions/new?kind={quoted}&passage={quoted}"),
        visit(client, f"/courses/tides/grades/?q={quoted}"),
        visit(visitor, f"/sign-in?next=/{quoted}&email={quoted}"),
        visit(visitor, f"/register?next=/{quoted}"),
        visit(visitor, f"/{quoted}"),
        send(visitor, "/sign-in", {"email": payload, "password": payload, "next": payload}),
        send(visitor, "/register", {"name": payload, "email": payload, "time_zone": payload}),
        send(visitor, "/invitation", {"code": payload}),
        send(client, f"{teach}/questions/new?kind=single_choice", _question(payload)),
        send(client, f"{teach}/questions/tides-1-single/preview", {"answer": payload}),
        *(send(client, f"{teach}/questions/try?kind={kind}", _filled(payload)) for kind in Kind),
        *(send(client, f"{teach}/questions/quick", _quick(text)) for text in _texts(payload)),
        send(client, f"{teach}/marking/{essay}", _judgement(payload)),
        send(client, f"{teach}/people/invitations", {"role": payload, "uses": payload}),
        send(client, f"/courses/tides/grades/{scene.school.mine.item}/4", {"points": payload}),
        _answered(scene, payload),
    ]
    for page in pages:
        assert page.status_code < 500
        assert faults(page.text) == [], page.request.path
    assert sum("evil" in page.text for page in pages) > 5


@pytest.mark.parametrize("who", [Who.anonymous, Who.learner, Who.instructor])
def test_every_page_comes_with_its_policy(sqlite_scene: Scene, who: Who) -> None:
    """Each answer that a browser shows names the Content-Security-Policy, errors included."""
    sqlite_scene.restore()
    client = sqlite_scene.browser(who)
    for url in [*_urls(sqlite_scene, "tides"), "/no-such-page", "/static/none", "/attempts/0/"]:
        answer = visit(client, url)
        headers = answer.headers
        is_picture = (answer.mimetype or "").startswith("image/")
        assert headers["Content-Security-Policy"] == (OF_A_PICTURE if is_picture else POLICY)
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
    assert "unsafe" not in POLICY
    assert "http" not in POLICY


def test_a_script_would_be_seen() -> None:
    """The reading finds each payload where it stands in a page as it is, so that it can fail."""
    page = "<!doctype html><title>x</title><body><p>{}</p>"
    harmless = [each for each in MARKUP if not faults(page.format(each))]
    assert all(each[0] in "&'\\{\"<" for each in harmless)
    assert len(MARKUP) - len(harmless) > 15
    assert faults(page.format('<a href="java\tscript:evil()">')) != []


def _urls(scene: Scene, course: str = SLUG) -> list[str]:
    """Give the address of every page, as it stands in a course."""
    changes = {
        "course": course,
        "lesson": f"{course}-1",
        "quiz": f"practice-{course}-1",
        "item": f"practice-{course}-1",
        "question": f"{course}-1-single",
    }
    urls = []
    for endpoint, method in endpoints(scene.app).items():
        values = usual(scene.school) | dict(asks(scene.school).get(endpoint, Ask()).values)
        if method == "GET":
            urls.append(address(scene.app, endpoint, values | changes))
    for kind in KINDS:
        question = f"/courses/{course}/teach/questions/{course}-1-{kind}"
        urls += [f"{question}/preview", f"{question}/edit"]
    with scene.session() as session:
        attempts = session.scalars(
            select(Attempt.id)
            .join(Quiz, Quiz.id == Attempt.quiz_id)
            .where(Quiz.slug.startswith(f"practice-{course}"))
        )
        urls += [f"/attempts/{number}/results" for number in attempts]
        urls += [f"/courses/{course}/teach/marking/{each}" for each in essays(session, course)]
        cards = session.scalars(
            select(Card.id)
            .join(Question, Question.id == Card.question_id)
            .where(Question.slug.startswith(course), Card.person_id == scene.school.mine.person)
        )
        urls += [f"/review/cards/{number}/answers/1" for number in cards]
    return urls


def essays(session: Session, course: str) -> list[str]:
    """Give the last parts of the addresses of what was handed in to be judged, in a course."""
    rows = session.execute(
        select(AttemptItem.attempt_id, AttemptItem.position)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .join(QuestionVersion, QuestionVersion.id == AttemptItem.version_id)
        .join(Question, Question.id == QuestionVersion.question_id)
        .where(Quiz.slug.startswith(f"practice-{course}"), Question.kind == "essay")
        .where(Attempt.submitted_at.is_not(None))
        .order_by(AttemptItem.attempt_id)
    )
    return [f"{row.attempt_id}/{row.position}" for row in rows]


def _judgement(payload: str) -> dict[str, str]:
    return dict.fromkeys(("criterion_0", "remark_0", "comment", "replaces"), payload)


def _question(payload: str) -> dict[str, str]:
    names = ("passage", "stem", "slug", "explanation", "objective", "tags", "points", "rests_on")
    rows = {f"options-{n}-{part}": payload for n in (0, 1) for part in ("text", "feedback")}
    return dict.fromkeys(names, payload) | rows | {"right": payload, "do": payload}


def _filled(payload: str) -> dict[str, str]:
    """Fill in every field that the form of any kind has, as far as a question can be made."""
    rows = ("options", "wrong", "reasons", "pairs", "items", "told", "rubric", "hints", "gaps")
    parts = ("text", "feedback", "left", "right", "name", "levels", "cost", "accepted", "kind")
    texts = ("stem", "explanation", "accepted", "answer", "distractors", "text", "unit", "author")
    fields = {f"{row}-{n}-{part}": payload for row in rows for n in (0, 1) for part in parts}
    sound = {"passage": "tides-1-passage", "difficulty": "1", "bloom": "apply", "points": "1"}
    return fields | dict.fromkeys(texts, payload) | sound | {"rests_on": "article", "do": "look"}


def _texts(payload: str) -> list[str]:
    """Write a payload where each of the ways to write many questions has a text."""
    line = " ".join(payload.split())
    return [
        payload,
        f"##\n{line}\n\n- (x) {line}\n  > {line}\n- ( ) other\n\n### Explanation\n{line}\n",
        f"##\nkind: {line}\ntags: {line}\n{line}: {line}\n\n{line}\n= {line}\n",
        f"{line}\nA. {line}\nB. {line}.\nANSWER: A\n",
        f"1. {line}\na) {line}\n*b) {line}.\n",
    ]


def _quick(text: str) -> dict[str, str]:
    return {"passage": "tides-1-passage", "text": text, "do": "look", "example": text}


def _answered(scene: Scene, payload: str) -> TestResponse:
    card = scene.school.mine.cards["single_choice"]
    form = {"key": KEY, "sequence": "1", "answer": payload}
    return send(scene.browser(Who.learner), f"/review/cards/{card}", form)

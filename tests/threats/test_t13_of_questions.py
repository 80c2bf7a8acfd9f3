"""T13: texts of the editor, its history, bulk changes and media stay text on every page."""

from __future__ import annotations

import pytest
from markupsafe import escape
from werkzeug.test import TestResponse

from tests.pictures import picture
from tests.school.browsers import send, visit
from tests.school.editor_fields import EDITOR_FIELDS, TEACH
from tests.school.pages import faults
from tests.school.payloads import MARKDOWN, MARKUP
from tests.school.routes import QUESTION, QUICK
from tests.school.rows import Who
from tests.school.scene import Scene

PAYLOADS = (*MARKUP, *MARKDOWN)
CHUNKS = [" ".join(PAYLOADS[first : first + 6]) for first in range(0, len(PAYLOADS), 6)]
ROOM = 1_000
"""Fields that take more take all payloads at once, and the others some of the handfuls each."""
DRAFT = f"{TEACH}/tides-1-draft"


@pytest.fixture
def scene_of_one(sqlite_scene: Scene) -> Scene:
    """Give the school as it is at the beginning."""
    sqlite_scene.restore()
    return sqlite_scene


@pytest.mark.parametrize("name", EDITOR_FIELDS)
def test_a_field_shows_what_was_typed(scene_of_one: Scene, name: str) -> None:
    """Whether it is taken or refused, and on each page of the question that was made of it."""
    field, client = EDITOR_FIELDS[name], scene_of_one.browser(Who.instructor)
    payloads = [" ".join(PAYLOADS)] if field.most >= ROOM else _handfuls(name)
    for payload in payloads:
        text = payload[: field.most]
        pages = [
            send(client, field.url, field.form(text)),
            send(client, field.url.replace("/new?", "/try?"), field.form(text) | {"do": "look"}),
        ]
        if pages[0].status_code == 303:
            made = f"{TEACH}/a-new-one"
            pages += [visit(client, f"{made}/{page}") for page in ("preview", "edit", "history")]
            scene_of_one.restore()
        _are_inert(pages)


def _handfuls(name: str) -> list[str]:
    first = list(EDITOR_FIELDS).index(name)
    return [CHUNKS[(first + 3 * turn) % len(CHUNKS)] for turn in range(3)]


def test_drawn_words_are_as_inert(scene_of_one: Scene) -> None:
    """A value of a variable is put into Markdown when it is drawn, and is cleaned with it."""
    client = scene_of_one.browser(Who.instructor)
    values = [each for each in PAYLOADS if "|" not in each and len(each) < 150]
    for number, first in enumerate(range(0, len(values) - 3, 4)):
        drawn = " | ".join(values[first : first + 4])
        form = QUESTION | {
            "slug": f"drawn-{number}",
            "stem": "This: {{a}}",
            "answer": "That: {{a}}",
            "explanation": "{{a}}",
            "variables": f"a = {drawn}",
        }
        made = send(client, f"{TEACH}/new?kind=recall", form)
        assert made.status_code in {303, 400}
        pages = [made, send(client, f"{TEACH}/try?kind=recall", form | {"do": "look"})]
        if made.status_code == 303:
            url = f"{TEACH}/drawn-{number}"
            pages += [visit(client, f"{url}/{page}") for page in ("preview", "edit", "history")]
            pages.append(send(client, f"{url}/preview", {"answer": "remembered"}))
        _are_inert(pages)


def test_a_history_shows_changes_as_text(scene_of_one: Scene) -> None:
    """The words that came and went are marked; none of them is more than a word."""
    client = scene_of_one.browser(Who.instructor)
    for number, payload in enumerate(CHUNKS, 1):
        changed = {"version": str(number), "stem": payload, "explanation": payload[::-1]}
        answer = send(client, f"{DRAFT}/edit", QUESTION | changed)
        assert answer.status_code == 303
    history = visit(client, f"{DRAFT}/history")
    assert history.text.count("evil") > len(CHUNKS)
    assert "<ins" in history.text
    _are_inert([history])


@pytest.mark.parametrize("payload", CHUNKS)
def test_orders_for_many_tell_it_as_text(scene_of_one: Scene, payload: str) -> None:
    """In the refusal and in the message of what was done, and wherever the tags stand later."""
    client = scene_of_one.browser(Who.instructor)
    tags = ", ".join(part[:40] for part in payload.replace(",", ";").split())
    pages = []
    for action in ("add_tags", "remove_tags", "move", payload):
        form = {"chosen": ["tides-1-draft", payload], "action": action}
        pages.append(
            send(client, f"{TEACH}/change", form | {"tags": tags[:400], "passage": payload})
        )
    pages += [
        visit(client, TEACH),
        visit(client, f"{DRAFT}/edit"),
        visit(client, f"{DRAFT}/history"),
    ]
    pages.append(visit(client, TEACH, query_string={"tag": payload, "q": payload, "page": payload}))
    _are_inert(pages)


@pytest.mark.parametrize("payload", CHUNKS)
def test_a_picture_is_called_in_our_words(scene_of_one: Scene, payload: str) -> None:
    """Its name is shown as text where it is refused, and is made of letters where it is kept."""
    client, shelf = scene_of_one.browser(Who.instructor), "/courses/tides/teach/media"
    refused = send(client, shelf, {"files": (b"no picture", f"{payload}.png")})
    kept = send(client, shelf, {"files": (picture(colour=(5, 6, 7)), f"{payload}.png")})
    assert (refused.status_code, kept.status_code) == (400, 303)
    _are_inert([refused, visit(client, shelf)])


@pytest.mark.parametrize("payload", CHUNKS)
def test_what_quick_add_complains_of_is_text(scene_of_one: Scene, payload: str) -> None:
    """Each message that quotes a line of what was pasted quotes it as text."""
    client = scene_of_one.browser(Who.instructor)
    line = " ".join(payload.split())
    texts = (
        f"##\nkind: {line}\n{line}: a\ntags: {line}\npoints: {line}\n\nQ\n\n= a\n",
        f"## {line}\n\nQ\n\n- (x) {line}\n- (x) {line}\n### {line}\n",
        f"##\nkind: numeric\nunit: {line}\n\nQ\n\n= {line}\n= /{line}(/\n",
        f"##\n\n[[a]] {line}\n\n[[{line}]]\n= {line}\n\n### Variables\n{line} = {line}\n",
        f"1. {line}\na) {line}\nb) {line}\nAnswer: {line}\n",
        f"{line}\nA. {line}\nB. {line}\nANSWER: {line}\n",
    )
    pages = [send(client, f"{TEACH}/quick", QUICK | {"text": text}) for text in texts]
    _are_inert(pages)
    assert all(
        escape(text.split("\n")[1]) in page.text for text, page in zip(texts, pages, strict=True)
    )


def _are_inert(pages: list[TestResponse]) -> None:
    for page in pages:
        assert page.status_code < 500
        assert faults(page.text) == [], page.request.url

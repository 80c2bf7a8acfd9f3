"""Hints on the pages: asked for by a button of the form, shown, kept, and told what they cost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import html5lib
import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from course.models import Review
from course.web.asking.hinting import share_text
from quizzes import Question, Recall, ShortAnswer
from quizzes.questions import Hint
from quizzes.review import Rating
from tests.course.site import FRAGMENT, Site, fields, form_of, page, running, said, send
from tests.course.sitting import begin, give, hand_in, wrong
from tests.course.study import card_row, small

QUARTER = Fraction(1, 4)
TEN_DAYS = timedelta(days=10)
WORD = Question(
    id="tides-1-word",
    passage="tides-1-passage",
    stem="What pulls at the sea?",
    body=ShortAnswer(accepted=("moon",)),
    hints=(Hint(text="It is *up there*."), Hint(text="It has phases.", cost=QUARTER)),
)
PROMPT = Question(
    id="tides-1-prompt",
    passage="tides-1-passage",
    stem="Say why.",
    body=Recall(answer="Because it pulls."),
    hints=(Hint(text="Think of a magnet.", cost=QUARTER),),
)
FREE, PAID = "Show a hint", "Show another hint (costs ¼ of the points)"


@pytest.fixture
def site(database_url: str, tmp_path: Path) -> Iterator[Site]:
    """Give the site with a question that has hints, and a prompt that has one."""
    with running(database_url, tmp_path, small(WORD, PROMPT)) as site:
        yield site


@pytest.fixture
def client(site: Site) -> FlaskClient:
    """Give the learner's browser."""
    return site.browser(site.ada)


@pytest.fixture
def paper(site: Site) -> str:
    """Give the address of a paper that was begun just now."""
    with site.session() as session:
        return f"/attempts/{begin(session, site.ada)}/"


def press(
    client: FlaskClient, html: str, action: str, label: str, answers: dict[str, Any] | None = None
) -> TestResponse:
    """Send a page's form by one of its buttons, as a browser without a script does."""
    buttons = {_text(each): each for each in form_of(html, action).iter("button")}
    button = buttons[label]
    values = fields(html, action) | {button.get("name"): button.get("value")} | (answers or {})
    url, _, place = button.get("formaction", action).partition("#")
    answer = client.post(url, data=values)
    if place and answer.status_code == 200:
        assert f'id="{place}"' in answer.text, "the address leads to a place that is not there"
    return answer


def _text(element: Any) -> str:
    texts = (each for each in element.iter() if each.tag != "kbd")
    return " ".join("".join(each.text or "" for each in texts).split())


def shown(html: str) -> list[str]:
    """Give the texts of the hints that a page shows."""
    document = html5lib.parse(html, namespaceHTMLElements=False)
    return [
        " ".join("".join(each.itertext()).split())
        for each in document.iter("div")
        if each.get("class") == "hint-text"
    ]


def test_hints_of_a_paper_without_a_script(client: FlaskClient, paper: str) -> None:
    """The button saves what was typed, comes back to the hint, and the hint stays."""
    html, action = page(client, paper), f"{paper}submit"
    assert shown(html) == []
    asked = press(client, html, action, FREE, {"answer-1": "the sun"})
    assert (asked.status_code, asked.location) == (303, f"{paper}#q1--hint-1")
    html = page(client, paper)
    assert shown(html) == ["It is up there."]
    assert 'id="q1--hint-1" role="group"' in html
    assert fields(html, action)["answer-1"] == ["the sun"]

    press(client, html, action, PAID, {"answer-1": "moon"})
    html = page(client, paper)
    assert shown(html) == ["It is up there.", "It has phases."]
    assert "Show another hint" not in html

    assert press(client, html, action, "Hand in").location == f"{paper}results"
    results = page(client, f"{paper}results")
    assert shown(results) == ["It is up there.", "It has phases."]
    assert "Right 0.75 of 1 point, less ¼ for a hint" in said(results)


def test_a_free_hint_is_shown_and_costs_nothing(client: FlaskClient, paper: str) -> None:
    """The results show it, and all of the points."""
    press(client, page(client, paper), f"{paper}submit", FREE, {"answer-1": "moon"})
    press(client, page(client, paper), f"{paper}submit", "Hand in")
    results = said(page(client, f"{paper}results"))
    assert "Right 1 of 1 point" in results
    assert "for a hint" not in results


def test_a_script_gets_the_hints_alone(client: FlaskClient, paper: str) -> None:
    """The new one has the focus; nothing is saved besides, and no text of a later one is there."""
    form = {"hint": "1", "answer-1": "moon", "sequence-1": "0", "key": "a-key-of-a-form"}
    answer = send(client, f"{paper}hints/1", form, headers=FRAGMENT)
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert shown(answer.text) == ["It is up there."]
    assert answer.text.count("data-focus data-announce") == 1
    assert PAID in answer.text
    assert "phases" not in answer.text
    html = page(client, paper)
    assert shown(html) == ["It is up there."]
    assert "data-focus" not in html
    assert "0 of 1 answered and saved" in said(html)


@pytest.mark.parametrize(
    ("number", "status"),
    [("", 404), ("0", 404), ("3", 404), ("2", 409), ("x", 400), ("-1", 400), ("9" * 30, 400)],
)
def test_what_is_no_next_hint_is_refused(
    client: FlaskClient, paper: str, number: str, status: int
) -> None:
    """Nothing is shown, and what was typed is not half saved."""
    form = {"key": "a-key-of-a-form", "hint": number, "sequence-1": "0", "answer-1": "moon"}
    for headers in ({}, FRAGMENT):
        assert send(client, f"{paper}hints/1", form, headers=headers).status_code == status
    html = page(client, paper)
    assert shown(html) == []
    assert "0 of 1 answered and saved" in said(html)


def _let_come_back(site: Site) -> str:
    """Let both questions be due; give the address of the card of the word."""
    with site.session() as session:
        attempt = begin(session, site.ada)
        give(session, site.ada, attempt, 1, wrong(WORD))
        hand_in(session, site.ada, attempt)
        card = card_row(session, site.ada, WORD.id)
        assert card is not None
        number = card.id
    site.clock.shift(TEN_DAYS)
    return f"/review/cards/{number}"


def _ratings(site: Site) -> list[Rating]:
    with site.session() as session:
        return list(session.scalars(select(Review.rating).order_by(Review.id)))


def test_hints_of_a_card_without_a_script(site: Site, client: FlaskClient) -> None:
    """What was typed stays; Enter answers and asks for nothing; after a hint that costs: again."""
    card = _let_come_back(site)
    html = page(client, "/review/")
    first_button = next(form_of(html, card).iter("button"))
    assert (first_button.get("name"), first_button.get("formaction")) == (None, None)
    html = press(client, html, card, FREE, {"answer": "the sun"}).text
    assert shown(html) == ["It is up there."]
    assert fields(html, card)["answer"] == ["the sun"]
    assert "1 card waiting" in said(html)
    html = press(client, html, card, "Show another hint (the card then comes back soon)").text
    assert shown(html) == ["It is up there.", "It has phases."]

    told = press(client, html, card, "Answer", {"answer": "moon"})
    told_page = said(page(client, told.location))
    assert "Right 1 of 1 point" in told_page
    assert "sooner, because of the hint" in told_page
    assert _ratings(site) == [Rating.AGAIN, Rating.AGAIN]


def test_a_free_hint_leaves_a_card_remembered(site: Site, client: FlaskClient) -> None:
    """It is rated as if none had been asked for, and nothing is said about it."""
    card = _let_come_back(site)
    html = press(client, page(client, "/review/"), card, FREE).text
    told = press(client, html, card, "Answer", {"answer": "moon"})
    assert "sooner" not in said(page(client, told.location))
    assert _ratings(site) == [Rating.AGAIN, Rating.GOOD]


def test_hints_of_a_card_with_a_script(site: Site, client: FlaskClient) -> None:
    """The script gets the hints with their count; the answer is told with the reason at once."""
    card = _let_come_back(site)
    form = {"sequence": "1", "version": "1", "key": "a-key-of-a-form"}
    part = send(client, f"{card}/hints", form | {"hint": "2"}, headers=FRAGMENT)
    assert shown(part.text) == ["It is up there.", "It has phases."]
    assert '<input type="hidden" name="hints" value="2"' in part.text
    done = send(client, card, form | {"hints": "2", "answer": "moon"}, headers=FRAGMENT)
    assert "sooner, because of the hint" in done.text


def test_a_prompt_that_needed_its_hint_comes_back_soon(site: Site, client: FlaskClient) -> None:
    """Whoever judges alone says that it was remembered; the hint says how."""
    html = page(client, "/courses/tides/lessons/tides-1/")
    prompt = "/courses/tides/prompts/tides-1-prompt"
    press(client, html, prompt, "Remembered")
    site.clock.shift(TEN_DAYS)
    html = page(client, "/review/")
    [card] = {each for each in html.split('"') if each.startswith("/review/cards/")} - {
        each for each in html.split('"') if "/hints" in each
    }
    html = press(client, html, card, "Show a hint (the card then comes back soon)").text
    assert shown(html) == ["Think of a magnet."]
    told = press(client, html, card, "Remembered")
    assert "sooner, because of the hint" in said(page(client, told.location))
    assert _ratings(site) == [Rating.GOOD, Rating.AGAIN]


@pytest.mark.parametrize(
    ("change", "status"),
    [
        pytest.param({"hint": "0"}, 404, id="before the first"),
        pytest.param({"hint": "3"}, 404, id="after the last"),
        pytest.param({"hint": "²"}, 400, id="no number"),
        pytest.param({"sequence": "0"}, 409, id="a card answered since"),
        pytest.param({"version": "2"}, 409, id="a question edited since"),
    ],
)
def test_a_hint_that_a_card_has_not(
    site: Site, client: FlaskClient, change: dict[str, str], status: int
) -> None:
    """It is refused, with a script and without."""
    card = _let_come_back(site)
    form = {"hint": "1", "sequence": "1", "version": "1", "key": "a-key-of-a-form"} | change
    for headers in ({}, FRAGMENT):
        answer = send(client, f"{card}/hints", form, headers=headers)
        assert answer.status_code == status
        assert "up there" not in answer.text


def test_an_answer_that_claims_hints_that_are_not_there_is_refused(
    site: Site, client: FlaskClient
) -> None:
    """The log takes nothing in that could not have been."""
    card = _let_come_back(site)
    form = {"sequence": "1", "key": "a-key-of-a-form", "answer": "moon", "hints": "3"}
    assert send(client, card, form).status_code == 400
    assert len(_ratings(site)) == 1


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(1, 4), "¼"),
        (Fraction(1, 3), "⅓"),
        (Fraction(3, 7), "3/7"),
        (Fraction(1), "all"),
    ],
)
def test_a_share_is_written_as_people_do(share: Fraction, text: str) -> None:
    """With a sign of its own where there is one."""
    assert share_text(share) == text

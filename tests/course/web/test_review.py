"""The pages of the review: a card asked, answered and told, with a script or without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from course.models import Card, Review
from tests.course.revisions import with_edited
from tests.course.site import FRAGMENT, LESSON, Site, fields, fill_in, page, running, said, send
from tests.course.sitting import begin, give, hand_in, place_of, wrong
from tests.course.study import NOON, leave, of_kind, publish

ACTION = re.compile(r'action="(/review/cards/\d+)"')
PROMPT = "/courses/tides/prompts/tides-1-recall"


@pytest.fixture
def site(sqlite_url: str, tmp_path: Path) -> Iterator[Site]:
    """Give the site with a course and a learner."""
    with running(sqlite_url, tmp_path) as site:
        yield site


@pytest.fixture
def client(site: Site) -> FlaskClient:
    """Give the learner's browser, ten days after they had a question and a prompt wrong."""
    study(site)
    return site.browser(site.ada)


def study(site: Site) -> None:
    """Let the learner have the statement and, an hour later, the prompt wrong; ten days pass."""
    with site.session() as session:
        attempt = begin(session, site.ada)
        question = of_kind(site.made, "truth")
        give(session, site.ada, attempt, place_of(session, attempt, "truth"), wrong(question))
        hand_in(session, site.ada, attempt)
    browser = site.browser(site.ada)
    fill_in(browser, page(browser, LESSON), PROMPT, {"answer": "forgot"})
    site.clock.shift(timedelta(days=10))


def address(html: str) -> str:
    """Give where the form of the card that is asked goes."""
    found = ACTION.search(html)
    assert found, "no card is asked"
    return found.group(1)


def logged(site: Site) -> int:
    """Count the answers in the log."""
    with site.session() as session:
        return session.scalar(select(func.count()).select_from(Review)) or 0


def test_a_review_without_a_script(database_url: str, tmp_path: Path) -> None:
    """Card by card: asked, answered, told; then it is done, and the day of the next is told."""
    with running(database_url, tmp_path) as site:
        study(site)
        client = site.browser(site.ada)
        html = page(client, "/review/")
        assert "2 cards waiting" in said(html)
        assert "The stem of tides-1-truth." in said(html)
        assert "The explanation" not in html

        told = fill_in(client, html, address(html), {"answer": "true"})
        assert told.status_code == 303
        assert told.location == f"{address(html)}/answers/2"
        text = said(page(client, told.location))
        assert "Right 1 of 1 point" in text
        assert "The explanation of tides-1-truth." in text
        assert re.search(r"saved 12:00:00 · back (in \d+ days|tomorrow)", text)
        assert "Next card" in text

        html = page(client, "/review/")
        assert "1 card waiting" in said(html)
        assert "The answer of tides-1-recall." in html
        told = fill_in(client, html, address(html), {"answer": "remembered"})
        text = said(page(client, told.location))
        assert "Done" in text
        assert "Right" not in text

        text = said(page(client, "/review/"))
        assert "You are done for today" in text
        assert "Your next card comes back" in text
        assert logged(site) == 4


def test_a_review_with_a_script(site: Site, client: FlaskClient) -> None:
    """One request answers, tells, and brings the next card; the last says that it was the last."""
    html = page(client, "/review/")
    form = fields(html, address(html))
    first = send(client, address(html), form | {"answer": "false"}, headers=FRAGMENT)
    assert first.status_code == 200
    assert "<html" not in first.text
    assert "Not right" in first.text
    assert "feedback false" in first.text
    assert '<template id="next-card">' in first.text
    assert "The stem of tides-1-recall." in first.text

    form = fields(
        first.text.replace("<template", "<div").replace("</template", "</div"), address(first.text)
    )
    last = send(client, address(first.text), form | {"answer": "forgot"}, headers=FRAGMENT)
    assert "That was the last card for today." in last.text
    assert "Not right" not in last.text
    assert logged(site) == 4


def test_an_answer_sent_twice_is_taken_once(site: Site, client: FlaskClient) -> None:
    """The second delivery gets the receipt; as a page it leads to what was told."""
    html = page(client, "/review/")
    form = fields(html, address(html)) | {"answer": ["true"]}
    first = send(client, address(html), form)
    again = send(client, address(html), form)
    by_script = send(client, address(html), form, headers=FRAGMENT)
    assert first.location == again.location
    assert by_script.status_code == 200
    assert "saved 12:00:00" in by_script.text
    assert "Right" not in by_script.text
    assert logged(site) == 3


def test_a_card_answered_in_another_tab_is_told(site: Site, client: FlaskClient) -> None:
    """409 in words, as a page and as JSON; the first answer stands."""
    tabs = [page(client, "/review/") for _ in range(2)]
    fill_in(client, tabs[0], address(tabs[0]), {"answer": "true"})
    as_page = fill_in(client, tabs[1], address(tabs[1]), {"answer": "false"})
    as_json = fill_in(client, tabs[1], address(tabs[1]), {"answer": "false"}, headers=FRAGMENT)
    assert as_page.status_code == as_json.status_code == 409
    assert "answered elsewhere in the meantime" in said(as_page.text)
    assert "answered elsewhere in the meantime" in (as_json.json or {})["error"]
    assert logged(site) == 3


def test_a_question_edited_under_ones_hands_is_asked_again(site: Site, client: FlaskClient) -> None:
    """The answer was to the old words: it is not taken, and the new words are asked."""
    html = page(client, "/review/")
    with site.session() as session:
        publish(session, with_edited(site.made, "truth", "The edited stem."))
    answer = fill_in(client, html, address(html), {"answer": "true"})
    assert answer.status_code == 409
    assert "edited in the meantime" in said(answer.text)
    html = page(client, "/review/")
    assert "The edited stem." in said(html)
    assert fill_in(client, html, address(html), {"answer": "true"}).status_code == 303


@pytest.mark.parametrize(
    ("form", "words"),
    [
        pytest.param({}, "Choose or type an answer first", id="nothing"),
        pytest.param({"answer": "  "}, "Choose or type an answer first", id="blanks"),
        pytest.param({"answer": "0"}, "true or false", id="an option's place"),
        pytest.param({"answer": ["true", "false"]}, "several", id="both"),
        pytest.param({"answer": "true", "key": ""}, "without its key", id="no key"),
        pytest.param({"answer": "true", "sequence": "-1"}, "no number", id="a count below nothing"),
        pytest.param({"answer": "true", "seconds": "soon"}, "no number", id="time that is none"),
        pytest.param({"answer": "true", "version": "x"}, "no number", id="a version that is none"),
    ],
)
def test_what_is_no_answer_is_told(
    site: Site, client: FlaskClient, form: dict[str, str], words: str
) -> None:
    """Nothing is logged, and the card is still asked."""
    html = page(client, "/review/")
    answer = fill_in(client, html, address(html), form)
    assert answer.status_code == 400
    assert words in said(answer.text)
    assert logged(site) == 2
    assert address(page(client, "/review/")) == address(html)


def test_the_time_that_it_took_is_kept_within_reason(site: Site, client: FlaskClient) -> None:
    """A tab left open for a week did not take a week to answer."""
    html = page(client, "/review/")
    fill_in(client, html, address(html), {"answer": "true", "seconds": "604800"})
    html = page(client, "/review/")
    fill_in(client, html, address(html), {"answer": "forgot", "seconds": "0"})
    with site.session() as session:
        seconds = session.scalars(select(Review.seconds).order_by(Review.id)).all()
    assert seconds == [None, None, 86_400, None]


def test_a_review_without_cards_says_how_they_come(site: Site) -> None:
    """Somebody new is led to a lesson."""
    text = said(page(site.browser(site.ada), "/review/"))
    assert "No cards yet" in text
    assert "Choose a lesson" in text


def test_who_left_the_course_has_no_review(site: Site, client: FlaskClient) -> None:
    """Their cards are neither asked nor announced, and take no answer."""
    html = page(client, "/review/")
    with site.session() as session:
        leave(session, site.ada)
    assert "No cards yet" in said(page(client, "/review/"))
    assert fill_in(client, html, address(html), {"answer": "true"}).status_code == 404


def test_others_find_no_card(site: Site, client: FlaskClient) -> None:
    """Neither the card nor what was told of it; a visitor is asked to sign in."""
    html = page(client, "/review/")
    url = address(html)
    form = fields(html, url) | {"answer": ["true"]}
    bob, visitor = site.browser(site.settle("bob")), site.browser(None)
    assert send(bob, url, form).status_code == 404
    page(bob, f"{url}/answers/1", status=404)
    page(client, f"{url}/answers/9", status=404)
    page(client, "/review/cards/999/answers/1", status=404)
    assert send(visitor, url, form).location == "/sign-in"
    assert visitor.get(f"{url}/answers/1").location == f"/sign-in?next={url}/answers/1"
    assert visitor.get("/review/").location == "/sign-in?next=/review/"
    told = send(visitor, url, form, headers=FRAGMENT)
    assert (told.status_code, told.json) == (401, {"location": "/sign-in"})
    assert logged(site) == 2


def test_the_count_beside_review_is_what_is_asked(site: Site, client: FlaskClient) -> None:
    """The badge of the menu and the page agree, and go down together."""
    assert re.search(r'class="count">2<', page(client, "/"))
    with site.session() as session:
        session.scalars(select(Card).order_by(Card.id)).all()[0].suspended_at = NOON
    assert re.search(r'class="count">1<', page(client, "/"))
    assert "1 card waiting" in said(page(client, "/review/"))

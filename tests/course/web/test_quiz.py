"""The pages of a quiz: begun, answered, handed in and told, with a script or without."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select, update
from werkzeug.test import TestResponse

from course.models import Attempt, Enrolment, Question, Quiz, Response, Status
from tests.course.filled_in import everything_right, places
from tests.course.site import (
    FRAGMENT,
    QUIZ_PAGE,
    Site,
    fields,
    fill_in,
    form_of,
    page,
    running,
    said,
    send,
)
from tests.course.sitting import begin

BEGIN = f"{QUIZ_PAGE}attempts"


@pytest.fixture
def site(sqlite_url: str, tmp_path: Path) -> Iterator[Site]:
    """Give the site with a course and a learner."""
    with running(sqlite_url, tmp_path) as site:
        yield site


@pytest.fixture
def attempt(site: Site) -> int:
    """Give an attempt that the learner has begun."""
    with site.session() as session:
        return begin(session, site.ada)


def save(client: FlaskClient, attempt: int, place: int, **form: object) -> TestResponse:
    """Send one answer as the script does."""
    url = f"/attempts/{attempt}/answers/{place}"
    return send(client, url, {"key": "a-key-of-an-answer", "sequence": 0, **form}, headers=FRAGMENT)


def stored(site: Site) -> int:
    """Count the answers that were stored."""
    with site.session() as session:
        return session.scalar(select(func.count()).select_from(Response)) or 0


def test_a_quiz_is_taken_without_a_script(database_url: str, tmp_path: Path) -> None:
    """Begun, saved for later, gone on with, handed in, and told with score and explanations."""
    with running(database_url, tmp_path) as site:
        client = site.browser(site.ada)
        about = page(client, QUIZ_PAGE)
        assert "4 of 4 questions · as many attempts as you like" in said(about)
        begun = fill_in(client, about, BEGIN)
        assert begun.status_code == 303
        paper = begun.location
        attempt = int(paper.strip("/").rpartition("/")[2])
        answers = everything_right(site, attempt)
        half = dict(list(answers.items())[:2])

        html = page(client, paper)
        stay = fill_in(client, html, f"{paper}submit", half | {"then": "stay"})
        assert (stay.status_code, stay.location) == (303, paper)
        html = page(client, paper)
        assert "Your answers are saved" in html
        assert "2 of 4 answered and saved" in said(html)
        kept = fields(html, f"{paper}submit")
        assert {name: sorted(kept[name]) for name in half} == half
        assert "Go on with attempt 1" in said(page(client, QUIZ_PAGE))

        done = fill_in(client, html, f"{paper}submit", answers)
        assert (done.status_code, done.location) == (303, f"{paper}results")
        results = said(page(client, done.location))
        assert results.count("Right") >= 4
        assert "The explanation of tides-1-single." in results
        assert "Taught in The passage title." in results
        assert client.get(paper).location == f"{paper}results"
        assert "4 of 4 (100 %)" in said(page(client, QUIZ_PAGE))


def test_a_script_saves_answers_one_by_one(site: Site, attempt: int) -> None:
    """Each gets its receipt and its count; sent again it gets the same and nothing is written."""
    client, place = site.browser(site.ada), places(site, attempt)["truth"]
    for _ in range(2):
        answer = save(client, attempt, place, **{f"answer-{place}": "true"})
        assert (answer.status_code, answer.json) == (200, {"saved": "12:00:00", "sequence": 1})
    assert stored(site) == 1
    html = page(client, f"/attempts/{attempt}/")
    assert "saved 12:00:00" in said(html)
    assert fields(html, f"/attempts/{attempt}/submit")[f"sequence-{place}"] == ["1"]


def test_a_form_from_before_the_script_saved_still_hands_in_what_it_holds(
    site: Site, attempt: int
) -> None:
    """The answer that the page sent by script has its form's key at the beginning of its own."""
    client, place = site.browser(site.ada), places(site, attempt)["short"]
    html = page(client, f"/attempts/{attempt}/")
    [key] = fields(html, f"/attempts/{attempt}/submit")["key"]
    save(client, attempt, place, key=f"{key}-0a1b2c3d4e5f6071", **{f"answer-{place}": "War"})
    fill_in(client, html, f"/attempts/{attempt}/submit", {f"answer-{place}": "Warsaw"})
    assert "Warsaw" in said(page(client, f"/attempts/{attempt}/results"))


@pytest.mark.parametrize(
    ("kind", "form", "words"),
    [
        pytest.param("truth", {"answer": "perhaps"}, "true or false", id="another word"),
        pytest.param("single", {"answer": "9"}, "no option", id="an option that is not there"),
        pytest.param("single", {"answer": ["0", "1"]}, "several", id="two of one"),
        pytest.param("short", {"answer": "x" * 1001}, "1,000", id="a text without end"),
        pytest.param("short", {"answer": "a", "key": "?"}, "without its key", id="no key"),
        pytest.param("short", {"answer": "a", "sequence": "x"}, "no number", id="no count"),
    ],
)
def test_what_cannot_be_saved_is_told_to_the_script(
    site: Site, attempt: int, kind: str, form: dict[str, object], words: str
) -> None:
    """A line of JSON in plain words; nothing is stored."""
    place = places(site, attempt)[kind]
    named = {f"answer-{place}" if name == "answer" else name: text for name, text in form.items()}
    answer = save(site.browser(site.ada), attempt, place, **named)
    assert answer.status_code == 400
    assert words in (answer.json or {})["error"]
    assert stored(site) == 0


@pytest.mark.parametrize("name", ["sequence-x", "sequence--1", "sequence-99999999999"])
def test_a_form_with_places_that_are_none_is_refused(site: Site, attempt: int, name: str) -> None:
    """Nothing of it is saved, and the attempt stays open."""
    client, place = site.browser(site.ada), places(site, attempt)["truth"]
    form = {"key": "a-key-of-a-form", f"sequence-{place}": 0, f"answer-{place}": "true", name: "0"}
    answer = send(client, f"/attempts/{attempt}/submit", form)
    assert answer.status_code == 400
    assert stored(site) == 0
    page(client, f"/attempts/{attempt}/")


def test_places_beyond_the_paper_are_left_out(site: Site, attempt: int) -> None:
    """A form may hold more than the paper has; what is not asked is not stored."""
    form = {"key": "a-key-of-a-form", "sequence-77": "0", "answer-77": "true"}
    answer = send(site.browser(site.ada), f"/attempts/{attempt}/submit", form)
    assert answer.status_code == 303
    assert stored(site) == 0


def test_after_handing_in_an_answer_is_late(site: Site, attempt: int) -> None:
    """The script is told that it was not added; handing in again shows the results."""
    client, place = site.browser(site.ada), places(site, attempt)["truth"]
    form = {"key": "a-key-of-a-form"}
    for _ in range(2):
        done = send(client, f"/attempts/{attempt}/submit", form)
        assert done.location == f"/attempts/{attempt}/results"
    late = save(client, attempt, place, **{f"answer-{place}": "true"})
    assert late.status_code == 409
    assert "handed in already" in (late.json or {})["error"]


def test_what_was_not_saved_is_not_said_to_be(site: Site, attempt: int) -> None:
    """A form that comes after handing in is refused; one that is behind another tab is told so."""
    client, place = site.browser(site.ada), places(site, attempt)["truth"]
    submit, answer = f"/attempts/{attempt}/submit", {f"answer-{place}": "true"}
    assert save(client, attempt, place, **answer).status_code == 200
    behind = {"key": "an-older-form", "then": "stay", f"sequence-{place}": "0"}

    send(client, submit, behind | {f"answer-{place}": "false"})
    assert f"kept as it is there: {place}." in page(client, f"/attempts/{attempt}/")
    send(client, submit, {"key": "a-key-of-a-form"})
    late = send(client, submit, behind | {f"answer-{place}": "false", f"sequence-{place}": "9"})

    assert (late.status_code, stored(site)) == (409, 1)
    assert "handed in already" in late.text


def test_enter_saves_and_does_not_hand_in(site: Site, attempt: int) -> None:
    """The first button of the form, which Enter presses, is the one that only saves."""
    html = page(site.browser(site.ada), f"/attempts/{attempt}/")
    first = next(form_of(html, f"/attempts/{attempt}/submit").iter("button"))
    assert (first.get("name"), first.get("value")) == ("then", "stay")


def test_who_was_taken_off_the_course_has_no_attempt_in_it(site: Site, attempt: int) -> None:
    """Neither the paper nor answers nor handing in; nothing is written."""
    client = site.browser(site.ada)
    with site.session() as session:
        session.execute(update(Enrolment).values(ended_at=Enrolment.joined_at))
    page(client, f"/attempts/{attempt}/", status=404)
    form = {"key": "a-key-of-a-form", "sequence-1": "0", "answer-1": "true"}
    for url in (f"/attempts/{attempt}/submit", f"/attempts/{attempt}/answers/1"):
        assert send(client, url, form).status_code == 404
    assert stored(site) == 0


def test_others_find_no_attempt(site: Site, attempt: int) -> None:
    """Another learner gets 404 for everything; a visitor is asked to sign in."""
    bob, visitor = site.browser(site.settle("bob")), site.browser(None)
    form = {"key": "a-key-of-a-form", "sequence-1": "0", "answer-1": "true"}
    base = f"/attempts/{attempt}"
    for url in (f"{base}/", f"{base}/results"):
        page(bob, url, status=404)
        assert visitor.get(url).location == f"/sign-in?next={url}"
    for url in (f"{base}/submit", f"{base}/answers/1"):
        assert send(bob, url, form).status_code == 404
        assert send(visitor, url, form).location == "/sign-in"
    told = save(visitor, attempt, 1)
    assert (told.status_code, told.json) == (401, {"location": "/sign-in"})
    assert save(site.browser(site.ada), attempt, 5).status_code == 404
    assert stored(site) == 0


def test_a_quiz_without_questions_says_so(site: Site) -> None:
    """Its page has no button; beginning all the same is refused in words."""
    with site.session() as session:
        for row in session.scalars(select(Question)):
            row.status = Status.retired
    client = site.browser(site.ada)
    html = page(client, QUIZ_PAGE)
    assert "No questions yet" in said(html)
    assert BEGIN not in html
    refused = send(client, BEGIN)
    assert refused.status_code == 409
    assert "Please come back later" in said(refused.text)


def test_the_last_attempt_is_the_last(site: Site, attempt: int) -> None:
    """With one attempt allowed there is no button for another, and no attempt."""
    with site.session() as session:
        session.scalars(select(Quiz)).one().attempts_allowed = 1
    client = site.browser(site.ada)
    assert send(client, BEGIN).location == f"/attempts/{attempt}/"
    send(client, f"/attempts/{attempt}/submit", {"key": "a-key-of-a-form"})
    assert BEGIN not in page(client, QUIZ_PAGE)
    refused = send(client, BEGIN)
    assert refused.status_code == 409
    assert "every attempt" in said(refused.text)
    with site.session() as session:
        assert session.scalar(select(func.count()).select_from(Attempt)) == 1


@pytest.mark.parametrize("url", ["/attempts/0/", "/attempts/-1/", "/attempts/x/", "/attempts/01/"])
def test_what_is_no_number_is_no_address(site: Site, url: str) -> None:
    """It is not there, whoever asks."""
    page(site.browser(site.ada), url, status=404)

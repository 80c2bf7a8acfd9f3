"""Prompts in the text, answered: one answer a day counts, and only what is a prompt takes any."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from course.models import Review
from tests.course.site import (
    COURSE,
    FRAGMENT,
    LESSON,
    Site,
    fields,
    page,
    running,
    said,
    send,
)
from tests.course.study import small

PROMPT = "/courses/tides/prompts/tides-1-recall"
ANSWER = {"key": "a-key-of-a-form", "answer": "remembered"}


@pytest.fixture
def site(sqlite_url: str, tmp_path: Path) -> Iterator[Site]:
    """Give the site with a course and a learner."""
    with running(sqlite_url, tmp_path, small(lessons=2)) as site:
        yield site


def answered(site: Site) -> int:
    """Count the answers in the log."""
    with site.session() as session:
        return session.scalar(select(func.count()).select_from(Review)) or 0


@pytest.mark.parametrize(
    ("answer", "said_then"),
    [
        pytest.param("remembered", "Remembered · back in 2 days", id="remembered"),
        pytest.param("forgot", "Forgot · back tomorrow", id="forgot"),
    ],
)
def test_a_script_gets_the_prompt_as_it_is_now(site: Site, answer: str, said_then: str) -> None:
    """Only the prompt, with its receipt; sent again under the same key it says the same."""
    client = site.browser(site.ada)
    key = fields(page(client, LESSON), PROMPT)["key"]
    for _ in range(2):
        form = {"key": key, "answer": answer}
        done = send(client, PROMPT, form, headers=FRAGMENT)
        assert done.status_code == 200
        assert "<html" not in done.text
        assert done.text.lstrip().startswith("<div class=")
        assert said_then in done.text
        assert "practice" not in done.text
    assert answered(site) == 1


def test_a_second_answer_today_is_called_practice(site: Site) -> None:
    """The learner is told that the first one counts."""
    client = site.browser(site.ada)
    for number in (1, 2):
        done = send(client, PROMPT, ANSWER | {"key": f"key-number-{number}"}, headers=FRAGMENT)
    assert "already answered today: practice" in done.text
    assert answered(site) == 2


@pytest.mark.parametrize(
    ("form", "words"),
    [
        pytest.param({"answer": "remembered"}, "without its key", id="no key"),
        pytest.param({"key": "x", "answer": "remembered"}, "without its key", id="a short key"),
        pytest.param({"key": "a-key-of-a-form"}, "Choose whether", id="no answer"),
        pytest.param(ANSWER | {"answer": "perhaps"}, "remembered or forgot", id="another word"),
        pytest.param(ANSWER | {"answer": ["forgot", "remembered"]}, "several", id="both words"),
    ],
)
def test_an_answer_that_cannot_be_used_is_told(
    site: Site, form: dict[str, str], words: str
) -> None:
    """As a page and as JSON, and nothing is written."""
    client = site.browser(site.ada)
    as_page, as_json = send(client, PROMPT, form), send(client, PROMPT, form, headers=FRAGMENT)
    assert as_page.status_code == as_json.status_code == 400
    assert words in said(as_page.text)
    assert words in (as_json.json or {})["error"]
    assert answered(site) == 0


def test_only_prompts_are_answered_in_the_text(site: Site) -> None:
    """A question of the quiz is not there, so its answer is not either."""
    client = site.browser(site.ada)
    for slug in ("tides-1-truth", "no-such-prompt"):
        answer = send(client, f"/courses/tides/prompts/{slug}", ANSWER | {"answer": "true"})
        assert answer.status_code == 404
    assert answered(site) == 0


def test_the_way_back_stays_on_this_site(site: Site) -> None:
    """A form's “next” leads to our own pages only."""
    form = ANSWER | {"next": "//example.org/"}
    answer = send(site.browser(site.ada), PROMPT, form)
    assert answer.location == f"{COURSE}#prompt-tides-1-recall"

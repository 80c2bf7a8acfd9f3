"""Colours: chosen by a form, kept in a cookie, for visitors, too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.course.site import (
    Site,
    running,
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


@pytest.mark.parametrize("theme", ["auto", "light", "dark"])
def test_colours_are_kept_in_a_cookie(site: Site, theme: str) -> None:
    """For visitors, too; the page then says which were chosen and goes back to where one was."""
    client = site.browser(None)
    answer = send(client, "/theme", {"theme": theme, "next": "/register"})
    assert (answer.status_code, answer.location) == (303, "/register")
    cookie = answer.headers["Set-Cookie"]
    for part in (f"parley_theme={theme}", "HttpOnly", "SameSite=Lax", "Max-Age=31536000"):
        assert part in cookie
    html = client.get("/").text
    assert (f'data-theme="{theme}"' in html) is (theme != "auto")


@pytest.mark.parametrize("theme", ["", "purple", '"><script>'])
def test_other_colours_are_refused(site: Site, theme: str) -> None:
    """What is none of the three is no theme, in a form or in a cookie."""
    client = site.browser(None)
    assert send(client, "/theme", {"theme": theme}).status_code == 400
    client.set_cookie("parley_theme", theme.replace('"', ""))
    assert "data-theme" not in client.get("/").text

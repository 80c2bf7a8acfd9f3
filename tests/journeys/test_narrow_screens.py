"""Every page on the narrowest phone: nothing hangs over, everything can be pressed and is named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from course import clock
from tests.journeys import steps
from tests.journeys.browser import accessibility_faults
from tests.journeys.classroom import FIRST, employ, furnish
from tests.journeys.tour import Stop, Who, arrive, empty_stops, enter, stops

WIDTH = 320
TALL_ENOUGH = 44
"""CSS pixels: what a thumb hits (WCAG 2.5.5)."""
LOOK = Path(__file__).with_name("narrow.js").read_text(encoding="utf-8").partition("\n")[2]

Phone = Callable[[], BrowserContext]

# How the focused control stands out (a choice's whole line does), and where it stands.
FOCUS = """() => {
  const focused = document.activeElement;
  const ringed = focused.closest(".choice") ?? focused;
  const { outlineStyle, outlineWidth } = getComputedStyle(ringed);
  return {
    what: focused.outerHTML.slice(0, 160),
    ring: outlineStyle === "none" ? 0 : parseFloat(outlineWidth),
    top: ringed.getBoundingClientRect().top + scrollY,
    in_main: Boolean(focused.closest("main")),
    at_end: focused === document.body,
  };
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """Where the focus is."""

    what: str
    ring: float
    """How thick what shows the focus is, in CSS pixels."""
    top: float
    in_main: bool
    at_end: bool
    """Whether it has left the last control of the page."""


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext]) -> Phone:
    """Give the maker of windows on the narrowest phone."""

    def make() -> BrowserContext:
        size = {"width": WIDTH, "height": 640}
        return new_context(viewport=size, has_touch=True, is_mobile=True)

    return make


def faults(phone: Phone, tour: Iterable[Stop]) -> list[str]:
    """Walk a tour on the phone; tell what is not as it is meant, and where."""
    found = []
    for who, places in groupby(tour, key=lambda stop: stop.who):
        page = enter(phone(), who)
        for stop in places:
            arrive(page, stop)
            seen = page.evaluate(LOOK, [WIDTH, TALL_ENOUGH])
            found += [f"{stop.name} {fault}" for fault in seen]
            found += [report] if (report := accessibility_faults(page)) else []
    return found


def test_every_page_fits_the_narrowest_phone(phone: Phone, sqlite_url: str) -> None:
    """Nothing scrolls sideways, actions can be hit, each page has a title and an h1; axe agrees."""
    room = furnish(sqlite_url, at=clock.now())
    assert faults(phone, stops(room)) == []


def test_every_empty_page_fits_the_narrowest_phone(phone: Phone, sqlite_url: str) -> None:
    """So do the pages of a course where nobody learns yet."""
    employ(sqlite_url, at=clock.now())
    assert faults(phone, empty_stops()) == []


def test_the_skip_link_leads_past_the_navigation(page: Page) -> None:
    """It is the first stop, is seen when it has the focus, and goes to the text."""
    page.goto("/sign-in")
    skip = page.get_by_role("link", name="Skip to the text")
    expect(skip).not_to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label("E-mail")).to_be_focused()


@pytest.mark.parametrize(
    ("who", "path"),
    [
        pytest.param(Who.visitor, "/register", id="a form"),
        pytest.param(Who.student, steps.lesson_path(FIRST), id="a lesson"),
        pytest.param(Who.student, "/attempts/{room.open_attempt}/", id="a paper"),
        pytest.param(Who.teacher, f"{steps.COURSE_PATH}teach/people", id="a table with forms"),
    ],
)
def test_the_focus_is_seen_and_goes_down_the_page(
    new_context: Callable[..., BrowserContext], sqlite_url: str, who: Who, path: str
) -> None:
    """Each stop of the Tab key is ringed; in the text each stands below or beside the last."""
    room = furnish(sqlite_url, at=clock.now())
    page = enter(new_context(viewport={"width": WIDTH, "height": 640}), who)
    page.goto(path.format(room=room))
    tops = []
    for focus in tab_through(page):
        assert focus.ring >= 2, f"nothing shows the focus of {focus.what}"
        if focus.in_main:
            tops.append(focus.top)
    assert tops, "nothing in the text can be reached"
    assert all(before - after < TALL_ENOUGH for before, after in pairwise(tops)), "it jumps up"


def tab_through(page: Page) -> Iterator[Focus]:
    """Go from stop to stop until the page has no more; say how each looks."""
    while True:
        page.keyboard.press("Tab")
        focus = Focus(**page.evaluate(FOCUS))
        if focus.at_end:
            return
        yield focus


def test_the_colours_stay_as_they_were_chosen(page: Page) -> None:
    """Dark on a light device stays dark on other pages and later on; and back to the device's."""
    page.emulate_media(color_scheme="light")
    page.goto("/")
    light = paper_colour(page)
    page.get_by_role("button", name="Dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert paper_colour(page) != light
    page.goto("/sign-in")
    page.reload()
    expect(page.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="As my device").click()
    expect(page.locator("html")).not_to_have_attribute("data-theme", "dark")
    expect(page).to_have_url(re.compile(r"/sign-in\??$"))
    assert paper_colour(page) == light
    page.emulate_media(color_scheme="dark")
    dark = paper_colour(page)
    assert dark != light
    page.get_by_role("button", name="Light").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    assert paper_colour(page) == light


def paper_colour(page: Page) -> str:
    """Say what colour the page is."""
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return colour

"""Pictures of every page in every state, for people to look at.

python -m tests.journeys.gallery FOLDER             all pages, 360, 768 and 1280 pixels wide
python -m tests.journeys.gallery FOLDER --only quiz those whose name has a word in it
python -m tests.journeys.gallery --readme           docs/images/lesson.png, and nothing else
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby, product
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import time_machine
from playwright.sync_api import Browser, Page, expect, sync_playwright

from course import clock
from course.services import migrate
from tests import sites
from tests.journeys import steps
from tests.journeys.browser import LAUNCH
from tests.journeys.classroom import FIRST, employ, furnish
from tests.journeys.hosting import hosted
from tests.journeys.shipped import ROOT, load, prompts
from tests.journeys.tour import Stop, Who, arrive, empty_stops, enter, stops
from tools import machine

if TYPE_CHECKING:
    from flask import Flask

Scheme = Literal["light", "dark"]

WIDTHS = (360, 768, 1280)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
README = ROOT / "docs" / "images" / "lesson.png"
BEFORE = Stop(name="visitor-home-without-a-course", who=Who.visitor, path="/")
Prepare = Callable[[str], Iterable[Stop]]
"""Fills an empty database, told by its address, and says what there is to see."""


def main() -> None:
    """Take the pictures that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", type=Path, help="where the pictures go")
    parser.add_argument("--only", default="", help="a part of the names that are wanted")
    parser.add_argument("--readme", action="store_true", help=f"make {README.relative_to(ROOT)}")
    wanted = parser.parse_args()
    if not (wanted.folder or wanted.readme):
        parser.error("say which folder the pictures go to, or --readme")
    with at_noon(), chromium() as browser:
        if wanted.readme:
            picture_for_the_readme(browser)
        if wanted.folder:
            wanted.folder.mkdir(parents=True, exist_ok=True)
            for width, scheme in product(WIDTHS, SCHEMES):
                walk_all(browser, wanted.folder, width, scheme, only=wanted.only)


def walk_all(browser: Browser, folder: Path, width: int, scheme: Scheme, *, only: str) -> None:
    """Walk through an empty site, one without learners and one in full swing."""
    for prepare in (without_a_course, without_learners, in_full_swing):
        with site(prepare) as (address, tour):
            wanted = [stop for stop in tour if only in stop.name]
            for who, places in groupby(wanted, key=lambda stop: stop.who):
                page = window(browser, address, who, width=width, scheme=scheme)
                for stop in places:
                    picture(page, stop, folder / f"{stop.name}-{width}-{scheme}.png")
                page.context.close()


def without_a_course(_database_url: str) -> Iterable[Stop]:
    """Leave the site as it is before a course is loaded."""
    return [BEFORE]


def without_learners(database_url: str) -> Iterable[Stop]:
    """Load the course, for a teacher alone."""
    load(database_url)
    employ(database_url, at=clock.now())
    return empty_stops()


def in_full_swing(database_url: str) -> Iterable[Stop]:
    """Load the course, and let a class practise."""
    load(database_url)
    return stops(furnish(database_url, at=clock.now()))


def picture(page: Page, stop: Stop, path: Path) -> None:
    """Take one picture of the whole page."""
    arrive(page, stop)
    page.screenshot(path=path, full_page=True)
    print(path)


def picture_for_the_readme(browser: Browser) -> None:
    """Take the picture that the README opens with: a prompt answered, one open, and text."""
    README.parent.mkdir(parents=True, exist_ok=True)
    with site(in_full_swing) as (address, _):
        page = window(browser, address, Who.student, width=1280, scheme="light")
        page.goto(steps.lesson_path(FIRST))
        _, answered, opened, *_ = prompts(FIRST)
        steps.answer_prompt(page, answered, remembered=True)
        place = steps.prompt(page, answered)
        expect(place.locator(".receipt")).to_be_focused()
        steps.prompt(page, opened).get_by_text("Show the answer").click()
        page.mouse.move(0, 0)
        place.evaluate("place => scrollTo(0, place.getBoundingClientRect().top + scrollY - 32)")
        page.screenshot(path=README)
        print(f"{README}: {README.stat().st_size // 1000} kB")


@contextmanager
def site(prepare: Prepare) -> Iterator[tuple[str, Iterable[Stop]]]:
    """Host a site of its own; give its address and its stops."""
    with tempfile.TemporaryDirectory(prefix="parley-gallery-") as folder:
        database_url = f"sqlite:///{folder}/parley.db"
        migrate.upgrade(database_url)
        tour = prepare(database_url)

        def make(address: str) -> Flask:
            return sites.site(database_url, Path(folder), base_url=address)

        with hosted(make) as address:
            yield address, tour


def window(browser: Browser, address: str, who: Who, *, width: int, scheme: Scheme) -> Page:
    """Open a window of a width and in a colour scheme, with somebody at it."""
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="Europe/Berlin",
    )
    return enter(context, who)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run the Chromium of this machine."""
    program = machine.chromium()
    if program is None:
        raise SystemExit(machine.CHROMIUM_MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*LAUNCH])
        yield browser
        browser.close()


def at_noon() -> time_machine.travel:
    """Let it be noon, as in the tests: then what was answered yesterday is due."""
    return time_machine.travel(clock.now().replace(hour=12, minute=0, second=0), tick=True)


if __name__ == "__main__":
    main()

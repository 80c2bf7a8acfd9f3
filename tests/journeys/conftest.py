"""Scenery for the journeys: the site on a port of its own, and a browser that is watched.

Every test gets a server with a fresh SQLite database that holds the course which ships with
Parley, at noon of a day. A console error, a script error, an answer of the 500s or a request to
another host fails the test that it happened in.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.browser import LAUNCH, Watch, accessibility_faults
from tools import machine

if TYPE_CHECKING:
    from flask import Flask

HERE = Path(__file__).parent

# A busy machine may need longer than the five seconds that Playwright waits for a page to change.
expect.set_options(timeout=15_000)

# What the steps assert is explained as in a test.
for module in ("papers", "shipped", "learning", "teaching", "reviewing"):
    pytest.register_assert_rewrite(f"tests.journeys.{module}")

if not machine.chromium() and not machine.must_have_everything():
    collect_ignore_glob = ["test_*"]  # `make test` says so, and how to get one


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies in this folder, so that `-m "not browser"` leaves it out."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(autouse=True)
def noon() -> Iterator[time_machine.Traveller]:
    """Let every journey begin at noon, far from where a day of review ends; `shift` moves on."""
    from course import clock

    today = clock.now().replace(hour=12, minute=0, second=0, microsecond=0)
    with time_machine.travel(today, tick=True) as traveller:
        yield traveller


@pytest.fixture(scope="session")
def course_template(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an SQLite file with the shipped course, as `parley load` leaves it; to be copied."""
    from tests.journeys.shipped import load

    path = tmp_path_factory.mktemp("course") / "course.db"
    shutil.copyfile(sqlite_template, path)
    load(f"sqlite:///{path}")
    with closing(sqlite3.connect(path)) as connection:  # all of it into the one file
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@pytest.fixture
def sqlite_url(course_template: Path, tmp_path: Path) -> str:
    """Give the address of a database of this test's own, in which the course is loaded."""
    path = tmp_path / "parley.db"
    shutil.copyfile(course_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def site(sqlite_url: str, tmp_path: Path) -> Callable[[str], Flask]:
    """Give the maker of the application, which is told the address that it is served under."""
    from tests import sites

    return lambda base_url: sites.site(sqlite_url, tmp_path, base_url=base_url)


@pytest.fixture
def live_server(site: Callable[[str], Flask]) -> Iterator[str]:
    """Serve the site to this test alone; give its address, without a slash at the end."""
    from tests.journeys.hosting import hosted

    with hosted(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Launch the Chromium of this machine; Playwright brings none."""
    program = machine.chromium()
    if not program:
        pytest.fail(machine.CHROMIUM_MISSING)
    return {**browser_type_launch_args, "executable_path": program, "args": [*LAUNCH]}


@pytest.fixture(scope="session")
def base_url() -> None:
    """Give the plugin no address for the whole run: each test has a server of its own."""


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any], live_server: str) -> dict[str, Any]:
    """Open paths of the site, in English, and without motion, which blurs what axe measures."""
    return {
        **browser_context_args,
        "base_url": live_server,
        "locale": "en-GB",
        "timezone_id": "Europe/Berlin",
        "reduced_motion": "reduce",
    }


@pytest.fixture
def watch(live_server: str) -> Watch:
    """Give the one who notes faults; `watch.expect(pattern)` lets a provoked one pass."""
    return Watch(live_server)


@pytest.fixture
def new_context(
    new_context: Callable[..., BrowserContext], watch: Watch
) -> Iterator[Callable[..., BrowserContext]]:
    """Give the maker of further windows with their own cookies, all of them watched."""

    def make(**options: Any) -> BrowserContext:
        context = new_context(**options)
        watch.follow(context)
        return context

    yield make
    faults = watch.faults()
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Give the accessibility check: `axe(page)` fails with axe's report, in light and in dark."""

    def check(page: Page) -> None:
        report = accessibility_faults(page)
        if report:
            pytest.fail(report, pytrace=False)

    return check

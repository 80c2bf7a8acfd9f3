"""Many questions changed at once, and one restored: with a script and without."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from course import clock
from tests.journeys import steps
from tests.journeys.browser import small_targets
from tests.journeys.classroom import TEACHER, employ

QUESTIONS = f"{steps.COURSE_PATH}teach/questions"


@pytest.fixture(params=[True, False], ids=["with a script", "without one"])
def scripted(request: pytest.FixtureRequest) -> bool:
    """Say whether scripts run."""
    return bool(request.param)


@pytest.fixture
def page(sqlite_url: str, new_context: Callable[..., BrowserContext], scripted: bool) -> Page:
    """Give an instructor's window."""
    employ(sqlite_url, at=clock.now())
    page = new_context(java_script_enabled=scripted).new_page()
    page.goto("/sign-in")
    steps.sign_in(page, TEACHER)
    return page


def test_questions_are_tagged_together_and_that_is_undone(
    page: Page, axe: Callable[[Page], None], scripted: bool
) -> None:
    """Tick, choose, do it; the message holds the way back."""
    page.goto(f"{QUESTIONS}?q=%22warsaw+pact%22")
    boxes = page.get_by_role("checkbox", name="Choose ")
    expect(boxes.first).to_be_visible()
    number = boxes.count()
    if scripted:
        page.get_by_label(f"Tick all {number} on this page").check()
        expect(page.get_by_text(f"{number} ticked")).to_be_visible()
        axe(page)
        assert small_targets(page) == []
    else:
        for box in boxes.all():
            box.check()
    page.get_by_label("What to do").select_option("Add tags")
    page.locator("#order-tags").fill("alliance, 1955")
    page.get_by_role("button", name="Do it").click()
    expect(page.get_by_text(f"Added the tags to {number} questions.")).to_be_visible()
    expect(page.get_by_role("link", name="alliance", exact=True)).to_have_count(number)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text(f"Undone: {number} questions stand as before.")).to_be_visible()
    expect(page.get_by_role("link", name="alliance", exact=True)).to_have_count(0)


def test_every_match_is_retired_though_one_page_shows_fewer(page: Page) -> None:
    """All that match is more than what is ticked, and more than the page."""
    page.goto(f"{QUESTIONS}?status=live")
    page.get_by_label("What to do").select_option("Retire")
    page.get_by_label("on every page, not only those that are ticked").check()
    page.get_by_role("button", name="Do it").click()
    expect(page.get_by_text("What was answered is kept.")).to_be_visible()
    expect(page.get_by_text("No question matches all of that.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("checkbox", name="Choose ").first).to_be_visible()


def test_an_order_that_is_not_clear_keeps_what_was_ticked(page: Page) -> None:
    """One chooses what to do, and sends it again."""
    page.goto(QUESTIONS)
    box = page.get_by_role("checkbox", name="Choose ").nth(2)
    box.check()
    with page.expect_navigation():
        page.get_by_role("button", name="Do it").click()
    expect(page.get_by_text("Choose what to do with the questions.")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Choose ").nth(2)).to_be_checked()


def test_a_version_is_compared_and_restored(
    page: Page, axe: Callable[[Page], None], scripted: bool
) -> None:
    """What was moved comes back by restoring, and waits to be published."""
    page.goto(f"{QUESTIONS}?sort=newest")
    row = page.get_by_role("row").nth(1)
    row.get_by_role("checkbox").check()
    page.get_by_label("What to do").select_option("Add tags")
    page.locator("#order-tags").fill("alliance")
    page.get_by_role("button", name="Do it").click()
    page.get_by_role("row").nth(1).get_by_role("link", name="version 2").click()
    expect(page.locator("ins")).to_contain_text("alliance")
    if scripted:
        axe(page)
    page.get_by_role("button", name="Restore version 1").click()
    expect(page.get_by_text("Version 3 says again what version 1 said.")).to_be_visible()
    expect(page.get_by_role("button", name="Publish version 3")).to_be_visible()

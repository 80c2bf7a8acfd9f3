"""Twenty questions added by somebody who sees the page for the first time, and taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from course import clock
from tests.journeys import steps
from tests.journeys.authoring import PASSAGE, tab_to
from tests.journeys.browser import small_targets
from tests.journeys.classroom import TEACHER, employ
from tests.journeys.twenty import LISTED, OTHERS, numbered


@pytest.fixture
def instructor(
    sqlite_url: str, new_context: Callable[..., BrowserContext]
) -> Callable[[bool], Page]:
    """Give the maker of an instructor's window at the course, with or without scripts."""
    employ(sqlite_url, at=clock.now())

    def opened(scripted: bool) -> Page:
        page = new_context(java_script_enabled=scripted).new_page()
        page.goto("/sign-in")
        steps.sign_in(page, TEACHER)
        page.goto(f"{steps.COURSE_PATH}teach/questions/new")
        page.get_by_role("link", name="Type or paste questions").click()
        return page

    return opened


def add(page: Page, text: str, count: int, *, scripted: bool) -> None:
    """Choose a passage, paste a text, see it understood, and save all of it."""
    page.get_by_label("Passage").select_option(PASSAGE)
    page.get_by_role("textbox", name="Questions", exact=True).fill(text)
    if not scripted:
        page.get_by_role("button", name="Look at it").click()
    expect(page.locator("[data-sum]")).to_contain_text(f"{count} questions.")
    page.get_by_role("button", name="Save all as drafts").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{count} questions added")


@pytest.mark.parametrize("scripted", [True, False], ids=["with a script", "without a script"])
def test_a_newcomer_adds_twenty_questions(
    instructor: Callable[[bool], Page], axe: Callable[[Page], None], scripted: bool
) -> None:
    """The path that docs/quick-add.md tells of, in two goes; then all of the second goes back."""
    page = instructor(scripted)
    add(page, numbered(), len(LISTED), scripted=scripted)
    page.get_by_role("link", name="Add more").click()
    add(page, OTHERS, 5, scripted=scripted)
    if scripted:
        axe(page)
    expect(page.get_by_role("row")).to_have_count(6)
    page.get_by_text("Take it all back").click()
    page.get_by_role("button", name="Take back 5 questions").click()
    expect(page.get_by_text("Taken back: 5 deleted.")).to_be_visible()


def test_a_problem_leads_to_its_line(
    instructor: Callable[[bool], Page], axe: Callable[[Page], None]
) -> None:
    """The line is marked beside the text while one types, and the link selects it."""
    page = instructor(True)
    page.get_by_label("Passage").select_option(PASSAGE)
    text = page.get_by_role("textbox", name="Questions", exact=True)
    text.fill("##\nWhich?\n\n- ( ) one\n- ( ) two\n")
    expect(page.locator(".quick-gutter .wrong-line")).to_have_text("4")
    axe(page)
    assert small_targets(page) == []
    link = page.get_by_role("link", name="Line 4")
    link.focus()
    page.keyboard.press("Enter")
    expect(text).to_be_focused()
    assert text.evaluate("t => t.value.slice(t.selectionStart, t.selectionEnd)") == "- ( ) one"
    page.keyboard.type("- (x) one")
    expect(page.locator("[data-sum]")).to_contain_text("1 question.")
    expect(page.locator(".quick-gutter .wrong-line")).to_have_count(0)


def test_a_passage_that_was_not_chosen_is_one_problem(instructor: Callable[[bool], Page]) -> None:
    """However many questions there are: they are shown all the same, and choosing mends it."""
    page = instructor(True)
    page.get_by_role("textbox", name="Questions", exact=True).fill(numbered())
    expect(page.locator("[data-sum]")).to_contain_text(f"{len(LISTED)} questions, 1 problem.")
    expect(page.locator(".line-problems")).to_contain_text(
        f"Choose a passage above: {len(LISTED)} questions name none"
    )
    page.get_by_label("Passage").select_option(PASSAGE)
    expect(page.locator("[data-sum]")).to_contain_text(f"{len(LISTED)} questions. ")


def test_an_example_is_inserted_by_keyboard(instructor: Callable[[bool], Page]) -> None:
    """Where the cursor is, and understood at once."""
    page = instructor(True)
    page.get_by_label("Passage").select_option(PASSAGE)
    tab_to(page, page.get_by_label("An example of"))
    page.keyboard.type("Mat")
    tab_to(page, page.get_by_role("button", name="Insert an example"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Questions", exact=True)).to_be_focused()
    expect(page.locator(".quick-list")).to_contain_text("Matching")


def test_nothing_is_lost_when_the_text_cannot_be_saved(
    instructor: Callable[[bool], Page],
) -> None:
    """Without a script, too, the text comes back with what has to be mended."""
    page = instructor(False)
    page.get_by_label("Passage").select_option(PASSAGE)
    page.get_by_role("textbox", name="Questions", exact=True).fill(
        "##\nWhich?\n\n= this\n\n##\nAnd?\n"
    )
    page.get_by_role("button", name="Save and publish").click()
    expect(page.get_by_text("Nothing was saved yet")).to_be_visible()
    page.get_by_role("link", name="Line 6").click()
    expect(page.locator("#line-6")).to_be_in_viewport()
    text = page.get_by_role("textbox", name="Questions", exact=True)
    expect(text).to_have_value("##\nWhich?\n\n= this\n\n##\nAnd?\n")

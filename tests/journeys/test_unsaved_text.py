"""What a teacher wrote and could not save is still there: no network, no sign-in any more."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from course import clock
from tests.journeys import steps
from tests.journeys.authoring import PASSAGE, QUESTIONS
from tests.journeys.browser import Watch
from tests.journeys.classroom import TEACHER, employ
from tests.journeys.tour import Who, enter

NEW = f"{QUESTIONS}/new?kind=single_choice&passage={PASSAGE}"
QUICK = f"{QUESTIONS}/quick?passage={PASSAGE}"
CLOZE = f"{QUESTIONS}/new?kind=cloze&passage={PASSAGE}"
OFFER = "was not saved. It is still in this tab."
KEPT = "Object.keys(sessionStorage).filter(name => name.startsWith('parley:draft:')).length"


@pytest.fixture
def page(sqlite_url: str, new_context: Callable[..., BrowserContext]) -> Page:
    """Give a teacher's window."""
    employ(sqlite_url, at=clock.now())
    return enter(new_context(), Who.teacher)


def write(page: Page) -> None:
    """Write a question with a row more than the form has at first, and mark it."""
    page.goto(NEW)
    page.get_by_role("textbox", name="Question", exact=True).fill("When was it built?")
    page.get_by_role("button", name="Add an option").click()
    page.get_by_label("Option 1", exact=True).fill("In 1961")
    page.get_by_label("Option 5", exact=True).fill("In 1989")
    page.get_by_role("radio", name="option 1").check()
    expect(page.locator("[data-trial] .choice")).to_have_count(2)


def save(page: Page) -> None:
    """Press the button that saves the question."""
    page.get_by_role("button", name="Save and preview").click()


def is_whole(page: Page) -> None:
    """Everything stands in the form again, rows and marks too, and can be saved."""
    expect(page.get_by_role("textbox", name="Question", exact=True)).to_have_value(
        "When was it built?"
    )
    expect(page.get_by_label("Option 5", exact=True)).to_have_value("In 1989")
    expect(page.get_by_role("radio", name="option 1")).to_be_checked()
    expect(page.get_by_text(OFFER)).to_have_count(0)
    save(page)
    expect(page.get_by_text("Saved as a draft.")).to_be_visible()
    assert page.evaluate(KEPT) == 0


def test_a_question_outlives_the_sign_in(
    page: Page, watch: Watch, axe: Callable[[Page], None]
) -> None:
    """The page says that one is signed out; after signing in the text is offered and put back."""
    watch.expect(r"status of 40[01]")
    write(page)
    page.context.clear_cookies()
    page.get_by_label("Tags").fill("wall")
    expect(page.locator("[data-trial-state]")).to_contain_text("kept in this tab")
    save(page)
    page.goto("/sign-in")
    steps.sign_in(page, TEACHER)
    expect(page.get_by_role("heading", level=1)).to_have_text("Courses")
    page.goto(NEW)
    expect(page.get_by_text(OFFER)).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Put it back").press("Enter")
    expect(page.get_by_label("Tags")).to_have_value("wall")
    is_whole(page)


def test_a_question_outlives_the_network(page: Page, watch: Watch) -> None:
    """Whoever comes back to the page finds what could not be sent."""
    watch.expect(r"net::ERR_")
    write(page)
    page.route("**/questions/new*", lambda route: route.abort())
    save(page)
    page.unroute("**/questions/new*")
    page.goto(NEW)
    page.get_by_role("button", name="Put it back").click()
    is_whole(page)


def test_many_questions_outlive_the_network(page: Page, watch: Watch) -> None:
    """Quick add keeps its text, line breaks and all, until the questions are saved."""
    watch.expect(r"net::ERR_")
    text = "##\nWhich city?\n\n= Berlin\n"
    box = page.get_by_role("textbox", name="Questions", exact=True)
    page.goto(QUICK)
    box.fill(text)
    expect(page.locator("[data-sum]")).to_contain_text("1 question.")
    page.route("**/questions/quick", lambda route: route.abort())
    page.get_by_role("button", name="Save all as drafts").click()
    page.unroute("**/questions/quick")
    page.goto(QUICK)
    page.get_by_role("button", name="Put it back").click()
    expect(box).to_have_value(text)
    page.get_by_role("button", name="Save all as drafts").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1 question added")
    assert page.evaluate(KEPT) == 0


@pytest.mark.parametrize("way", ["leaving", "forgetting", "signing out"])
def test_what_is_not_wanted_is_not_kept(page: Page, way: str) -> None:
    """Leaving without saving ends it, and so do the other button and signing out."""
    write(page)
    page.wait_for_function(f"() => {KEPT} === 1")
    if way == "leaving":
        page.get_by_role("link", name="Leave without saving").click()
    elif way == "forgetting":
        page.reload()
        page.get_by_role("button", name="Forget it").click()
        expect(page.get_by_label("Passage")).to_be_focused()
    else:
        page.locator(".menu > summary").click()
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_role("link", name="Sign in").first).to_be_visible()
    page.wait_for_function(f"() => {KEPT} === 0")


def test_a_refused_question_tells_what_is_the_matter_alone(page: Page, watch: Watch) -> None:
    """The page that refuses a text holds it still, so it does not offer to put it back."""
    watch.expect(r"status of 400|net::ERR_")
    page.goto(CLOZE)
    # Without the preview the fields of the gaps are first on the page that refuses the text.
    page.route("**/*", lambda route: route.abort() if is_fragment(route) else route.continue_())
    page.get_by_role("textbox", name="Question", exact=True).fill("Signed in [[city]].")
    save(page)
    expect(page.get_by_role("alert")).to_contain_text("Nothing was saved yet")
    expect(page.locator("[data-gap=city]")).to_be_visible()
    page.wait_for_load_state()  # the scripts have run
    expect(page.get_by_text(OFFER)).to_have_count(0)
    page.goto(CLOZE)
    expect(page.get_by_text(OFFER)).to_be_visible()


def is_fragment(route: Route) -> bool:
    """Say whether a script asks for a part of a page."""
    return "x-parley-fragment" in route.request.headers


def test_the_button_brings_the_gaps_and_the_focus(page: Page) -> None:
    """Whoever presses it goes on at the fields that have come."""
    page.goto(CLOZE)
    page.get_by_role("textbox", name="Question", exact=True).fill("Signed in [[city]].")
    page.get_by_role("button", name="Find the gaps").press("Enter")
    expect(page.locator("[data-gap=city]")).to_be_visible()
    expect(page.locator("#gaps")).to_be_focused()

"""A learner asks for hints: on the paper and on a card, with a script and without, by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from fractions import Fraction

import pytest
import time_machine
from playwright.sync_api import BrowserContext, Locator, Page, expect

from course import clock
from course.services.publish_course import publish
from quizzes import Question, ShortAnswer
from quizzes.questions import Hint, Kind
from tests.accounts import opened
from tests.course.study import with_questions
from tests.journeys import authoring, steps
from tests.journeys.browser import Watch, small_targets
from tests.journeys.classroom import TEACHER, employ
from tests.school.content import content

COURSE, LESSON = "moons", "moons-1"
WORD = Question(
    id="moons-1-word",
    passage=f"{LESSON}-passage",
    stem="What pulls at the sea?",
    body=ShortAnswer(accepted=("moon",)),
    hints=(
        Hint(text=r"Its pull goes with $\frac{1}{r^2}$."),
        Hint(text="It has phases.", cost=Fraction(1, 4)),
    ),
)
PAPER = re.compile(r"/attempts/\d+/(#.*)?$")


@pytest.fixture(name="window")
def _window(sqlite_url: str, new_context: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """Give the maker of a learner's window; the course with the question is on the site."""
    made = with_questions(content(COURSE, lessons=1), [WORD])
    with opened(sqlite_url) as session:
        publish(session, made.course, made.lessons, made.banks, at=clock.now())
        session.commit()

    def enter(*, scripts: bool) -> Page:
        page = new_context(java_script_enabled=scripts).new_page()
        steps.register(page, "Ada", "ada@example.org")
        page.goto(f"/courses/{COURSE}/")
        page.get_by_role("button", name="Join this course").click()
        page.goto(f"/courses/{COURSE}/quizzes/practice-{LESSON}/")
        page.get_by_role("button", name="Begin").click()
        expect(page).to_have_url(PAPER)
        return page

    return enter


@pytest.mark.parametrize("scripts", [True, False], ids=["with a script", "without a script"])
def test_hints_help_and_are_paid_for(
    window: Callable[..., Page],
    axe: Callable[[Page], None],
    noon: time_machine.Traveller,
    *,
    scripts: bool,
) -> None:
    """Asked for, read, kept and paid for on the paper; days later asked for on the card."""
    page, look = window(scripts=scripts), axe if scripts else _not_looked_at
    take_hints(page, look)
    page.reload()
    expect(hint(page, 2)).to_be_visible()
    expect(answer(page)).to_have_value("moon")
    page.get_by_role("button", name="Hand in").click()
    expect(page.locator(".verdict")).to_have_text("Right 0.75 of 1 point, less ¼ for a hint")
    expect(page.locator(".hint")).to_have_count(2)
    look(page)
    noon.shift(timedelta(days=9))
    page.goto("/review/")
    review(page, look, scripts=scripts)


def take_hints(page: Page, look: Callable[[Page], None]) -> None:
    """Take both hints of the paper's question, with an answer half typed in between."""
    answer(page).fill("the sun")
    page.get_by_role("button", name="Show a hint", exact=True).click()
    expect(hint(page, 1)).to_be_focused()
    expect(hint(page, 1).locator("math")).to_be_visible()
    expect(page.get_by_text("It has phases.")).to_have_count(0)
    expect(answer(page)).to_have_value("the sun")
    look(page)
    assert small_targets(page) == []
    answer(page).fill("moon")
    page.get_by_role("button", name="Show another hint (costs ¼ of the points)").click()
    expect(hint(page, 2)).to_be_focused()
    expect(hint(page, 2)).to_contain_text("It has phases.")
    expect(page.get_by_role("button", name="hint")).to_have_count(0)


def review(page: Page, look: Callable[[Page], None], *, scripts: bool) -> None:
    """Ask for both hints of the card, keep what was typed, and answer with the Enter key."""
    answer(page).fill("moo")
    if scripts:
        page.locator("#card").focus()
        page.keyboard.press("h")
    else:
        page.get_by_role("button", name="Show a hint", exact=True).click()
    expect(hint(page, 1)).to_be_focused()
    expect(answer(page)).to_have_value("moo")
    page.get_by_role("button", name="Show another hint (the card then comes back soon)").click()
    expect(hint(page, 2)).to_be_focused()
    look(page)
    answer(page).fill("moon")
    answer(page).press("Enter")
    expect(page.locator(".verdict strong")).to_have_text("Right")
    expect(page.locator(".receipt")).to_contain_text("back tomorrow · sooner, because of the hint")
    look(page)


def test_a_server_that_is_away_costs_no_hint_and_no_answer(
    window: Callable[..., Page], watch: Watch
) -> None:
    """The page says so, tries again by itself, and shows the hint when the server is back."""
    watch.expect("net::ERR_FAILED")
    page = window(scripts=True)
    page.route("**/hints/*", lambda route: route.abort())
    answer(page).fill("the sun")
    page.get_by_role("button", name="Show a hint", exact=True).click()
    expect(page.get_by_role("button", name="Try now")).to_be_visible()
    page.unroute("**/hints/*")
    page.get_by_role("button", name="Try now").click()
    expect(hint(page, 1)).to_be_focused()
    expect(page.locator(".send-state")).to_have_count(0)
    expect(answer(page)).to_have_value("the sun")
    expect(page.locator("[data-receipt]")).to_contain_text("saved")


def test_an_author_tries_the_hints_out(
    sqlite_url: str, new_context: Callable[..., BrowserContext], axe: Callable[[Page], None]
) -> None:
    """Beside the form, before it is saved; what was typed as an answer stays."""
    employ(sqlite_url, at=clock.now())
    page = new_context().new_page()
    page.goto("/sign-in")
    steps.sign_in(page, TEACHER)
    expect(page.get_by_role("heading", level=1)).to_have_text("Courses")
    authoring.write(page, Kind.SHORT_ANSWER, scripted=True)
    page.get_by_text("Hints and variables").click()
    page.get_by_role("button", name="Add a hint").click()
    page.locator("#hints-0-text").fill("Look *east*.")
    trial = page.locator("#trial")
    ask = trial.get_by_role("button", name="Show a hint")
    expect(ask).to_be_visible()
    trial.locator("input[name=try]").fill("Moscow")
    ask.click()
    expect(trial.locator(".hint")).to_be_focused()
    expect(trial.locator(".hint-text em")).to_have_text("east")
    expect(trial.locator("input[name=try]")).to_have_value("Moscow")
    axe(page)


def answer(page: Page) -> Locator:
    """Give the field of the answer."""
    return page.get_by_label("Your answer")


def hint(page: Page, number: int) -> Locator:
    """Give a hint that is shown."""
    return page.locator(f".hint[id$=hint-{number}]")


def _not_looked_at(_page: Page) -> None:
    """Stand in for axe, which is a script itself."""

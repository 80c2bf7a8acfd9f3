"""What goes wrong under way: the network, the sign-in, the server, a second click, a second tab."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect
from sqlalchemy import make_url

from quizzes.questions import Kind
from tests.journeys import steps
from tests.journeys.browser import Watch
from tests.journeys.papers import SAVED, Asked, asked, hand_in
from tests.journeys.shipped import keys, prompts

LESSON = "historical-context"
UNAUTHORISED = r"the server responded with a status of 401"
WAITING = re.compile(r"^Not saved yet\. Trying again in \d+ seconds\.$")


@pytest.fixture
def paper(page: Page) -> list[Asked]:
    """Give the questions of an attempt that was begun just now."""
    steps.learner(page)
    steps.begin(page, LESSON)
    return asked(page, keys(LESSON))


def first_choice(paper: list[Asked]) -> Asked:
    """Give a question that is answered by one click."""
    return next(item for item in paper if item.kind is Kind.SINGLE_CHOICE)


def stored_answers(database_url: str) -> list[tuple[int, str]]:
    """Read every answer in the database: the question's place on the paper, and what was said."""
    path = make_url(database_url).database
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return connection.execute("SELECT position, answer FROM response ORDER BY id").fetchall()


def test_an_answer_waits_for_the_network(
    page: Page, paper: list[Asked], watch: Watch, sqlite_url: str
) -> None:
    """Without a network the page says so; once it is back, the answer is stored exactly once."""
    watch.expect(r"net::ERR_INTERNET_DISCONNECTED")
    item = first_choice(paper)
    page.context.set_offline(True)
    item.answer(right=True)
    expect(item.receipt).to_have_text(WAITING)
    assert stored_answers(sqlite_url) == []
    page.context.set_offline(False)
    expect(item.receipt).to_have_text(SAVED)
    page.reload()
    expect(item.pick(item.choices(right=True)[0])).to_be_checked()
    assert len(stored_answers(sqlite_url)) == 1


def test_an_answer_whose_receipt_was_lost_counts_once(
    page: Page, paper: list[Asked], watch: Watch, sqlite_url: str
) -> None:
    """The server had it, the browser did not hear so and sends it again: still one answer."""
    watch.expect(r"net::ERR_CONNECTION_RESET")
    item = first_choice(paper)
    lost: list[int] = []

    def lose(route: Route) -> None:
        if lost:
            route.continue_()
        else:
            lost.append(route.fetch().status)
            route.abort("connectionreset")

    page.route("**/answers/*", lose)
    item.answer(right=True)
    expect(item.receipt).to_have_text(SAVED)
    assert lost == [200]
    assert len(stored_answers(sqlite_url)) == 1


def test_a_sign_in_that_ended_elsewhere_loses_no_answer(
    page: Page,
    paper: list[Asked],
    new_context: Callable[..., BrowserContext],
    watch: Watch,
    sqlite_url: str,
) -> None:
    """Answers that were saved stay; the one that was not is kept, and sent after signing in."""
    watch.expect(UNAUTHORISED)
    saved, unsaved = paper[:2]
    saved.answer(right=True)
    expect(saved.receipt).to_have_text(SAVED)
    before = stored_answers(sqlite_url)  # one answer; with boxes to tick, each tick was saved
    sign_out_the_other_browser(new_context().new_page())
    unsaved.answer(right=True)
    expect(unsaved.receipt).to_contain_text("you have been signed out")
    assert {position for position, _ in before} == {1}
    assert stored_answers(sqlite_url) == before
    unsaved.place.get_by_role("link", name="Sign in again").click()
    steps.sign_in(page, "ada@example.org")
    for item in asked(page, keys(LESSON))[:2]:
        expect(item.receipt).to_have_text(SAVED)
    hand_in(page)
    for item in (saved, unsaved):
        expect(item.place.locator(".verdict strong")).to_have_text("Right")


def sign_out_the_other_browser(page: Page) -> None:
    """Sign in here, and end the sign-in of the browser that was there before."""
    page.goto("/sign-in?next=/account")
    steps.sign_in(page, "ada@example.org")
    other = page.get_by_role("row").filter(has_not_text="This browser")
    other.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("That browser is signed out.")).to_be_visible()


def test_a_sign_in_that_ended_does_not_lose_a_card(
    page: Page, new_context: Callable[..., BrowserContext], watch: Watch
) -> None:
    """A prompt answered after the sign-in ended says so, and leads to signing in and back."""
    watch.expect(UNAUTHORISED)
    first, *_ = prompts(LESSON)
    steps.learner(page)
    page.goto(steps.lesson_path(LESSON))
    sign_out_the_other_browser(new_context().new_page())
    steps.answer_prompt(page, first, remembered=True)
    place = steps.prompt(page, first)
    expect(place).to_contain_text("You have been signed out. Your answer is still here.")
    place.get_by_role("link", name="Sign in again").click()
    steps.sign_in(page, "ada@example.org")
    steps.answer_prompt(page, first, remembered=True)
    expect(place.locator(".receipt")).to_contain_text("Remembered")


def test_a_failure_of_the_server_is_told_in_words(
    page: Page, axe: Callable[[Page], None], watch: Watch, sqlite_url: str
) -> None:
    """The page says that it is not the visitor's fault, and that what was saved is safe."""
    watch.expect(r"^500 from |status of 500")
    steps.learner(page)
    with closing(sqlite3.connect(str(make_url(sqlite_url).database))) as connection:
        connection.execute("UPDATE lesson SET objectives = 'no longer JSON'")
        connection.commit()
    page.goto(steps.lesson_path(LESSON))
    expect(page.get_by_role("heading", level=1)).to_have_text("Something went wrong on our side")
    expect(page.get_by_text("What was confirmed as saved is safe.")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="To the first page").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Courses")


def test_a_second_click_hands_in_once(page: Page, paper: list[Asked], sqlite_url: str) -> None:
    """A double click on the button is one submission: the results show, and no answer is double."""
    for item in paper:
        item.answer(right=True)
    page.get_by_role("button", name="Hand in").dblclick()
    expect(page.get_by_role("heading", name="Question by question")).to_be_visible()
    expect(page.locator(".score-percent")).to_have_text("100 %")
    stored = stored_answers(sqlite_url)
    assert len(stored) == len(set(stored)), "an answer was stored twice"


def test_going_back_after_handing_in_shows_the_results(page: Page, paper: list[Asked]) -> None:
    """The paper cannot be filled in again: its address leads to the results from now on."""
    paper[0].answer(right=True)
    expect(paper[0].receipt).to_have_text(SAVED)
    hand_in(page)
    results = page.url
    page.go_back()
    expect(page.get_by_role("heading", name="Question by question")).to_be_visible()
    expect(page).to_have_url(results)


def test_an_older_tab_does_not_overwrite_a_newer_answer(page: Page, paper: list[Asked]) -> None:
    """Handing in from a tab that was opened before keeps what was answered in another since."""
    first = paper[0]
    with page.context.new_page() as newer:
        newer.goto(page.url)
        item = asked(newer, keys(LESSON))[0]
        item.answer(right=True)
        expect(item.receipt).to_have_text(SAVED)
    hand_in(page)
    expect(first.place.locator(".verdict strong")).to_have_text("Right")


def test_an_older_answer_does_not_overwrite_a_newer_one(page: Page, paper: list[Asked]) -> None:
    """The same, when the older tab holds an answer of its own to the question."""
    first = first_choice(paper)
    first.answer(right=False)
    expect(first.receipt).to_have_text(SAVED)
    with page.context.new_page() as newer:
        newer.goto(page.url)
        item = first_choice(asked(newer, keys(LESSON)))
        item.answer(right=True)
        expect(item.receipt).to_have_text(SAVED)
    hand_in(page)
    expect(first.place.locator(".verdict strong")).to_have_text("Right")

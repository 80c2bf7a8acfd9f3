"""Quiz and review by keyboard alone: every control is reached, its keys work, nothing traps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from playwright.sync_api import Page, expect

from quizzes.questions import Kind
from tests.journeys import steps
from tests.journeys.papers import SAVED, Asked, asked, hand_in
from tests.journeys.reviewing import tab_to
from tests.journeys.shipped import keys

LESSON = "historical-context"


def test_a_quiz_is_taken_by_keyboard(page: Page) -> None:
    """Tab leads from question to question, the arrows choose, Space ticks, Enter hands in."""
    steps.learner(page)
    page.goto(steps.quiz_path(LESSON))
    tab_to(page, page.get_by_role("button", name="Begin"))
    page.keyboard.press("Enter")
    items = asked(page, keys(LESSON))
    for item in items:
        press(page, item)
        expect(item.receipt).to_have_text(SAVED)
    tab_to(page, page.get_by_role("button", name="Hand in"))
    page.keyboard.press("Enter")
    expect(page.locator(".score-percent")).to_have_text("100 %")


def press(page: Page, item: Asked) -> None:
    """Answer a question of a paper right, from wherever the focus is above it."""
    if item.kind is Kind.SHORT_ANSWER:
        tab_to(page, item.blank)
        page.keyboard.type(item.accepted)
    elif item.kind is Kind.MULTIPLE_RESPONSE:
        for text in sorted(item.choices(right=True), key=item.offered().index):
            tab_to(page, item.pick(text))
            page.keyboard.press("Space")
    else:
        (text,) = item.choices(right=True)
        tab_to(page, item.place.locator(".choice input").first)
        page.keyboard.press("Space")
        for _ in range(item.offered().index(text)):
            page.keyboard.press("ArrowDown")


def miss_everything(page: Page) -> set[Kind]:
    """Take the quiz and answer all of it wrong; give the kinds that were asked."""
    steps.begin(page, LESSON)
    items = asked(page, keys(LESSON))
    for item in items:
        item.answer(right=False)
    hand_in(page)
    return {item.kind for item in items}


@pytest.fixture
def review(page: Page, noon: time_machine.Traveller) -> Page:
    """Give the review of a learner who missed everything yesterday, something to type among it."""
    steps.learner(page)
    for _ in range(2):  # a second paper asks first what the first one left out
        if Kind.SHORT_ANSWER in miss_everything(page):
            break
    noon.shift(timedelta(days=1))
    page.goto("/review/")
    return page


def test_the_list_of_keys(review: Page, axe: Callable[[Page], None]) -> None:
    """A question mark opens the list; Escape closes it; the keys can be switched off in it."""
    page, dialog = review, review.get_by_role("dialog", name="Keys")
    page.keyboard.press("?")
    expect(dialog).to_be_visible()
    axe(page)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("?")
    dialog.get_by_label("Use these keys on this device").uncheck()
    dialog.get_by_role("button", name="Close").click()
    page.keyboard.press("?")
    expect(dialog).to_be_hidden()
    page.reload()
    page.keyboard.press("1")
    expect(page.locator("#card input:checked")).to_have_count(0)
    page.get_by_role("button", name="Keys").click()
    expect(dialog.get_by_label("Use these keys on this device")).not_to_be_checked()


def test_digits_do_not_choose_while_text_is_typed(review: Page) -> None:
    """A year is typed into a field as it is, and `?` is a character there."""
    page, card = review, review.locator("#card")
    while not card.get_by_label("Your answer").count():
        page.keyboard.press("1")
        page.keyboard.press("Enter")
        expect(card.locator(".receipt")).to_have_text(SAVED)
        page.keyboard.press("Enter")
        expect(card.locator(".review-count")).to_be_visible()
    tab_to(page, card.get_by_label("Your answer"))
    page.keyboard.type("1961?")
    expect(card.get_by_label("Your answer")).to_have_value("1961?")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_nothing_traps_the_focus(review: Page) -> None:
    """From the top of a page Tab reaches its last control and then leaves it, and so back."""
    page, last = review, review.get_by_role("button", name="Dark")
    for path in (steps.COURSE_PATH, steps.lesson_path(LESSON), "/review/", "/account"):
        page.goto(path)
        tab_to(page, last)
        page.keyboard.press("Tab")
        expect(last).not_to_be_focused()
        page.keyboard.press("Shift+Tab")
        expect(last).to_be_focused()

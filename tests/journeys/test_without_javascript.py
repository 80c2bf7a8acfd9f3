"""The learner's story where no script runs: every step is a form or a link."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import timedelta

import time_machine
from playwright.sync_api import BrowserContext, Page, expect

from quizzes.questions import Kind
from tests.journeys import steps
from tests.journeys.papers import Asked, asked, hand_in, points
from tests.journeys.shipped import keys, prompts, tidy
from tests.journeys.story import by_stem

LESSON = "historical-context"
CARDS = {**keys(LESSON), **by_stem(prompts(LESSON))}


def test_a_learner_needs_no_javascript(
    new_context: Callable[..., BrowserContext], noon: time_machine.Traveller
) -> None:
    """Register, read, answer a prompt, take a quiz with a pause, and review the next day."""
    page = new_context(java_script_enabled=False).new_page()
    steps.learner(page)
    read_and_recall(page)
    steps.begin(page, LESSON)
    pause_half_way(page)
    finish(page)
    noon.shift(timedelta(days=1))
    review_one_card(page)


def read_and_recall(page: Page) -> None:
    """Answer a prompt; the page comes back at the place of the prompt, which rests now."""
    first, *_ = prompts(LESSON)
    page.goto(steps.lesson_path(LESSON))
    steps.answer_prompt(page, first, remembered=True)
    expect(page).to_have_url(re.compile(rf"/lessons/{LESSON}/#prompt-{first.id}$"))
    expect(steps.prompt(page, first)).to_be_in_viewport()
    expect(steps.prompt(page, first).locator(".receipt")).to_have_text(
        "In your review, back in 2 days"
    )


def pause_half_way(page: Page) -> None:
    """Answer half of the paper, save it, leave, and find it again by way of the quiz's page."""
    half = asked(page, keys(LESSON))[:5]
    for item in half:
        item.answer(right=True)
    page.get_by_role("button", name="Save and go on later").click()
    expect(page.get_by_text("Your answers are saved. You can go on later.")).to_be_visible()
    expect(page.get_by_text("5 of 10 answered and saved")).to_be_visible()
    page.goto(steps.quiz_path(LESSON))
    page.get_by_role("link", name="Go on with attempt 1").first.click()
    for item in half:
        if item.kind is Kind.SHORT_ANSWER:
            expect(item.blank).to_have_value(item.accepted)
        else:
            expect(item.pick(item.choices(right=True)[0])).to_be_checked()


def finish(page: Page) -> None:
    """Answer two more wrong, leave the rest open, hand in, and see what counted."""
    items = asked(page, keys(LESSON))
    for item in items[5:7]:
        item.answer(right=False)
    hand_in(page)
    expect(page.locator(".score-earned")).to_have_text(str(points(items[:5])))
    see_verdicts(items, ["Right"] * 5 + ["Not right"] * 2 + ["Not answered"] * 3)


def see_verdicts(items: Sequence[Asked], words: Sequence[str]) -> None:
    """See what is said about each question."""
    for item, word in zip(items, words, strict=True):
        expect(item.place.locator(".verdict strong")).to_have_text(word)


def review_one_card(page: Page) -> None:
    """Answer a card that is due; what is told comes as a page of its own, and leads on."""
    page.goto("/review/")
    card = page.locator("#card")
    expect(card.locator(".review-count")).to_have_text("2 cards waiting")
    now = Asked(place=card, question=CARDS[tidy(card.locator(".stem").inner_text())])
    now.answer(right=True)
    card.get_by_role("button", name="Answer").click()
    expect(page).to_have_url(re.compile(r"/review/cards/\d+/answers/\d+$"))
    expect(card.locator(".verdict strong")).to_have_text("Right")
    card.get_by_role("link", name="Next card").click()
    expect(card.locator(".review-count")).to_have_text("1 card waiting")

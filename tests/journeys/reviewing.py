"""Answering the day's cards with nothing but the keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from playwright.sync_api import Locator, Page, expect

from quizzes.questions import Kind, Question
from tests.journeys.papers import Asked, question_in

FARTHEST = 60
"""More stops than any page has between its top and a field of its form."""
SAFE = re.compile(r"saved \d\d:\d\d:\d\d · back (tomorrow|in \d+ days)")


def tab_to(page: Page, wanted: Locator) -> None:
    """Go on from stop to stop until the focus is where it is wanted."""
    for _ in range(FARTHEST):
        if wanted.evaluate("place => place === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the Tab key does not lead to {wanted}")


def review_by_keyboard(
    page: Page, cards: Mapping[str, Question], *, between: Callable[[Page], None]
) -> list[str]:
    """Answer every card that waits, all of them right; give their ids in order.

    `between` looks at the page after the first answer that shows what was right.
    """
    answered: list[str] = []
    looked = False
    card = page.locator("#card")
    waiting = int(page.locator(".review-count").inner_text().split()[0])
    for left in range(waiting, 0, -1):
        expect(card.locator(".review-count")).to_have_text(re.compile(rf"^{left} cards? waiting$"))
        now = Asked(place=card, question=question_in(card, cards))
        press_answer(page, now)
        expect(card.locator(".receipt")).to_have_text(SAFE)
        answered.append(now.question.id)
        if now.kind is not Kind.RECALL:
            expect(card.locator(".verdict strong")).to_have_text("Right")
            if not looked:
                between(page)
                looked = True
        if now.kind is not Kind.RECALL or left == 1:
            page.keyboard.press("Enter")
    return answered


def press_answer(page: Page, card: Asked) -> None:
    """Give the right answer to a card by its keys."""
    match card.kind:
        case Kind.RECALL:
            page.keyboard.press("Space")
            page.keyboard.press("2")
        case Kind.SHORT_ANSWER:
            tab_to(page, card.blank)
            page.keyboard.type(card.accepted)
            page.keyboard.press("Enter")
        case _:
            for text in card.choices(right=True):
                page.keyboard.press(str(card.offered().index(text) + 1))
            page.keyboard.press("Enter")

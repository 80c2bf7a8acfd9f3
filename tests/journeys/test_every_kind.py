"""A question of every kind: a whole paper and the next day's cards, with a script and without."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from playwright.sync_api import BrowserContext, Locator, Page, expect

from course import clock
from course.models import Quiz
from course.services.publish_course import publish
from quizzes.questions import Kind
from tests.accounts import opened
from tests.journeys import steps
from tests.journeys.papers import SAVED, Asked, asked, hand_in, question_in
from tests.journeys.story import by_stem
from tests.school.content import EVERY, content, questions

COURSE, LESSON = "kinds", "kinds-1"
PAPER = by_stem([each for each in questions(LESSON, kinds=EVERY) if each.kind is not Kind.RECALL])
"""What the paper asks, by stem."""


@pytest.fixture(name="window")
def _window(sqlite_url: str, new_context: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """Give the maker of a learner's window; the course with every kind is on the site."""
    made = content(COURSE, lessons=1, kinds=EVERY)
    with opened(sqlite_url) as session:
        publish(session, made.course, made.lessons, made.banks, at=clock.now())
        session.query(Quiz).filter_by(slug=f"practice-{LESSON}").update({"size": len(EVERY)})
        session.commit()

    def enter(*, scripts: bool) -> Page:
        page = new_context(java_script_enabled=scripts).new_page()
        steps.register(page, "Ada", "ada@example.org")
        page.goto(f"/courses/{COURSE}/")
        page.get_by_role("button", name="Join this course").click()
        expect(page.get_by_text("You have joined the course.")).to_be_visible()
        return page

    return enter


@pytest.mark.parametrize("scripts", [True, False], ids=["with a script", "without a script"])
def test_every_kind_is_asked_marked_told_and_comes_back(
    window: Callable[..., Page],
    axe: Callable[[Page], None],
    noon: time_machine.Traveller,
    *,
    scripts: bool,
) -> None:
    """Answer all of a paper right, see it so, and answer the cards of the days after."""
    page, look = window(scripts=scripts), axe if scripts else _not_looked_at
    items = take(page, look, scripts=scripts)
    see_what_is_told(items)
    look(page)
    noon.shift(timedelta(days=5))
    page.goto("/review/")
    look(page)
    assert review(page, look) == {item.question.id for item in items}


def take(page: Page, look: Callable[[Page], None], *, scripts: bool) -> list[Asked]:
    """Answer a whole paper, see each answer saved as it is given where a script runs, hand in."""
    page.goto(f"/courses/{COURSE}/quizzes/practice-{LESSON}/")
    page.get_by_role("button", name="Begin").first.click()
    items = asked(page, PAPER)
    assert {item.question.id for item in items} == {each.id for each in PAPER.values()}
    look(page)
    for item in items:
        item.answer(right=True)
        if scripts:
            expect(item.receipt).to_have_text(SAVED)
    look(page)
    find_it_again(page, items, scripts=scripts)
    hand_in(page)
    return items


def find_it_again(page: Page, items: list[Asked], *, scripts: bool) -> None:
    """Whoever comes back finds every field as it was left."""
    before = [held(item) for item in items]
    if not scripts:
        page.get_by_role("button", name="Save and go on later").click()
        expect(page.get_by_text("Your answers are saved.")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Hand in")).to_be_visible()
    assert [held(item) for item in asked(page, PAPER)] == before


def held(item: Asked) -> tuple[str, list[str]]:
    """Give what the fields of a question hold, in the order of what they belong to."""
    place = item.place
    boxes = place.locator("input:checked").all()
    lines = place.locator("input.form-control, input.gap-field, textarea, select:visible").all()
    values = [str(box.get_attribute("value")) for box in boxes]
    return item.question.id, values + [line.input_value() for line in lines]


def see_what_is_told(items: list[Asked]) -> None:
    """Every answer was right, and somebody has still to read the essay."""
    for item in items:
        said = "Waiting for a person" if item.kind is Kind.ESSAY else "Right"
        expect(item.place.locator(".verdict strong")).to_have_text(said)
        expect(item.place.locator(".explanation")).to_contain_text(item.question.explanation)


def review(page: Page, look: Callable[[Page], None]) -> set[str]:
    """Answer every card that waits, all of them right; give the ids of their questions."""
    card, answered = page.locator("#card"), set()
    count = int(card.locator(".review-count").inner_text().split()[0])
    for left in range(count, 0, -1):
        expect(card.locator(".review-count")).to_have_text(re.compile(rf"^{left} cards? waiting$"))
        now = Asked(place=card, question=question_in(card, PAPER))
        answered.add(now.question.id)
        answer(now)
        expect(card.locator(".receipt")).to_be_visible()
        look(page)
        go_on(page, card)
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing is due")
    return answered


def answer(now: Asked) -> None:
    """Answer a card in its own way, and see that it was right."""
    if now.kind is Kind.ESSAY:
        now.place.get_by_text("Show the model answer").click()
        now.place.get_by_role("button", name="Remembered").click()
    else:
        now.answer(right=True)
        now.place.get_by_role("button", name="Answer").click()
        expect(now.place.locator(".verdict strong")).to_have_text("Right")


def go_on(page: Page, card: Locator) -> None:
    """Go on to the next card, or to the end; one that was judged alone may have led on itself."""
    if not card.locator(".review-count").count():
        page.get_by_role("link", name=re.compile("^(Next card|Done)$")).click()


def _not_looked_at(_page: Page) -> None:
    """Without a script axe cannot look, and it is the same page."""

"""Answers of several parts under the fingers: lines that are moved, words that are marked, gaps."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import make_url

from course import clock
from course.services.publish_course import publish
from quizzes.questions import Ordering
from tests.accounts import opened
from tests.journeys import steps
from tests.journeys.browser import Watch
from tests.journeys.shipped import shown, tidy
from tests.school.content import content, questions

KINDS = ("ordering", "hot", "cloze", "reasoned")
COURSE, LESSON = "hands", "hands-1"
SAVED = re.compile(r"saved \d\d:\d\d:\d\d")
ANSWERS = "**/answers/*"


@pytest.fixture
def paper(page: Page, sqlite_url: str) -> Page:
    """Give the paper of an attempt that was begun just now, with one question of each kind."""
    made = content(COURSE, lessons=1, kinds=KINDS)
    with opened(sqlite_url) as session:
        publish(session, made.course, made.lessons, made.banks, at=clock.now())
        session.commit()
    steps.register(page, "Ada", "ada@example.org")
    page.goto(f"/courses/{COURSE}/")
    page.get_by_role("button", name="Join this course").click()
    page.goto(f"/courses/{COURSE}/quizzes/practice-{LESSON}/")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("button", name="Hand in")).to_be_visible()
    return page


def item(page: Page, kind: str) -> Locator:
    """Give the question of a kind with its number and its receipt."""
    return page.locator(".paper-item", has=page.locator(f".question-{kind}"))


def lines(page: Page) -> list[str]:
    """Give the texts that are to be put in order, as they stand."""
    found = item(page, "ordering").locator(".ordering-item .choice-text").all_inner_texts()
    return [tidy(text) for text in found]


def line(page: Page, text: str) -> Locator:
    """Give the line that holds a text, wherever it stands."""
    return item(page, "ordering").locator(".ordering-item", has_text=text)


def by_arrow(page: Page, text: str) -> None:
    """Move a line down by its button."""
    page.get_by_role("button", name=f"Move down: {text}").click()


def by_key(page: Page, text: str) -> None:
    """Move a line down by Alt and an arrow."""
    line(page, text).locator("select").press("Alt+ArrowDown")


def by_list(page: Page, text: str) -> None:
    """Choose the second place for a line."""
    line(page, text).locator("select").select_option("2")


def by_handle(page: Page, text: str) -> None:
    """Pull a line by its handle over the one below it."""
    line(page, text).locator(".ordering-grip").hover()
    box = line(page, text).bounding_box()
    assert box is not None
    page.mouse.down()
    page.mouse.move(box["x"] + 20, box["y"] + box["height"] * 1.8, steps=4)
    page.mouse.up()


def by_finger(page: Page, text: str) -> None:
    """Pull a line by its handle on a touch screen; the page does not scroll instead."""
    line(page, text).scroll_into_view_if_needed()
    grip, box = line(page, text).locator(".ordering-grip").bounding_box(), line(page, text)
    row = box.bounding_box()
    assert grip is not None
    assert row is not None
    x, y = grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2
    hand = page.context.new_cdp_session(page)
    for kind, down in (("touchStart", 0.0), ("touchMove", 0.9), ("touchMove", 1.3)):
        point = {"x": x, "y": y + row["height"] * down}
        hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
    hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.parametrize("way", [by_arrow, by_key, by_list, by_handle, by_finger])
def test_a_line_is_moved_in_five_ways(
    paper: Page, sqlite_url: str, way: Callable[[Page, str], None]
) -> None:
    """Each numbers all lines, is told, is saved as that order, and is found again."""
    first, second, *rest = lines(paper)
    way(paper, first)
    moved = [second, first, *rest]
    assert lines(paper) == moved
    expect(paper.locator("#announcer")).to_have_text(f"{first}: place 2 of {len(moved)}")
    expect(item(paper, "ordering").locator("[data-receipt]")).to_have_text(SAVED)
    assert stored(sqlite_url) == {"ordered": [position(text) for text in moved]}
    paper.reload()
    assert lines(paper) == moved
    assert places(paper) == ["1", "2", "3", "4"]


def test_nothing_is_answered_by_looking(paper: Page, sqlite_url: str) -> None:
    """The lines have no places until somebody says that this is the order."""
    assert places(paper) == ["", "", "", ""]
    as_shown = lines(paper)
    paper.get_by_role("button", name="This is the order").click()
    expect(item(paper, "ordering").locator("[data-receipt]")).to_have_text(SAVED)
    expect(paper.get_by_role("button", name="This is the order")).to_be_hidden()
    assert lines(paper) == as_shown
    assert stored(sqlite_url) == {"ordered": [position(text) for text in as_shown]}


def test_the_last_line_goes_no_further(paper: Page) -> None:
    """Nothing is moved, nothing is numbered, and the focus stays."""
    *_, last = lines(paper)
    paper.get_by_role("button", name=f"Move down: {last}").click()
    assert places(paper) == ["", "", "", ""]
    paper.get_by_role("button", name=f"Move up: {last}").press("Enter")
    assert lines(paper)[-2] == last
    expect(paper.get_by_role("button", name=f"Move up: {last}")).to_be_focused()


def test_what_did_not_arrive_is_put_back_part_by_part(paper: Page, watch: Watch) -> None:
    """An order, marks, gaps and a reason that were not saved are there after a reload, and sent."""
    watch.expect(r"net::ERR_FAILED")
    paper.route(ANSWERS, lambda route: route.abort())
    first, second, *rest = lines(paper)
    by_arrow(paper, first)
    item(paper, "hot_text").locator(".hot").nth(1).click()
    gaps = item(paper, "cloze").locator(".gap-field")
    for number in range(gaps.count()):
        fill(gaps.nth(number), number)
    item(paper, "true_false").locator("[value=false]").check()
    item(paper, "true_false").get_by_role("radio").last.check()
    expect(paper.locator("[data-progress]")).to_contain_text("4 of 4 answered")
    paper.evaluate("document.querySelector('form[data-paper]').dataset.leaving = 'yes'")
    paper.unroute(ANSWERS)
    paper.reload()
    for receipt in paper.locator("[data-receipt]").all():
        expect(receipt).to_have_text(SAVED)
    assert lines(paper) == [second, first, *rest]
    expect(item(paper, "hot_text").locator(".hot input").nth(1)).to_be_checked()
    paper.reload()
    assert [each.input_value() for each in gaps.all()] == [said(n) for n in range(gaps.count())]
    expect(item(paper, "true_false").get_by_role("radio").last).to_be_checked()
    expect(paper.locator("[data-progress]")).to_contain_text("4 of 4 answered")


def test_words_are_marked_by_keyboard(paper: Page, sqlite_url: str) -> None:
    """Tab leads from stretch to stretch, and Space marks; marking is told by more than colour."""
    place = item(paper, "hot_text")
    place.locator(".hot input").first.focus()
    paper.keyboard.press("Tab")
    paper.keyboard.press("Space")
    expect(place.locator("[data-receipt]")).to_have_text(SAVED)
    assert stored(sqlite_url) == {"chosen": [1]}
    tick = "label => getComputedStyle(label, '::after').content"
    marked = [label.evaluate(tick) for label in place.locator(".hot").all()]
    assert [mark != "none" for mark in marked] == [n == 1 for n in range(len(marked))]


def test_a_reason_counts_with_its_decision(paper: Page) -> None:
    """A reason alone is no answer yet, and the page says so."""
    place = item(paper, "true_false")
    place.get_by_role("radio").last.check()
    expect(paper.locator("[data-progress]")).to_contain_text("0 of 4 answered")
    place.locator("[value=true]").check()
    expect(paper.locator("[data-progress]")).to_contain_text("1 of 4 answered")


def places(page: Page) -> list[str]:
    """Give the places that the lines show."""
    lists = item(page, "ordering").locator(".ordering-item select")
    return [each.input_value() for each in lists.all()]


def fill(field: Locator, number: int) -> None:
    """Type into a gap, or choose."""
    if field.evaluate("field => field.localName") == "select":
        field.select_option(said(number))
    else:
        field.fill(said(number))


def said(number: int) -> str:
    """Give what is put into a gap; it is a place of a list, too."""
    return str(number % 2)


def position(text: str) -> int:
    """Give the place of a line in the right order."""
    (question,) = questions(LESSON, kinds=("ordering",))
    assert isinstance(question.body, Ordering)
    return [shown(each) for each in question.body.items].index(text)


def stored(database_url: str) -> object:
    """Read the newest answer in the database."""
    path = make_url(database_url).database
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        newest = connection.execute("SELECT answer FROM response ORDER BY id DESC").fetchone()
    return json.loads(newest[0])

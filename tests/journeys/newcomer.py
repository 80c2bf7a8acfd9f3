"""Twenty questions typed into quick add at the speed of a person; prints when each step was done.

Run it as ``python -m tests.journeys.newcomer``: it takes as long as the person would. What
docs/quick-add.md tells of was printed by it. The pauses are what a person needs to read a page.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Page, expect

from tests.journeys import gallery
from tests.journeys.authoring import PASSAGE
from tests.journeys.steps import COURSE_PATH
from tests.journeys.tour import Who
from tests.journeys.twenty import LISTED, OTHERS, numbered

SLIP = "*b) Berlin"
"""The line whose star is forgotten at first."""


@dataclass(kw_only=True)
class Person:
    """Somebody at a browser: how fast they type, and what they have done by when."""

    page: Page
    characters_a_minute: int
    began: float = field(default_factory=time.monotonic)

    def says(self, what: str) -> None:
        """Print what has just happened, with minutes and seconds since the beginning."""
        seconds = round(time.monotonic() - self.began)
        print(f"| {seconds // 60}:{seconds % 60:02} | {what} |", flush=True)

    def reads(self, seconds: int) -> None:
        """Look at the page."""
        self.page.wait_for_timeout(seconds * 1000)

    def types(self, text: str) -> None:
        """Type a text, letter by letter."""
        self.page.keyboard.type(text, delay=60_000 / self.characters_a_minute)

    def sees(self, words: str) -> None:
        """Wait until the page says what it has understood."""
        expect(self.page.locator("[data-sum]")).to_contain_text(words)


def main() -> None:
    """Walk the whole path once."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--speed", type=int, default=200, help="characters a minute")
    speed: int = parser.parse_args().speed
    expect.set_options(timeout=15_000)
    with (
        gallery.at_noon(),
        gallery.chromium() as browser,
        gallery.site(gallery.without_learners) as (address, _),
    ):
        page = gallery.window(browser, address, Who.teacher, width=1280, scheme="light")
        page.goto(f"{COURSE_PATH}teach/questions")
        person = Person(page=page, characters_a_minute=speed)
        for step in STEPS:
            step(person)


def find_the_page(person: Person) -> None:
    """From the list of questions to quick add, which is looked at before anything is typed."""
    person.reads(4)
    person.page.get_by_role("link", name="Add a question", exact=True).click()
    person.reads(5)
    person.page.get_by_role("link", name="Type or paste questions").click()
    person.says("Quick add is open: *Add a question*, then *Type or paste questions*")
    person.reads(20)
    person.says("The page and its three examples are read; the numbered list is how I write anyway")


def type_a_list(person: Person) -> None:
    """Fifteen questions, one star forgotten; the choice of a passage is passed over."""
    person.page.get_by_role("textbox", name="Questions", exact=True).click()
    text = numbered()
    person.types(text.replace(SLIP, SLIP.removeprefix("*"), 1))
    person.says(f"{len(LISTED)} questions are typed, {len(text):,} characters; no passage chosen")
    person.sees("14 questions, 2 problems")
    person.reads(10)
    told = [" ".join(each.split()) for each in problems(person.page)]
    person.says("Read: " + "; ".join(f"“{each}”" for each in told))


def problems(page: Page) -> list[str]:
    """Give what is told of the lines that cannot be read."""
    return page.locator(".line-problems p").all_inner_texts()


def mend(person: Person) -> None:
    """Choose the passage, and put the star where it belongs."""
    page = person.page
    page.get_by_label("Passage").select_option(PASSAGE)
    person.reads(3)
    person.sees("1 problem")
    page.locator(".line-problems a").click()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    person.reads(3)
    person.types("*")
    person.sees(f"{len(LISTED)} questions. ")
    person.says("The passage is chosen, the link has led to the line, the star is put in")


def save(person: Person, count: int) -> None:
    """Save all as drafts and see the page that follows."""
    person.page.get_by_role("button", name="Save all as drafts").click()
    expect(person.page.get_by_role("heading", level=1)).to_have_text(f"{count} questions added")
    person.reads(5)
    person.says(f"“{count} questions added”, as drafts")


def save_the_list(person: Person) -> None:
    """Save the fifteen."""
    save(person, len(LISTED))


def look_at_an_example(person: Person) -> None:
    """Come back for more, and look at how a statement to decide is written."""
    page = person.page
    page.get_by_role("link", name="Add more").click()
    expect(page.get_by_label("Passage")).to_have_value(PASSAGE)
    page.get_by_label("An example of").select_option("true_false")
    page.get_by_role("button", name="Insert an example").click()
    person.sees("1 question.")
    person.reads(15)
    person.says("*Add more* keeps the passage; an example of *True or false* is read")


def type_others(person: Person) -> None:
    """Five questions of four other kinds, over the example."""
    person.page.keyboard.press("Control+a")
    person.types(OTHERS)
    person.sees("5 questions. ")
    person.says(f"Five questions of other kinds are typed, {len(OTHERS)} characters")
    person.reads(5)


def save_the_others(person: Person) -> None:
    """Save the five: twenty in all."""
    save(person, 5)


STEPS: tuple[Callable[[Person], None], ...] = (
    find_the_page,
    type_a_list,
    mend,
    save_the_list,
    look_at_an_example,
    type_others,
    save_the_others,
)


if __name__ == "__main__":
    main()

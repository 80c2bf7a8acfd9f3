"""The student's chapters of the story: register, read, practise, review."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from math import ceil

from playwright.sync_api import Locator, Page, expect

from course.services.publish_course.practice import SIZE
from quizzes.questions import Kind, Question, Recall
from tests.journeys import steps
from tests.journeys.papers import SAVED, Asked, asked, hand_in, points
from tests.journeys.reviewing import review_by_keyboard
from tests.journeys.shipped import prompts, shown
from tests.journeys.story import Story, by_stem

QUIZ_KINDS = {Kind.SINGLE_CHOICE, Kind.MULTIPLE_RESPONSE, Kind.TRUE_FALSE, Kind.SHORT_ANSWER}


def register_and_join(story: Story) -> None:
    """Come as a visitor, make an account, open the course and join it."""
    page = story.student
    page.goto("/")
    story.axe(page)
    page.get_by_role("link", name="Make an account").click()
    story.axe(page)
    steps.fill_in_account(page, "Ada", "ada@example.org")
    page.get_by_role("button", name="Register").click()
    story.axe(page)
    page.get_by_role("link", name=steps.TITLE).click()
    story.axe(page)
    page.get_by_role("button", name="Join this course").click()
    expect(page.get_by_text("You have joined the course.")).to_be_visible()
    expect(page.locator(".course-contents h3 a")).to_have_text(
        [f"Lesson {number}: {title}" for number, title in enumerate(story.titles, 1)]
    )
    expect(answered_so_far(page)).to_have_text(re.compile(r"^0 of \d+$"))
    story.axe(page)


def read_the_first_lesson(story: Story) -> None:
    """Read the passages in order and answer two prompts, without the page being loaded again."""
    page, (first, second, *_) = story.student, prompts(story.lesson)
    page.get_by_role("link", name="Begin to read").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(story.titles[0])
    page.evaluate("window.stillHere = true")
    open_prompt(page, first)
    story.axe(page)
    steps.prompt(page, first).get_by_role("button", name="Remembered").click()
    expect(receipt(page, first)).to_have_text("Remembered · back in 2 days")
    expect(receipt(page, first)).to_be_focused()
    steps.answer_prompt(page, second, remembered=False)
    expect(receipt(page, second)).to_have_text("Forgot · back tomorrow")
    story.missed.add(second.id)
    assert page.evaluate("window.stillHere"), "an answer loaded the whole page again"
    story.axe(page)
    page.goto(steps.COURSE_PATH)
    expect(answered_so_far(page)).to_have_text(re.compile(r"^2 of \d+$"))
    expect(page.locator(".entry").first).to_contain_text("2 answered")


def open_prompt(page: Page, question: Question) -> None:
    """Turn a prompt over and see its answer."""
    assert isinstance(question.body, Recall)
    place = steps.prompt(page, question)
    place.get_by_text("Show the answer").click()
    expect(place.locator(".reveal-answer")).to_have_text(shown(question.body.answer))


def meet_every_kind_of_question(story: Story) -> None:
    """Take the practice quiz until each of its questions was met once."""
    page = story.student
    page.goto(steps.lesson_path(story.lesson))
    page.get_by_role("link", name="Take the practice quiz").click()
    expect(page.get_by_text("None so far.")).to_be_visible()
    story.axe(page)
    items = begin(story)
    met = take(story, items, items[1::2], looking=True)
    story.missed |= {item.question.id for item in items[1::2]}
    for _ in range(1, ceil(len(story.keys) / SIZE)):
        items = begin(story)
        met |= take(story, items, items[:1] if items[0].question.id in met else ())
    assert set(met) == {question.id for question in story.keys.values()}
    assert set(met.values()) == QUIZ_KINDS


def meet_the_new_question(story: Story, new: Question) -> None:
    """Everything else was met before, so the next paper holds what is new."""
    story.student.goto(steps.quiz_path(story.lesson))
    story.keys |= by_stem([new])
    items = begin(story)
    met = take(story, items, items[::2])
    assert new.id in met


def begin(story: Story) -> list[Asked]:
    """Begin an attempt, from the quiz's page or from the results of the one before."""
    story.student.get_by_role("button", name=re.compile("^Begin")).click()
    return asked(story.student, story.keys)


def take(
    story: Story, items: Sequence[Asked], wrong: Collection[Asked], *, looking: bool = False
) -> dict[str, Kind]:
    """Answer a whole paper, see every answer saved, hand it in; give what it asked."""
    page = story.student
    for item in items:
        item.answer(right=item not in wrong)
    for item in items:
        expect(item.receipt).to_have_text(SAVED)
    if looking:
        story.axe(page)
    hand_in(page)
    see_the_results(story, items, wrong)
    if looking:
        story.axe(page)
        follow_back_to_the_passage(page, items[0])
    return {item.question.id: item.kind for item in items}


def see_the_results(story: Story, items: Sequence[Asked], wrong: Collection[Asked]) -> None:
    """See the score, and for each question whether it was right, and why."""
    page = story.student
    earned, total = points([item for item in items if item not in wrong]), points(items)
    expect(page.locator(".score-points")).to_have_text(f"{earned} / of {total} points")
    expect(page.locator(".score-percent")).to_have_text(f"{100 * earned // total} %")
    for item in items:
        said = "Not right" if item in wrong else "Right"
        expect(item.place.locator(".verdict strong")).to_have_text(said)
        expect(item.place.locator(".explanation")).to_contain_text(shown(item.question.explanation))
    story.scores.append(earned)


def follow_back_to_the_passage(page: Page, item: Asked) -> None:
    """Go from a result to where it was taught, and back."""
    item.place.get_by_role("link", name="Taught in").click()
    expect(page.locator(f"#{item.question.passage}-title")).to_be_in_viewport()
    page.go_back()
    expect(page.get_by_role("heading", name="Question by question")).to_be_visible()


def find_the_review_resting(story: Story) -> None:
    """On the day itself nothing is due: everything that was answered rests until tomorrow."""
    page = story.student
    page.get_by_role("link", name="Review", exact=True).click()
    expect(page.get_by_text("Your next card comes back tomorrow.")).to_be_visible()
    story.axe(page)


def review_what_was_missed(story: Story) -> None:
    """A day later what was missed is due, and is answered without a pointing device."""
    page, cards = story.student, story.keys | by_stem(prompts(story.lesson))
    page.goto("/")
    expect(page.get_by_role("link", name="Review")).to_contain_text(f"{len(story.missed)} waiting")
    story.axe(page)
    page.goto("/review/")
    story.axe(page)
    answered = review_by_keyboard(page, cards, between=story.axe)
    assert set(answered) == story.missed
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing is due")


def answered_so_far(page: Page) -> Locator:
    """Give the words beside the course's progress bar."""
    return page.locator(".bar-text")


def receipt(page: Page, question: Question) -> Locator:
    """Give the receipt that stands in a prompt's place."""
    return steps.prompt(page, question).locator(".receipt")

"""The whole story on the course that ships with Parley: from the article to exported grades."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from math import ceil
from pathlib import Path

import time_machine
from openpyxl import load_workbook
from playwright.sync_api import BrowserContext, Page, expect

from course import clock
from course.services.accounts import first_instructor_secret
from course.services.publish_course.practice import SIZE
from lessons import load_course
from quizzes.questions import Kind, Option, Question, SingleChoice
from tests.accounts import opened
from tests.journeys import steps
from tests.journeys.papers import SAVED, Asked, asked, hand_in, points
from tests.journeys.reviewing import review_by_keyboard
from tests.journeys.shipped import LESSONS, keys, prompts, shown

Axe = Callable[[Page], None]

QUIZ_KINDS = {Kind.SINGLE_CHOICE, Kind.MULTIPLE_RESPONSE, Kind.TRUE_FALSE, Kind.SHORT_ANSWER}
NEW = Question(
    id="year-of-the-wall",
    passage="the-cold-war-era",
    stem="In which year was the Berlin Wall built?",
    body=SingleChoice(
        options=(
            Option(text="In 1949", right=False, feedback="That is the year NATO was founded."),
            Option(text="In 1961", right=True, feedback="In August of that year."),
        )
    ),
    explanation="The wall divided the city from 1961 to 1989.",
)


@dataclass(slots=True, kw_only=True)
class Story:
    """Two people at two browsers, the course as its files tell it, and what has happened."""

    teacher: Page
    student: Page
    axe: Axe
    titles: Sequence[str]
    lesson: str
    keys: dict[str, Question]
    scores: list[int] = field(default_factory=list)
    missed: set[str] = field(default_factory=set)
    """The ids of the questions that were first answered wrong."""


def test_from_the_article_to_exported_grades(
    new_context: Callable[..., BrowserContext],
    axe: Axe,
    sqlite_url: str,
    noon: time_machine.Traveller,
    tmp_path: Path,
) -> None:
    """Read, answer, be marked, review the next day; teach, and take the grades away."""
    _, files = load_course(LESSONS)
    story = Story(
        teacher=new_context().new_page(),
        student=new_context().new_page(),
        axe=axe,
        titles=[lesson.title for lesson in files],
        lesson=files[0].slug,
        keys=dict(keys(files[0].slug)),
    )
    become_the_first_instructor(story, sqlite_url)
    register_and_join(story)
    read_the_first_lesson(story)
    meet_every_kind_of_question(story)
    find_the_review_resting(story)
    noon.shift(timedelta(days=1))
    review_what_was_missed(story)
    write_a_question(story)
    meet_the_new_question(story)
    see_who_did_what(story)
    take_the_grades_away(story, tmp_path)


def become_the_first_instructor(story: Story, database_url: str) -> None:
    """Open the one-time link that the terminal prints, and make the first account with it."""
    with opened(database_url) as session:
        secret = first_instructor_secret(session, at=clock.now())
        session.commit()
    page = story.teacher
    page.goto(f"/setup/{secret}")
    story.axe(page)
    steps.fill_in_account(page, "Grace", "grace@example.org")
    page.get_by_role("button", name="Make the account").click()
    expect(page.get_by_text("You are the instructor here.")).to_be_visible()
    expect(page.get_by_text("You teach here")).to_be_visible()
    page.goto(f"/setup/{secret}")
    expect(page.get_by_role("heading", level=1)).to_have_text("This link does not work")
    story.axe(page)


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
    headings = page.locator(".course-contents h3 a")
    expect(headings).to_have_text(
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
    steps.prompt(page, first).get_by_text("Show the answer").click()
    expect(steps.prompt(page, first)).to_contain_text(shown(first.body.answer))  # type: ignore[union-attr]  # a prompt is recall
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


def meet_every_kind_of_question(story: Story) -> None:
    """Take the practice quiz until each of its questions was met once."""
    page = story.student
    page.goto(steps.lesson_path(story.lesson))
    page.get_by_role("link", name="Take the practice quiz").click()
    expect(page.get_by_text("None so far.")).to_be_visible()
    story.axe(page)
    met: dict[str, Kind] = {}
    for number in range(ceil(len(story.keys) / SIZE)):
        items = begin(story)
        met |= {item.question.id: item.kind for item in items}
        wrong = items[1::2] if number == 0 else items[:1]
        if number == 0:
            story.missed |= {item.question.id for item in wrong}
        take(story, items, wrong)
    assert set(met) == {question.id for question in story.keys.values()}
    assert set(met.values()) == QUIZ_KINDS


def begin(story: Story) -> list[Asked]:
    """Begin an attempt, the first from the quiz's page and the next from the results."""
    page = story.student
    page.get_by_role("button", name=re.compile("^Begin")).click()
    return asked(page, story.keys)


def take(story: Story, items: Sequence[Asked], wrong: Sequence[Asked]) -> None:
    """Answer a whole paper, see every answer saved, hand it in and look at the results."""
    page = story.student
    for item in items:
        item.answer(right=item not in wrong)
    for item in items:
        expect(item.receipt).to_have_text(SAVED)
    story.axe(page)
    hand_in(page)
    earned, total = points([item for item in items if item not in wrong]), points(items)
    expect(page.locator(".score-points")).to_have_text(f"{earned} / of {total} points")
    expect(page.locator(".score-percent")).to_have_text(f"{100 * earned // total} %")
    story.scores.append(earned)
    for item in items:
        said = "Not right" if item in wrong else "Right"
        expect(item.place.locator(".verdict strong")).to_have_text(said)
        expect(item.place.locator(".explanation")).to_contain_text(
            shown(item.question.explanation)
        )
    story.axe(page)
    follow_back_to_the_passage(page, items[0])


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


def write_a_question(story: Story) -> None:
    """Fill in the form, try the question out as a learner meets it, and publish it."""
    page = story.teacher
    page.goto(steps.COURSE_PATH)
    page.get_by_role("link", name="Teach", exact=True).click()
    story.axe(page)
    page.get_by_role("link", name="Questions", exact=True).click()
    story.axe(page)
    page.get_by_role("link", name="Add a question").click()
    story.axe(page)
    page.get_by_role("link", name="Single choice").click()
    story.axe(page)
    fill_in_question(page)
    page.get_by_role("button", name="Save and preview").click()
    expect(page.get_by_text("Saved as a draft.")).to_be_visible()
    story.axe(page)
    page.get_by_label("In 1949").check()
    page.get_by_role("button", name="Mark this answer").click()
    expect(page.locator("#preview .verdict strong")).to_have_text("Not right")
    expect(page.locator("#preview")).to_contain_text("That is the year NATO was founded.")
    story.axe(page)
    page.get_by_role("button", name="Publish version 1").click()
    expect(page.get_by_text("Version 1 is live.")).to_be_visible()
    story.axe(page)
    story.keys |= by_stem([NEW])


def fill_in_question(page: Page) -> None:
    """Write the new question into the form for single choice."""
    assert isinstance(NEW.body, SingleChoice)
    page.get_by_label("Passage").select_option(NEW.passage)
    page.get_by_label("Question", exact=False).and_(page.locator("#stem")).fill(NEW.stem)
    for number, option in enumerate(NEW.body.options, 1):
        page.get_by_label(f"Option {number}", exact=True).fill(option.text)
        page.get_by_label(f"Feedback to option {number}").fill(option.feedback)
        if option.right:
            page.get_by_role("radio", name=f"option {number}").check()
    page.get_by_label("Explanation").fill(NEW.explanation)


def meet_the_new_question(story: Story) -> None:
    """The learner has met all the others, so the next paper holds the new one."""
    page = story.student
    page.goto(steps.quiz_path(story.lesson))
    items = begin(story)
    stems = [item.question.stem for item in items]
    assert NEW.stem in stems
    take(story, items, items[::2])


def see_who_did_what(story: Story) -> None:
    """The class, one learner, and an attempt's answers, as the instructor sees them."""
    page, asked_once = story.teacher, len(story.keys) + 2
    page.goto(f"{steps.COURSE_PATH}teach/")
    line = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Ada"))
    expect(line).to_contain_text(f"{asked_once} of ")
    expect(page.locator(".events").get_by_text("handed in")).to_have_count(len(story.scores))
    story.axe(page)
    line.get_by_role("link", name="Ada").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ada")
    story.axe(page)
    page.get_by_role("link", name="See the answers of attempt 1").click()
    expect(page.locator(".score-earned")).to_have_text(str(story.scores[0]))
    story.axe(page)


def take_the_grades_away(story: Story, folder: Path) -> None:
    """Gradebook, CSV, workbook and the learner's own page say the same."""
    best = str(max(story.scores))
    page, quiz = story.teacher, f"practice-{story.lesson}"
    page.goto(f"{steps.COURSE_PATH}grades/")
    cell = page.get_by_role("link", name=f"Practice: {story.titles[0]}, Ada")
    expect(cell).to_contain_text(best)
    story.axe(page)
    for row in (csv_row(page, folder), xlsx_row(page, folder)):
        assert (row["Name"], row["E-mail"]) == ("Ada", "ada@example.org")
        named = {name.rpartition(" ")[2]: row[name] for name in row if f"[{quiz}]" in name}
        assert Decimal(str(named["points"])) == Decimal(best)
        assert Decimal(str(named["maximum"])) == SIZE
        assert Decimal(str(named["percent"])) == Decimal(best) * 100 / SIZE
        assert named["status"] == "graded"
        assert [row[name] for name in row if name.endswith("status")].count("missing") == (
            len(story.titles) - 1
        )
    cell.click()
    story.axe(page)
    own = story.student
    own.goto(steps.COURSE_PATH)
    own.get_by_role("link", name="My grades").click()
    expect(own.get_by_role("row").filter(has_text=story.titles[0])).to_contain_text(
        f"{best} of {SIZE}"
    )
    story.axe(own)


def csv_row(page: Page, folder: Path) -> Mapping[str, object]:
    """Download the grades as CSV and read the one learner's row."""
    path = download(page, "Download CSV", folder / "grades.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    return dict(row)


def xlsx_row(page: Page, folder: Path) -> Mapping[str, object]:
    """Download the grades as a workbook and read the one learner's row."""
    path = download(page, "Download for Excel", folder / "grades.xlsx")
    book = load_workbook(path, read_only=True)
    names, values = book.worksheets[0].iter_rows(values_only=True)
    book.close()
    return {str(name): value for name, value in zip(names, values, strict=True)}


def download(page: Page, link: str, path: Path) -> Path:
    """Follow a link that leads to a file, and keep the file."""
    with page.expect_download() as begun:
        page.get_by_role("link", name=link).click()
    begun.value.save_as(path)
    return path


def answered_so_far(page: Page):  # noqa: ANN201
    """Give the words of the course's progress bar."""
    return page.locator(".bar-text").first


def receipt(page: Page, question: Question):  # noqa: ANN201
    """Give the receipt that stands in a prompt's place."""
    return steps.prompt(page, question).locator(".receipt")


def by_stem(questions: Sequence[Question]) -> dict[str, Question]:
    """Give questions by what a page shows of them."""
    return {shown(question.stem): question for question in questions}

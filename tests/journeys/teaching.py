"""The instructor's chapters of the story: set up, write a question, see the class, export."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from course import clock
from course.services.accounts import first_instructor_secret
from course.services.publish_course.practice import SIZE
from quizzes.questions import Option, Question, SingleChoice
from tests.accounts import opened
from tests.journeys import steps
from tests.journeys.story import Story

OPTIONS = (
    Option(text="In 1949", right=False, feedback="That is the year NATO was founded."),
    Option(text="In 1961", right=True, feedback="In August of that year."),
)
NEW = Question(
    id="year-of-the-wall",
    passage="the-cold-war-era",
    stem="In which year was the Berlin Wall built?",
    body=SingleChoice(options=OPTIONS),
    explanation="The wall divided the city from 1961 to 1989.",
)


def setup_link(database_url: str) -> str:
    """Make the one-time link that the terminal prints while there is no instructor."""
    with opened(database_url) as session:
        secret = first_instructor_secret(session, at=clock.now())
        session.commit()
    return f"/setup/{secret}"


def become_the_first_instructor(story: Story, database_url: str) -> None:
    """Open the link, make the first account with it, and find that it worked only once."""
    page, link = story.teacher, setup_link(database_url)
    page.goto(link)
    story.axe(page)
    steps.fill_in_account(page, "Grace", "grace@example.org")
    page.get_by_role("button", name="Make the account").click()
    expect(page.get_by_text("You are the instructor here.")).to_be_visible()
    expect(page.get_by_text("You teach here")).to_be_visible()
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_have_text("This link does not work")
    story.axe(page)


def write_a_question(story: Story) -> None:
    """Find the form, fill it in, try the question out as a learner meets it, and publish it."""
    page = story.teacher
    page.goto(steps.COURSE_PATH)
    for link in ("Teach", "Questions", "Add a question", "Single choice"):
        page.get_by_role("link", name=link, exact=True).click()
        story.axe(page)
    fill_in_question(page)
    page.get_by_role("button", name="Save and preview").click()
    expect(page.get_by_text("Saved as a draft.")).to_be_visible()
    story.axe(page)
    page.get_by_label(OPTIONS[0].text).check()
    page.get_by_role("button", name="Mark this answer").click()
    expect(page.locator("#preview .verdict strong")).to_have_text("Not right")
    expect(page.locator("#preview")).to_contain_text(OPTIONS[0].feedback)
    story.axe(page)
    page.get_by_role("button", name="Publish version 1").click()
    expect(page.get_by_text("Version 1 is live.")).to_be_visible()
    story.axe(page)


def fill_in_question(page: Page) -> None:
    """Write the new question into the form for single choice."""
    page.get_by_label("Passage").select_option(NEW.passage)
    page.get_by_role("textbox", name="Question", exact=True).fill(NEW.stem)
    for number, option in enumerate(OPTIONS, 1):
        page.get_by_label(f"Option {number}", exact=True).fill(option.text)
        page.get_by_label(f"Feedback to option {number}").fill(option.feedback)
        if option.right:
            page.get_by_role("radio", name=f"option {number}").check()
    page.get_by_label("Explanation").fill(NEW.explanation)


def see_who_did_what(story: Story) -> None:
    """The class, one learner, and an attempt's answers, as the instructor sees them."""
    page, answered = story.teacher, len(story.keys) + 2  # and the two prompts
    page.goto(f"{steps.COURSE_PATH}teach/")
    line = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Ada"))
    expect(line).to_contain_text(f"{answered} of ")
    expect(page.locator(".events").get_by_text("handed in")).to_have_count(len(story.scores))
    story.axe(page)
    line.get_by_role("link", name="Ada").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ada")
    story.axe(page)
    page.get_by_role("link", name="See the answers of attempt 1").click()
    expect(page.locator(".score-earned")).to_have_text(str(story.scores[0]))
    story.axe(page)


def take_the_grades_away(story: Story, folder: Path) -> None:
    """Gradebook, CSV and workbook say the same as the learner's own page."""
    page, best = story.teacher, max(story.scores)
    page.goto(f"{steps.COURSE_PATH}grades/")
    cell = page.get_by_role("link", name=f"Practice: {story.titles[0]}, Ada")
    expect(cell).to_contain_text(str(best))
    story.axe(page)
    check_row(csv_row(page, folder), story, best)
    check_row(xlsx_row(page, folder), story, best)
    cell.click()
    expect(page.get_by_role("heading", name="Decide by hand")).to_be_visible()
    story.axe(page)
    see_own_grades(story, best)


def check_row(row: Mapping[str, object], story: Story, best: int) -> None:
    """Compare an exported row with what the student saw."""
    assert (row["Name"], row["E-mail"]) == ("Ada", "ada@example.org")
    quiz = f"[practice-{story.lesson}]"
    item = {name.rpartition(" ")[2]: value for name, value in row.items() if quiz in name}
    assert item["status"] == "graded"
    assert Decimal(str(item["points"])) == best
    assert Decimal(str(item["maximum"])) == SIZE
    assert Decimal(str(item["percent"])) == Decimal(best) * 100 / SIZE
    others = [value for name, value in row.items() if name.endswith("status") and quiz not in name]
    assert others == ["missing"] * (len(story.titles) - 1)


def see_own_grades(story: Story, best: int) -> None:
    """Let the student look at the grade."""
    page = story.student
    page.goto(steps.COURSE_PATH)
    page.get_by_role("link", name="My grades").click()
    line = page.get_by_role("row").filter(has_text=story.titles[0])
    expect(line).to_contain_text(f"{best} of {SIZE}")
    story.axe(page)


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

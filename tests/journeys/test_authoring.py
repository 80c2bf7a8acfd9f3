"""An instructor writes questions of every kind by keyboard, with and without a script."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from course import clock
from quizzes.questions import Kind
from tests.journeys import authoring, steps
from tests.journeys.browser import small_targets
from tests.journeys.classroom import TEACHER, employ


@pytest.fixture
def instructor(
    sqlite_url: str, new_context: Callable[..., BrowserContext]
) -> Callable[[bool], Page]:
    """Give the maker of an instructor's window, with or without scripts."""
    employ(sqlite_url, at=clock.now())

    def opened(scripted: bool) -> Page:
        page = new_context(java_script_enabled=scripted).new_page()
        page.goto("/sign-in")
        steps.sign_in(page, TEACHER)
        expect(page.get_by_role("heading", level=1)).to_have_text("Courses")
        return page

    return opened


@pytest.mark.parametrize("scripted", [True, False], ids=["with a script", "without a script"])
def test_a_question_of_each_kind_is_written_by_keyboard(
    instructor: Callable[[bool], Page], scripted: bool
) -> None:
    """Written, answered beside the form, saved and published, without a mouse."""
    page = instructor(scripted)
    for kind in Kind:
        authoring.write(page, kind, scripted=scripted)
        authoring.try_out(page, kind, scripted=scripted)
        authoring.save_and_publish(page, scripted=scripted)


def test_the_editor_has_no_accessibility_faults(
    instructor: Callable[[bool], Page], axe: Callable[[Page], None]
) -> None:
    """With rows, a preview, a mark and a fault beside its field."""
    page = instructor(True)
    authoring.write(page, Kind.SINGLE_CHOICE, scripted=True)
    authoring.try_out(page, Kind.SINGLE_CHOICE, scripted=True)
    page.get_by_label("Points").fill("0")
    page.get_by_label("Tags").focus()
    expect(page.locator("#points-errors")).to_contain_text("whole number from 1 to 100")
    axe(page)
    assert small_targets(page) == []


def test_rows_are_added_moved_and_removed_by_keyboard(instructor: Callable[[bool], Page]) -> None:
    """Enter goes on to the next row and makes a new one; Alt and an arrow move it; marks follow."""
    page = instructor(True)
    page.goto(f"{authoring.QUESTIONS}/new?kind=single_choice")
    rows, announcer = page.locator("#options [data-row]"), page.locator("#announcer")
    option = page.locator("#options input[type=text]:visible")
    option.first.focus()
    for text in ("a", "b", "c", "d", "e"):
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    expect(option).to_have_count(6)
    expect(option.nth(5)).to_be_focused()
    page.get_by_role("radio", name="option 2").check()
    option.nth(1).focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(option.first).to_be_focused()
    expect(option.first).to_have_value("b")
    expect(page.get_by_role("radio", name="option 1")).to_be_checked()
    expect(announcer).to_have_text("Now option 1 of 6.")
    page.get_by_role("button", name="Remove option 3").press("Enter")
    expect(option.nth(2)).to_be_focused()
    values = [field.input_value() for field in option.all()]
    assert values == ["b", "a", "d", "e", ""]
    names = [row.locator("input[type=text]").get_attribute("name") for row in rows.all()[:5]]
    assert names == [f"options-{place}-text" for place in range(5)]


def test_a_row_that_was_removed_is_put_back(instructor: Callable[[bool], Page]) -> None:
    """With all that it held, at its place, until the rows change again; empty ones are no loss."""
    page = instructor(True)
    page.goto(f"{authoring.QUESTIONS}/new?kind=single_choice")
    option = page.locator("#options input[type=text]:visible")
    back = page.get_by_role("button", name="Put option 2 back")
    option.nth(1).fill("b")
    page.get_by_role("radio", name="option 2").check()
    page.get_by_role("button", name="Remove option 2").press("Enter")
    expect(page.locator("#announcer")).to_have_text("Option 2 removed. 3 left. It can be put back.")
    back.press("Enter")
    expect(option.nth(1)).to_be_focused()
    expect(option.nth(1)).to_have_value("b")
    expect(page.get_by_role("radio", name="option 2")).to_be_checked()
    expect(back).to_have_count(0)
    page.get_by_role("button", name="Remove option 2").click()
    page.get_by_role("button", name="Remove option 3").click()
    expect(page.get_by_role("button", name="Put option")).to_have_count(0)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_way_to_save_stays_in_sight_and_hides_nothing(
    instructor: Callable[[bool], Page], width: int
) -> None:
    """No field that has the focus is under the bar; on a phone the preview is a tap away."""
    page = instructor(True)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{authoring.QUESTIONS}/new?kind=single_choice&passage={authoring.PASSAGE}")
    bar = page.locator(".editor > .form-actions")
    for field in page.locator(".editor :is(input, textarea, select):visible").all():
        field.focus()
        expect(bar).to_be_in_viewport()
        assert field.evaluate(UNCOVERED), field.get_attribute("id")
    link = page.get_by_role("link", name="See it")
    if width == 360:
        link.click()
        expect(page.get_by_role("heading", name="As a learner sees it")).to_be_in_viewport()
    else:
        expect(link).to_be_hidden()


UNCOVERED = """field => {
  const box = field.getBoundingClientRect();
  const bar = document.querySelector(".editor > .form-actions").getBoundingClientRect();
  return box.bottom <= bar.top + 1 && box.top >= 0;
}"""


def test_a_fault_is_told_beside_a_field_that_was_touched_and_no_other(
    instructor: Callable[[bool], Page],
) -> None:
    """While one types; what has not been come to yet is left alone."""
    page = instructor(True)
    page.goto(f"{authoring.QUESTIONS}/new?kind=numeric&passage={authoring.PASSAGE}")
    page.get_by_label("Accepted numbers").fill("many")
    expect(page.locator("#accepted-errors")).to_contain_text("Line 1: ")
    assert page.locator(".field-errors").count() == 1
    page.get_by_label("Accepted numbers").fill("155")
    expect(page.locator("#accepted-errors")).to_have_count(0)


def test_an_answer_that_is_too_near_to_another_is_told(
    instructor: Callable[[bool], Page],
) -> None:
    """The author reads why no typing error is let pass in it."""
    page = instructor(True)
    page.goto(f"{authoring.QUESTIONS}/new?kind=short_answer&passage={authoring.PASSAGE}")
    page.get_by_role("textbox", name="Question", exact=True).fill("Too high a pressure?")
    page.get_by_label("Accepted answers").fill("hypertension")
    expect(page.locator("[data-notices]")).to_contain_text("“hypertension”")
    expect(page.locator("[data-notices]")).to_contain_text("hypotension")

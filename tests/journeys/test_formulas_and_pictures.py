"""A teacher adds a picture and shows it in a question with formulas: any screen, script or not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, FilePayload, Page, expect

from course import clock
from course.models import Course, Person
from course.services import add_questions
from quizzes.questions import Option, Question, SingleChoice
from tests.accounts import opened
from tests.journeys.classroom import TEACHER, employ
from tests.journeys.tour import TEACH, Who, enter
from tests.pictures import picture

WIDTHS = (360, 768, 1280)
QUESTION = Question(
    id="which-line",
    passage="the-cold-war-era",
    stem=(
        "Which line is $y = mx + c$?\n\n![A line that rises](a-line.png)\n\n"
        "$$\n" + " + ".join(f"a_{{{number}}}" for number in range(60)) + "\n$$\n\n"
        "In a line: $" + "+".join("abcdefghijklmnopqrstuvwxyz") + "$, or $\\foo$."
    ),
    body=SingleChoice(
        options=(
            Option(text=r"$m = \frac{1}{2}$", right=True),
            Option(text="![A line that falls](a-line.png)", right=False),
        )
    ),
)
SHOWN = "() => [...document.images].every(each => each.complete && each.naturalWidth === 1600)"
WIDEST = "() => document.documentElement.scrollWidth"


@pytest.fixture(name="window")
def _window(new_context: Callable[..., BrowserContext], sqlite_url: str) -> Callable[..., Page]:
    """Give the maker of a teacher's window, signed in."""
    employ(sqlite_url, at=clock.now())
    return lambda **options: enter(new_context(**options), Who.teacher)


def test_pictures_and_formulas_fit_every_screen(
    window: Callable[..., Page], sqlite_url: str, axe: Callable[[Page], None]
) -> None:
    """Nothing is cut off, nothing hangs over, everything has a name."""
    page = window()
    _add_a_picture(page)
    _fits(page, axe)
    _ask(sqlite_url)
    _see_the_question(page)
    _fits(page, axe)


def test_scripts_are_not_needed(window: Callable[..., Page], sqlite_url: str) -> None:
    """The form, the list and the preview work as they are."""
    page = window(java_script_enabled=False)
    _add_a_picture(page)
    _ask(sqlite_url)
    _see_the_question(page)


def _add_a_picture(page: Page) -> None:
    page.goto(f"{TEACH}media")
    expect(page.get_by_text("No pictures yet")).to_be_visible()
    file: FilePayload = {
        "name": "A line.png",
        "mimeType": "image/png",
        "buffer": picture(size=(1600, 900)),
    }
    page.get_by_label("Pictures", exact=True).set_input_files([file])
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_label("Line to copy")).to_have_value("![…](a-line.png)")


def _see_the_question(page: Page) -> None:
    """The preview shows it and tells what is wrong; options have names, whatever they are."""
    page.goto(f"{TEACH}questions/which-line/preview")
    expect(page.get_by_text(r"has '\foo', which is not known here")).to_be_visible()
    expect(page.get_by_role("radio", name=r"m = \frac{1}{2}")).to_be_visible()
    expect(page.get_by_role("radio", name="A line that falls")).to_be_visible()


def _fits(page: Page, axe: Callable[[Page], None]) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for image in page.get_by_role("img").all():
            image.scroll_into_view_if_needed()
        page.wait_for_function(SHOWN)
        assert page.evaluate(WIDEST) == width
    axe(page)


def _ask(sqlite_url: str) -> None:
    """Write the question, as the editor would."""
    with opened(sqlite_url) as session:
        course = session.query(Course.id).scalar()
        by = session.query(Person.id).filter_by(email=TEACHER).scalar()
        add_questions.write(session, course, QUESTION, by=by, at=clock.now())
        session.commit()

"""What people do on the site, in the words of the story: register, join, read, answer a prompt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import Locator, Page, expect

from tests.journeys.shipped import COURSE

if TYPE_CHECKING:
    from quizzes.questions import Question

TITLE = "US–Russia peace talks"
PASSWORD = "a long enough password"
COURSE_PATH = f"/courses/{COURSE}/"


def fill_in_account(page: Page, name: str, email: str) -> None:
    """Fill in the form for a new account, which stands on several pages."""
    page.get_by_label("Name").fill(name)
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=False).first.fill(PASSWORD)


def register(page: Page, name: str, email: str) -> None:
    """Make an account; the browser is signed in afterwards."""
    page.goto("/register")
    fill_in_account(page, name, email)
    page.get_by_role("button", name="Register").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Courses")


def sign_in(page: Page, email: str) -> None:
    """Sign in with an account that exists, from wherever the form stands."""
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=False).first.fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def join(page: Page) -> None:
    """Open the course and join it."""
    page.goto(COURSE_PATH)
    page.get_by_role("button", name="Join this course").click()
    expect(page.get_by_text("You have joined the course.")).to_be_visible()


def learner(page: Page, name: str = "Ada", email: str = "ada@example.org") -> None:
    """Make an account and join the course with it."""
    register(page, name, email)
    join(page)


def lesson_path(lesson: str) -> str:
    """Give the address of a lesson of the course."""
    return f"{COURSE_PATH}lessons/{lesson}/"


def quiz_path(lesson: str) -> str:
    """Give the address of a lesson's practice quiz."""
    return f"{COURSE_PATH}quizzes/practice-{lesson}/"


def prompt(page: Page, question: Question) -> Locator:
    """Give a recall prompt in the text."""
    return page.locator(f"#prompt-{question.id}")


def answer_prompt(page: Page, question: Question, *, remembered: bool) -> None:
    """Open a prompt, look at its answer and say how it went."""
    place = prompt(page, question)
    place.get_by_text("Show the answer").click()
    place.get_by_role("button", name="Remembered" if remembered else "Forgot").click()


def begin(page: Page, lesson: str) -> None:
    """Begin an attempt at a lesson's practice quiz."""
    page.goto(quiz_path(lesson))
    page.get_by_role("button", name=re.compile(r"^Begin")).click()
    expect(page.get_by_role("button", name="Hand in")).to_be_visible()

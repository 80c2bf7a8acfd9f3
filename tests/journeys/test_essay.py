"""An essay from its learner to whoever marks it and back, with a script and without."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from course import clock
from course.models import Course, Enrolment, Role
from course.services.publish_course import publish
from quizzes import Question, TrueFalse
from quizzes.bank import Bank
from tests.accounts import opened
from tests.course.classroom import put_person
from tests.course.essays import essay
from tests.journeys import steps
from tests.journeys.papers import SAVED, hand_in
from tests.journeys.reviewing import tab_to
from tests.school.content import content

COURSE, LESSON = "letters", "letters-1"
PASSAGE = f"{LESSON}-passage"
TRUTH = Question(id="truth", passage=PASSAGE, stem="There were two.", body=TrueFalse(right=True))
TEXT = "Each feared the other.\nSo each looked for friends."
REMARK, COMMENT = "Which is the second cause?", "A good start."
TEACHER = "grace@example.org"

Axe = Callable[[Page], None]


@pytest.fixture(name="people")
def _people(
    sqlite_url: str, new_context: Callable[..., BrowserContext]
) -> Callable[..., tuple[Page, Page]]:
    """Give the maker of two windows: a learner's and an instructor's, of a course with an essay."""
    made = content(COURSE, lessons=1)
    bank = Bank(slug=made.banks[0].slug, questions=(essay("why-two", PASSAGE), TRUTH))
    made = replace(made, banks=(bank,))
    with opened(sqlite_url) as session:
        publish(session, made.course, made.lessons, made.banks, at=clock.now())
        employ(session)
        session.commit()

    def enter(*, scripts: bool) -> tuple[Page, Page]:
        learner, teacher = (new_context(java_script_enabled=scripts).new_page() for _ in range(2))
        steps.register(learner, "Ada", "ada@example.org")
        learner.goto(f"/courses/{COURSE}/")
        learner.get_by_role("button", name="Join this course").click()
        expect(learner.get_by_text("You have joined the course.")).to_be_visible()
        teacher.goto("/sign-in")
        steps.sign_in(teacher, TEACHER)
        expect(teacher.get_by_role("heading", level=1)).to_have_text("Courses")
        return learner, teacher

    return enter


def employ(session: Session) -> None:
    """Let the course have an instructor."""
    course = session.scalars(select(Course).filter_by(slug=COURSE)).one()
    grace = put_person(session, None, TEACHER)
    role = {"role": Role.instructor, "joined_at": clock.now()}
    session.add(Enrolment(person_id=grace, course_id=course.id, **role))


@pytest.mark.parametrize("scripts", [True, False], ids=["with a script", "without a script"])
def test_an_essay_is_written_judged_and_read_about(
    people: Callable[..., tuple[Page, Page]], axe: Axe, *, scripts: bool
) -> None:
    """It waits, is judged by keyboard, and comes back with score, levels and comments."""
    learner, teacher = people(scripts=scripts)
    look = axe if scripts else _not_looked_at
    write_and_hand_in(learner, look, scripts=scripts)
    find_what_waits(teacher, look)
    forget_a_criterion(teacher, look)
    judge(teacher)
    expect(teacher.get_by_text("Marked: 2.67 of 4 points for Ada.")).to_be_visible()
    expect(teacher.get_by_text("Nothing waits")).to_be_visible()
    look(teacher)
    read_the_judgement(learner, look)


def write_and_hand_in(page: Page, look: Axe, *, scripts: bool) -> None:
    """Answer both questions of the quiz; one is marked at once, the other waits."""
    page.goto(f"/courses/{COURSE}/quizzes/practice-{LESSON}/")
    page.get_by_role("button", name="Begin").first.click()
    field = page.get_by_label("Your text")
    field.fill(TEXT)
    page.locator(".question-true_false input").first.check()
    if scripts:
        expect(page.locator(".paper-item").filter(has=field).locator(".receipt")).to_have_text(
            SAVED
        )
        expect(page.locator(".word-count")).to_contain_text("9")
    look(page)
    hand_in(page)
    expect(page.locator(".score-points")).to_have_text(re.compile(r"1\s*/\s*of\s*5 points"))
    expect(page.get_by_text("Not all of it is marked yet")).to_be_visible()
    expect(told(page).locator(".verdict strong")).to_have_text("Waiting for a person")
    expect(told(page).locator(".judgement")).to_have_count(0)
    look(page)


def find_what_waits(page: Page, look: Axe) -> None:
    """Arrive at the class, and go from there to the text by keyboard alone."""
    page.goto(f"/courses/{COURSE}/")
    press(page, page.get_by_role("link", name="Teach", exact=True))
    expect(page.get_by_text("1 text waits to be marked")).to_be_visible()
    look(page)
    press(page, page.get_by_role("link", name="Read and mark it"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Marking")
    look(page)
    press(page, page.get_by_role("link", name="Why were there two alliances"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Ada")
    expect(page.locator(".written")).to_have_text(TEXT, use_inner_text=True)
    look(page)


def forget_a_criterion(page: Page, look: Axe) -> None:
    """Send half a judgement: it comes back as it was, and says what is missing."""
    choose(page, "Argument", 1)
    press(page, page.get_by_role("button", name="Save this mark"))
    expect(page.get_by_role("alert")).to_contain_text("Language: Choose a level.")
    expect(page.get_by_label("1 point: names one")).to_be_checked()
    look(page)


def judge(page: Page) -> None:
    """Choose a level of each criterion and say something, by keyboard."""
    tab_to(page, page.get_by_label("Comment on “Argument”"))
    page.keyboard.type(REMARK)
    choose(page, "Language", 0)
    tab_to(page, page.get_by_label("Comment on the whole text"))
    page.keyboard.type(COMMENT)
    press(page, page.get_by_role("button", name="Save this mark"))


def read_the_judgement(page: Page, look: Axe) -> None:
    """The learner's results have the score, the level of each criterion, and what was said."""
    page.reload()
    expect(page.locator(".score-points")).to_have_text(re.compile(r"3.67\s*/\s*of\s*5 points"))
    expect(page.get_by_text("Not all of it is marked yet")).to_have_count(0)
    expect(told(page).locator(".verdict")).to_have_text(re.compile(r"Judged\s+2.67 of 4 points"))
    judgement = told(page).locator(".judgement > div")
    expect(judgement).to_have_text(
        [
            re.compile(rf"Argument\s+1 of 2\s+names one\s*{re.escape(REMARK)}"),
            re.compile(r"Language\s+1 of 1\s+clear"),
            re.compile(rf"The whole text\s*{re.escape(COMMENT)}"),
        ]
    )
    look(page)


def told(page: Page) -> Locator:
    """Give the part of the results that is about the essay."""
    return page.locator(".question-essay")


def choose(page: Page, criterion: str, place: int) -> None:
    """Go to a group of levels and choose one, counted from 0, with the arrows."""
    levels = page.get_by_role("group", name=criterion).get_by_role("radio")
    tab_to(page, levels.first)
    page.keyboard.press("Space")
    for _ in range(place):
        page.keyboard.press("ArrowDown")
    expect(levels.nth(place)).to_be_checked()


def press(page: Page, wanted: Locator) -> None:
    """Go to a link or a button, and press it."""
    tab_to(page, wanted)
    page.keyboard.press("Enter")


def _not_looked_at(_page: Page) -> None:
    """Axe is a script itself, and what it checks was checked with scripts."""

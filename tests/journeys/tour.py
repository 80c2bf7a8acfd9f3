"""Every page of the site in every state that it has: where it is, who sees it, what they do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from playwright.sync_api import BrowserContext, Page, expect

from quizzes.questions import Kind
from tests.journeys import steps
from tests.journeys.classroom import (
    FIRST,
    LONG_WORD,
    NEWCOMER,
    SECOND,
    STUDENT,
    TEACHER,
    Classroom,
)
from tests.journeys.shipped import prompts
from tests.journeys.steps import COURSE_PATH, lesson_path, quiz_path

TEACH = f"{COURSE_PATH}teach/"

Place = tuple[str, str] | tuple[str, str, Callable[[Page], None]]
"""Name and address, and what is done there."""


class Who(StrEnum):
    """Who is at the browser."""

    visitor = "visitor"
    newcomer = "newcomer"
    """Somebody with an account and nothing else."""
    student = "student"
    teacher = "teacher"


EMAILS: Mapping[Who, str] = {
    Who.newcomer: NEWCOMER,
    Who.student: STUDENT,
    Who.teacher: TEACHER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One page in one state."""

    name: str
    who: Who
    path: str
    act: Callable[[Page], None] | None = None
    """What brings the page into its state once it is open; nothing that lasts."""


def arrive(page: Page, stop: Stop) -> None:
    """Open a stop's page and bring it into its state."""
    page.goto(stop.path)
    if stop.act:
        stop.act(page)


def enter(context: BrowserContext, who: Who) -> Page:
    """Open a window for somebody, signed in unless they are a visitor."""
    page = context.new_page()
    if who is not Who.visitor:
        page.goto("/sign-in")
        steps.sign_in(page, EMAILS[who])
        expect(page.get_by_role("heading", level=1)).to_have_text("Courses")
    return page


def stops(room: Classroom) -> Iterator[Stop]:
    """List the stops, person by person."""
    for who, places in (
        (Who.visitor, _visitor(room)),
        (Who.newcomer, _newcomer(room)),
        (Who.student, _student(room)),
        (Who.teacher, _teacher(room)),
    ):
        for name, path, *act in places:
            yield Stop(name=f"{who}-{name}", who=who, path=path, act=act[0] if act else None)


def empty_stops() -> Iterator[Stop]:
    """List the stops of a site whose course has a teacher and no learner yet."""
    for name, path in (
        ("class", TEACH),
        ("gradebook", f"{COURSE_PATH}grades/"),
        ("marking", f"{TEACH}marking"),
        ("media", f"{TEACH}media"),
        ("people", f"{TEACH}people"),
        ("review", "/review/"),
    ):
        yield Stop(name=f"teacher-{name}-empty", who=Who.teacher, path=path)


def _visitor(room: Classroom) -> tuple[Place, ...]:
    return (
        ("home", "/"),
        ("register", "/register"),
        ("register-errors", "/register", press("Register")),
        ("sign-in", "/sign-in"),
        ("sign-in-errors", "/sign-in", press("Sign in")),
        ("forgotten", "/forgot-password"),
        ("letter-sent", "/forgot-password/sent"),
        ("reset", f"/reset/{room.reset}"),
        ("invitation", f"/join/{room.invitation}"),
        ("dead-link", f"/setup/{'x' * 43}"),
        ("not-found", "/nothing/here"),
    )


def _newcomer(room: Classroom) -> tuple[Place, ...]:
    return (
        ("courses", "/"),
        ("course", COURSE_PATH),
        ("lesson-not-theirs", lesson_path(FIRST)),
        ("invitation", f"/join/{room.invitation}"),
        ("review-empty", "/review/"),
    )


def _student(room: Classroom) -> tuple[Place, ...]:
    return (
        ("courses", "/"),
        ("menu", "/", open_menu),
        ("course", COURSE_PATH),
        ("lesson", lesson_path(FIRST)),
        ("prompt-open", lesson_path(SECOND), open_prompt),
        ("prompt-answered", lesson_path(SECOND), answer_prompt),
        ("quiz-new", quiz_path("global-security")),
        ("quiz-begun", quiz_path(SECOND)),
        ("quiz-done", quiz_path(FIRST)),
        ("paper", f"/attempts/{room.open_attempt}/"),
        ("results", f"/attempts/{room.graded_attempt}/results"),
        ("results-waiting", f"/attempts/{room.waiting_essay}/results"),
        ("results-judged", f"/attempts/{room.judged_essay}/results"),
        ("review", "/review/"),
        ("review-keys", "/review/", show_keys),
        ("review-answered", "/review/", answer_card),
        ("grades", f"{COURSE_PATH}grades/mine"),
        ("account", "/account"),
        ("account-errors", "/account", save_no_name),
        ("password", "/account/password"),
        ("password-errors", "/account/password", press("Change the password")),
    )


def _teacher(room: Classroom) -> tuple[Place, ...]:
    grades, questions = f"{COURSE_PATH}grades/", f"{TEACH}questions"
    new = f"{questions}/new?kind="
    return (
        ("course", COURSE_PATH),
        ("class", TEACH),
        ("class-none-found", f"{TEACH}?q=nobody"),
        ("learner", f"{TEACH}learners/{room.student}"),
        ("answers", f"/attempts/{room.graded_attempt}/results"),
        ("questions", questions),
        ("questions-none-found", f"{questions}?q=zyxwvut"),
        ("questions-narrowed", f"{questions}?q=russia&difficulty=2&sort=newest"),
        ("questions-ticked", questions, tick_some),
        ("questions-refused", questions, press("Do it")),
        ("history", f"{questions}/{prompts(FIRST)[0].id}/history"),
        ("history-one-version", f"{questions}/{room.live}/history"),
        ("kinds", f"{questions}/new"),
        *((f"editor-{kind}", f"{new}{kind.value}") for kind in Kind),
        ("editor-errors", f"{new}{Kind.SINGLE_CHOICE.value}", press("Save and preview")),
        ("quick-add", f"{questions}/quick"),
        ("quick-add-read", f"{questions}/quick?passage=the-cold-war-era", type_questions),
        ("edit", f"{questions}/{room.draft}/edit"),
        ("preview-draft", f"{questions}/{room.draft}/preview"),
        ("preview-marked", f"{questions}/{room.draft}/preview", mark_answer),
        ("preview-live", f"{questions}/{room.live}/preview"),
        ("marking", f"{TEACH}marking"),
        ("essay", f"{TEACH}marking/{room.waiting_essay}/1"),
        ("essay-errors", f"{TEACH}marking/{room.waiting_essay}/1", press("Save this mark")),
        ("essay-judged", f"{TEACH}marking/{room.judged_essay}/1"),
        ("media", f"{TEACH}media"),
        ("people", f"{TEACH}people"),
        ("people-link", f"{TEACH}people", press("Make an invitation link")),
        ("gradebook", grades),
        ("gradebook-none-found", f"{grades}?q=nobody"),
        ("grade", f"{grades}{room.item}/{room.student}"),
        ("grade-errors", f"{grades}{room.item}/{room.student}", press("Keep this decision")),
        ("review-done", "/review/"),
    )


def press(button: str) -> Callable[[Page], None]:
    """Press a button of the page; what comes after it is a page too."""

    def act(page: Page) -> None:
        with page.expect_navigation():
            page.locator("main").get_by_role("button", name=button).first.click()

    return act


def type_questions(page: Page) -> None:
    """Type two questions into quick add, one of which cannot be read."""
    text = f"##\n{'Which? ' * 30}\n\n- (x) this\n- ( ) that\n\n##\n{LONG_WORD}\n\n- ( ) no key\n"
    page.get_by_role("textbox", name="Questions", exact=True).fill(text)
    expect(page.locator(".line-problems")).to_be_visible()


def tick_some(page: Page) -> None:
    """Tick every question of the page but one, and choose to give them tags."""
    page.get_by_label("Tick all").check()
    page.get_by_role("checkbox", name="Choose ").first.uncheck()
    page.get_by_label("What to do").select_option("add_tags")
    expect(page.get_by_label("Tags", exact=True)).to_be_visible()


def open_menu(page: Page) -> None:
    """Open the menu of the account."""
    page.locator(".menu > summary").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def open_prompt(page: Page) -> None:
    """Turn the first prompt of the second lesson over."""
    place = steps.prompt(page, prompts(SECOND)[0])
    place.get_by_text("Show the answer").click()
    place.scroll_into_view_if_needed()


def answer_prompt(page: Page) -> None:
    """Remember the second prompt of the second lesson."""
    prompt = prompts(SECOND)[1]
    steps.answer_prompt(page, prompt, remembered=True)
    expect(steps.prompt(page, prompt).locator(".receipt")).to_be_visible()


def show_keys(page: Page) -> None:
    """Open the list of keys."""
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()


def answer_card(page: Page) -> None:
    """Answer the card that is shown, whatever its kind, and see what is told."""
    card = page.locator("#card")
    if card.get_by_text("Show the answer").count():
        card.get_by_text("Show the answer").click()
        card.get_by_role("button", name="Remembered").click()
    else:
        blank = card.get_by_label("Your answer")
        if blank.count():
            blank.fill("Vienna")
        else:
            card.locator(".choice input").first.check()
        card.get_by_role("button", name="Answer").click()
    expect(card.locator(".receipt")).to_be_visible()


def save_no_name(page: Page) -> None:
    """Try to be called nothing."""
    page.get_by_label("Name").fill("")
    press("Save")(page)


def mark_answer(page: Page) -> None:
    """Answer the previewed question."""
    page.get_by_label("Your answer").fill("Some other word")
    page.get_by_role("button", name="Mark this answer").click()
    expect(page.locator("#preview .verdict")).to_be_visible()

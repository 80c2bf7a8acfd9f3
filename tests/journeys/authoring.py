"""Writing a question of each kind with nothing but the keyboard, and answering it at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from quizzes.questions import Kind
from tests.journeys.steps import COURSE_PATH

FARTHEST = 120
"""More stops than the longest form has."""
QUESTIONS = f"{COURSE_PATH}teach/questions"
PASSAGE = "the-cold-war-era"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is typed for a question of a kind, and how it is answered rightly in the preview."""

    stem: str
    fields: tuple[tuple[str, str], ...] = ()
    """Labels and texts, in the order of the form."""
    marks: tuple[str, ...] = ()
    """What is ticked in the form before the fields are filled in, by its accessible name."""
    answer: Callable[[Page, Locator], None] | None = None
    """None where learners judge themselves."""
    verdict: str = "Right"


def tick(number: int) -> Callable[[Page, Locator], None]:
    """Choose an option of the preview."""

    def answer(page: Page, trial: Locator) -> None:
        tab_to(page, trial.locator("input[type=radio], input[type=checkbox]").first)
        page.keyboard.press("Space")
        for _ in range(number):
            page.keyboard.press("ArrowDown")

    return answer


def tick_both(page: Page, trial: Locator) -> None:
    """Tick the first two boxes of the preview."""
    for box in (0, 1):
        tab_to(page, trial.locator("input[type=checkbox]").nth(box))
        page.keyboard.press("Space")


def type_in(text: str) -> Callable[[Page, Locator], None]:
    """Type an answer into the preview."""

    def answer(page: Page, trial: Locator) -> None:
        tab_to(page, trial.locator("input[name=try], textarea[name=try]").first)
        page.keyboard.type(text)

    return answer


def choose(*texts: str) -> Callable[[Page, Locator], None]:
    """Choose in each box of the preview what begins so."""

    def answer(page: Page, trial: Locator) -> None:
        for place, text in enumerate(texts):
            tab_to(page, trial.locator("select:visible").nth(place))
            page.keyboard.type(text)

    return answer


def rank(page: Page, trial: Locator) -> None:
    """Give the places 1, 2, 3; where a script runs, the order that is shown has them already."""
    if trial.locator("select:visible").count():
        choose("1", "2", "3")(page, trial)


TASKS: Mapping[Kind, Task] = {
    Kind.SINGLE_CHOICE: Task(
        stem="When was the wall built?",
        marks=("Right: option 1",),
        fields=(("Option 1", "In 1961"), ("Option 2", "In 1949")),
        answer=tick(0),
    ),
    Kind.MULTIPLE_RESPONSE: Task(
        stem="Which of them were allies?",
        marks=("Right: option 1", "Right: option 2"),
        fields=(("Option 1", "Poland"), ("Option 2", "Hungary"), ("Option 3", "Spain")),
        answer=tick_both,
    ),
    Kind.TRUE_FALSE: Task(
        stem="The wall stood in Vienna.",
        marks=("False",),
        fields=(("Feedback for “true”", "It stood in Berlin."),),
        answer=tick(1),
    ),
    Kind.SHORT_ANSWER: Task(
        stem="In which city did the wall stand?",
        fields=(("Accepted answers", "Berlin"),),
        answer=type_in("berlin"),
    ),
    Kind.NUMERIC: Task(
        stem="How long was it, in kilometres?",
        fields=(("Accepted numbers", "155 +- 5"), ("Unit", "km")),
        answer=type_in("150"),
    ),
    Kind.CLOZE: Task(
        stem="It was built in [[year]].",
        fields=(("Accepted", "1961"),),
        answer=type_in("1961"),
    ),
    Kind.MATCHING: Task(
        stem="Who was in which alliance?",
        fields=(
            ("Pair 1", "Poland"),
            ("Belongs to|0", "Warsaw Pact"),
            ("Pair 2", "Canada"),
            ("Belongs to|1", "NATO"),
        ),
        answer=choose("War", "NA"),
    ),
    Kind.ORDERING: Task(
        stem="Put them in their order.",
        fields=(("Item 1", "Built"), ("Item 2", "Opened"), ("Item 3", "Taken down")),
        answer=rank,
    ),
    Kind.CATEGORISING: Task(
        stem="Put each into its bloc.",
        fields=(
            ("Item 1", "Hungary"),
            ("Belongs to|0", "East"),
            ("Item 2", "Belgium"),
            ("Belongs to|1", "West"),
        ),
        answer=choose("Ea", "We"),
    ),
    Kind.HOT_TEXT: Task(
        stem="Mark the alliance.",
        fields=(("The text", "[[NATO]] was founded in [1949]."),),
        answer=tick(0),
    ),
    Kind.ESSAY: Task(
        stem="Why did it fall?",
        fields=(("Criterion 1", "Names causes"), ("Levels of criterion 1", "0: none\n2: several")),
        answer=type_in("For many reasons."),
        verdict="",
    ),
    Kind.RECALL: Task(stem="What was the wall?", fields=(("Answer", "A border through a city."),)),
}


def tab_to(page: Page, wanted: Locator) -> None:
    """Go on from stop to stop until the focus is where it is wanted."""
    for _ in range(FARTHEST):
        if wanted.evaluate("place => place === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the Tab key does not lead to {wanted}")


def write(page: Page, kind: Kind, *, scripted: bool) -> None:
    """Fill in the form of a kind by keyboard."""
    task = TASKS[kind]
    page.goto(f"{QUESTIONS}/new?kind={kind.value}&passage={PASSAGE}")
    fill(page, page.get_by_role("textbox", name="Question", exact=True), task.stem)
    if kind is Kind.CLOZE:
        find_gaps(page, scripted=scripted)
    for mark in task.marks:
        mark_right(page, mark)
    for label, text in task.fields:
        fill(page, labelled(page, label), text)


def labelled(page: Page, label: str) -> Locator:
    """Give the field with a label; several of one label are told apart as `label|place`."""
    name, _, place = label.partition("|")
    return page.get_by_label(name, exact=True).locator("visible=true").nth(int(place or 0))


def fill(page: Page, field: Locator, text: str) -> None:
    """Go to a field and type into it, line by line."""
    tab_to(page, field)
    for number, line in enumerate(text.split("\n")):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.type(line)


def mark_right(page: Page, name: str) -> None:
    """Tick a box or choose a dot of the form by keyboard."""
    box = page.locator(".editor").get_by_label(name, exact=True)
    if name == "False":
        tab_to(page, page.locator(".editor").get_by_label("True", exact=True))
        page.keyboard.press("ArrowDown")
    else:
        tab_to(page, box)
        page.keyboard.press("Space")
    expect(box).to_be_checked()


def find_gaps(page: Page, *, scripted: bool) -> None:
    """Let the form have fields for the gaps: by itself while one types, or by a button."""
    if not scripted:
        tab_to(page, page.get_by_role("button", name="Find the gaps"))
        page.keyboard.press("Enter")
    expect(page.locator("[data-gap=year]")).to_be_visible()


def try_out(page: Page, kind: Kind, *, scripted: bool) -> None:
    """Answer the question beside the form, and see it marked; nothing is saved by that."""
    task, trial = TASKS[kind], page.locator("[data-trial]")
    if not scripted:
        tab_to(page, page.get_by_role("button", name="Show it as it is now"))
        page.keyboard.press("Enter")
    expect(trial.locator(".stem")).to_contain_text(task.stem.partition("[[")[0].strip())
    if task.answer is None:
        return
    button = trial.get_by_role("button", name="Mark this answer")
    expect(button).to_be_visible()
    task.answer(page, trial)
    tab_to(page, button)
    page.keyboard.press("Enter")
    expect(trial.locator(".verdict strong")).to_contain_text(task.verdict)


def save_and_publish(page: Page, *, scripted: bool) -> None:
    """Save the question as a draft, then let learners meet it."""
    if scripted:
        page.keyboard.press("Control+s")
    else:
        tab_to(page, page.get_by_role("button", name="Save and preview"))
        page.keyboard.press("Enter")
    expect(page.get_by_text("Saved as a draft.")).to_be_visible()
    tab_to(page, page.get_by_role("button", name="Publish version 1"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Version 1 is live.")).to_be_visible()

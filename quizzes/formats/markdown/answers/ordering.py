"""Items in order, as they are read and written."""

from quizzes.formats.markdown.answers.part import (
    STAND_IN,
    Entry,
    Part,
    Written,
    made,
    only,
    without_feedback,
)
from quizzes.formats.markdown.problems import Problems
from quizzes.questions import Body, Ordering
from quizzes.questions.limits import OPTION
from quizzes.questions.text import line_faults


def read(part: Part, problems: Problems) -> Body:
    """Read things to put in order, which are numbered from 1 without a gap."""
    only(part, "1.", "ordering", problems)
    before = problems.count
    without_feedback(part, "an item", problems)
    found = [entry for entry in part.entries if entry.shape == "1."]
    if not found:
        problems.add(part.line, "items", "are missing; write them in order: 1. first, 2. second")
    _check_numbers(found, problems)
    for entry in found:
        for fault in line_faults("item", entry.text, most=OPTION):
            problems.add(entry.line, fault.field, fault.message)
    if problems.count > before:
        return STAND_IN  # what follows would only say the same again, without the line
    items = tuple(entry.text for entry in found)
    return made(lambda: Ordering(items=items), STAND_IN, {}, found[0].line, problems)


def write(body: Ordering) -> Written:
    """Write the items with their numbers."""
    return Written(lines=[f"{number}. {text}" for number, text in enumerate(body.items, start=1)])


def _check_numbers(found: list[Entry], problems: Problems) -> None:
    for number, entry in enumerate(found, start=1):
        if entry.mark[:-1] != str(number):
            message = f"should be {number}. here; number the items 1, 2, 3 in their right order"
            problems.add(entry.line, entry.mark, message)
            return  # the numbers after it are off by the same slip

"""The lines of a statement to decide and its reasons, as they are read and written."""

from collections.abc import Sequence

from quizzes.formats.markdown.answers.choice import option_lines, read_options
from quizzes.formats.markdown.answers.part import (
    STAND_IN,
    Entry,
    Part,
    Written,
    feedback_lines,
    made,
    only,
)
from quizzes.formats.markdown.problems import Problems
from quizzes.questions import Body, TrueFalse

VALUES = {"true": True, "false": False}


def read(part: Part, problems: Problems) -> Body:
    """Read a statement to decide."""
    only(part, "=|~|( )|(x)", "true/false", problems)
    before = problems.count
    found = _decisions(part, problems)
    reasons = read_options(part, problems)
    right = next((value for value, entry in found.items() if entry.mark == "="), None)
    if right is None:
        if problems.count == before:
            problems.add(part.line, "answer", "the key is missing: add a line = true or = false")
        return STAND_IN
    feedback = {value: entry.feedback for value, entry in found.items()}
    places = {f"feedback for {word}": _line(found, VALUES[word]) for word in VALUES}
    places["reasons"] = next((one.line for one in part.entries if one.mark[0] == "("), part.line)
    return made(
        lambda: TrueFalse(
            right=right,
            feedback_true=feedback.get(True, ""),
            feedback_false=feedback.get(False, ""),
            reasons=reasons,
        ),
        STAND_IN,
        places,
        part.line,
        problems,
    )


def write(body: TrueFalse) -> Written:
    """Write the right decision, the wrong one if it has feedback, and the reasons."""
    right, wrong = ("true", "false") if body.right else ("false", "true")
    feedback = {"true": body.feedback_true, "false": body.feedback_false}
    lines = [f"= {right}", *feedback_lines(feedback[right])]
    if feedback[wrong]:
        lines += [f"~ {wrong}", *feedback_lines(feedback[wrong])]
    return Written(lines=[*lines, *option_lines(body.reasons, "()")])


def decisions(entries: Sequence[Entry]) -> list[Entry]:
    """Give the lines that decide; the others are reasons."""
    return [entry for entry in entries if entry.mark in ("=", "~")]


def _decisions(part: Part, problems: Problems) -> dict[bool, Entry]:
    found: dict[bool, Entry] = {}
    marks: set[str] = set()
    for entry in decisions(part.entries):
        value = VALUES.get(entry.text)
        if value is None:
            problems.add(entry.line, entry.mark, "should be true or false, in small letters")
        elif value in found or entry.mark in marks:
            message = "there is one line = for the key, and one line ~ for the other decision"
            problems.add(entry.line, entry.mark, message)
        else:
            found[value] = entry
            marks.add(entry.mark)
    return found


def _line(found: dict[bool, Entry], value: bool) -> int:
    return found[value].feedback_line if value in found else 0

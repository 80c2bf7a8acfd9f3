"""Lines of two sides, ``- left => right``, as matching and categorising read and write them."""

import re
from dataclasses import dataclass

from quizzes.formats.markdown.answers.part import Entry, Part, without_feedback
from quizzes.formats.markdown.problems import Problems
from quizzes.questions.text import BLANK

_ARROW = re.compile(r"(?<![^ \t])=>(?![^ \t])")
# The same that is text: each has one more backslash in the file than in the question. So has a
# left side that begins as an option does.
_ARROW_AS_TEXT = re.compile(r"(?<![^ \t])\\*=>(?![^ \t])")
_OPTION_AS_TEXT = re.compile(r"\\*(?:\([ xX]?\)|\[[ xX]?\])")


@dataclass(frozen=True, slots=True)
class Sides:
    """One line; the left side is empty where something belongs to nothing."""

    line: int
    left: str
    right: str


def read(part: Part, what: str, problems: Problems) -> list[Sides]:
    """Read the lines that are sound; the others, and missing ones, are noted."""
    without_feedback(part, what, problems)
    pairs = [entry for entry in part.entries if entry.mark == "=>"]
    if not any(entry.shape == "=>" for entry in part.entries):
        message = "are missing; write each on a line of its own: - left => right"
        problems.add(part.line, "pairs", message)
    return [sides for entry in pairs if (sides := _sides(entry, problems))]


def line(left: str, right: str) -> str:
    """Write one line."""
    left, right = _guarded(left), _guarded(right)
    if _OPTION_AS_TEXT.match(left):
        left = "\\" + left
    return f"- {left} => {right}" if left else f"- => {right}"


def _sides(entry: Entry, problems: Problems) -> Sides | None:
    arrows = list(_ARROW.finditer(entry.text))
    if len(arrows) != 1:
        message = (
            "stands here more than once; write \\=> where it is text"
            if arrows
            else "leave a space on both sides of =>, and no backslash before it"
        )
        problems.add(entry.line, "=>", message)
        return None
    left = entry.text[: arrows[0].start()].strip(BLANK)
    right = entry.text[arrows[0].end() :].strip(BLANK)
    if not right:
        problems.add(entry.line, "=>", "has nothing on its right side")
        return None
    if left.startswith("\\") and _OPTION_AS_TEXT.match(left):
        left = left[1:]
    return Sides(entry.line, _freed(left), _freed(right))


def _guarded(text: str) -> str:
    return _ARROW_AS_TEXT.sub(lambda match: "\\" + match[0], text)


def _freed(text: str) -> str:
    return _ARROW_AS_TEXT.sub(lambda match: match[0].removeprefix("\\"), text)

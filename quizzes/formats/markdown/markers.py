"""Which lines mean something to the format, and how a line that only looks so is written."""

import re

# "(?![^ \t])": what follows is a blank or the end of the line.
_HEADING = r"#{2,3}(?![^ \t])"
_ANSWER = r"(?:[=~](?![^ \t])|- \([ xX]?\)|- \[[ xX]?\])"

_QUESTION_LINE = re.compile(r"##(?![^ \t])")
_SECTION_LINE = re.compile(r"###(?![^ \t])")
_ANSWER_LINE = re.compile(rf"({_ANSWER})(.*)")
_FEEDBACK_LINE = re.compile(r"  >(?![^ ])")
# A line that needs one more backslash when written, and has one taken off when read. That
# backslashes may already stand before the marker makes reading the exact reverse of writing.
_IN_STEM = re.compile(rf"\\*(?:{_HEADING}|{_ANSWER})")
_IN_SECTION = re.compile(rf"\\*{_HEADING}")


def begins_question(line: str) -> bool:
    """Whether a question begins here."""
    return _QUESTION_LINE.match(line) is not None


def begins_section(line: str) -> bool:
    """Whether a section of a question, such as its explanation, begins here."""
    return _SECTION_LINE.match(line) is not None


def answer(line: str) -> tuple[str, str] | None:
    """Give the mark of an option or answer and what follows it, if one stands here.

    Marks that are nearly right, such as ``(X)`` and ``[]``, are seen too, so that they are told
    and not taken for text.
    """
    match = _ANSWER_LINE.fullmatch(line)
    return (match[1].removeprefix("- "), match[2]) if match else None


def is_feedback(line: str) -> bool:
    """Whether this is a line of feedback."""
    return _FEEDBACK_LINE.match(line) is not None


def escaped(line: str, *, in_stem: bool) -> str:
    """Write a line of Markdown so that it is read as nothing else."""
    pattern = _IN_STEM if in_stem else _IN_SECTION
    return "\\" + line if pattern.match(line) else line


def unescaped(line: str, *, in_stem: bool) -> str:
    """Read a line of Markdown; the reverse of writing it."""
    pattern = _IN_STEM if in_stem else _IN_SECTION
    return line[1:] if line.startswith("\\") and pattern.match(line) else line

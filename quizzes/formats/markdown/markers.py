"""Which lines mean something to the format, and how a line that only looks so is written."""

import re
from enum import Enum

# "(?![^ \t])": what follows is a blank or the end of the line.
_HEADING = r"#{2,3}(?![^ \t])"
_ANSWER = r"(?:[=~](?![^ \t])|- \([ xX]?\)|- \[[ xX]?\])"


class Own(Enum):
    """Lines that mean something in questions of some kinds only, as the beginning of a line."""

    NONE = "(?!)"
    """No line; what is in the pattern never is."""
    ARROWS = r"(?:[-*+][ \t]|-(?![->])).*(?:=>|->|\u2192|\u21d2)"
    """Pairs, ``- left => right``, and what is nearly one."""
    NUMBERS = r"[0-9]{1,9}[.)](?![^ \t])"
    """Items in order, ``1. first``, and what is nearly one."""
    GAPS = (
        r"\[\[[^\[\]]*\]\](?:[ \t]*\Z|[ \t]+"
        r"(?:numeric|unit|significant|case|accents|articles|typos)(?![^ \t]))"
    )
    """Gaps to be described, ``[[name]]`` alone or with a setting; others are in the text."""


_QUESTION_LINE = re.compile(r"##(?![^ \t])")
_SECTION_LINE = re.compile(r"###(?![^ \t])")
_ANSWER_LINE = re.compile(rf"({_ANSWER})(.*)")
_OWN_LINE = {own: re.compile(own.value) for own in Own}
_PAIR_LINE = re.compile("- .*=>")
_FEEDBACK_LINE = re.compile(r"  >(?![^ ])")
# A line that needs one more backslash when written, and has one taken off when read. That
# backslashes may already stand before the marker makes reading the exact reverse of writing.
_IN_STEM = {own: re.compile(rf"\\*(?:{_HEADING}|{_ANSWER}|{own.value})") for own in Own}
_IN_SECTION = re.compile(rf"\\*{_HEADING}")


def begins_question(line: str) -> bool:
    """Whether a question begins here."""
    return _QUESTION_LINE.match(line) is not None


def begins_section(line: str) -> bool:
    """Whether a section of a question, such as its explanation, begins here."""
    return _SECTION_LINE.match(line) is not None


def answer(line: str, own: Own = Own.NONE) -> tuple[str, str] | None:
    """Give the mark of an option or answer and what follows it, if one stands here.

    Marks that are nearly right, such as ``(X)`` and ``[]``, are seen too, so that they are told
    and not taken for text. The mark of a pair, ``=>`` or nearly, stands inside its line.
    """
    match = _ANSWER_LINE.fullmatch(line)
    if match:
        return match[1].removeprefix("- "), match[2]
    match = _OWN_LINE[own].match(line)
    if match is None:
        return None
    if own is Own.ARROWS:
        return ("=>" if is_pair(line) else "->"), line[1:]
    if own is Own.GAPS:
        name, brackets, rest = line.partition("]]")
        return name + brackets, rest
    return match[0], line[match.end() :]


def is_pair(line: str) -> bool:
    """Whether this is ``- left => right``, as far as can be seen."""
    return _PAIR_LINE.match(line) is not None


def is_gap(line: str) -> bool:
    """Whether this is ``[[name]]``, alone or with a setting."""
    return _OWN_LINE[Own.GAPS].match(line) is not None


def is_feedback(line: str) -> bool:
    """Whether this is a line of feedback."""
    return _FEEDBACK_LINE.match(line) is not None


def escaped(line: str, *, in_stem: bool, own: Own = Own.NONE) -> str:
    """Write a line of Markdown so that it is read as nothing else."""
    pattern = _IN_STEM[own] if in_stem else _IN_SECTION
    return "\\" + line if pattern.match(line) else line


def unescaped(line: str, *, in_stem: bool, own: Own = Own.NONE) -> str:
    """Read a line of Markdown; the reverse of writing it."""
    pattern = _IN_STEM[own] if in_stem else _IN_SECTION
    return line[1:] if line.startswith("\\") and pattern.match(line) else line

r"""A pattern that an answer may fit: what can be matched in linear time, and why the rest cannot.

The engine is RE2. It walks through the answer once, whatever the pattern, and has therefore no
backreferences and no lookaround. Its syntax: https://github.com/google/re2/wiki/Syntax.
"""

from collections.abc import Iterator

import re2

from quizzes.errors import Fault
from quizzes.questions import limits
from quizzes.questions.text import line_faults

_FIELD = "pattern"
# Beyond this, RE2 stops keeping what it has learnt about a pattern; it never stops being linear.
_MEMORY = 1 << 20
_LOOKING = ("(?=", "(?!", "(?<=", "(?<!")
_TOO_LARGE = "is too large; write it shorter, with fewer or smaller repetitions"


def pattern_faults(pattern: str) -> Iterator[Fault]:
    """Say what keeps a text from being a pattern."""
    faults = tuple(line_faults(_FIELD, pattern, most=limits.SHORT_ANSWER))
    if faults:
        yield from faults  # some of these characters could not even be handed to the engine
    elif message := _refusal(pattern):
        yield Fault(field=_FIELD, message=message)


def fits(text: str, pattern: str, *, case_matters: bool) -> bool:
    """Whether the whole text fits a sound pattern; the time grows with the text's length only."""
    return re2.fullmatch(pattern, text, _options(case_matters=case_matters)) is not None


def _refusal(pattern: str) -> str:
    try:
        compiled = re2.compile(pattern, _options(case_matters=False))
    except re2.error as error:
        return _reason(error)
    if compiled.programsize > limits.PATTERN_STEPS:
        return _TOO_LARGE
    if compiled.fullmatch(""):
        return "would accept an answer without any text; let it need at least one character"
    return ""


def _reason(error: Exception) -> str:
    told = error.args[0].decode("utf-8", "replace")
    kind, _, what = told.partition(": ")
    if what.startswith(_LOOKING):
        return f"looks ahead or behind ({what}), which takes too long; list the answers instead"
    if kind == "invalid perl operator":
        return f"uses {what}, which takes too long or is unknown; list the answers instead"
    if kind == "invalid escape sequence" and what[1:2].isdigit():
        return f"refers back to a group ({what}), which takes too long; list the answers instead"
    if kind.startswith("pattern too large"):
        return _TOO_LARGE
    return f"is no pattern: {told}"


def _options(*, case_matters: bool) -> re2.Options:
    options = re2.Options()
    options.max_mem = _MEMORY
    options.log_errors = False
    options.never_capture = True  # only whether it fits is asked
    options.case_sensitive = case_matters
    return options

"""Options, as they are read and written."""

from collections.abc import Sequence

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
from quizzes.questions import Body, MultipleResponse, Option, SingleChoice


def read_single(part: Part, problems: Problems) -> Body:
    """Read a single choice."""
    only(part, "( )|(x)", "single choice", problems)
    options = read_options(part, problems)
    return made(lambda: SingleChoice(options=options), STAND_IN, {}, _line(part), problems)


def read_multiple(part: Part, problems: Problems) -> Body:
    """Read a multiple response."""
    only(part, "[ ]|[x]", "multiple response", problems)
    options = read_options(part, problems)
    return made(lambda: MultipleResponse(options=options), STAND_IN, {}, _line(part), problems)


def write(body: SingleChoice | MultipleResponse) -> Written:
    """Write the options."""
    brackets = "()" if isinstance(body, SingleChoice) else "[]"
    return Written(lines=option_lines(body.options, brackets))


def read_options(part: Part, problems: Problems) -> tuple[Option, ...]:
    """Read whatever stands behind brackets."""
    return tuple(_option(entry, problems) for entry in part.entries if entry.mark[0] in "([")


def option_lines(options: Sequence[Option], brackets: str) -> list[str]:
    """Write options behind such brackets."""
    lines: list[str] = []
    for option in options:
        mark = "x" if option.right else " "
        lines.append(f"- {brackets[0]}{mark}{brackets[1]} {option.text}")
        lines.extend(feedback_lines(option.feedback))
    return lines


def _option(entry: Entry, problems: Problems) -> Option:
    right = "x" in entry.mark
    return made(
        lambda: Option(text=entry.text, right=right, feedback=entry.feedback),
        Option(text="?", right=right),
        {"feedback": entry.feedback_line},
        entry.line,
        problems,
    )


def _line(part: Part) -> int:
    return part.entries[0].line if part.entries else part.line

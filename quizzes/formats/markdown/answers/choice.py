"""Options, as they are read and written."""

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
    options = _options(part, problems)
    return made(lambda: SingleChoice(options=options), STAND_IN, {}, _line(part), problems)


def read_multiple(part: Part, problems: Problems) -> Body:
    """Read a multiple response."""
    only(part, "[ ]|[x]", "multiple response", problems)
    options = _options(part, problems)
    return made(lambda: MultipleResponse(options=options), STAND_IN, {}, _line(part), problems)


def write(body: SingleChoice | MultipleResponse) -> Written:
    """Write the options."""
    opening, closing = "()" if isinstance(body, SingleChoice) else "[]"
    lines: list[str] = []
    for option in body.options:
        mark = "x" if option.right else " "
        lines.append(f"- {opening}{mark}{closing} {option.text}")
        lines.extend(feedback_lines(option.feedback))
    return Written(lines=lines)


def _options(part: Part, problems: Problems) -> tuple[Option, ...]:
    return tuple(_option(entry, problems) for entry in part.entries if entry.mark not in "=~")


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

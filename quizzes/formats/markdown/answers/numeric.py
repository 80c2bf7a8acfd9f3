"""Accepted and wrong numbers, as they are read and written."""

from collections.abc import Iterator, Sequence

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
from quizzes.questions import Body, DrawnInterval, Interval, Numeric, intervals

_YES_NO = {"yes": True, "no": False}
_STAND_IN: Interval | DrawnInterval = intervals.read("0")
_MOST_DIGITS = 4  # the value itself says how many figures are too many


def read(part: Part, problems: Problems) -> Body:
    """Read a number to type; a line with ``{{…}}`` waits for the variables of the question."""
    only(part, "=|~", "numeric", problems)
    before = problems.count
    found = [(entry.mark == "=", _interval(entry, problems)) for entry in part.entries]
    drawn = [one for _, one in found if isinstance(one, DrawnInterval)]
    unit_needed, figures = _unit_needed(part, problems), _figures(part, problems)
    if problems.count > before:
        return STAND_IN  # what follows would only say the same again, without the line
    unit = part.fields.get("unit")
    return made(
        lambda: Numeric(
            accepted=tuple(one for right, one in found if right and isinstance(one, Interval)),
            wrong=tuple(one for right, one in found if not right and isinstance(one, Interval)),
            unit=unit.text if unit else "",
            unit_needed=unit_needed,
            significant_figures=figures,
            drawn=tuple(sorted(drawn, key=lambda one: not one.right)),
        ),
        STAND_IN,
        {name: text.line for name, text in part.fields.items()},
        part.entries[0].line if part.entries else part.line,
        problems,
    )


def write(body: Numeric) -> Written:
    """Write the accepted numbers, then the wrong ones; of each those with variables first."""
    fields = [("unit", body.unit)] if body.unit else []
    fields += [("unit needed", "yes")] if body.unit_needed else []
    if body.significant_figures:
        fields.append(("significant figures", str(body.significant_figures)))
    right = [one for one in body.drawn if one.right]
    wrong = [one for one in body.drawn if not one.right]
    lines = [*_lines("=", [*right, *body.accepted]), *_lines("~", [*wrong, *body.wrong])]
    return Written(fields=fields, lines=lines)


def _lines(mark: str, found: Sequence[Interval | DrawnInterval]) -> Iterator[str]:
    for one in found:
        yield f"{mark} {one.text}"
        yield from feedback_lines(one.feedback)


def _interval(entry: Entry, problems: Problems) -> Interval | DrawnInterval:
    text, feedback, right = entry.text, entry.feedback, entry.mark == "="
    return made(
        lambda: (
            DrawnInterval(text=text, right=right, feedback=feedback)
            if "{{" in text
            else intervals.read(text, feedback=feedback)
        ),
        _STAND_IN,
        {"feedback": entry.feedback_line},
        entry.line,
        problems,
    )


def _unit_needed(part: Part, problems: Problems) -> bool:
    field = part.fields.get("unit needed")
    if field and field.text and field.text not in _YES_NO:
        problems.add(field.line, "unit needed", "should be yes or no")
    return _YES_NO.get(field.text, False) if field else False


def _figures(part: Part, problems: Problems) -> int:
    field = part.fields.get("significant figures")
    if field is None or not field.text:
        return 0
    if field.text.isascii() and field.text.isdigit() and len(field.text) <= _MOST_DIGITS:
        return int(field.text)
    problems.add(field.line, "significant figures", "is not a whole number")
    return 0

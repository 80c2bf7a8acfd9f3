"""Accepted and wrong answers, as they are read and written."""

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
from quizzes.questions import Body, ShortAnswer, WrongAnswer
from quizzes.questions.limits import SHORT_ANSWER
from quizzes.questions.text import line_faults

_CASE_MATTERS = {"yes": True, "no": False}


def read(part: Part, problems: Problems) -> Body:
    """Read an answer to type."""
    only(part, "=|~", "short answer", problems)
    before = problems.count
    accepted = tuple(_accepted(entry, problems) for entry in part.entries if entry.mark == "=")
    wrong = tuple(_wrong(entry, problems) for entry in part.entries if entry.mark == "~")
    case_matters = _case_matters(part, problems)
    if problems.count > before:
        return STAND_IN  # what follows would only say the same again, without the line
    return made(
        lambda: ShortAnswer(accepted=accepted, wrong=wrong, case_matters=case_matters),
        STAND_IN,
        {},
        part.entries[0].line if part.entries else part.line,
        problems,
    )


def write(body: ShortAnswer) -> Written:
    """Write the accepted answers, then the wrong ones."""
    lines = [f"= {accepted}" for accepted in body.accepted]
    for wrong in body.wrong:
        lines += [f"~ {wrong.text}", *feedback_lines(wrong.feedback)]
    return Written(fields=(("case matters", "yes"),) if body.case_matters else (), lines=lines)


def _accepted(entry: Entry, problems: Problems) -> str:
    if entry.feedback_rows:
        message = "an accepted answer has no feedback; write it into ### Explanation"
        problems.add(entry.feedback_line, "feedback", message)
    for fault in line_faults("accepted answer", entry.text, most=SHORT_ANSWER):
        problems.add(entry.line, fault.field, fault.message)
    return entry.text


def _wrong(entry: Entry, problems: Problems) -> WrongAnswer:
    return made(
        lambda: WrongAnswer(text=entry.text, feedback=entry.feedback),
        WrongAnswer(text="?"),
        {"feedback": entry.feedback_line},
        entry.line,
        problems,
    )


def _case_matters(part: Part, problems: Problems) -> bool:
    field = part.case_matters
    if field and field.text and field.text not in _CASE_MATTERS:
        problems.add(field.line, "case matters", "should be yes or no")
    return _CASE_MATTERS.get(field.text, False) if field else False

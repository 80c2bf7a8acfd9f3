"""A number to type: what is accepted, in which unit, and how precisely it has to be written."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import category

from quizzes.errors import Fault, refuse
from quizzes.questions import limits
from quizzes.questions.intervals import Interval
from quizzes.questions.text import line_faults, markdown_faults


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnInterval:
    """Numbers that are known only when the question's variables are drawn.

    :raise QuestionFaults: the text is none, or holds no variable.
    """

    text: str
    """As the author wrote it: ``{{c}} +- 1%``; drawn, it reads as an `Interval`."""
    right: bool
    """Whether it is accepted, or a wrong answer that the author expects."""
    feedback: str = ""
    """Markdown, for a learner whose number lies here."""

    def __post_init__(self) -> None:
        """Check what the class promises."""
        faults = [
            *line_faults("number", self.text, most=limits.NUMBER),
            *markdown_faults("feedback", self.feedback, most=limits.FEEDBACK, optional=True),
        ]
        if "{{" not in self.text:
            faults.append(Fault(field="number", message="holds no variable such as {{a}}"))
        refuse(faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeric:
    """Type a number.

    :raise QuestionFaults: no number is accepted, there are too many, one is listed twice, or the
        unit is none.
    """

    accepted: tuple[Interval, ...]
    """The first is the one to show."""
    wrong: tuple[Interval, ...] = ()
    """Wrong numbers that the author expects, with what to tell; the accepted ones go first."""
    unit: str = ""
    """The unit that the accepted numbers are in; a learner may use any unit of its dimension."""
    unit_needed: bool = False
    """Whether a number without a unit is wrong; otherwise it is taken to be in `unit`."""
    significant_figures: int = 0
    """How many the learner has to give; 0 when that does not matter."""
    drawn: tuple[DrawnInterval, ...] = ()
    """What is accepted and expected of a question with variables; drawing makes of each an
    interval, before the others of its side, so that marking never meets one. The accepted first."""

    def __post_init__(self) -> None:
        """Check what the class promises."""
        refuse(_faults(self))


def begins_unit(text: str) -> bool:
    """Whether a text begins as a unit does: with a letter, a currency, a degree or a per cent."""
    return text[0].isalpha() or text[0] in "%\u2030" or category(text[0]) in {"Sc", "So"}


def _faults(body: Numeric) -> Iterator[Fault]:
    most = limits.ACCEPTED_ANSWERS
    accepted = len(body.accepted) + sum(one.right for one in body.drawn)
    wrong = len(body.wrong) + sum(not one.right for one in body.drawn)
    if not 1 <= accepted <= most:
        message = f"there are {accepted}; give 1 to {most}"
        yield Fault(field="accepted numbers", message=message)
    if wrong > most:
        message = f"there are {wrong}; at most {most} are allowed"
        yield Fault(field="wrong numbers", message=message)
    if list(body.drawn) != sorted(body.drawn, key=lambda one: not one.right):
        yield Fault(field="numbers", message="those that are accepted stand before the wrong ones")
    for text, times in Counter(one.text for one in (*body.accepted, *body.wrong)).items():
        if times > 1:
            yield Fault(field="numbers", message=f"{text} is listed {times} times; keep one")
    if body.unit:
        yield from line_faults("unit", body.unit, most=limits.UNIT)
        if not begins_unit(body.unit):
            message = "does not begin with a letter or a sign like % or °; write 1/s as s^-1"
            yield Fault(field="unit", message=message)
        if body.unit.startswith("needed "):
            # It could not be told from the setting "unit needed" of a gap.
            yield Fault(field="unit", message="begins with the word needed; leave that out")
    elif body.unit_needed:
        yield Fault(field="unit", message="is needed from the learner and not named")
    if not 0 <= body.significant_figures <= limits.SIGNIFICANT_FIGURES:
        message = f"is not a whole number from 0 to {limits.SIGNIFICANT_FIGURES}"
        yield Fault(field="significant figures", message=message)

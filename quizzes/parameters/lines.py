"""Variables as authors write them, one a line: ``a = 2..9``, ``b = x | y``, ``c = a * 2``."""

from fractions import Fraction

from quizzes.errors import Fault, QuestionFaults
from quizzes.questions import Formula, Listed, Range, Source, Variable, decimals
from quizzes.questions.text import BLANK


def read(line: str) -> Variable:
    """Read one variable.

    :raise QuestionFaults: the line is none.
    """
    name, sign, text = line.partition("=")
    if not sign or not text.strip(BLANK):
        raise _refusal("is written as name = 2..9, name = 1 | 2 | 5 or name = a formula")
    return Variable(name=name.strip(BLANK), source=_source(text.strip(BLANK)))


def write(variable: Variable) -> str:
    """Write one variable, as `read` reads it."""
    match variable.source:
        case Range(low=low, high=high, step=step):
            text = f"{decimals.shown(low)}..{decimals.shown(high)}"
            text += "" if step == 1 else f" step {decimals.shown(step)}"
        case Listed(values=values):
            text = " | ".join(values)
        case Formula(text=text):
            pass
    return f"{variable.name} = {text}"


def _source(text: str) -> Source:
    if "|" in text:
        return Listed(values=tuple(value.strip(BLANK) for value in text.split("|")))
    if ".." in text:
        return _range(text)
    return Formula(text=text)


def _range(text: str) -> Range:
    low, _, rest = text.partition("..")
    high, stepped, step = rest.partition("step")
    return Range(
        low=_number(low), high=_number(high), step=_number(step) if stepped else Fraction(1)
    )


def _number(text: str) -> Fraction:
    number = decimals.read(text.strip(BLANK))
    if number is None:
        message = f"{text.strip(BLANK)[:40]!r} is no number; a range is written 0.5..2.5 step 0.5"
        raise _refusal(message)
    return number


def _refusal(message: str) -> QuestionFaults:
    return QuestionFaults((Fault(field="variable", message=message),))

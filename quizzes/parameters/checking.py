"""What is wrong with the variables of a question, told when it is written."""

import random
from collections.abc import Iterator

from quizzes.errors import Fault, QuestionFaults
from quizzes.parameters import drawing, places
from quizzes.parameters.expression import FormulaRefused, names, parse
from quizzes.parameters.filling import texts
from quizzes.parameters.realising import realised
from quizzes.questions import Formula, Question

EVERY = 500
"""Up to so many draws are all looked at."""
SOME = 200
"""How many are looked at where there are more."""
_SEED = 0


def faults(question: Question, *, most: int = EVERY) -> tuple[Fault, ...]:
    """Say what is wrong with the formulas, with the places of variables, or with some draw.

    Every draw is looked at where there are `most` at the most, and otherwise `SOME` (or `most`)
    that are the same each time. Of the draws that cannot be, the first is told.
    """
    if not question.variables:
        return ()
    found = tuple(_formula_faults(question)) + tuple(_place_faults(question))
    return found or _draw_faults(question, most)


def looked_at(question: Question, *, most: int = EVERY) -> int:
    """Give how many draws `faults` looks at."""
    many = drawing.count(question.variables)
    return many if many <= most else min(most, SOME)


def size(question: Question) -> int:
    """Give how many characters one draw has to go through."""
    return sum(map(len, texts(_held(question))))


def _held(question: Question) -> tuple[object, ...]:
    """Give what variables may stand in."""
    return (question.stem, question.body, question.explanation, question.hints)


def _formula_faults(question: Question) -> Iterator[Fault]:
    above: set[str] = set()
    for variable in question.variables:
        if isinstance(variable.source, Formula):
            for message in _messages(variable.source.text, above):
                yield Fault(field="variables", message=f"{variable.name}: {message}")
        above.add(variable.name)


def _messages(formula: str, above: set[str]) -> Iterator[str]:
    try:
        used = names(parse(formula))
    except FormulaRefused as refusal:
        yield f"the formula {refusal}"
        return
    for name in sorted(used - above):
        yield f"uses {name}, which is no variable above it"


def _place_faults(question: Question) -> Iterator[Fault]:
    known = {variable.name for variable in question.variables}
    used = {name for text in texts(_held(question)) for name in places.names(text)}
    for name in sorted(used - known):
        message = f"{{{{{name}}}}} is none of them; write \\{{{{ where it is text"
        yield Fault(field="variables", message=message)
    if not used:
        yield Fault(field="variables", message="none of them is used; write {{name}} where one is")


def _draw_faults(question: Question, most: int) -> tuple[Fault, ...]:
    for positions in _positions(question, most):
        try:
            realised(question, positions)
        except QuestionFaults as refusal:
            return refusal.faults
    return ()


def _positions(question: Question, most: int) -> Iterator[tuple[int, ...]]:
    variables = question.variables
    if drawing.count(variables) <= most:
        yield from drawing.every(variables)
        return
    rng = random.Random(_SEED)
    for _ in range(looked_at(question, most=most)):
        yield drawing.some(variables, rng)

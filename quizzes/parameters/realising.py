"""Making the concrete question of one draw: the same version and seed, the same question."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from quizzes.errors import Fault, QuestionFaults, refuse
from quizzes.parameters import drawing
from quizzes.parameters.drawing import DrawRefused
from quizzes.parameters.filling import filled
from quizzes.questions import (
    Body,
    Categorising,
    Cloze,
    Essay,
    HotText,
    Matching,
    MultipleResponse,
    Numeric,
    Option,
    Ordering,
    Question,
    Recall,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)

_TRIES = 50
"""How many draws are tried; the author is told of those that cannot be."""


def realise(question: Question, seed: int) -> Question:
    """Draw the variables and give the question as a learner meets it, without variables.

    A draw that cannot be (it divides by 0, or makes two options equal) is passed over for the
    next one that the seed gives.

    :raise QuestionFaults: none of the draws that were tried can be.
    """
    if not question.variables:
        return question
    rng = random.Random(seed)
    for _ in range(_TRIES - 1):
        try:
            return realised(question, drawing.some(question.variables, rng))
        except QuestionFaults:
            continue
    return realised(question, drawing.some(question.variables, rng))


def realised(question: Question, positions: Sequence[int]) -> Question:
    """Give the question of the draw at these positions.

    :raise QuestionFaults: there is no such question; each fault says in which draw.
    """
    try:
        return _realised(question, positions)
    except QuestionFaults as refusal:
        where = drawing.told(question.variables, positions)
        told = [
            replace(fault, message=f"with {where}: {fault.message}" if where else fault.message)
            for fault in refusal.faults
        ]
        raise QuestionFaults(tuple(told)) from None


def _realised(question: Question, positions: Sequence[int]) -> Question:
    try:
        draw = drawing.draw(question.variables, positions)
    except DrawRefused as refusal:
        raise QuestionFaults((Fault(field="variables", message=str(refusal)),)) from None
    made = replace(
        question,
        stem=filled(question.stem, draw),
        body=filled(question.body, draw),
        explanation=filled(question.explanation, draw),
        hints=filled(question.hints, draw),
        variables=(),
    )
    refuse(_alike(question.body, made.body))
    return made


def _alike(written: Body, drawn: Body) -> Iterator[Fault]:
    """Tell what differs as it is written and is the same when drawn, where one has to choose."""
    for before, after in zip(_choices(written), _choices(drawn), strict=True):
        if len(set(after)) < len(set(before)):
            twice = next(text for text in after if after.count(text) > 1)
            yield Fault(field="options", message=f"two of them are the same: {twice}")


def _choices(body: Body) -> Iterator[Sequence[str]]:
    """Give the texts that a learner chooses among, where the body does not compare them itself."""
    match body:
        case SingleChoice(options=options) | MultipleResponse(options=options):
            yield _texts(options)
        case TrueFalse(reasons=reasons):
            yield _texts(reasons)
        case Matching():
            yield [*(pair.right for pair in body.pairs), *body.distractors]
        case Cloze(gaps=gaps):
            for gap in gaps:
                yield from _choices(gap.body)
        case Numeric() | ShortAnswer() | Ordering() | Categorising():
            pass
        case HotText() | Essay() | Recall():
            pass
        case _:
            assert_never(body)


def _texts(options: Sequence[Option]) -> list[str]:
    return [option.text for option in options]

"""Marking: ``grade(question, response)`` gives a Mark, by one rule for each kind.

In reading order: ``mark``, the rules (``choice``, ``true_false``, ``matching`` and
``short_answer``, ``recall``), and here the one place where a kind meets its rule.
"""

from typing import TypeVar, assert_never

from quizzes.errors import ResponseRefused
from quizzes.grading import choice, recall, short_answer, true_false
from quizzes.grading.mark import Mark
from quizzes.questions import (
    Chosen,
    Decided,
    MultipleResponse,
    Question,
    Recall,
    Recalled,
    Response,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
    Typed,
)

__all__ = ["Mark", "grade"]

_Response = TypeVar("_Response", Chosen, Decided, Typed, Recalled)


def grade(question: Question, response: Response) -> Mark:
    """Mark a response.

    :raise ResponseRefused: the response is of another kind, or chooses what cannot be chosen.
    """
    body = question.body
    match body:
        case SingleChoice():
            return choice.grade_single(body, _of_type(response, Chosen))
        case MultipleResponse():
            return choice.grade_multiple(body, _of_type(response, Chosen))
        case TrueFalse():
            return true_false.grade(body, _of_type(response, Decided))
        case ShortAnswer():
            return short_answer.grade(body, _of_type(response, Typed))
        case Recall():
            return recall.grade(_of_type(response, Recalled))
        case _:
            assert_never(body)


def _of_type(response: Response, wanted: type[_Response]) -> _Response:
    if isinstance(response, wanted):
        return response
    raise ResponseRefused(
        f"The question takes a response of the kind {wanted.__name__.lower()}, "
        f"not {type(response).__name__.lower()}."
    )

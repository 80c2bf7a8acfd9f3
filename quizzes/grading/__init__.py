"""Marking: ``grade(question, response)`` gives a Mark, by one rule for each kind.

In reading order: ``mark``, ``credit`` (what a partly right answer earns), the rules (``choice``,
``true_false``, ``typed`` and ``short_answer``, ``numbers`` and ``units`` with what they need and
``numeric``, ``cloze``, ``placing`` for matching and categorising, ``ordering``, ``hot_text``,
``essay``, ``recall``), ``hints`` and ``rubric`` (what is taken off, and what a person adds), and
here the one place where a kind meets its rule.
"""

from typing import TypeVar, assert_never

from quizzes.errors import ResponseRefused
from quizzes.grading import (
    choice,
    cloze,
    essay,
    hot_text,
    numeric,
    ordering,
    placing,
    recall,
    short_answer,
    true_false,
)
from quizzes.grading.mark import Mark
from quizzes.parameters import realise
from quizzes.questions import (
    Categorising,
    Chosen,
    Cloze,
    Credit,
    Decided,
    Essay,
    Filled,
    HotText,
    Matching,
    MultipleResponse,
    Numeric,
    Ordered,
    Ordering,
    Placed,
    Question,
    Recall,
    Recalled,
    Response,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
    Typed,
    Written,
    usual_credit,
)

__all__ = ["Mark", "grade", "grade_seeded"]

_Response = TypeVar("_Response", Chosen, Decided, Typed, Filled, Placed, Ordered, Written, Recalled)


def grade(question: Question, response: Response) -> Mark:
    """Mark a response.

    :raise ResponseRefused: the response is of another kind, or chooses what cannot be chosen; or
        the question's variables have not been drawn (`grade_seeded` draws them).
    """
    if question.variables:
        raise ResponseRefused("The question has variables; it is marked as it was drawn.")
    body = question.body
    # Where there is one part only, partly right cannot be, and the rule does not matter.
    credit = question.credit or usual_credit(body) or Credit.ALL_OR_NOTHING
    match body:
        case SingleChoice():
            return choice.grade_single(body, _of_type(response, Chosen))
        case MultipleResponse():
            return choice.grade_multiple(body, _of_type(response, Chosen), credit)
        case TrueFalse():
            return true_false.grade(body, _of_type(response, Decided), credit)
        case ShortAnswer():
            return short_answer.grade(body, _of_type(response, Typed))
        case Numeric():
            return numeric.grade(body, _of_type(response, Typed))
        case Cloze():
            return cloze.grade(body, _of_type(response, Filled), credit)
        case Matching():
            placed = _of_type(response, Placed)
            return placing.grade(body.key, len(body.targets), placed, credit)
        case Ordering():
            return ordering.grade(body, _of_type(response, Ordered), credit)
        case Categorising():
            placed = _of_type(response, Placed)
            return placing.grade(body.key, len(body.categories), placed, credit)
        case HotText():
            return hot_text.grade(body, _of_type(response, Chosen), credit)
        case Essay():
            return essay.grade(response)
        case Recall():
            return recall.grade(_of_type(response, Recalled))
        case _:
            assert_never(body)


def grade_seeded(question: Question, seed: int, response: Response) -> Mark:
    """Mark a response to the question that the seed gives: the same each time.

    :raise ResponseRefused: as `grade` does.
    :raise QuestionFaults: the variables cannot be drawn; `parameters.faults` tells the author.
    """
    return grade(realise(question, seed), response)


def _of_type(response: Response, wanted: type[_Response]) -> _Response:
    if isinstance(response, wanted):
        return response
    raise ResponseRefused(
        f"The question takes a response of the kind {wanted.__name__.lower()}, "
        f"not {type(response).__name__.lower()}."
    )

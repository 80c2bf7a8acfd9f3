"""What pages show of a question, rendered when it is written: before the answer, and after it.

One module a kind, or a family of kinds, each with `asked` and `told`; what all have is here.
`asked["options"]` is what each learner meets in another order (an attempt keeps it): options,
reasons, what is chosen from, what is to be placed; empty where nothing has a changing place.
"""

from collections.abc import Callable
from typing import Any, assert_never

from course.rows.shown import (
    choice,
    cloze,
    essay,
    hot_text,
    numeric,
    placing,
    recall,
    short_answer,
    true_false,
)
from lessons.render import to_html
from quizzes.parameters import realise
from quizzes.questions import (
    Body,
    Categorising,
    Cloze,
    Essay,
    Hint,
    HotText,
    Matching,
    MultipleResponse,
    Numeric,
    Ordering,
    Question,
    Recall,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)

Render = Callable[[str], str]
"""Markdown to HTML, with the pictures that the course has."""
DRAWN = "drawn"
"""The name in `asked` that says that the question has variables."""
PICTURES = "pictures"
"""The name in `asked` of the pictures that draws of a question may show, by their names."""
HINTS = "hints"
"""The name of the hints: in `asked` what each costs, in `told` its HTML. Where there are none,
there is no such name."""
SOME_DRAW = 0
"""The seed of the draw that authors see."""


def asked_html(value: Question, render: Render = to_html) -> dict[str, Any]:
    """Render what a learner may see before answering: nothing of the key.

    A question with variables is rendered as one draw of it, for previews and lists; learners meet
    draws of their own (course.rows.drawn).
    """
    if value.variables:
        return {**asked_html(realise(value, SOME_DRAW), render), DRAWN: True}
    return {
        "kind": value.kind.value,
        "stem": render(value.stem),
        "options": [],
        **_asked(value.body, render),
        **_of_hints(value, lambda hint: str(hint.cost)),
    }


def told_html(value: Question, render: Render = to_html) -> dict[str, Any]:
    """Render what is told after the answer: the key, its feedback and the explanation.

    The hints are here as well: each is told when it is asked for (course.rows.hints).
    """
    if value.variables:
        return told_html(realise(value, SOME_DRAW), render)
    return {
        "explanation": render(value.explanation),
        **_told(value.body, render),
        **_of_hints(value, lambda hint: render(hint.text)),
    }


def _of_hints(value: Question, say: Callable[[Hint], str]) -> dict[str, Any]:
    return {HINTS: [say(hint) for hint in value.hints]} if value.hints else {}


def _asked(body: Body, render: Render) -> dict[str, Any]:
    match body:
        case SingleChoice() | MultipleResponse():
            return choice.asked(body, render)
        case TrueFalse():
            return true_false.asked(body, render)
        case ShortAnswer():
            return short_answer.asked()
        case Numeric():
            return numeric.asked(body)
        case Cloze():
            return cloze.asked(body, render)
        case Matching():
            return placing.asked_matching(body, render)
        case Ordering():
            return placing.asked_ordering(body, render)
        case Categorising():
            return placing.asked_categorising(body, render)
        case HotText():
            return hot_text.asked(body)
        case Essay():
            return essay.asked(body)
        case Recall():
            return recall.asked()
        case _:
            assert_never(body)


def _told(body: Body, render: Render) -> dict[str, Any]:
    match body:
        case SingleChoice() | MultipleResponse():
            return choice.told(body, render)
        case TrueFalse():
            return true_false.told(body, render)
        case ShortAnswer():
            return short_answer.told(body, render)
        case Numeric():
            return numeric.told(body, render)
        case Cloze():
            return cloze.told(body, render)
        case Matching() | Categorising():
            return placing.told(body)
        case Ordering():
            return {}
        case HotText():
            return hot_text.told(body, render)
        case Essay():
            return essay.told(body, render)
        case Recall():
            return recall.told(body, render)
        case _:
            assert_never(body)

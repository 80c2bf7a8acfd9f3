"""The forms that questions are written in; the one place of the editor where a kind is added.

In reading order: ``kind_words``, ``choices`` (what select boxes offer), ``question`` (what all
kinds have), ``written`` (fields in the text format's own writing), and one module a kind, with the
words about it, its fields, how they become a body, and how a body fills them.
"""

from typing import Any, assert_never

from course.web.teach.forms import (
    categorising,
    cloze,
    essay,
    hot_text,
    matching,
    multiple_response,
    numeric,
    ordering,
    recall,
    short_answer,
    single_choice,
    true_false,
)
from course.web.teach.forms.kind_words import KindWords
from course.web.teach.forms.question import QuestionForm
from quizzes.questions import (
    Body,
    Categorising,
    Cloze,
    Essay,
    HotText,
    Kind,
    Matching,
    MultipleResponse,
    Numeric,
    Ordering,
    Recall,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)

__all__ = ["KIND_WORDS", "KindWords", "QuestionForm", "body_data", "form_class"]


def form_class(kind: Kind) -> type[QuestionForm]:
    """Give the form in which questions of a kind are written."""
    match kind:
        case Kind.SINGLE_CHOICE:
            return single_choice.SingleChoiceForm
        case Kind.MULTIPLE_RESPONSE:
            return multiple_response.MultipleResponseForm
        case Kind.TRUE_FALSE:
            return true_false.TrueFalseForm
        case Kind.SHORT_ANSWER:
            return short_answer.ShortAnswerForm
        case Kind.NUMERIC:
            return numeric.NumericForm
        case Kind.CLOZE:
            return cloze.ClozeForm
        case Kind.MATCHING:
            return matching.MatchingForm
        case Kind.ORDERING:
            return ordering.OrderingForm
        case Kind.CATEGORISING:
            return categorising.CategorisingForm
        case Kind.HOT_TEXT:
            return hot_text.HotTextForm
        case Kind.ESSAY:
            return essay.EssayForm
        case Kind.RECALL:
            return recall.RecallForm
        case _:
            assert_never(kind)


def body_data(body: Body) -> dict[str, Any]:
    """Give what the form of a body's kind is filled with to edit it."""
    match body:
        case SingleChoice():
            return single_choice.data(body)
        case MultipleResponse():
            return multiple_response.data(body)
        case TrueFalse():
            return true_false.data(body)
        case ShortAnswer():
            return short_answer.data(body)
        case Numeric():
            return numeric.data(body)
        case Cloze():
            return cloze.data(body)
        case Matching():
            return matching.data(body)
        case Ordering():
            return ordering.data(body)
        case Categorising():
            return categorising.data(body)
        case HotText():
            return hot_text.data(body)
        case Essay():
            return essay.data(body)
        case Recall():
            return recall.data(body)
        case _:
            assert_never(body)


KIND_WORDS = {kind: form_class(kind).words for kind in Kind}
"""What is said about each kind."""

"""The kinds of question and of response, as values, and nothing about marking them.

In reading order: ``fences``, ``limits``, ``text`` (what a text may be), ``kind`` (the closed sets),
``choice``, ``true_false``, ``short_answer``, ``recall`` (the bodies), ``question``, ``response``,
``codec`` (the stored form). A new kind is a word in ``kind``, a body module, and a module in each
package that works on bodies; the type checker lists them.
"""

from quizzes.questions.choice import MultipleResponse, Option, SingleChoice, right_options
from quizzes.questions.codec import from_json, to_json
from quizzes.questions.kind import Bloom, Difficulty, Kind, RestsOn
from quizzes.questions.question import Body, Question, kind_of
from quizzes.questions.recall import Recall
from quizzes.questions.response import (
    Chosen,
    Decided,
    Recalled,
    Response,
    Typed,
    response_from_json,
    response_to_json,
)
from quizzes.questions.short_answer import ShortAnswer, WrongAnswer
from quizzes.questions.true_false import TrueFalse

__all__ = [
    "Bloom",
    "Body",
    "Chosen",
    "Decided",
    "Difficulty",
    "Kind",
    "MultipleResponse",
    "Option",
    "Question",
    "Recall",
    "Recalled",
    "Response",
    "RestsOn",
    "ShortAnswer",
    "SingleChoice",
    "TrueFalse",
    "Typed",
    "WrongAnswer",
    "from_json",
    "kind_of",
    "response_from_json",
    "response_to_json",
    "right_options",
    "to_json",
]

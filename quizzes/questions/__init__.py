"""The kinds of question and of response, as values, and nothing about marking them.

In reading order: ``fences``, ``limits``, ``text``, ``pattern`` (what a text may be), ``kind`` (the
closed sets), one module of bodies a kind, ``question``, ``response``, ``codec`` (the stored form).
How a kind is added: ``docs/decisions/0008-kinds.md``; the type checker lists the places.
"""

from quizzes.questions.categorising import Categorising, Category
from quizzes.questions.choice import MultipleResponse, Option, SingleChoice, right_options
from quizzes.questions.cloze import Cloze, Gap, GapBody, gap_names
from quizzes.questions.codec import from_json, to_json
from quizzes.questions.essay import Criterion, Essay, Level
from quizzes.questions.hint import Hint
from quizzes.questions.hot_text import HotText, Piece
from quizzes.questions.intervals import Interval
from quizzes.questions.kind import Bloom, Credit, Difficulty, Kind, RestsOn
from quizzes.questions.matching import Matching, Pair
from quizzes.questions.numeric import DrawnInterval, Numeric
from quizzes.questions.ordering import Ordering
from quizzes.questions.question import Body, Question, kind_of, usual_credit
from quizzes.questions.recall import Recall
from quizzes.questions.response import (
    Chosen,
    Decided,
    Filled,
    Ordered,
    Placed,
    Recalled,
    Response,
    Typed,
    Written,
    response_from_json,
    response_to_json,
)
from quizzes.questions.short_answer import Language, ShortAnswer, WrongAnswer
from quizzes.questions.true_false import TrueFalse
from quizzes.questions.variables import Formula, Listed, Range, Source, Variable

__all__ = [
    "Bloom",
    "Body",
    "Categorising",
    "Category",
    "Chosen",
    "Cloze",
    "Credit",
    "Criterion",
    "Decided",
    "Difficulty",
    "DrawnInterval",
    "Essay",
    "Filled",
    "Formula",
    "Gap",
    "GapBody",
    "Hint",
    "HotText",
    "Interval",
    "Kind",
    "Language",
    "Level",
    "Listed",
    "Matching",
    "MultipleResponse",
    "Numeric",
    "Option",
    "Ordered",
    "Ordering",
    "Pair",
    "Piece",
    "Placed",
    "Question",
    "Range",
    "Recall",
    "Recalled",
    "Response",
    "RestsOn",
    "ShortAnswer",
    "SingleChoice",
    "Source",
    "TrueFalse",
    "Typed",
    "Variable",
    "Written",
    "WrongAnswer",
    "from_json",
    "gap_names",
    "kind_of",
    "response_from_json",
    "response_to_json",
    "right_options",
    "to_json",
    "usual_credit",
]

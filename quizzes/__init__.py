"""Questions to marks to grades: plain Python, without a site, a database or a clock.

In reading order:

- ``errors``: what is refused, and what is wrong where
- ``questions``: the kinds of question and of response, as values
- ``parameters``: questions with variables, drawn for each attempt
- ``bank``: the questions of one lesson
- ``formats``: files of questions; ``formats.markdown`` is the one text format
- ``grading``: a question and a response to a mark
- ``scoring``: marks to a score, and the only rounding
- ``draw``: which questions a quiz asks
- ``review``: when a question comes back
- ``gradebook``: grades as a table, and the table as files
- ``lint``: rules for better banks

The values and the two verbs everyone needs are named here; the rest is called by its module, as in
``draw.draw(...)`` or ``formats.markdown.parse(...)``.
"""

from quizzes import draw, formats, gradebook, lint, parameters, review, scoring
from quizzes.bank import Bank
from quizzes.errors import (
    BankProblems,
    Fault,
    Problem,
    QuestionFaults,
    QuizzesError,
    ResponseRefused,
    ShapeRefused,
)
from quizzes.grading import Mark, grade, grade_seeded
from quizzes.questions import (
    Bloom,
    Body,
    Chosen,
    Decided,
    Difficulty,
    Kind,
    MultipleResponse,
    Option,
    Question,
    Recall,
    Recalled,
    Response,
    RestsOn,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
    Typed,
    WrongAnswer,
    from_json,
    response_from_json,
    response_to_json,
    to_json,
)
from quizzes.scoring import Score

__all__ = [
    "Bank",
    "BankProblems",
    "Bloom",
    "Body",
    "Chosen",
    "Decided",
    "Difficulty",
    "Fault",
    "Kind",
    "Mark",
    "MultipleResponse",
    "Option",
    "Problem",
    "Question",
    "QuestionFaults",
    "QuizzesError",
    "Recall",
    "Recalled",
    "Response",
    "ResponseRefused",
    "RestsOn",
    "Score",
    "ShapeRefused",
    "ShortAnswer",
    "SingleChoice",
    "TrueFalse",
    "Typed",
    "WrongAnswer",
    "draw",
    "formats",
    "from_json",
    "grade",
    "grade_seeded",
    "gradebook",
    "lint",
    "parameters",
    "response_from_json",
    "response_to_json",
    "review",
    "scoring",
    "to_json",
]

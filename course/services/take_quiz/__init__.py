"""An attempt from its first question to its score.

In the order of the story: start (draw a paper), paper (what the learner sees), answers (save one,
with a receipt), hints (take one), submit (mark them all, and hand them to the review), results.
"""

from course.services.take_quiz.answers import Receipt, Saved, Sent, save, save_all
from course.services.take_quiz.hints import take_hint
from course.services.take_quiz.paper import Item, Paper, paper
from course.services.take_quiz.results import ItemResult, Results, results
from course.services.take_quiz.start import QuizPage, quiz_page, start
from course.services.take_quiz.submit import submit

__all__ = [
    "Item",
    "ItemResult",
    "Paper",
    "QuizPage",
    "Receipt",
    "Results",
    "Saved",
    "Sent",
    "paper",
    "quiz_page",
    "results",
    "save",
    "save_all",
    "start",
    "submit",
    "take_hint",
]

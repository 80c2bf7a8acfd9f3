"""Rating: how well an answer came to mind, as the schedule understands it."""

from enum import StrEnum

from quizzes.grading import Mark
from quizzes.questions import Recalled


class Rating(StrEnum):
    """The four ratings of FSRS; the value is the stored word."""

    AGAIN = "again"
    HARD = "hard"
    GOOD = "good"
    EASY = "easy"


def rating_of(answered: Mark | Recalled) -> Rating:
    """Rate an answer that the learner did not rate: good if all of it was right, else again."""
    right = answered.remembered if isinstance(answered, Recalled) else answered.is_right
    return Rating.GOOD if right else Rating.AGAIN

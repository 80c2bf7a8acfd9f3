"""The small closed sets that a question is described with."""

from enum import StrEnum
from typing import Literal


class Kind(StrEnum):
    """The question type; the value is the stored word."""

    SINGLE_CHOICE = "single_choice"
    MULTIPLE_RESPONSE = "multiple_response"
    TRUE_FALSE = "true_false"
    SHORT_ANSWER = "short_answer"
    RECALL = "recall"


class Bloom(StrEnum):
    """What a question asks of the mind: the levels of Bloom's taxonomy as revised in 2001."""

    REMEMBER = "remember"
    UNDERSTAND = "understand"
    APPLY = "apply"
    ANALYSE = "analyse"
    EVALUATE = "evaluate"
    CREATE = "create"


class RestsOn(StrEnum):
    """Where the answer can be found: in the article, or only in what the course adds to it."""

    ARTICLE = "article"
    CONTEXT = "context"


Difficulty = Literal[1, 2, 3]
"""The author's estimate: 1 easy, 2 medium, 3 hard."""

"""The small closed sets that a question is described with."""

from enum import StrEnum
from typing import Literal


class Kind(StrEnum):
    """The question type; the value is the stored word."""

    SINGLE_CHOICE = "single_choice"
    MULTIPLE_RESPONSE = "multiple_response"
    TRUE_FALSE = "true_false"
    SHORT_ANSWER = "short_answer"
    NUMERIC = "numeric"
    CLOZE = "cloze"
    MATCHING = "matching"
    ORDERING = "ordering"
    CATEGORISING = "categorising"
    HOT_TEXT = "hot_text"
    ESSAY = "essay"
    RECALL = "recall"


class Credit(StrEnum):
    """What a partly right answer earns; the value is the stored word and the one in files."""

    ALL_OR_NOTHING = "all or nothing"
    PER_PART = "per part"
    """Each right part earns its share; a wrong one earns nothing and costs nothing."""
    PENALTY = "per part, wrong ones cost"
    """A wrong part takes a share away again; the question as a whole never below nothing."""
    BELOW_ZERO = "per part, below zero"
    """As before, but the question may cost points that others have earned."""


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

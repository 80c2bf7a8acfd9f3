"""The day's cards: what is due, and what one answer does.

In the order of the story: queue (the next card), answers (take one in), feedback (what is told).
"""

from course.services.review_cards.answers import CardAnswer, answer_card, answer_prompt
from course.services.review_cards.feedback import Told, told
from course.services.review_cards.queue import (
    NextCard,
    Taught,
    card_with_hints,
    next_card,
    next_opening,
)

__all__ = [
    "CardAnswer",
    "NextCard",
    "Taught",
    "Told",
    "answer_card",
    "answer_prompt",
    "card_with_hints",
    "next_card",
    "next_opening",
    "told",
]

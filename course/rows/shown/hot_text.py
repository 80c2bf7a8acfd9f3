"""A text to mark words in."""

from collections.abc import Callable
from typing import Any

from quizzes.questions import HotText


def asked(body: HotText) -> dict[str, Any]:
    """Give the text in pieces: what it says, and whether it can be marked."""
    return {"pieces": [[piece.text, piece.markable] for piece in body.pieces]}


def told(body: HotText, render: Callable[[str], str]) -> dict[str, Any]:
    """Give for each piece that can be marked whether it should be, and what is said to it."""
    return {
        "marks": [
            {"right": piece.right, "feedback": render(piece.feedback)} for piece in body.markable
        ]
    }

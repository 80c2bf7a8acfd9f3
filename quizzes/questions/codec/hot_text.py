"""The stored form of a text in which words are to be marked."""

from quizzes.questions.codec.shape import Fields
from quizzes.questions.hot_text import HotText, Piece


def to_json(body: HotText) -> dict[str, object]:
    """Give the stretches of the text in order."""
    return {
        "pieces": [
            {
                "text": piece.text,
                "markable": piece.markable,
                "right": piece.right,
                "feedback": piece.feedback,
            }
            for piece in body.pieces
        ]
    }


def from_json(data: object) -> HotText:
    """Read a text to mark words in."""
    items = Fields(data, "pieces").items("pieces")
    return HotText(pieces=tuple(_piece(item) for item in items))


def _piece(data: object) -> Piece:
    fields = Fields(data, "text", "markable", "right", "feedback")
    return Piece(
        text=fields.text("text"),
        markable=fields.truth("markable"),
        right=fields.truth("right"),
        feedback=fields.text("feedback"),
    )

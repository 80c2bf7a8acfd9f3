"""The stored form of things to match."""

from quizzes.questions.codec.shape import Fields
from quizzes.questions.matching import Matching, Pair


def to_json(body: Matching) -> dict[str, object]:
    """Give the pairs and the distractors in the author's order."""
    return {
        "pairs": [{"left": pair.left, "right": pair.right} for pair in body.pairs],
        "distractors": list(body.distractors),
    }


def from_json(data: object) -> Matching:
    """Read things to match."""
    fields = Fields(data, "pairs", "distractors")
    return Matching(
        pairs=tuple(_pair(item) for item in fields.items("pairs")),
        distractors=fields.texts("distractors"),
    )


def _pair(data: object) -> Pair:
    fields = Fields(data, "left", "right")
    return Pair(left=fields.text("left"), right=fields.text("right"))

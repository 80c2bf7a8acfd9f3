"""The stored form of a text to write, and of the rubric that it is judged by."""

from quizzes.questions.codec.shape import Fields
from quizzes.questions.essay import Criterion, Essay, Level


def to_json(body: Essay) -> dict[str, object]:
    """Give the rubric, the model answer and the length that is asked for."""
    return {
        "rubric": [
            {
                "name": criterion.name,
                "levels": [
                    {"worth": level.worth, "description": level.description}
                    for level in criterion.levels
                ],
            }
            for criterion in body.rubric
        ],
        "model_answer": body.model_answer,
        "fewest_words": body.fewest_words,
        "most_words": body.most_words,
    }


def from_json(data: object) -> Essay:
    """Read a text to write."""
    fields = Fields(data, "rubric", "model_answer", "fewest_words", "most_words")
    return Essay(
        rubric=tuple(_criterion(item) for item in fields.items("rubric")),
        model_answer=fields.text("model_answer"),
        fewest_words=fields.whole("fewest_words"),
        most_words=fields.whole("most_words"),
    )


def _criterion(data: object) -> Criterion:
    fields = Fields(data, "name", "levels")
    return Criterion(
        name=fields.text("name"), levels=tuple(_level(item) for item in fields.items("levels"))
    )


def _level(data: object) -> Level:
    fields = Fields(data, "worth", "description")
    return Level(worth=fields.whole("worth"), description=fields.text("description"))

"""The stored form of an answer to type."""

from collections.abc import Mapping
from types import MappingProxyType

from quizzes.questions.codec.shape import Fields
from quizzes.questions.short_answer import Language, ShortAnswer, WrongAnswer

# What was stored before typos were forgiven goes on being marked as it was.
_LATER: Mapping[str, object] = MappingProxyType(
    {
        "patterns": [],
        "accents_ignored": False,
        "ignored_articles": None,
        "typos": False,
        "strict": [],
    }
)


def to_json(body: ShortAnswer) -> dict[str, object]:
    """Give the accepted and the expected wrong answers, and what is forgiven."""
    return {
        "accepted": list(body.accepted),
        "patterns": list(body.patterns),
        "wrong": [{"text": wrong.text, "feedback": wrong.feedback} for wrong in body.wrong],
        "case_matters": body.case_matters,
        "accents_ignored": body.accents_ignored,
        "ignored_articles": body.ignored_articles.value if body.ignored_articles else None,
        "typos": body.typos,
        "strict": list(body.strict),
    }


def from_json(data: object) -> ShortAnswer:
    """Read an answer to type."""
    fields = Fields(data, "accepted", "wrong", "case_matters", later=_LATER)
    return ShortAnswer(
        accepted=fields.texts("accepted"),
        patterns=fields.texts("patterns"),
        wrong=tuple(_wrong_answer(item) for item in fields.items("wrong")),
        case_matters=fields.truth("case_matters"),
        accents_ignored=fields.truth("accents_ignored"),
        ignored_articles=fields.word_or_none("ignored_articles", Language),
        typos=fields.truth("typos"),
        strict=fields.texts("strict"),
    )


def _wrong_answer(data: object) -> WrongAnswer:
    fields = Fields(data, "text", "feedback")
    return WrongAnswer(text=fields.text("text"), feedback=fields.text("feedback"))

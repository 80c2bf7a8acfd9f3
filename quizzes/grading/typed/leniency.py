"""Leniency: what the author of a question lets pass, beside what never matters."""

from dataclasses import dataclass

from quizzes.questions.short_answer import Language, ShortAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class Leniency:
    """The choices that the author has; the usual ones, unless said otherwise."""

    case_matters: bool = False
    accents_ignored: bool = False
    ignored_articles: Language | None = None


def leniency_of(body: ShortAnswer) -> Leniency:
    """Give what the author of an answer lets pass."""
    return Leniency(
        case_matters=body.case_matters,
        accents_ignored=body.accents_ignored,
        ignored_articles=body.ignored_articles,
    )

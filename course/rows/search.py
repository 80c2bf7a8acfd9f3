"""The text of a question as it is searched, and what somebody types as what is looked for in it."""

import unicodedata
from collections.abc import Iterator

from sqlalchemy import ColumnElement, and_, false, or_

from course.rows.class_list import LONGEST_SEARCH
from course.rows.tables import entry, question
from quizzes.questions import Question, to_json

LONGEST = 20_000
"""Characters of one question that can be found; a question of everyday size has some hundred."""
MOST_TERMS = 8
"""Words and phrases of one search that are looked for."""

# Keys of a stored body whose values are no text, or repeat one: kinds, languages, bounds of a
# number, answers in which no typo is forgiven.
_NO_TEXT = frozenset({"kind", "ignored_articles", "low", "high", "worth", "strict"})
# What the same text may be typed with, and marks of Markdown that part what is read as one.
_ALIKE = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "−": "-"}
    | dict.fromkeys("*`", None)
)


def search_text(value: Question) -> str:
    """Put everything of a question that can be read into one folded text, whatever its kind."""
    stored = to_json(value)
    texts = (value.stem, value.explanation, *_texts(stored["hints"]), *_texts(stored["body"]))
    return folded("\n".join(texts))[:LONGEST]


def folded(text: str) -> str:
    """Write a text without case, accents, marks and doubled spaces, so that like finds like."""
    bare = unicodedata.normalize("NFKD", _without_marks(text.translate(_ALIKE)))
    return " ".join(_without_marks(bare).casefold().split())


def terms(search: str) -> list[str]:
    """Part a search into words, and phrases between quotation marks, all of them folded."""
    found: list[str] = []
    for place, part in enumerate(folded(search[:LONGEST_SEARCH]).split('"')):
        found += [part.strip()] if place % 2 else part.split()
    return [each for each in found if each][:MOST_TERMS]


def found_by(search: str) -> ColumnElement[bool]:
    """Say what makes a question match: each term stands in its text or in its id."""
    wanted = terms(search)
    if not wanted:  # nothing but marks: it stands nowhere
        return false()
    return and_(
        *(
            or_(
                entry.c.text.contains(each, autoescape=True),
                question.c.slug.contains(each, autoescape=True),
            )
            for each in wanted
        )
    )


def _without_marks(text: str) -> str:
    """Leave combining marks out; before normalising, which a long run of them would make slow."""
    if text.isascii():
        return text
    return "".join(each for each in text if not unicodedata.combining(each))


def _texts(stored: object) -> Iterator[str]:
    """Walk through a stored value and give its texts in order."""
    if isinstance(stored, str):
        yield stored
    elif isinstance(stored, dict):
        for key, value in stored.items():
            if key not in _NO_TEXT:
                yield from _texts(value)
    elif isinstance(stored, list):
        for value in stored:
            yield from _texts(value)

"""The fields under a question's heading, one a line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from quizzes.formats.markdown.problems import Problems
from quizzes.formats.markdown.rows import Row, Text
from quizzes.questions import Bloom, Credit, Difficulty, Kind, RestsOn
from quizzes.questions.text import BLANK

KINDS = {
    "single choice": Kind.SINGLE_CHOICE,
    "multiple response": Kind.MULTIPLE_RESPONSE,
    "true/false": Kind.TRUE_FALSE,
    "short answer": Kind.SHORT_ANSWER,
    "numeric": Kind.NUMERIC,
    "cloze": Kind.CLOZE,
    "matching": Kind.MATCHING,
    "ordering": Kind.ORDERING,
    "categorising": Kind.CATEGORISING,
    "hot text": Kind.HOT_TEXT,
    "essay": Kind.ESSAY,
    "recall": Kind.RECALL,
}
KIND_WORDS = {kind: words for words, kind in KINDS.items()}

_DIFFICULTIES: dict[str, Difficulty] = {"1": 1, "2": 2, "3": 3}
_BLOOMS = {bloom.value: bloom for bloom in Bloom}
_CREDITS: dict[str, Credit | None] = {credit.value: credit for credit in Credit}
_RESTS_ON = {rests_on.value: rests_on for rests_on in RestsOn}
# More digits than any number of points has: the question itself says what is too many.
_MOST_DIGITS = 9
OF_KINDS = {
    "case matters": ("short answer",),
    "accents": ("short answer",),
    "articles": ("short answer",),
    "typos": ("short answer",),
    "unit": ("numeric",),
    "unit needed": ("numeric",),
    "significant figures": ("numeric",),
    "words": ("essay",),
}
"""The fields that only some kinds have, and which."""
_NAMES = (
    *("kind", "passage", "objective", "difficulty", "bloom"),
    *("tags", "rests on", "points", "credit", "author", "licence"),
    *OF_KINDS,
)

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """The values of the fields; what was left out has its usual value."""

    given: Mapping[str, Text]
    """The fields that are there, and where."""
    kind: Kind | None
    passage: str
    objective: str
    difficulty: Difficulty
    bloom: Bloom
    tags: tuple[str, ...]
    rests_on: RestsOn
    points: int
    credit: Credit | None
    author: str
    licence: str


def read(rows: Sequence[Row], line: int, problems: Problems) -> Fields:
    """Read the fields of the question whose heading is at the given line."""
    given = _given(rows, problems)
    if "passage" not in given:
        problems.add(line, "passage", "is missing; add a line passage: and the passage's slug")
    return Fields(
        given=given,
        kind=_one_of(given, "kind", KINDS, None, problems),
        passage=_text(given, "passage") or "missing",
        objective=_text(given, "objective"),
        difficulty=_one_of(given, "difficulty", _DIFFICULTIES, 2, problems),
        bloom=_one_of(given, "bloom", _BLOOMS, Bloom.UNDERSTAND, problems),
        tags=_tags(given),
        rests_on=_one_of(given, "rests on", _RESTS_ON, RestsOn.ARTICLE, problems),
        points=_points(given, problems),
        credit=_one_of(given, "credit", _CREDITS, None, problems),
        author=_text(given, "author"),
        licence=_text(given, "licence"),
    )


def _given(rows: Sequence[Row], problems: Problems) -> dict[str, Text]:
    given: dict[str, Text] = {}
    for row in rows:
        name, colon, value = row.text.partition(":")
        if message := _complaint(name, colon, value, given):
            problems.add(row.number, name[:40] if colon else "field", message)
        if name in _NAMES:
            given.setdefault(name, Text(row.number, value.strip(BLANK)))
    return given


def _complaint(name: str, colon: str, value: str, given: Mapping[str, Text]) -> str:
    if not colon:
        return "this is no field (name: value); leave a blank line between fields and stem"
    if name not in _NAMES:
        return f"is no field; the fields are {', '.join(_NAMES)}"
    if name in given:
        return f"is given twice, first in line {given[name].line}; keep one"
    if not value.strip(BLANK):
        return "has no value; write one or leave the line out"
    return ""


def _text(given: Mapping[str, Text], name: str) -> str:
    return given[name].text if name in given else ""


def _one_of(
    given: Mapping[str, Text],
    name: str,
    words: Mapping[str, Value],
    otherwise: Value,
    problems: Problems,
) -> Value:
    word = _text(given, name)
    if word and word not in words:
        problems.add(given[name].line, name, f"should be one of: {', '.join(words)}")
    return words.get(word, otherwise)


def _tags(given: Mapping[str, Text]) -> tuple[str, ...]:
    text = _text(given, "tags")
    return tuple(tag.strip(BLANK) for tag in text.split(",")) if text else ()


def _points(given: Mapping[str, Text], problems: Problems) -> int:
    text = _text(given, "points")
    if not text:
        return 1
    if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS:
        return int(text)
    problems.add(given["points"].line, "points", "is not a whole number")
    return 1

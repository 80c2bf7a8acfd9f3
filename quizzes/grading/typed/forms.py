"""Normal forms: texts that mean the same are made alike, and what it took is told."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from quizzes.grading.typed.accents import without_accents
from quizzes.grading.typed.articles import without_article
from quizzes.grading.typed.leniency import Leniency
from quizzes.questions.text import normal

Step = tuple[str, Callable[[str], str]]
"""What is forgiven, in a learner's words, and how to make texts alike that differ in it."""

ARTICLE, ACCENT, PUNCTUATION = "an article", "an accent", "punctuation"
TAKING_AWAY = frozenset({ARTICLE, ACCENT, PUNCTUATION})
"""The steps after which something is gone from a text; the others only change how it is written."""

# Zero-width space, word joiner, byte order mark, soft hyphen, marks of writing direction.
# Joiners (U+200C, U+200D) stay: they tell words apart in some scripts.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad\u200e\u200f"))
# The full-width forms of ASCII stand in the same order as ASCII. The rest of Unicode's
# compatibility forms (NFKC) is left alone: it would take 10\u00b2 for 102.
_FULL_WIDTH = {0xFF01 + n: 0x21 + n for n in range(94)}
_QUOTES = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u0060\u00b4", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"')
)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))
_BLANKS = re.compile(r"\s+")
# Turkish writes i and \u0131, with the capitals \u0130 and I. Other keyboards have one of each.
_DOTS = str.maketrans({"\u0131": "i", "\u0130": "I"})
_DOT_ABOVE = "i\u0307"
_SHARP_S = str.maketrans({"\u00df": "ss", "\u1e9e": "SS"})
_CLOSING = frozenset(".,;:?\u2026 ")
_OPENING = "\u00bf\u00a1 "
_MARKS = frozenset("'\"")


def forgiven(given: str, accepted: str, leniency: Leniency) -> tuple[str, ...] | None:
    """Say what has to be forgiven to take a given answer for an accepted one.

    Nothing (an empty tuple) if they are the same, None if they differ in more. What is told is
    enough and not too much: without any one of it the two would differ.
    """
    return needed(lambda steps: form(given, steps) == form(accepted, steps), steps_of(leniency))


def alike(given: str, texts: Iterable[str], leniency: Leniency) -> Iterator[str]:
    """Give those texts that an answer may be taken for, whatever has to be forgiven for it."""
    steps = steps_of(leniency)
    normal_form = form(given, steps)
    return (text for text in texts if form(text, steps) == normal_form)


def needed(
    enough: Callable[[tuple[Step, ...]], bool], steps: tuple[Step, ...]
) -> tuple[str, ...] | None:
    """Give the names of a smallest part of the steps that is enough, None if not even all are."""
    if not enough(steps):
        return None
    for step in steps:
        without = tuple(other for other in steps if other is not step)
        if enough(without):
            steps = without
    return tuple(name for name, _ in steps)


@lru_cache(maxsize=1_024)  # one answer is compared with all that are listed, step by step
def form(text: str, steps: tuple[Step, ...]) -> str:
    """Give the normal form of a text after such steps, in Unicode's composed form (NFC)."""
    text = normal(text).strip()
    for _, make_alike in steps:
        text = make_alike(text)
    return normal(text)


@lru_cache(maxsize=64)
def steps_of(leniency: Leniency) -> tuple[Step, ...]:
    """Give every step that the author allows, in the order in which they are taken."""
    steps = [*_ALWAYS, *(() if leniency.case_matters else (CAPITALS,)), _PUNCTUATION]
    if language := leniency.ignored_articles:
        steps.append((ARTICLE, lambda text: without_article(text, language)))
    if leniency.accents_ignored:
        steps.append((ACCENT, without_accents))
    return tuple(steps)


def _spaced(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


def _undotted(text: str) -> str:
    return text.translate(_DOTS).replace(_DOT_ABOVE, "i")


def _folded(text: str) -> str:
    # The sharp s is a step of its own, so that it is told apart from capital letters.
    pieces = normal(text).replace("\u1e9e", "\u00df").split("\u00df")
    return normal("\u00df".join(piece.casefold() for piece in pieces))


def _bare(text: str) -> str:
    """Take off the punctuation around a text, unless the text is nothing else."""
    text = text.strip().lstrip(_OPENING)
    start, end = 0, len(text)
    while (inner := _inside(text, start, end)) != (start, end):
        start, end = inner
    return text[start:end].strip() or text


def _inside(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the ends of a text after one piece of punctuation was taken off."""
    if end <= start:
        return start, end
    last = text[end - 1]
    if end - start > 2 and last in _MARKS and text[start] == last:
        return start + 1, end - 1
    if text[start] == " ":
        return start + 1, end
    if last in _CLOSING:
        return start, end - 1
    return start, _unexclaimed(text, start, end) if last == "!" else end


def _unexclaimed(text: str, start: int, end: int) -> int:
    kept = end
    while kept > start and text[kept - 1] == "!":
        kept -= 1
    # An exclamation mark after a number or a single letter may be a factorial.
    return kept if kept - start > 1 and text[kept - 2 : kept].isalpha() else end


CAPITALS: Step = ("capital letters", _folded)
_PUNCTUATION: Step = (PUNCTUATION, _bare)
_ALWAYS: tuple[Step, ...] = (
    ("invisible characters", lambda text: text.translate(_INVISIBLE)),
    ("full-width characters", lambda text: text.translate(_FULL_WIDTH)),
    ("the form of quotation marks", lambda text: text.translate(_QUOTES)),
    ("the form of dashes", lambda text: text.translate(_DASHES)),
    ("spaces", _spaced),
    ("the dot of an i", _undotted),
    ("a sharp s", lambda text: text.translate(_SHARP_S)),
)

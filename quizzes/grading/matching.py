"""Comparing typed text with an accepted answer: what may differ, and what was forgiven.

Only differences are forgiven that cannot turn a wrong answer into a right one. A sign, a decimal
point, a percent sign or a plus sign belongs to the answer: "5" is not "-5", "C" is not "C++".
"""

import re
import unicodedata
from collections.abc import Callable, Iterable

Step = tuple[str, Callable[[str], str]]
"""What is forgiven, in a learner's words, and how to make texts alike that differ in it."""

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
_CLOSING = ".,;:?\u2026"
_OPENING = "\u00bf\u00a1"


def forgiven(given: str, accepted: str, *, case_matters: bool) -> tuple[str, ...] | None:
    """Say what has to be forgiven to take a given answer for an accepted one.

    Nothing (an empty tuple) if they are the same, None if they differ in more.
    """
    steps = [step for step in _STEPS if not (case_matters and step is _CAPITALS)]
    if not _alike(given, accepted, steps):
        return None
    return tuple(
        step[0]
        for step in steps
        if not _alike(given, accepted, [other for other in steps if other is not step])
    )


def _alike(given: str, accepted: str, steps: Iterable[Step]) -> bool:
    for _, make_alike in steps:
        given, accepted = make_alike(given), make_alike(accepted)
    return unicodedata.normalize("NFC", given) == unicodedata.normalize("NFC", accepted)


def _spaced(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def _bare(text: str) -> str:
    """Take off the punctuation around a text, unless the text is nothing else."""
    bare = text.strip().lstrip(_OPENING)
    while (shorter := _without_end(bare)) != bare:
        bare = shorter
    return bare or text


def _without_end(text: str) -> str:
    text = text.rstrip()
    if len(text) > 2 and text[0] == text[-1] and text[0] in "'\"":
        return text[1:-1].strip()
    # An exclamation mark after a number or a single letter may be a factorial.
    exclaimed = text.rstrip("!")
    if exclaimed != text and len(exclaimed) > 1 and exclaimed[-2:].isalpha():
        return exclaimed
    return text.rstrip(_CLOSING)


_CAPITALS: Step = ("capital letters", _folded)
_STEPS: tuple[Step, ...] = (
    ("invisible characters", lambda text: text.translate(_INVISIBLE)),
    ("full-width characters", lambda text: text.translate(_FULL_WIDTH)),
    ("the form of quotation marks", lambda text: text.translate(_QUOTES)),
    ("the form of dashes", lambda text: text.translate(_DASHES)),
    ("spaces", _spaced),
    _CAPITALS,
    ("punctuation", _bare),
)

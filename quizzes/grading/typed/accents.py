"""Letters without their accents; digits and signs keep whatever stands on them."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# The marks that European languages put on letters, and the vowel signs of Arabic, which are
# usually left out. In other scripts such marks are letters: they stay.
_MARKS = frozenset(map(chr, [*range(0x300, 0x370), *range(0x64B, 0x660), 0x670]))
# Letters with a stroke and pairs of letters, which Unicode does not take apart.
_STROKES = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ħ": "h", "Ħ": "H"}
    | {"æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE"}
)
_LETTERS_OF_THEIR_OWN = frozenset("йЙ")


def without_accents(text: str) -> str:
    """Take the accents off every letter; the time grows with the text's length only."""
    if text.isascii():
        return text
    if _MARKS.isdisjoint(text):
        return "".join(map(_bare, text)).translate(_STROKES)
    return "".join(_with_marks_on_other_signs(text)).translate(_STROKES)


def _with_marks_on_other_signs(text: str) -> Iterator[str]:
    """Give bare letters, but leave the marks of a repeating decimal or a crossed-out sign."""
    on_letter = False
    for character in text:
        if character not in _MARKS:
            on_letter = character.isalpha()
            yield _bare(character)
        elif not on_letter:
            yield character


@lru_cache(maxsize=2_048)
def _bare(character: str) -> str:
    if not character.isalpha() or character in _LETTERS_OF_THEIR_OWN:
        return character
    parts = unicodedata.normalize("NFD", character)
    # What was taken apart for nothing is put together again.
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in _MARKS))

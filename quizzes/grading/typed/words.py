"""Where two texts differ: the one word that is not the same."""

import re

# Runs of letters; everything else stands alone.
_PIECE = re.compile(r"[^\W\d_]+|[\W\d_]")
# What may touch a word without changing what it says. Anything else (a digit, a sign, an
# operator, a bracket) makes it part of a number, a formula or a name such as C++.
_HARMLESS = frozenset(" -'\",.;:?!")


def differing_words(one: str, other: str) -> tuple[str, str] | None:
    """Give the words in which two texts differ, if that is one in each and all else is the same.

    Words that a digit or a sign belongs to are none.
    """
    pieces, others = _PIECE.findall(one), _PIECE.findall(other)
    if len(pieces) != len(others):
        return None
    places = [n for n, piece in enumerate(pieces) if piece != others[n]]
    if len(places) != 1 or not _is_plain_word(pieces, places[0]):
        return None
    word, other_word = pieces[places[0]], others[places[0]]
    return (word, other_word) if word.isalpha() and other_word.isalpha() else None


def plain_words(text: str) -> tuple[str, ...]:
    """Give the words of a text that no digit or sign belongs to."""
    pieces = _PIECE.findall(text)
    return tuple(
        piece for n, piece in enumerate(pieces) if piece.isalpha() and _is_plain_word(pieces, n)
    )


def _is_plain_word(pieces: list[str], place: int) -> bool:
    before = _touching(pieces[:place][::-1])
    after = _touching(pieces[place + 1 :])
    return before and after


def _touching(pieces: list[str]) -> bool:
    """Whether everything up to the next space is harmless."""
    for piece in pieces:
        if piece == " ":
            return True
        if not piece.isalpha() and piece not in _HARMLESS:
            return False
    return True

"""The words of many answers, each with the questions it is in: those within reach of a word."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

REACH = 2
"""At this distance from another word, there is a slip that leads half-way to it."""


class Neighbours:
    """Words of answers by the ids of the questions that they are in.

    It is asked for many words, so what was found is kept, and only words of like length are
    compared.
    """

    __slots__ = ("_by_length", "_found", "_owners")

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        """Take the words of each question, by its id."""
        owners = defaultdict[str, set[str]](set)
        for owner, some in words.items():
            for word in some:
                owners[word].add(owner)
        by_length = defaultdict[int, list[str]](list)
        for word in owners:
            by_length[len(word)].append(word)
        self._owners = owners
        self._by_length = by_length
        self._found: dict[str, frozenset[str]] = {}

    def near(self, word: str, *, without: str = "") -> frozenset[str]:
        """Give the words within reach that are in other questions than the one named.

        A word that is the same, or a plural of it, is no other word.
        """
        if word not in self._found:
            self._found[word] = frozenset(self._reached(word))
        return frozenset(one for one in self._found[word] if self._is_elsewhere(one, without))

    def _is_elsewhere(self, word: str, owner: str) -> bool:
        owners = self._owners[word]
        return len(owners) > 1 or owner not in owners

    def _reached(self, word: str) -> Iterable[str]:
        for length in range(len(word) - REACH, len(word) + REACH + 1):
            yield from reached(word, self._by_length.get(length, ()))


def reached(word: str, others: Iterable[str]) -> frozenset[str]:
    """Give those of some words that are within reach of a word and are not the same."""
    found = process.extract_iter(word, others, scorer=OSA.distance, score_cutoff=REACH)
    return frozenset(other for other, _, _ in found if not _is_plural(word, other))


def _is_plural(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long in (short, short + "s", short + "es")

"""One slip of the fingers: forgiven in a long word, and only if no other word can be meant.

A slip is one letter too many, missing or wrong, or two neighbours exchanged: a distance of 1 in
the measure called optimal string alignment (restricted Damerau-Levenshtein).
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz.distance import OSA

from quizzes.grading.typed import affixes
from quizzes.grading.typed.accents import without_accents
from quizzes.grading.typed.confusable import confused_with, groups
from quizzes.grading.typed.forms import Step, form, needed, steps_of
from quizzes.grading.typed.leniency import Leniency
from quizzes.grading.typed.words import differing_words

TYPO = "one typo"
"""What is told to the learner."""
SHORTEST = 8
"""How many letters a word needs, so that one of them may be wrong."""

_NUMBER_WORDS = (
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
    *("hundred", "thousand", "million", "billion", "trillion", "quadrillion"),
    *("twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth"),
    *("eightieth", "ninetieth"),
)


def forgiven_typo(
    given: str, accepted: str, leniency: Leniency, wrong: Iterable[str] = ()
) -> tuple[str, ...] | None:
    """Say what has to be forgiven, one typo among it, or None if that is not enough.

    :param wrong: answers that are known to be wrong; whatever is as near to one of them is too.
    """

    def alike(steps: tuple[Step, ...]) -> bool:
        return _slipped(form(given, steps), form(accepted, steps))

    found = needed(alike, steps_of(leniency))
    if found is None or any(_is_near(given, other, leniency) for other in wrong):
        return None
    return (*found, TYPO)


def one_off(given: str, texts: Iterable[str], leniency: Leniency) -> Iterator[str]:
    """Give those texts from which an answer is one letter off, whatever else is forgiven."""
    steps = steps_of(leniency)
    normal_form = form(given, steps)
    return (text for text in texts if distance(normal_form, form(text, steps)) == 1)


def is_slip(given: str, word: str) -> bool:
    """Whether one word is certainly the other with a slip in it."""
    if len(word) < SHORTEST or distance(given, word) != 1:
        return False
    given, word = given.casefold(), word.casefold()
    if without_accents(given) == without_accents(word):
        return False
    if is_number_word(given) or is_number_word(word):
        return False
    return not (_is_other_word(given, word) or _is_half_way(given, word))


def distance(one: str, other: str, *, most: int = 1) -> int:
    """Give how many slips lie between two texts; `most` + 1 if there are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    return OSA.distance(one, other, score_cutoff=most)


def is_number_word(word: str) -> bool:
    """Whether a word is, or begins with, a number written out."""
    return word.startswith(_NUMBER_WORDS)


def _slipped(given: str, accepted: str) -> bool:
    words = differing_words(given, accepted)
    return words is not None and is_slip(*words)


def _is_other_word(given: str, word: str) -> bool:
    return given in groups() or given in _neighbours(word)


def _is_half_way(given: str, word: str) -> bool:
    return any(distance(given, other) <= 1 for other in _others(word))


@lru_cache(maxsize=1_024)
def _neighbours(word: str) -> frozenset[str]:
    return frozenset(affixes.neighbours(word))


@lru_cache(maxsize=1_024)
def _others(word: str) -> frozenset[str]:
    return frozenset({*confused_with(word), *affixes.opposites(word)} - {word})


def _is_near(given: str, wrong: str, leniency: Leniency) -> bool:
    steps = steps_of(leniency)
    words = differing_words(form(given, steps), form(wrong, steps))
    return words is not None and distance(*words) <= 1

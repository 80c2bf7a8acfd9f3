"""How many single typos in long words are accepted, and how many dangerous pairs."""

import string
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from quizzes import Typed, grade
from quizzes.grading.typed.confusable import groups
from quizzes.grading.typed.tolerance import tolerance
from tests.quizzes.grading.pairs import asking, dangerous, harmless, long_words

SEED = 1949
PLACES = 3
"""In how many places of each word every kind of typo is made."""
LENIENT = "lenient en"
"""The most that an author can allow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """How many typos of one kind there were, and how many were accepted."""

    kind: str
    accepted: int
    typos: int


def by_kind() -> list[Accepted]:
    """Mark typos in every long word, as its question is left by the editor."""
    rng = Random(SEED)
    accepted: Counter[str] = Counter()
    typos: Counter[str] = Counter()
    for word in long_words():
        strict = () if tolerance(word).allowed else (word,)
        question = asking(word, strict=strict)
        for kind, typed in single_typos(word, rng):
            typos[kind] += 1
            accepted[kind] += grade(question, Typed(text=typed)).is_right
    return [Accepted(kind=kind, accepted=accepted[kind], typos=typos[kind]) for kind in typos]


def report(kinds: list[Accepted]) -> list[str]:
    """Give every figure on a line."""
    pairs = 2 * len(dangerous()) + len(confusable_pairs())
    off = [word for word in long_words() if not tolerance(word).allowed]
    accepted, typos = sum(found.accepted for found in kinds), sum(found.typos for found in kinds)
    return [
        f"dangerous pairs: {pairs:,}, of which accepted: {len(false_accepts())}",
        f"harmless pairs: {len(harmless())}",
        f"long words: {len(long_words())}, without tolerance: {', '.join(off)}",
        *(_line(found.kind, found.accepted, found.typos) for found in kinds),
        _line("all single typos", accepted, typos),
    ]


def single_typos(word: str, rng: Random) -> Iterator[tuple[str, str]]:
    """Give every kind of typo in a few places of a word."""
    last = len(word) - 1
    unequal = [n for n in range(last) if word[n] != word[n + 1]]
    for _ in range(PLACES):
        n = rng.randint(0, last)
        yield "a letter missing", word[:n] + word[n + 1 :]
        n = rng.randint(0, last)
        yield "a letter doubled", word[: n + 1] + word[n:]
        n = rng.choice(unequal)
        yield "two letters swapped", word[:n] + word[n + 1] + word[n] + word[n + 2 :]
        n = rng.randint(0, last)
        others = string.ascii_lowercase.replace(word[n], "")
        yield "a wrong letter", word[:n] + rng.choice(others) + word[n + 1 :]
        n = rng.randint(0, last + 1)
        yield "a letter too many", word[:n] + rng.choice(string.ascii_lowercase) + word[n:]


def false_accepts() -> list[tuple[str, str]]:
    """Give each dangerous pair, accepted and given, that marking takes for the same."""
    table = [pair for one, other, _ in dangerous() for pair in ((one, other), (other, one))]
    return [pair for pair in (*table, *confusable_pairs()) if _is_accepted(*pair)]


def confusable_pairs() -> list[tuple[str, str]]:
    """Give every two words that are known to be confused, both ways."""
    return [(word, other) for word, others in groups().items() for other in sorted(others)]


def _is_accepted(accepted: str, given: str) -> bool:
    return grade(asking(accepted, LENIENT), Typed(text=given)).is_right


def _line(what: str, accepted: int, typos: int) -> str:
    return f"{what}: {accepted:,} of {typos:,} accepted, {accepted / typos:.1%}"

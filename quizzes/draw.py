"""Drawing the questions of a quiz, and the order of their options, by a given die."""

import heapq
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from random import Random

from quizzes.errors import QuizzesError


class DrawRefused(QuizzesError):
    """Nothing can be drawn like this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A question that may be drawn."""

    id: str
    passage: str
    times_seen: int = 0
    """How often the learner has been asked it."""


def draw(candidates: Sequence[Candidate], size: int, rng: Random) -> tuple[str, ...]:
    """Draw the ids of so many questions, or of all if there are fewer, in a random order.

    Questions that the learner has seen less often come first. Among equals, each draw goes to
    a passage from which least has been drawn so far. The order of the candidates does not matter:
    the same die draws the same questions.

    :raise DrawRefused: a candidate is there twice, or the size is below zero.
    """
    if size < 0:
        raise DrawRefused(f"{size} questions cannot be drawn.")
    if len({candidate.id for candidate in candidates}) < len(candidates):
        raise DrawRefused("A question is among the candidates twice.")
    drawn = [candidate.id for candidate in islice(_in_turn(candidates, rng), size)]
    rng.shuffle(drawn)
    return tuple(drawn)


def option_order(count: int, rng: Random) -> tuple[int, ...]:
    """Give the positions 0 to count - 1 in a random order."""
    order = list(range(count))
    rng.shuffle(order)
    return tuple(order)


def _in_turn(candidates: Sequence[Candidate], rng: Random) -> Iterator[Candidate]:
    taken: Counter[str] = Counter()
    ordered = sorted(candidates, key=lambda candidate: (candidate.times_seen, candidate.id))
    for _, equals in groupby(ordered, key=lambda candidate: candidate.times_seen):
        yield from _spread(list(equals), taken, rng)


def _spread(candidates: list[Candidate], taken: Counter[str], rng: Random) -> Iterator[Candidate]:
    rng.shuffle(candidates)
    left: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        left.setdefault(candidate.passage, []).append(candidate)
    # The random number decides between passages from which equally much was drawn.
    turns = [(taken[passage], rng.random(), passage) for passage in left]
    heapq.heapify(turns)
    while turns:
        _, _, passage = heapq.heappop(turns)
        yield left[passage].pop()
        taken[passage] += 1
        if left[passage]:
            heapq.heappush(turns, (taken[passage], rng.random(), passage))

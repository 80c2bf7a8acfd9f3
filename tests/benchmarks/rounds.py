"""Who goes when: short rounds, in which each act is measured on every side one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from statistics import median

from tests.benchmarks.meter import Taken
from tests.benchmarks.traffic import Act, Sent

Measure = Callable[[Sequence[Sent]], Taken]
"""Sends requests to one side."""


class Side(StrEnum):
    """Who is compared."""

    site = "site"
    """The whole application."""
    bare = "bare"
    """The yardstick, which builds its statements in its views."""
    lean = "lean"
    """The yardstick, which builds each statement once."""


Round = Mapping[Side, Taken]
"""One act in one round, on every side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The medians of one side's rounds."""

    rate: float
    """Requests a second."""
    cpu_ms: float
    """CPU milliseconds of the server for one request."""
    database_ms: float
    """The same of the database's server, where it is a process of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """The site's CPU time for one of a yardstick's, as the rounds gave it."""

    middle: float
    low: float
    high: float
    """Half of the rounds lie between low and high."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What the rounds gave for one act."""

    act: Act
    numbers: Mapping[Side, Numbers]
    ratios: Mapping[Side, Ratio]


def play(
    sides: Mapping[Side, Measure],
    plans: Callable[[Act], Iterator[Sent]],
    *,
    rounds: int,
    requests: int,
) -> list[Result]:
    """Measure every act in turn, again and again, after one round that is not counted."""
    sent = {act: plans(act) for act in Act}
    played: dict[Act, list[Round]] = {act: [] for act in Act}
    for number in range(rounds + 1):
        order = [*sides][number % len(sides) :] + [*sides][: number % len(sides)]
        for act in Act:
            batch = list(islice(sent[act], requests))
            assert len(batch) == requests, f"there are too few cards for {rounds} rounds"
            took = {side: sides[side](batch) for side in order}
            if number:
                played[act].append(took)
    return [result(act, played[act]) for act in Act]


def result(act: Act, rounds: Sequence[Round]) -> Result:
    """Put the rounds of one act together."""
    return Result(
        act=act,
        numbers={side: _numbers([each[side] for each in rounds]) for side in Side},
        ratios={side: _ratio(rounds, side) for side in Side if side is not Side.site},
    )


def _numbers(rounds: Sequence[Taken]) -> Numbers:
    return Numbers(
        rate=median(each.rate for each in rounds),
        cpu_ms=median(each.cpu_ms for each in rounds),
        database_ms=median(each.database_ms for each in rounds),
    )


def _ratio(rounds: Sequence[Round], side: Side) -> Ratio:
    ratios = sorted(each[Side.site].cpu_ms / each[side].cpu_ms for each in rounds)
    quarter = len(ratios) // 4
    return Ratio(middle=median(ratios), low=ratios[quarter], high=ratios[-1 - quarter])

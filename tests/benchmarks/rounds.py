"""Who goes when: short rounds, in which each act is measured on both sides one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from statistics import median

from tests.benchmarks.meter import Taken
from tests.benchmarks.traffic import Act, Sent

Measure = Callable[[Sequence[Sent]], Taken]
"""Sends requests to one side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The two that are compared."""

    application: Measure
    yardstick: Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One act in one round, on both sides."""

    application: Taken
    yardstick: Taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What the rounds gave for one act: medians, and the median of the ratios of each round."""

    act: Act
    rate: float
    """Requests a second of the application."""
    bare_rate: float
    cpu_ms: float
    """CPU milliseconds of the application's server for one request."""
    bare_cpu_ms: float
    database_ms: float
    """The same of the database's server, which is a process of its own on PostgreSQL."""
    bare_database_ms: float
    ratio: float
    """CPU of the application for one of the yardstick."""
    ratios: tuple[float, float]
    """The middle half of the rounds' ratios: between these two."""


def play(
    sides: Sides, plans: Callable[[Act], Iterator[Sent]], *, rounds: int, requests: int
) -> list[Result]:
    """Measure every act in turn, again and again, after one round that is not counted."""
    sent = {act: plans(act) for act in Act}
    pairs: dict[Act, list[Pair]] = {act: [] for act in Act}
    for number in range(rounds + 1):
        for act in Act:
            batch = list(islice(sent[act], requests))
            assert len(batch) == requests, f"there are too few cards for {rounds} rounds"
            pair = _pair(sides, batch, yardstick_first=bool(number % 2))
            if number:
                pairs[act].append(pair)
    return [result(act, pairs[act]) for act in Act]


def result(act: Act, pairs: Sequence[Pair]) -> Result:
    """Put the rounds of one act together."""
    mine, bare = [pair.application for pair in pairs], [pair.yardstick for pair in pairs]
    ratios = sorted(pair.application.cpu_ms / pair.yardstick.cpu_ms for pair in pairs)
    quarter = len(ratios) // 4
    return Result(
        act=act,
        rate=median(each.rate for each in mine),
        bare_rate=median(each.rate for each in bare),
        cpu_ms=median(each.cpu_ms for each in mine),
        bare_cpu_ms=median(each.cpu_ms for each in bare),
        database_ms=median(each.database_ms for each in mine),
        bare_database_ms=median(each.database_ms for each in bare),
        ratio=median(ratios),
        ratios=(ratios[quarter], ratios[-1 - quarter]),
    )


def _pair(sides: Sides, batch: Sequence[Sent], *, yardstick_first: bool) -> Pair:
    if yardstick_first:
        bare = sides.yardstick(batch)
        return Pair(application=sides.application(batch), yardstick=bare)
    return Pair(application=sides.application(batch), yardstick=sides.yardstick(batch))

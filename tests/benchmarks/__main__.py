"""The command: measure on SQLite and, where there is a server, on PostgreSQL; print a table."""

from __future__ import annotations

import argparse
import secrets
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from course.config import Settings
from tests.benchmarks import bank, meter, report, sites, traffic
from tests.benchmarks.places import Place, postgres_place, sqlite_place
from tests.benchmarks.rounds import Measure, Result, Side, play
from tests.benchmarks.traffic import Sent
from tools import machine

CARDS = 60
"""How many cards wait for each learner at the start."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; gives an exit code."""
    given = _parser().parse_args(arguments)
    if given.bank:
        bank.main(given.database)
        return 0
    if not sys.platform.startswith("linux"):
        print("The benchmark reads other processes' CPU clocks, which only Linux offers.")
        return 1
    rounds, requests = (7, 50) if given.quick else (given.rounds, given.requests)
    print(f"{rounds} rounds of {requests} requests, {given.workers} workers; CPU ms a request\n")
    found = []
    for place in _places(given.database, needed=(rounds + 1) * requests):
        found.append((place.name, run(place, given.workers, rounds=rounds, requests=requests)))
    print(report.table(found))
    return 0


def run(place: Place, workers: int, *, rounds: int, requests: int) -> list[Result]:
    """Start every side on one kind of database, and measure them."""
    key = secrets.token_hex(32)
    ports = {side: sites.free_port() for side in Side}
    commands = {
        Side.site: sites.application(ports[Side.site], workers),
        Side.bare: sites.yardstick(ports[Side.bare], workers, lean=False),
        Side.lean: sites.yardstick(ports[Side.lean], workers, lean=True),
    }
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="parley-bench-")))
        measures: dict[Side, Measure] = {}
        for side, command in commands.items():
            settings = sites.environment(place.databases[side], folder, key)
            site = stack.enter_context(sites.running(command, ports[side], settings))
            measures[side] = _measure(site, place, _writer(side, key))
        return play(
            measures,
            lambda act: traffic.plan(act, place.learners),
            rounds=rounds,
            requests=requests,
        )


def _writer(side: Side, key: str) -> Callable[[Sent], bytes]:
    if side is Side.site:
        return lambda sent: traffic.for_application(sent, key)
    return traffic.for_yardstick


def _measure(site: sites.Site, place: Place, write: Callable[[Sent], bytes]) -> Measure:
    def measure(batch: Sequence[Sent]) -> meter.Taken:
        requests = [write(sent) for sent in batch]
        return meter.measure(site.port, site.pid, place.server_pid, requests)

    return measure


def _places(database: str, *, needed: int) -> Iterator[Place]:
    """Prepare one database after the other; each goes when the next one is asked for."""
    people = -(-needed // CARDS)
    if database != "postgresql":
        with (
            tempfile.TemporaryDirectory(prefix="parley-bench-") as folder,
            sqlite_place(Path(folder), learners=people, cards=CARDS) as place,
        ):
            yield place
    if database != "sqlite" and machine.postgres_programs():
        with postgres_place(learners=people, cards=CARDS) as place:
            yield place
    elif database != "sqlite":
        print(f"Measured {machine.POSTGRES_MISSING}.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks",
        description="Measure the hot paths over HTTP, each beside a bare Flask and ORM endpoint.",
    )
    parser.add_argument("--quick", action="store_true", help="half a minute, for a first look")
    parser.add_argument(
        "--bank", action="store_true", help="measure the list of questions instead, up to 50,000"
    )
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--requests", type=int, default=150, help="requests a round and act")
    parser.add_argument("--workers", type=int, default=Settings().workers)
    parser.add_argument("--database", choices=["sqlite", "postgresql", "both"], default="both")
    return parser


if __name__ == "__main__":
    sys.exit(main())

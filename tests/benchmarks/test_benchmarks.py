"""The benchmark's parts work; what it measures is for people to read, and fails no test."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from tests.benchmarks import bank, meter, report
from tests.benchmarks.__main__ import main
from tests.benchmarks.meter import Taken
from tests.benchmarks.rounds import Side, result
from tests.benchmarks.traffic import Act

linux_only = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux shows other processes' CPU clocks"
)


def taken(cpu: float) -> Taken:
    """Make what ten requests took in one round, for a CPU time each in milliseconds."""
    return Taken(requests=10, seconds=0.1, cpu_seconds=cpu / 100, database_seconds=0.0)


def test_a_ratio_is_the_median_of_the_rounds_ratios() -> None:
    """A round in which the whole machine was slow counts for no more than any other."""
    rounds = [
        {Side.site: taken(site), Side.bare: taken(bare), Side.lean: taken(site)}
        for site, bare in ((1, 2), (9, 10), (1, 4), (1, 2), (1, 2))
    ]
    found = result(Act.lesson, rounds)
    assert found.ratios[Side.bare].middle == pytest.approx(0.5)
    assert found.ratios[Side.lean].middle == pytest.approx(1)
    assert found.numbers[Side.site].rate == pytest.approx(100)
    assert "| SQLite | lesson page | 100 · 100 · 100 |" in report.table([("SQLite", [found])])


@linux_only
def test_the_cpu_clock_of_a_process_is_read() -> None:
    """Work moves the clock; a process that is not there has used nothing."""
    before = meter.cpu_seconds(os.getpid())
    end = time.process_time() + 0.05
    while time.process_time() < end:
        pass
    assert meter.cpu_seconds(os.getpid()) - before >= 0.04
    assert meter.cpu_seconds(None) == 0


@linux_only
@pytest.mark.slow
def test_every_act_is_measured_on_every_side(capsys: pytest.CaptureFixture[str]) -> None:
    """One tiny round over HTTP: each request is answered with 200, or the benchmark stops."""
    size = ["--rounds", "1", "--requests", "8", "--workers", "1"]
    assert main([*size, "--database", "sqlite"]) == 0
    table = capsys.readouterr().out
    assert all(f"| SQLite | {act} |" in table for act in Act)


@pytest.mark.slow
def test_the_bank_is_measured_at_each_size(tmp_path: Path) -> None:
    """Small banks: every list and every change is there, with statements that do not grow."""
    found = dict(bank.run(f"sqlite:///{tmp_path / 'bank.db'}", (700, 1400)))

    kinds = {size: [each.what for each in taken] for size, taken in found.items()}
    assert kinds[700] == kinds[1400]
    assert set(bank.LISTS) < set(kinds[700])
    lists = {
        size: [each.statements for each in taken if each.what in bank.LISTS]
        for size, taken in found.items()
    }
    assert lists[700] == lists[1400]
    assert "| SQLite | 700 | tags for all |" in "\n".join(
        bank.row("SQLite", 700, each) for each in found[700]
    )

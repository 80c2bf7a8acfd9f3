"""The table of a run, in Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from tests.benchmarks.rounds import Result

HEAD = (
    "| database | act | requests/s | bare | CPU ms | bare | ratio (middle half) "
    "| database's CPU ms | bare |",
    "|---|---|--:|--:|--:|--:|--:|--:|--:|",
)


def table(results: Sequence[tuple[str, Sequence[Result]]]) -> str:
    """Write the results, database by database."""
    rows = [_row(name, each) for name, found in results for each in found]
    return "\n".join([*HEAD, *rows])


def _row(name: str, one: Result) -> str:
    low, high = one.ratios
    cells = (
        name,
        one.act.value,
        f"{one.rate:.0f}",
        f"{one.bare_rate:.0f}",
        f"{one.cpu_ms:.2f}",
        f"{one.bare_cpu_ms:.2f}",
        f"**{one.ratio:.2f}** ({low:.2f}–{high:.2f})",
        f"{one.database_ms:.2f}" if one.database_ms else "–",
        f"{one.bare_database_ms:.2f}" if one.bare_database_ms else "–",
    )
    return f"| {' | '.join(cells)} |"

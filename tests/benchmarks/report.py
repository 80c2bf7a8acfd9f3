"""The table of a run, in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.benchmarks.rounds import Numbers, Ratio, Result, Side

HEAD = (
    "| database | act | requests/s: site · bare · lean | CPU ms: site · bare · lean "
    "| site / bare | site / lean | database's CPU ms |",
    "|---|---|--:|--:|--:|--:|--:|",
)


def table(results: Sequence[tuple[str, Sequence[Result]]]) -> str:
    """Write the results, database by database."""
    rows = [_row(name, each) for name, found in results for each in found]
    return "\n".join([*HEAD, *rows])


def _row(name: str, one: Result) -> str:
    own_database = any(each.database_ms for each in one.numbers.values())
    cells = (
        name,
        one.act.value,
        _sides(one, lambda numbers: f"{numbers.rate:.0f}"),
        _sides(one, lambda numbers: f"{numbers.cpu_ms:.2f}"),
        _ratio(one.ratios[Side.bare]),
        _ratio(one.ratios[Side.lean]),
        _sides(one, lambda numbers: f"{numbers.database_ms:.2f}") if own_database else "–",
    )
    return f"| {' | '.join(cells)} |"


def _sides(one: Result, write: Callable[[Numbers], str]) -> str:
    return " · ".join(write(one.numbers[side]) for side in Side)


def _ratio(ratio: Ratio) -> str:
    return f"**{ratio.middle:.2f}** ({ratio.low:.2f}–{ratio.high:.2f})"

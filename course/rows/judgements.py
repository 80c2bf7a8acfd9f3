"""What was said to an essay: the judgement that counts, and those that it has replaced."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from sqlalchemy import RowMapping, select

from course.rows.tables import attempt_item, judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a person says to an essay."""

    levels: tuple[int, ...]
    """For each criterion of the rubric, the position of the level that was chosen, from 0."""
    remarks: tuple[str, ...]
    """For each criterion what is said to it; empty where nothing is."""
    comment: str = ""
    """What is said to the whole text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A judgement as it was given."""

    number: int
    """The first one of a text is 1."""
    verdict: Verdict
    earned: Fraction
    """Points of the question."""
    at: datetime
    by: str | None = None
    """The name of whoever gave it; None when that is not asked for, or they have left the site."""


LAST_JUDGEMENT = (
    select(judgement.c.id)
    .where(
        judgement.c.attempt_id == attempt_item.c.attempt_id,
        judgement.c.position == attempt_item.c.position,
    )
    .order_by(judgement.c.number.desc())
    .limit(1)
    .correlate(attempt_item)
    .scalar_subquery()
)
"""The judgement that counts; for joins with `attempt_item`."""

JUDGEMENT_COLUMNS = tuple(
    column.label(f"judgement_{column.name}")
    for column in (
        judgement.c.number,
        judgement.c.levels,
        judgement.c.remarks,
        judgement.c.comment,
        judgement.c.earned_num,
        judgement.c.earned_den,
        judgement.c.at,
    )
)


def judgement_in(row: RowMapping) -> Judgement | None:
    """Make the judgement of a row that has `JUDGEMENT_COLUMNS`; None where there is none."""
    if row["judgement_number"] is None:
        return None
    return Judgement(
        number=row["judgement_number"],
        verdict=Verdict(
            levels=tuple(row["judgement_levels"]),
            remarks=tuple(row["judgement_remarks"]),
            comment=row["judgement_comment"],
        ),
        earned=Fraction(row["judgement_earned_num"], row["judgement_earned_den"]),
        at=row["judgement_at"],
        by=row.get("judgement_by"),
    )

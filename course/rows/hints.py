"""A question's hints as far as they were asked for: the texts of the others stay where they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from sqlalchemy import func, select

from course.rows.shown import HINTS
from course.rows.tables import attempt_item, hint_taken, version


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What a question's hints cost, and those that were taken."""

    costs: tuple[Fraction, ...]
    """The share of the points that each hint takes away, in order, taken or not."""
    shown: tuple[str, ...]
    """HTML of those that were taken, in order."""

    @property
    def taken(self) -> int:
        """How many were taken."""
        return len(self.shown)

    @property
    def cost(self) -> Fraction:
        """What those that were taken cost together; at most everything can be lost by it."""
        return min(sum(self.costs[: self.taken], Fraction(0)), Fraction(1))


NO_HINTS = Hints(costs=(), shown=())

TAKEN = (
    select(func.count())
    .select_from(hint_taken)
    .where(
        hint_taken.c.attempt_id == attempt_item.c.attempt_id,
        hint_taken.c.position == attempt_item.c.position,
    )
    .correlate(attempt_item)
    .scalar_subquery()
    .label("hints_taken")
)
"""How many hints of a question were taken; for statements over `attempt_item`."""

HINT_TEXTS = version.c.told[HINTS].label("hint_texts")
"""The hints of a version as they were published, None where it has none."""


def hints_in(asked: Mapping[str, Any], texts: Sequence[str] | None, taken: int) -> Hints:
    """Give a question's hints, `taken` of them with their text.

    :param asked: as it is stored or drawn: it says what each costs.
    """
    costs = asked.get(HINTS, ())
    if not costs:
        return NO_HINTS
    return Hints(costs=tuple(map(Fraction, costs)), shown=tuple((texts or ())[:taken]))

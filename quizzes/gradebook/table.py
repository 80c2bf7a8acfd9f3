"""GradeTable: learners down, grade items across, and what each learner earned for each item."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from quizzes.errors import QuizzesError


class TableRefused(QuizzesError):
    """The parts do not make a table of grades."""


class Status(StrEnum):
    """What is known about a grade; the value is the word that is shown and written."""

    GRADED = "graded"
    PENDING = "pending"
    """Something was handed in and waits to be marked."""
    MISSING = "missing"
    """Nothing was handed in."""
    EXCUSED = "excused"
    """Nothing had to be handed in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one learner earned for one item.

    :raise TableRefused: graded without points, or points without a grade.
    """

    status: Status
    earned: Fraction | None = None
    """Points, exact; there are some exactly if the status is graded, and zero is some."""

    def __post_init__(self) -> None:
        """Check what the class promises."""
        if (self.earned is not None) != (self.status is Status.GRADED):
            raise TableRefused(f"Points and the status {self.status} do not go together.")
        if self.earned is not None and self.earned < 0:
            raise TableRefused("Nobody can earn less than nothing.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One grade item."""

    id: str
    """Stable: it names the item when its title has changed."""
    title: str
    points: Fraction
    """How many points can be earned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One learner and their cells, in the order of the columns."""

    learner_id: str
    """Stable: it names the learner when name and address have changed."""
    name: str
    email: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeTable:
    """The grades of a course.

    :raise TableRefused: a row has too few or too many cells, or an id is there twice.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def __post_init__(self) -> None:
        """Check what the class promises."""
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise TableRefused(
                    f"{row.learner_id} has {len(row.cells)} cells for {len(self.columns)} columns."
                )
        _refuse_twice("column", (column.id for column in self.columns))
        _refuse_twice("learner", (row.learner_id for row in self.rows))


def _refuse_twice(what: str, ids: Iterable[str]) -> None:
    for id_, times in Counter(ids).items():
        if times > 1:
            raise TableRefused(f"The {what} {id_} is there {times} times.")

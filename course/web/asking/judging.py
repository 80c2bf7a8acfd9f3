"""What a person has said to an essay, as it is told beside the rubric."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from course.rows.judgements import Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelTold:
    """One level of a criterion."""

    worth: int
    description: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionTold:
    """One criterion, the level that was chosen, and what was said to it."""

    name: str
    levels: tuple[LevelTold, ...]
    remark: str

    @property
    def chosen(self) -> LevelTold | None:
        """The level that was chosen."""
        return next((level for level in self.levels if level.chosen), None)

    @property
    def most(self) -> int:
        """What the best level is worth."""
        return max(level.worth for level in self.levels)


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementTold:
    """A judgement as a page tells it."""

    criteria: tuple[CriterionTold, ...]
    comment: str
    at: datetime


def told_judgement(asked: Mapping[str, Any], judgement: Judgement) -> JudgementTold:
    """Put the chosen levels and what was said beside the criteria of the rubric."""
    verdict = judgement.verdict
    criteria = zip(asked["rubric"], verdict.levels, verdict.remarks, strict=True)
    return JudgementTold(
        criteria=tuple(
            CriterionTold(name=each["name"], levels=_levels(each["levels"], chosen), remark=remark)
            for each, chosen, remark in criteria
        ),
        comment=verdict.comment,
        at=judgement.at,
    )


def _levels(levels: Sequence[tuple[int, str]], chosen: int) -> tuple[LevelTold, ...]:
    return tuple(
        LevelTold(worth=worth, description=description, chosen=place == chosen)
        for place, (worth, description) in enumerate(levels)
    )

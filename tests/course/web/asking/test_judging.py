"""A judgement beside its rubric: which level was chosen, and what was said."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction

import pytest

from course.rows.judgements import Judgement, Verdict
from course.rows.shown import asked_html
from course.web.asking.judging import told_judgement
from tests.course.essays import essay

AT = datetime(2027, 3, 1, 12, tzinfo=UTC)


def judgement(levels: tuple[int, ...], remarks: tuple[str, ...] = ("", "")) -> Judgement:
    """Give a judgement."""
    verdict = Verdict(levels=levels, remarks=remarks, comment="So.")
    return Judgement(number=1, verdict=verdict, earned=Fraction(1), at=AT)


def test_each_criterion_has_its_level_and_what_was_said() -> None:
    """In the rubric's order, with all that could have been chosen."""
    told = told_judgement(asked_html(essay()), judgement((1, 0), ("Why?", "")))

    assert (told.comment, told.at) == ("So.", AT)
    assert [(each.name, each.most, each.remark) for each in told.criteria] == [
        ("Argument", 2, "Why?"),
        ("Language", 1, ""),
    ]
    assert [[level.chosen for level in each.levels] for each in told.criteria] == [
        [False, True, False],
        [True, False],
    ]
    chosen = [each.chosen for each in told.criteria]
    assert [(level.worth, level.description) for level in chosen if level] == [
        (1, "names one"),
        (1, "clear"),
    ]


def test_a_judgement_of_another_rubric_is_an_error() -> None:
    """A version keeps its rubric for ever, so that this cannot be unless a row is wrong."""
    with pytest.raises(ValueError, match="shorter"):
        told_judgement(asked_html(essay()), judgement((1,)))

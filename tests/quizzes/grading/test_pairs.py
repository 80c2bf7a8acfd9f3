"""The public tables: what must never be accepted, what must be, and what the docs say of it."""

from pathlib import Path

import pytest

from quizzes import Typed, grade
from tests.quizzes.grading.pairs import asking, dangerous, harmless, long_words, moodle
from tests.quizzes.grading.pairs.figures import (
    Accepted,
    by_kind,
    confusable_pairs,
    false_accepts,
    report,
)

PAGE = (Path(__file__).parents[3] / "docs/marking.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def kinds() -> list[Accepted]:
    """Mark typos in every long word."""
    return by_kind()


def test_no_dangerous_pair_is_accepted() -> None:
    """Neither of two answers that mean different things is taken for the other."""
    assert false_accepts() == []


def test_every_harmless_difference_is_forgiven_and_told() -> None:
    """Answers that mean the same are accepted, and the learner is told why."""
    marks = {
        (accepted, given, settings): grade(asking(accepted, settings), Typed(text=given))
        for accepted, given, _, settings in harmless()
    }
    told = {key: mark.forgiven if mark.is_right else None for key, mark in marks.items()}

    assert told == {(accepted, given, how): told for accepted, given, told, how in harmless()}


def test_typos_in_long_words_are_accepted(kinds: list[Accepted]) -> None:
    """Of single typos in words of eight letters or more at least 95 % are accepted."""
    accepted, typos = sum(found.accepted for found in kinds), sum(found.typos for found in kinds)

    assert accepted / typos >= 0.95
    assert min(found.accepted / found.typos for found in kinds) >= 0.90


def test_the_tables_are_large_enough_to_mean_something() -> None:
    """Nobody makes the figures better by taking rows out."""
    assert len({row[:2] for row in dangerous()}) >= 650
    assert len({what for _, _, what in dangerous()}) >= 15
    assert len(confusable_pairs()) >= 2_500
    assert len(harmless()) >= 180
    assert len({*long_words()}) >= 600
    assert all(len(word) >= 8 for word in long_words())


def test_the_page_has_the_figures_that_are_measured(kinds: list[Accepted]) -> None:
    """What the docs say is what the command prints."""
    assert "\n".join(report(kinds)) in PAGE


@pytest.mark.parametrize("why", [row[5] for row in moodle() if row[5]])
def test_the_page_gives_the_reason_of_each_difference(why: str) -> None:
    """Wherever we differ from the established system, the page says why."""
    assert why in PAGE

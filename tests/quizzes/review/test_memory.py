"""Memories as values, and ratings of marks."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from fractions import Fraction

import pytest

from quizzes import Mark, QuizzesError, Recalled
from quizzes.review import Rating, rating_of, review

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
MEMORY = review(None, Rating.GOOD, START)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param({"stability": 0.0}, "stability", id="no stability"),
        pytest.param({"stability": float("inf")}, "stability", id="an endless stability"),
        pytest.param({"stability": float("nan")}, "stability", id="no number"),
        pytest.param({"difficulty": 0.9}, "difficulty", id="too easy"),
        pytest.param({"difficulty": 10.1}, "difficulty", id="too hard"),
        pytest.param({"reps": 0}, "lapses", id="no review"),
        pytest.param({"lapses": 1}, "lapses", id="as many lapses as reviews"),
        pytest.param({"due": START.replace(tzinfo=None)}, "UTC", id="a moment without a zone"),
        pytest.param({"last_review": START.astimezone(timezone(timedelta(hours=1)))}, "UTC",
                     id="a moment in another zone"),
    ],
)  # fmt: skip
def test_an_impossible_memory_is_refused(change: dict[str, object], words: str) -> None:
    """A row that was damaged is told, not scheduled with."""
    with pytest.raises(QuizzesError, match=words):
        replace(MEMORY, **change)  # type: ignore[arg-type]  # wrong on purpose


def test_a_memory_does_not_change() -> None:
    """A review gives a new memory and leaves the old one alone."""
    before = replace(MEMORY)
    review(MEMORY, Rating.AGAIN, START + timedelta(days=3))

    assert before == MEMORY


@pytest.mark.parametrize(
    ("answered", "rating"),
    [
        pytest.param(Mark(earned=Fraction(1)), Rating.GOOD, id="right"),
        pytest.param(Mark(earned=Fraction(2, 3)), Rating.AGAIN, id="partly right"),
        pytest.param(Mark(earned=Fraction(0)), Rating.AGAIN, id="wrong"),
        pytest.param(Recalled(remembered=True), Rating.GOOD, id="remembered"),
        pytest.param(Recalled(remembered=False), Rating.AGAIN, id="forgotten"),
    ],
)
def test_an_answer_is_rated(answered: Mark | Recalled, rating: Rating) -> None:
    """All of it right is good; less is to be learned again."""
    assert rating_of(answered) is rating

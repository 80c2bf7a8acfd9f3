"""What hints cost."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import Mark, ResponseRefused
from quizzes.grading.hints import after_hints
from quizzes.questions import Hint

HINTS = (
    Hint(text="free"),
    Hint(text="a quarter", cost=Fraction(1, 4)),
    Hint(text="all", cost=Fraction(1)),
)


@pytest.mark.parametrize(
    ("earned", "taken", "left"),
    [
        pytest.param("1", 0, "1", id="none taken"),
        pytest.param("1", 1, "1", id="a free one"),
        pytest.param("1", 2, "3/4", id="one that costs"),
        pytest.param("1/3", 2, "1/12", id="off a partly right answer"),
        pytest.param("1/5", 2, "0", id="no more than was earned"),
        pytest.param("1", 3, "0", id="more than everything"),
        pytest.param("0", 3, "0", id="off nothing"),
        pytest.param("-1/2", 3, "-1/2", id="off less than nothing"),
    ],
)
def test_hints_are_taken_off(earned: str, taken: int, left: str) -> None:
    """The cost of each hint that was taken is taken off what was earned, and no more."""
    mark = Mark(earned=Fraction(earned), feedback=("Well.",), parts=(True, None))

    after = after_hints(mark, HINTS, taken)
    assert after == Mark(earned=Fraction(left), feedback=("Well.",), parts=(True, None))


@pytest.mark.parametrize("taken", [-1, 4])
def test_hints_that_are_not_there_are_refused(taken: int) -> None:
    """Nobody takes more hints than there are."""
    with pytest.raises(ResponseRefused, match="3 hints"):
        after_hints(Mark(earned=Fraction(1)), HINTS, taken)


costs = st.lists(st.fractions(0, 1, max_denominator=1_000), max_size=5)


@given(st.fractions(-1, 1), costs, st.integers(0, 5))
def test_help_never_pays_and_never_costs_too_much(
    earned: Fraction, each: list[Fraction], taken: int
) -> None:
    """After hints there is never more than before, and never less than nothing because of them."""
    hints = [Hint(text="h", cost=cost) for cost in each]
    mark = Mark(earned=earned)
    after = after_hints(mark, hints, min(taken, len(hints))).earned

    assert min(Fraction(0), earned) <= after <= earned

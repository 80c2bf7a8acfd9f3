"""Marks for decisions, alone and with a reason."""

from dataclasses import replace
from fractions import Fraction

import pytest

from quizzes import Decided, Mark, Option, ResponseRefused, TrueFalse, grade
from quizzes.questions import Credit
from tests.quizzes.samples import TRUE_FALSE

REASONED = replace(
    TRUE_FALSE,
    body=TrueFalse(
        right=False,
        feedback_true="It ended in 1991.",
        reasons=(
            Option(text="Its members left for NATO.", right=False, feedback="That came later."),
            Option(text="Its members dissolved it.", right=True, feedback="In Prague."),
            Option(text="It became the CIS.", right=False),
        ),
    ),
)
HALF = Fraction(1, 2)
ALL, PER_PART, PENALTY, BELOW = Credit


@pytest.mark.parametrize(
    ("value", "earned", "feedback"),
    [
        pytest.param(False, 1, "Since July 1991.", id="rightly false"),
        pytest.param(True, 0, "It ended in 1991.", id="wrongly true"),
    ],
)
def test_true_false(value: bool, earned: int, feedback: str) -> None:
    """A decision earns all or nothing and is told what belongs to it."""
    mark = grade(TRUE_FALSE, Decided(value=value))

    assert mark == Mark(earned=Fraction(earned), feedback=(feedback,))


@pytest.mark.parametrize(
    ("value", "reason", "earned", "parts"),
    [
        pytest.param(False, 1, (1, 1, 1, 1), (True, True), id="both right"),
        pytest.param(False, 0, (0, HALF, 0, 0), (True, False), id="a wrong reason"),
        pytest.param(False, None, (0, HALF, HALF, HALF), (True, None), id="no reason"),
        pytest.param(True, 1, (0, 0, 0, -HALF), (False, True), id="right reason, wrong decision"),
        pytest.param(True, 2, (0, 0, 0, -1), (False, False), id="both wrong"),
        pytest.param(True, None, (0, 0, 0, -HALF), (False, None), id="wrong, without a reason"),
    ],
)
def test_a_reason_is_the_other_half(
    value: bool, reason: int | None, earned: tuple[Fraction, ...], parts: tuple[bool | None, ...]
) -> None:
    """The reason counts as much as the decision, and only beside the right one."""
    for credit, share in zip(Credit, earned, strict=True):
        mark = grade(replace(REASONED, credit=credit), Decided(value=value, reason=reason))
        assert (mark.earned, mark.parts) == (share, parts)


def test_per_part_is_usual() -> None:
    """Without a rule of its own, the right decision alone earns half."""
    assert grade(REASONED, Decided(value=False, reason=0)).earned == HALF


def test_both_parts_have_their_word() -> None:
    """What the author says to the decision comes first, then what there is to say to the reason."""
    mark = grade(REASONED, Decided(value=True, reason=0))

    assert mark.feedback == ("It ended in 1991.", "That came later.")


@pytest.mark.parametrize("reason", [-1, 3])
def test_a_reason_that_is_not_there_is_refused(reason: int) -> None:
    """A position outside the question is an error and never a score."""
    with pytest.raises(ResponseRefused, match="reasons 0 to 2"):
        grade(REASONED, Decided(value=False, reason=reason))


def test_a_reason_that_nobody_asked_for_is_refused() -> None:
    """A reason is only for a question that offers some."""
    with pytest.raises(ResponseRefused, match="asks for no reason"):
        grade(TRUE_FALSE, Decided(value=False, reason=0))

"""Each kind meets its rule, and no other response."""

from fractions import Fraction

import pytest

from quizzes import (
    Chosen,
    Decided,
    Kind,
    Mark,
    QuizzesError,
    Recalled,
    Response,
    ResponseRefused,
    Typed,
    grade,
)
from tests.quizzes.samples import RECALL, SAMPLES, TRUE_FALSE

RIGHT: dict[Kind, Response] = {
    Kind.SINGLE_CHOICE: Chosen(options=frozenset({1})),
    Kind.MULTIPLE_RESPONSE: Chosen(options=frozenset({0, 1, 3})),
    Kind.TRUE_FALSE: Decided(value=False),
    Kind.SHORT_ANSWER: Typed(text="Warsaw"),
    Kind.RECALL: Recalled(remembered=True),
}


@pytest.mark.parametrize("kind", Kind)
def test_the_right_response_earns_everything(kind: Kind) -> None:
    """Every kind can be answered right."""
    assert grade(SAMPLES[kind], RIGHT[kind]).is_right


@pytest.mark.parametrize(
    ("kind", "other"),
    [
        pytest.param(kind, other, id=f"{other} for {kind}")
        for kind in Kind
        for other in Kind
        if type(RIGHT[kind]) is not type(RIGHT[other])
    ],
)
def test_a_response_of_another_kind_is_refused(kind: Kind, other: Kind) -> None:
    """A response that was made for another kind is an error and never a score."""
    with pytest.raises(ResponseRefused, match="takes a response of the kind"):
        grade(SAMPLES[kind], RIGHT[other])


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


@pytest.mark.parametrize("remembered", [True, False])
def test_recall(remembered: bool) -> None:
    """A prompt is marked by the learner."""
    assert grade(RECALL, Recalled(remembered=remembered)).earned == int(remembered)


def test_every_refusal_is_one_of_the_packages() -> None:
    """Whoever catches the package's error catches all of them."""
    assert issubclass(ResponseRefused, QuizzesError)

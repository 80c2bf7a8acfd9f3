"""Each kind meets its rule, and no other response."""

from fractions import Fraction

import pytest

from quizzes import Kind, QuizzesError, Recalled, ResponseRefused, grade
from tests.quizzes.examples import EXAMPLES
from tests.quizzes.samples import RECALL


@pytest.mark.parametrize(
    ("kind", "other"),
    [
        pytest.param(kind, other, id=f"{other} for {kind}")
        for kind, one in EXAMPLES.items()
        for other, another in EXAMPLES.items()
        if type(one.right) is not type(another.right)
        and (kind, other) != (Kind.ESSAY, Kind.RECALL)  # an essay that came back is judged so
    ],
)
def test_a_response_of_another_kind_is_refused(kind: Kind, other: Kind) -> None:
    """A response that was made for another kind is an error and never a score."""
    with pytest.raises(ResponseRefused, match="takes a response of the kind"):
        grade(EXAMPLES[kind].question, EXAMPLES[other].right)


@pytest.mark.parametrize("remembered", [True, False])
def test_recall(remembered: bool) -> None:
    """A prompt is marked by the learner."""
    assert grade(RECALL, Recalled(remembered=remembered)).earned == Fraction(remembered)


def test_every_refusal_is_one_of_the_packages() -> None:
    """Whoever catches the package's error catches all of them."""
    assert issubclass(ResponseRefused, QuizzesError)

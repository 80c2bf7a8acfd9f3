"""What partly right answers earn."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import Mark, Question, QuestionFaults, QuizzesError, grade
from quizzes.grading.credit import share
from quizzes.questions import Credit, Recall, usual_credit
from tests.quizzes.examples import EXAMPLES
from tests.quizzes.samples import SINGLE
from tests.quizzes.strategies import bodies, responses, stems

ALL, PER_PART, PENALTY, BELOW = Credit


@pytest.mark.parametrize(
    ("right", "wrong", "earned"),
    [
        pytest.param(4, 0, (1, 1, 1, 1), id="all four right"),
        pytest.param(3, 0, (0, Fraction(3, 4), Fraction(3, 4), Fraction(3, 4)), id="one left open"),
        pytest.param(3, 1, (0, Fraction(3, 4), Fraction(1, 2), Fraction(1, 2)), id="one wrong"),
        pytest.param(2, 2, (0, Fraction(1, 2), 0, 0), id="as many wrong as right"),
        pytest.param(1, 3, (0, Fraction(1, 4), 0, Fraction(-1, 2)), id="more wrong than right"),
        pytest.param(0, 0, (0, 0, 0, 0), id="nothing given"),
        pytest.param(0, 4, (0, 0, 0, -1), id="everything wrong"),
        pytest.param(0, 9, (0, 0, 0, -1), id="more wrong than there are parts"),
        pytest.param(4, 1, (0, 1, Fraction(3, 4), Fraction(3, 4)), id="all right, one too many"),
    ],
)
def test_the_four_rules(right: int, wrong: int, earned: tuple[Fraction, ...]) -> None:
    """Of four parts, each rule makes its own of the same response."""
    assert tuple(share(right, wrong, 4, credit) for credit in Credit) == earned


@given(st.integers(1, 20), st.data(), st.sampled_from(Credit))
def test_a_share_is_never_out_of_bounds(parts: int, data: st.DataObject, credit: Credit) -> None:
    """No more than everything, below nothing only where that was asked for, and never inexact."""
    right = data.draw(st.integers(0, parts))
    wrong = data.draw(st.integers(0, 120))
    earned = share(right, wrong, parts, credit)

    assert (-1 if credit is BELOW else 0) <= earned <= 1
    assert isinstance(earned, Fraction)
    assert share(right, wrong + 1, parts, credit) <= earned


@given(st.data())
def test_every_mark_is_within_its_bounds(data: st.DataObject) -> None:
    """Whatever the question and whatever is answered, a mark is in its range and always the same.

    Below nothing is only where the author asked for it; everything right earns everything.
    """
    body = data.draw(bodies())
    credit = None if usual_credit(body) is None else data.draw(st.none() | st.sampled_from(Credit))
    stem = data.draw(stems(body))
    question = Question(id="q", stem=stem, passage="p", body=body, credit=credit)
    response = data.draw(responses(body))
    mark = grade(question, response)

    assert (-1 if credit is BELOW else 0) <= mark.earned <= 1
    assert mark == grade(question, response)
    assert not mark.parts or mark.is_right or not all(mark.parts)


@pytest.mark.parametrize(
    ("kind", "usual"),
    [
        pytest.param(kind, usual_credit(example.question.body), id=kind)
        for kind, example in EXAMPLES.items()
        if usual_credit(example.question.body)
    ],
)
def test_the_usual_credit_may_be_written_out(kind: str, usual: Credit) -> None:
    """Saying what is usual anyway changes no mark."""
    example = next(one for name, one in EXAMPLES.items() if name == kind)
    written = replace(example.question, credit=usual)

    assert grade(written, example.other) == grade(example.question, example.other)


@pytest.mark.parametrize("credit", Credit)
def test_a_question_with_one_part_has_no_partial_credit(credit: Credit) -> None:
    """Where nothing can be partly right, a rule for that is a mistake."""
    with pytest.raises(QuestionFaults, match="credit: is for answers of several parts"):
        replace(SINGLE, credit=credit)
    with pytest.raises(QuestionFaults, match="leave it out"):
        replace(SINGLE, body=Recall(answer="a"), credit=credit)


@pytest.mark.parametrize("earned", [Fraction(101, 100), Fraction(-101, 100)])
def test_an_impossible_mark_is_refused(earned: Fraction) -> None:
    """No question gives or takes more than its points."""
    with pytest.raises(QuizzesError, match="not from -1 to 1"):
        Mark(earned=earned)

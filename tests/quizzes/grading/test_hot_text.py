"""Marks for words that were marked in a text."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import Chosen, Question, ResponseRefused, grade
from quizzes.questions import Credit, HotText, Piece


def text(*rights: bool) -> Question:
    """Give a text whose stretches are right as told; each has its number for a feedback."""
    pieces: list[Piece] = []
    for number, right in enumerate(rights):
        pieces.append(Piece(text="w", markable=True, right=right, feedback=str(number)))
        pieces.append(Piece(text=" "))
    return Question(id="q", stem="?", passage="p", body=HotText(pieces=tuple(pieces[:-1])))


QUESTION = text(True, False, True, False)


@pytest.mark.parametrize(
    ("positions", "earned", "parts"),
    [
        pytest.param({0, 2}, Fraction(1), (True, True), id="all that are right"),
        pytest.param({0}, Fraction(1, 2), (True, None), id="one overlooked"),
        pytest.param({0, 1, 2}, Fraction(1, 2), (True, False, True), id="one too many"),
        pytest.param({1, 2}, Fraction(0), (None, False, True), id="one right, one wrong"),
        pytest.param({1, 3}, Fraction(0), (None, False, None, False), id="all that are wrong"),
        pytest.param({0, 1, 2, 3}, Fraction(0), (True, False, True, False), id="everything"),
        pytest.param(set(), Fraction(0), (None, None), id="nothing"),
    ],
)
def test_hot_text(positions: set[int], earned: Fraction, parts: tuple[bool | None, ...]) -> None:
    """Right words earn a share, wrong ones cost one; the parts are what was right or marked."""
    mark = grade(QUESTION, Chosen(options=frozenset(positions)))

    assert (mark.earned, mark.parts) == (earned, parts)
    assert mark.feedback == tuple(map(str, sorted(positions)))


@pytest.mark.parametrize(
    ("credit", "earned"),
    [
        (Credit.ALL_OR_NOTHING, Fraction(0)),
        (Credit.PER_PART, Fraction(1, 2)),
        (Credit.PENALTY, Fraction(0)),
        (Credit.BELOW_ZERO, Fraction(-1, 2)),
    ],
)
def test_partial_credit(credit: Credit, earned: Fraction) -> None:
    """One right and two wrong words earn what the question's rule says."""
    question = replace(QUESTION, credit=credit)

    assert grade(question, Chosen(options=frozenset({0, 1, 3}))).earned == earned


@pytest.mark.parametrize("position", [-1, 4])
def test_a_stretch_that_is_not_there_is_refused(position: int) -> None:
    """A position outside the text is an error, also beside right ones."""
    with pytest.raises(ResponseRefused, match="stretches 0 to 3"):
        grade(QUESTION, Chosen(options=frozenset({0, position})))


keys = st.lists(st.booleans(), min_size=2, max_size=20).filter(lambda k: any(k) and not all(k))


@given(keys, st.sampled_from(Credit), st.sets(st.integers(0, 19)))
def test_a_mark_is_in_its_range_and_full_only_for_the_key(
    rights: list[bool], credit: Credit, positions: set[int]
) -> None:
    """No way of marking words earns too much or too little."""
    marked = frozenset(n for n in positions if n < len(rights))
    mark = grade(replace(text(*rights), credit=credit), Chosen(options=marked))

    assert (-1 if credit is Credit.BELOW_ZERO else 0) <= mark.earned <= 1
    if credit is not Credit.PER_PART:
        assert mark.is_right == (marked == {n for n, right in enumerate(rights) if right})

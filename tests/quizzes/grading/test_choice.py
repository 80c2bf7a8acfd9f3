"""Marks for chosen options."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import Chosen, Mark, MultipleResponse, Option, Question, ResponseRefused, grade
from quizzes.questions import Credit
from tests.quizzes.samples import MULTIPLE, SINGLE


def chosen(*positions: int) -> Chosen:
    """Give a response that chooses these positions."""
    return Chosen(options=frozenset(positions))


@pytest.mark.parametrize(
    ("position", "earned", "feedback"),
    [
        pytest.param(1, 1, ("Days after West Germany joined NATO.",), id="the key"),
        pytest.param(0, 0, ("That is the North Atlantic Treaty.",), id="a distractor"),
        pytest.param(2, 0, (), id="a distractor without feedback"),
    ],
)
def test_single_choice(position: int, earned: int, feedback: tuple[str, ...]) -> None:
    """A single choice earns all or nothing, and tells what belongs to the chosen option."""
    mark = grade(SINGLE, chosen(position))

    assert mark == Mark(earned=Fraction(earned), feedback=feedback)


@pytest.mark.parametrize(
    "positions",
    [
        pytest.param((), id="no option"),
        pytest.param((0, 1), id="two options"),
        pytest.param((0, 1, 2), id="every option"),
        pytest.param((3,), id="one too far"),
        pytest.param((-1,), id="one before the first"),
    ],
)
def test_an_impossible_single_choice_is_refused(positions: tuple[int, ...]) -> None:
    """What the page cannot send is an error and never a score."""
    with pytest.raises(ResponseRefused):
        grade(SINGLE, chosen(*positions))


@pytest.mark.parametrize(
    ("positions", "earned"),
    [
        pytest.param((0, 1, 3), Fraction(1), id="all that are right"),
        pytest.param((0, 1), Fraction(2, 3), id="two of three"),
        pytest.param((0,), Fraction(1, 3), id="one of three"),
        pytest.param((0, 1, 3, 2), Fraction(2, 3), id="one too many"),
        pytest.param((0, 2), Fraction(0), id="one right, one wrong"),
        pytest.param((2,), Fraction(0), id="only a wrong one, never below nothing"),
        pytest.param((2, 4), Fraction(0), id="all that are wrong"),
        pytest.param((0, 1, 2, 3, 4), Fraction(1, 3), id="everything"),
        pytest.param((), Fraction(0), id="nothing"),
    ],
)
def test_multiple_response(positions: tuple[int, ...], earned: Fraction) -> None:
    """Right ones earn a share, wrong ones cost one, and the mark is exact."""
    assert grade(MULTIPLE, chosen(*positions)).earned == earned


def test_feedback_of_several_options_is_in_the_authors_order() -> None:
    """Each chosen option has its say, and the others are not given away."""
    assert grade(MULTIPLE, chosen(2, 1, 0)).feedback == ("Since 1964.", "Spain never had any.")


@pytest.mark.parametrize(
    ("credit", "earned"),
    [
        pytest.param(Credit.ALL_OR_NOTHING, Fraction(0), id="all or nothing"),
        pytest.param(Credit.PER_PART, Fraction(1, 3), id="per part"),
        pytest.param(Credit.PENALTY, Fraction(0), id="wrong ones cost"),
        pytest.param(Credit.BELOW_ZERO, Fraction(-1, 3), id="below zero"),
    ],
)
def test_multiple_response_with_another_credit(credit: Credit, earned: Fraction) -> None:
    """The author may choose what one right and two wrong options earn."""
    assert grade(replace(MULTIPLE, credit=credit), chosen(0, 2, 4)).earned == earned


def test_every_chosen_option_is_right_or_wrong() -> None:
    """The mark says of each option what it was; of one that was left alone it says nothing."""
    assert grade(MULTIPLE, chosen(0, 2)).parts == (True, None, False, None, None)


@pytest.mark.parametrize("position", [-1, 5])
def test_an_option_that_is_not_there_is_refused(position: int) -> None:
    """A position outside the question is an error, also beside right ones."""
    with pytest.raises(ResponseRefused, match="options 0 to 4"):
        grade(MULTIPLE, chosen(0, position))


keys = st.lists(st.booleans(), min_size=2, max_size=20).filter(lambda k: any(k) and not all(k))


def multiple(rights: list[bool]) -> Question:
    """Give a question with such a key."""
    options = tuple(Option(text=str(n), right=right) for n, right in enumerate(rights))
    return Question(id="q", stem="?", passage="p", body=MultipleResponse(options=options))


@given(keys)
def test_choosing_everything_never_earns_everything(rights: list[bool]) -> None:
    """Whoever ticks every box has not shown to know anything; half wrong ones earn nothing."""
    earned = grade(multiple(rights), chosen(*range(len(rights)))).earned

    assert earned < 1
    assert earned == 0 or sum(rights) * 2 > len(rights)


@given(keys, st.sets(st.integers(0, 19)))
def test_a_mark_is_from_nothing_to_everything(rights: list[bool], positions: set[int]) -> None:
    """Everything is earned for exactly the key, and nothing goes beyond the bounds."""
    possible = {position for position in positions if position < len(rights)}
    mark = grade(multiple(rights), chosen(*possible))

    assert 0 <= mark.earned <= 1
    assert mark.is_right == (possible == {n for n, right in enumerate(rights) if right})

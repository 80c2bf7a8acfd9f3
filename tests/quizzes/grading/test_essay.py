"""Essays wait for a person, whose judgement by the rubric is exact."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import Mark, grade
from quizzes.grading.rubric import JudgementRefused, judged, words
from quizzes.questions import Criterion, Essay, Level, Written
from tests.quizzes.examples import ESSAY
from tests.quizzes.strategies import essays


def body(*worths: tuple[int, ...]) -> Essay:
    """Give a rubric of these levels."""
    return Essay(
        rubric=tuple(
            Criterion(
                name=f"criterion {n}",
                levels=tuple(Level(worth=worth, description="so") for worth in levels),
            )
            for n, levels in enumerate(worths)
        )
    )


RUBRIC = body((2, 1, 0), (0, 1))


@pytest.mark.parametrize("text", ["", "A thought."])
def test_an_essay_waits(text: str) -> None:
    """Until a person has judged nothing is earned, whatever was written."""
    assert grade(ESSAY, Written(text=text)) == Mark(earned=Fraction(0), waiting=True)


@pytest.mark.parametrize(
    ("levels", "earned", "parts"),
    [
        pytest.param((0, 1), Fraction(1), (True, True), id="the best of each"),
        pytest.param((1, 1), Fraction(2, 3), (False, True), id="the second best of one"),
        pytest.param((2, 0), Fraction(0), (False, False), id="the worst of each"),
    ],
)
def test_a_judgement_earns_its_share(
    levels: tuple[int, ...], earned: Fraction, parts: tuple[bool, ...]
) -> None:
    """The chosen levels earn their share of all points of the rubric, in any order of levels."""
    assert judged(RUBRIC, levels) == Mark(earned=earned, parts=parts)


@pytest.mark.parametrize(
    "levels",
    [
        pytest.param((), id="no level"),
        pytest.param((0,), id="one level for two criteria"),
        pytest.param((0, 0, 0), id="one level too many"),
        pytest.param((3, 0), id="a level that is not there"),
        pytest.param((0, -1), id="a level before the first"),
    ],
)
def test_another_judgement_is_refused(levels: tuple[int, ...]) -> None:
    """What the rubric does not offer is an error and never a mark."""
    with pytest.raises(JudgementRefused):
        judged(RUBRIC, levels)


@given(essays(), st.data())
def test_a_judgement_is_never_below_nothing_or_above_everything(
    essay: Essay, data: st.DataObject
) -> None:
    """Every choice of levels earns between nothing and everything; the best ones everything."""
    levels = [data.draw(st.integers(0, len(one.levels) - 1)) for one in essay.rubric]
    best = [[level.worth for level in one.levels].index(one.most) for one in essay.rubric]

    assert 0 <= judged(essay, tuple(levels)).earned <= 1
    assert judged(essay, tuple(best)).is_right


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param("  \n\t", 0, id="blanks"),
        pytest.param("Two words.", 2, id="two"),
        pytest.param("a - b \u2013 c", 3, id="dashes are none"),
        pytest.param("well-known", 1, id="a hyphen joins"),
        pytest.param("it's 1955,\nsaid\u00a0Ada", 4, id="numbers and other blanks"),
    ],
)
def test_words_are_counted(text: str, count: int) -> None:
    """A word holds a letter or a digit, and blanks stand around it."""
    assert words(text) == count

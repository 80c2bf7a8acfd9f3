"""Marks for texts with gaps: each gap by the rule of its kind."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes import Mark, Option, Question, ResponseRefused, ShortAnswer, SingleChoice, grade
from quizzes.questions import Cloze, Credit, Filled, Gap, Numeric, intervals
from tests.quizzes.strategies import clozes, responses

YEAR = Numeric(
    accepted=(intervals.read("1955.5"),), wrong=(intervals.read("1949", feedback="NATO.\n\nNo."),)
)
CITY = ShortAnswer(accepted=("Warsaw",))
STATES = SingleChoice(
    options=(
        Option(text="eight", right=True, feedback="Indeed."),
        Option(text="twelve", right=False, feedback="Those founded NATO."),
    )
)
BODY = Cloze(
    gaps=(
        Gap(name="year", body=YEAR),
        Gap(name="city", body=CITY),
        Gap(name="states", body=STATES),
    )
)


def mark(*gaps: str, locale: str = "", credit: Credit | None = None) -> Mark:
    """Mark what was given in the gaps."""
    question = Question(
        id="q",
        stem="In [[year]] in [[city]] by [[states]].",
        passage="p",
        body=BODY,
        credit=credit,
    )
    return grade(question, Filled(gaps=gaps, locale=locale))


def test_everything_right() -> None:
    """Each gap is a part; what was forgiven and what is told names its gap."""
    assert mark("1955,5", "warsaw", "0", locale="en") == Mark(
        earned=Fraction(1),
        forgiven=("gap 1: decimal comma", "gap 2: capital letters"),
        feedback=("**Gap 3:** Indeed.",),
        parts=(True, True, True),
    )


def test_the_locale_is_the_learners() -> None:
    """A number in a gap is read as numbers are where the learner lives."""
    assert mark("1955,5", "", "", locale="de").forgiven == ()


def test_something_wrong() -> None:
    """A wrong gap is told its feedback; one of several paragraphs keeps them."""
    assert mark("1949", "Prague", "1") == Mark(
        earned=Fraction(0),
        feedback=("**Gap 1:**\n\nNATO.\n\nNo.", "**Gap 3:** Those founded NATO."),
        parts=(False, False, False),
    )


def test_an_open_gap_is_neither_right_nor_wrong() -> None:
    """Whoever gives nothing is told nothing."""
    assert mark("", " ", "") == Mark(earned=Fraction(0), parts=(None, None, None))


@pytest.mark.parametrize(
    ("credit", "earned"),
    [
        pytest.param(None, Fraction(1, 3), id="as usual"),
        pytest.param(Credit.PER_PART, Fraction(1, 3), id="per part"),
        pytest.param(Credit.ALL_OR_NOTHING, Fraction(0), id="all or nothing"),
        pytest.param(Credit.PENALTY, Fraction(0), id="wrong ones cost"),
        pytest.param(Credit.BELOW_ZERO, Fraction(0), id="below zero"),
    ],
)
def test_partial_credit(credit: Credit | None, earned: Fraction) -> None:
    """One gap right, one wrong, one open."""
    assert mark("1955.5", "Prague", "", credit=credit).earned == earned


def test_below_zero() -> None:
    """Two wrong gaps of three cost two thirds if the author says so."""
    assert mark("1", "Prague", "", credit=Credit.BELOW_ZERO).earned == Fraction(-2, 3)


@pytest.mark.parametrize(
    "gaps",
    [
        pytest.param((), id="no gap"),
        pytest.param(("1955", "Warsaw"), id="a gap too few"),
        pytest.param(("1955", "Warsaw", "0", ""), id="a gap too many"),
        pytest.param(("1955", "Warsaw", "2"), id="an option too many"),
        pytest.param(("1955", "Warsaw", "-1"), id="an option before the first"),
        pytest.param(("1955", "Warsaw", "00"), id="two digits for one"),
        pytest.param(("1955", "Warsaw", " "), id="a blank for an option"),
        pytest.param(("1955", "Warsaw", "eight"), id="the text of an option"),
        pytest.param(("1955", "Warsaw", "\u0660"), id="a digit of another script"),
        pytest.param(("1955", "Warsaw", "9" * 999), id="999 digits"),
    ],
)
def test_what_does_not_fit_is_refused(gaps: tuple[str, ...]) -> None:
    """There is one text for each gap, and an option is given by its position."""
    with pytest.raises(ResponseRefused):
        mark(*gaps)


@settings(max_examples=50)  # up to four gaps each; what may stand in a gap is tried by itself
@given(st.data())
def test_marks_stay_in_range(data: st.DataObject) -> None:
    """Whatever is filled in, the mark is a share of the gaps, and has a part for each."""
    body = data.draw(clozes())
    stem = " ".join(f"[[{gap.name}]]" for gap in body.gaps)
    credit = data.draw(st.sampled_from(Credit))
    question = Question(id="q", stem=stem, passage="p", body=body, credit=credit)
    found = grade(question, data.draw(responses(body)))

    assert -1 <= found.earned <= 1
    assert len(found.parts) == len(body.gaps)
    assert found.is_right == all(found.parts)

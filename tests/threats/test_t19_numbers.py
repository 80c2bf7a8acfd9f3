"""T19: what is no number is none, what looks like another is not it, and scores are in range."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.web.grades.forms import read_points
from quizzes import Mark, Question, Typed, grade
from quizzes.errors import QuestionFaults, ResponseRefused
from quizzes.grading.hints import after_hints
from quizzes.grading.mark import MarkRefused
from quizzes.grading.rubric import judged
from quizzes.questions import (
    Essay,
    Hint,
    Numeric,
    decimals,
    intervals,
    limits,
    response_from_json,
)
from quizzes.scoring import Score, ScoreRefused, add, percent
from tests.quizzes.strategies import essays, questions, responses, typed_numbers

LOCALES = ("", "en", "de", "fr-FR", "de-CH", "ar", "fa", "hi-IN")
EVERYTHING = "-9e299..9e299"

NO_NUMBERS = [
    *("nan", "NaN", "-nan", "inf", "-inf", "+Infinity", "INF", "1e999", "1e301", "-1e9999"),
    *("1_000", "0x10", "0b1", "1e1_0", "1__0", "1,,5", "1..5", "1.5.5", "1,5,5", "5..6"),
    *("--5", "+-5", "-+5", "5-", "(5)", "$5", "#5", "five", "5 6", "½", "①", "Ⅷ", "五", "५"),
    *("٣5", "1٣", "٣۳"),
    *("1e", "e5", "1e+", "1e1.5", "1/0", "1/-2", "1//2", "/2", "1/2/3", "9" * 500, "", " ", "."),
    *("=5", "5=5", "5;", "5\n6", "not 5", "5 or 6", "None", "null", "true", "1e300e1", "٫٥٫٥"),
]  # fmt: skip
"""What `float` or `int` would take, or a reader that guesses."""


def _numeric(*accepted: str, unit: str = "") -> Question:
    body = Numeric(accepted=tuple(map(intervals.read, accepted)), unit=unit)
    return Question(id="q", stem="?", passage="p", body=body)


def _is_right(question: Question, text: str, locale: str) -> bool:
    mark = grade(question, Typed(text=text, locale=locale))
    assert mark.earned in {0, 1}
    return mark.is_right


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_number_is_never_right(text: str) -> None:
    """Not even where every number is accepted, in no language."""
    question = _numeric(EVERYTHING)
    assert [locale for locale in LOCALES if _is_right(question, text, locale)] == []


def test_every_number_is_right_where_every_number_is_accepted() -> None:
    """So that the test above can fail."""
    question = _numeric(EVERYTHING)
    for text in ("5", "-0", "1,5", "1.5", "1e299", "1/3", "٥", "۵", "５", "9" * 100, ".5", "10^3"):
        assert _is_right(question, text, "")


@pytest.mark.parametrize("size", [limits.TYPED + 1, 5_000, 100_000])
def test_thousands_of_digits_are_no_answer(size: int) -> None:
    """They are refused before anything looks at them as a number."""
    with pytest.raises(ResponseRefused):
        Typed(text="9" * size)


# A key, what was typed, and whether it may be right in any language.
LOOK_ALIKES = [
    pytest.param("16", "16,000", False, id="thousands"),
    pytest.param("16", "16.000", True, id="a point and noughts, which one language reads as 16"),
    pytest.param("16", "16 000", False, id="thousands with a blank"),
    pytest.param("16", "16\u202f000", False, id="thousands with a narrow blank"),
    pytest.param("16", "16'000", False, id="thousands with an apostrophe"),
    pytest.param("16", "16٬000", False, id="thousands with an Arabic sign"),
    pytest.param("16000", "16", False, id="the other way round"),
    pytest.param("5", "-5", False, id="a hyphen"),
    pytest.param("5", "\u22125", False, id="a minus sign"),
    pytest.param("5", "\u20135", False, id="a dash"),
    pytest.param("5", "\u20145", False, id="a long dash"),
    pytest.param("5", "\u20105", False, id="another hyphen"),
    pytest.param("5", "\u20115", False, id="a hyphen that does not break"),
    pytest.param("5", "\u20125", False, id="a dash of a digit's width"),
    pytest.param("5", "\ufe635", False, id="a small hyphen"),
    pytest.param("5", "\uff0d5", False, id="a full-width hyphen"),
    pytest.param("5", "\u207b5", False, id="a raised minus"),
    pytest.param("5", "\u00ad-5", False, id="a minus behind an invisible hyphen"),
    pytest.param("5", "- 5", False, id="a minus and a blank"),
    pytest.param("-5", "5", False, id="no minus"),
    pytest.param("-5", "+5", False, id="a plus"),
    pytest.param("1955", "1956", False, id="one digit off"),
    pytest.param("1955", "19 55", False, id="a blank in it"),
    pytest.param("1955", "1955.5", False, id="a half more"),
    pytest.param("1.5", "15", False, id="no point"),
    pytest.param("15", "1,5", False, id="a comma"),
    pytest.param("15", "1.5", False, id="a point"),
    pytest.param("5", "5 %", False, id="a per cent"),
    pytest.param("5", "5!", False, id="a factorial"),
    pytest.param("5", "5e1", False, id="a power of ten"),
    pytest.param("5", "5²", False, id="a square"),
    pytest.param("5", "~5", False, id="roughly"),
    pytest.param("5", "<5", False, id="less than"),
    pytest.param("0", "-0", True, id="nothing with a minus sign"),
    pytest.param("5", "\uff15", True, id="a full-width digit"),
    pytest.param("5", "\u0665", True, id="an Arabic digit"),
    pytest.param("1.5", "1,5", True, id="a decimal comma"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "typed", "may"), LOOK_ALIKES)
def test_what_looks_like_another_number_is_not_it(key: str, typed: str, may: bool) -> None:
    """A sign or a digit that changes the number is never let pass."""
    question = _numeric(key)
    assert any(_is_right(question, typed, locale) for locale in LOCALES) == may


@given(st.integers(1, 999), st.sampled_from(LOCALES), st.sampled_from(",. '\u00a0\u2019"))
def test_thousands_are_never_ones(whole: int, locale: str, sign: str) -> None:
    """A number with three noughts behind a sign is what is written, or is not accepted."""
    right = _is_right(_numeric(str(whole)), f"{whole}{sign}000", locale)
    assert not right or not _is_right(_numeric(f"{whole}000"), f"{whole}{sign}000", locale)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        *(pytest.param(text, "number|comma|blank|digits|exponent|divides|characters", id=repr(text))
          for text in ("nan", "inf", "-inf", "1e999", "1e301", "1_000", "0x1F", "٣", "５", "1,5",
                       "16,000", "16 000", "1/0", "9" * 5_000, "1e300 ± 1e-300", "5 ± nan",
                       "5 ± inf%", "1..inf", "--5", "½", "1e9999999999")),
        pytest.param("5 ± -1", "below 0", id="a tolerance below nothing"),
        pytest.param("5 ± -1%", "below 0", id="a share below nothing"),
        pytest.param("10..5", "before it begins", id="a range that runs backwards"),
        pytest.param("-5..-10", "before it begins", id="a range below nothing that does"),
    ],
)  # fmt: skip
def test_an_author_is_told_what_is_no_number(text: str, reason: str) -> None:
    """What is accepted is written in one way; the rest is refused with a word."""
    with pytest.raises(QuestionFaults, match=reason):
        intervals.read(text)


@pytest.mark.parametrize("text", ["nan", "inf", "1e999", "1_000", "٣", "５", "-1", "1,5,5", "1/0",
                                  "1e2", "0x1", "9" * 5_000, " ", "1/2/3", "½", "+5"])  # fmt: skip
def test_points_by_hand_are_as_strict(text: str) -> None:
    """Nor is a grade such a number."""
    assert read_points(text) is None


@pytest.mark.parametrize("text", ["nan", "inf", "1e999", "1_000", "٣", "1,5", "9" * 5_000])
def test_a_variable_is_drawn_from_numbers(text: str) -> None:
    """Ranges, lists and formulas have the same digits."""
    assert decimals.read(text) is None


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), 1.0, True, "0", 10**30, -1, 10**4_000]
)
def test_a_position_is_a_whole_number_that_there_is(value: object) -> None:
    """What stands for an option in a stored answer is one, or is refused."""
    question = _numeric("5")
    for data in ({"chosen": [value]}, {"placed": [value]}, {"ordered": [value]}):
        try:
            response = response_from_json(data)
        except ResponseRefused:
            continue
        with pytest.raises(ResponseRefused):
            grade(question, response)


HINTS = st.lists(
    st.builds(Hint, text=st.just("h"), cost=st.fractions(0, 1, max_denominator=1_000)),
    max_size=limits.HINTS,
)


@settings(max_examples=60)
@given(st.data())
def test_a_score_is_in_its_range(data: st.DataObject) -> None:
    """For every kind, every response that fits, every rule of partial credit and every hint."""
    question = data.draw(questions())
    mark = grade(question, data.draw(responses(question.body)))
    hints = data.draw(HINTS)
    helped = after_hints(mark, hints, data.draw(st.integers(0, len(hints))))
    assert -1 <= helped.earned <= max(mark.earned, Fraction(0)) <= 1
    assert isinstance(helped.earned, Fraction)
    score = add([(helped, question.points), (mark, question.points)])
    assert 0 <= score.earned <= score.points
    assert 0 <= percent(score) <= 100


@given(essays(), st.data())
def test_a_judgement_is_in_its_range(body: Essay, data: st.DataObject) -> None:
    """Whatever levels are chosen."""
    levels = (st.integers(0, len(each.levels) - 1) for each in body.rubric)
    assert 0 <= judged(body, data.draw(st.tuples(*levels))).earned <= 1


@given(typed_numbers(), st.sampled_from(LOCALES))
def test_a_number_never_earns_a_part(text: str, locale: str) -> None:
    """A typed number is right or it is not."""
    _is_right(_numeric("1949 ± 1%", "0..1", unit="km"), text, locale)


@pytest.mark.parametrize("earned", [Fraction(-2), Fraction(3, 2), Fraction(10**30)])
def test_a_mark_outside_its_range_cannot_be_made(earned: Fraction) -> None:
    """Whoever would make one is stopped where it is made."""
    with pytest.raises(MarkRefused):
        Mark(earned=earned)
    with pytest.raises(ScoreRefused):
        Score(earned=earned, points=Fraction(1))

"""The numbers that authors accept: how they are written, and that they are exact."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import QuestionFaults, QuizzesError, ShapeRefused
from quizzes.questions import Interval, Numeric, intervals
from quizzes.questions.codec import numeric


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param("1949", "1949", "1949", id="a whole number"),
        pytest.param("-0.5", "-1/2", "-1/2", id="below zero"),
        pytest.param("\u22120.5", "-1/2", "-1/2", id="a real minus sign"),
        pytest.param("+5", "5", "5", id="a plus sign"),
        pytest.param("6.02e23", "602000000000000000000000", "602000000000000000000000",
                     id="a power of ten"),
        pytest.param("1E+3", "1000", "1000", id="a power of ten as others write it"),
        pytest.param("1e-300", f"1/{10**300}", f"1/{10**300}", id="the smallest power of ten"),
        pytest.param("1/3", "1/3", "1/3", id="a fraction"),
        pytest.param("9.81 +- 0.02", "979/100", "983/100", id="a tolerance"),
        pytest.param("9.81\u00b10.02", "979/100", "983/100", id="a tolerance without blanks"),
        pytest.param("9.81 +/- 0.02", "979/100", "983/100", id="a tolerance with a stroke"),
        pytest.param("50 +- 2%", "49", "51", id="per cent"),
        pytest.param("-50 +- 2 %", "-51", "-49", id="per cent of a number below zero"),
        pytest.param("0 +- 2%", "0", "0", id="per cent of nothing"),
        pytest.param("10..20", "10", "20", id="a range"),
        pytest.param("-20 .. -10.5", "-20", "-21/2", id="a range below zero"),
        pytest.param("1/3..2/3", "1/3", "2/3", id="a range of fractions"),
        pytest.param("-0", "0", "0", id="nothing with a minus sign"),
    ],
)  # fmt: skip
def test_what_an_author_writes(text: str, low: str, high: str) -> None:
    """A number, a tolerance and a range are read exactly, and have one written form."""
    found = intervals.read(text)

    assert (found.low, found.high) == (Fraction(low), Fraction(high))
    assert intervals.read(found.text) == found


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "no text", id="nothing"),
        pytest.param("about 5", "is no number", id="a word"),
        pytest.param("1,5", "comma", id="a decimal comma"),
        pytest.param("16 000", "blank", id="a blank between thousands"),
        pytest.param(".5", "a digit before", id="no digit before the point"),
        pytest.param("5 km", "field unit", id="a unit"),
        pytest.param("5%", "field unit", id="a percent sign"),
        pytest.param("nan", "is no number", id="not a number"),
        pytest.param("inf", "is no number", id="infinity"),
        pytest.param("1_000", "is no number", id="an underscore"),
        pytest.param("0x10", "field unit", id="sixteen"),
        pytest.param("\u0665", "is no number", id="a digit of another script"),
        pytest.param("1e301", "exponent", id="too large a power of ten"),
        pytest.param("1e-999", "exponent", id="too small a power of ten"),
        pytest.param("1e300 +- 1e-300", "too many digits", id="an endless sum"),
        pytest.param("1/0", "divides by 0", id="divided by nothing"),
        pytest.param("20..10", "ends before it begins", id="a range the wrong way round"),
        pytest.param("5 +- -1", "below 0", id="a tolerance below zero"),
        pytest.param("5 +- 1 +- 1", "is no number", id="two tolerances"),
        pytest.param("5 +-", "is no number", id="half a tolerance"),
        pytest.param("1..2..3", "is no number", id="two ranges"),
        pytest.param("9" * 101, "101 characters", id="101 digits"),
        pytest.param("9" * 5_000, "5,000 characters", id="5,000 digits"),
        pytest.param("5\n6", "more than one line", id="two lines"),
    ],
)
def test_what_is_refused(text: str, message: str) -> None:
    """Everything else is an error that says what to write instead."""
    with pytest.raises(QuestionFaults, match=message):
        intervals.read(text)


@given(st.text(max_size=120) | st.text("0123456789.-+e/%\u00b1 ", max_size=30))
def test_no_text_makes_reading_crash(text: str) -> None:
    """Whatever is written is a sound interval or one of our own errors."""
    try:
        found = intervals.read(text)
    except QuizzesError:
        return
    assert found.low <= found.high
    assert found.low in found
    assert intervals.read(found.text) == found


def test_the_ends_belong_to_it() -> None:
    """A tolerance is kept exactly: its ends are inside, anything beyond is not."""
    tenth = intervals.read("0.3 +- 0.1")

    assert Fraction(2, 10) in tenth
    assert Fraction(4, 10) in tenth
    assert Fraction(4, 10) + Fraction(1, 10**30) not in tenth


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param("5", 5, 6, id="another end"),
        pytest.param("5 +- 1", 4, 6, id="another spelling"),
        pytest.param("10..20", 20, 10, id="the wrong way round"),
        pytest.param("five", 5, 5, id="a word"),
    ],
)
def test_the_text_says_what_is_meant(text: str, low: int, high: int) -> None:
    """An interval whose text says something else cannot be made, by no way round."""
    with pytest.raises(QuestionFaults):
        Interval(text=text, low=Fraction(low), high=Fraction(high))


FIVE = intervals.read("5")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        pytest.param({"accepted": ()}, "give 1 to 50", id="nothing accepted"),
        pytest.param({"accepted": tuple(intervals.read(str(n)) for n in range(51))},
                     "there are 51", id="51 numbers"),
        pytest.param({"wrong": tuple(intervals.read(str(n)) for n in range(6, 57))},
                     "there are 51", id="51 wrong numbers"),
        pytest.param({"wrong": (FIVE,)}, "listed 2 times", id="one number twice"),
        pytest.param({"unit_needed": True}, "not named", id="a needed unit without a name"),
        pytest.param({"unit": "x" * 41}, "41 characters", id="a long unit"),
        pytest.param({"unit": "1/s"}, r"s\^-1", id="a unit that begins with a digit"),
        pytest.param({"unit": "needed km"}, "needed", id="a unit like a setting"),
        pytest.param({"significant_figures": 16}, "0 to 15", id="16 figures"),
        pytest.param({"significant_figures": -1}, "0 to 15", id="fewer figures than none"),
    ],
)  # fmt: skip
def test_another_question_is_refused(changes: dict[str, object], message: str) -> None:
    """A number to type has something accepted, and a unit if one is needed."""
    with pytest.raises(QuestionFaults, match=message):
        Numeric(**{"accepted": (FIVE,), **changes})  # type: ignore[arg-type] # what is refused


def test_numbers_are_stored_exactly() -> None:
    """A third is stored as 1/3, and not as what is left of it after a decimal point."""
    body = Numeric(accepted=(intervals.read("1/3 +- 10%"),))
    stored = numeric.to_json(body)

    assert stored["accepted"] == [
        {"text": "1/3 \u00b1 10%", "low": "3/10", "high": "11/30", "feedback": ""}
    ]
    assert numeric.from_json(stored) == body


@pytest.mark.parametrize(
    ("low", "refusal"),
    [
        pytest.param(5, ShapeRefused, id="a number"),
        pytest.param("5.0", ShapeRefused, id="a decimal number"),
        pytest.param("nan", ShapeRefused, id="not a number"),
        pytest.param("5/0", ShapeRefused, id="divided by nothing"),
        pytest.param("1" * 5_000, ShapeRefused, id="5,000 digits"),
        pytest.param("4/1", QuestionFaults, id="another number than the text"),
    ],
)
def test_another_stored_form_is_refused(low: object, refusal: type[QuizzesError]) -> None:
    """What is stored as a number is a fraction, and the one that the text says."""
    one = {"text": "5", "low": low, "high": "5/1", "feedback": ""}
    data = {
        "accepted": [one],
        "wrong": [],
        "unit": "",
        "unit_needed": False,
        "significant_figures": 0,
    }
    with pytest.raises(refusal):
        numeric.from_json(data)

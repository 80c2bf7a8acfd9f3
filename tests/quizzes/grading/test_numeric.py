"""Marks for typed numbers: never by a guess, and never for another number."""

from fractions import Fraction
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import Mark, Typed
from quizzes.grading.numeric import grade
from quizzes.questions import Numeric, intervals
from tests.quizzes.strategies import LOCALES, numerics, typed_numbers

LANGUAGES = ("", "en", "de", "de-CH", "fr", "es-MX", "ar", "hi", "zh")


def asking(*accepted: str, **more: object) -> Numeric:
    """Give a question for such numbers."""
    found = tuple(intervals.read(text) for text in accepted)
    return Numeric(accepted=found, **more)  # type: ignore[arg-type] # the fields of the test


def mark(body: Numeric, text: str, locale: str = "") -> Mark:
    """Mark what was typed."""
    return grade(body, Typed(text=text, locale=locale))


@pytest.mark.parametrize(
    ("accepted", "text"),
    [
        pytest.param("-5", "5", id="a sign left out"),
        pytest.param("5", "-5", id="a sign"),
        pytest.param("5", "\u22125", id="a real minus sign"),
        pytest.param("5", "\u20135", id="a dash"),
        pytest.param("1955", "1956", id="the year after"),
        pytest.param("1955", "1955 BC", id="two thousand years before"),
        pytest.param("16", "16,000", id="thousands for ones"),
        pytest.param("16", "16.000,0", id="thousands for ones, with a decimal sign"),
        pytest.param("16", "16 000", id="thousands with a blank"),
        pytest.param("16", "16'000", id="thousands with an apostrophe"),
        pytest.param("16", "016,000", id="thousands with a nought before"),
        pytest.param("16", "-16", id="below zero"),
        pytest.param("16", "1.6e2", id="ten times as much"),
        pytest.param("16", "16e3", id="thousands as a power of ten"),
        pytest.param("16", "0x10", id="sixteen to a computer"),
        pytest.param("16", "16%", id="a hundredth"),
        pytest.param("16", "16!", id="a factorial"),
        pytest.param("16", "16 or 17", id="two answers"),
        pytest.param("16", "16/17", id="two answers with a stroke"),
        pytest.param("16", "15..17", id="a range"),
        pytest.param("16", "16 \u00b1 1", id="a tolerance"),
        pytest.param("16", "4\u00b2", id="a power"),
        pytest.param("16", "2^4", id="another power"),
        pytest.param("16", "8+8", id="a sum"),
        pytest.param("16", "12:30", id="a time"),
        pytest.param("16", "16 km", id="a unit that was not asked for"),
        pytest.param("1000", "1_000", id="an underscore"),
        pytest.param("1000", "10\u00b3 m", id="a unit behind a power of ten"),
        pytest.param("0", "nan", id="not a number"),
        pytest.param("1e300", "inf", id="infinity"),
        pytest.param("1e300", "1e999", id="too large a power of ten"),
        pytest.param("0", "1e-999", id="too small a power of ten"),
        pytest.param("0", "", id="nothing"),
        pytest.param("0", "O", id="a letter like a nought"),
        pytest.param("1", "l", id="a letter like a one"),
        pytest.param("12", "1\u00b2", id="a raised digit"),
        pytest.param("102", "10\u00b2", id="another"),
        pytest.param("0.5", "\u00bd", id="a sign for one half"),
        pytest.param("35", "\u06635", id="digits of two scripts"),
        pytest.param("1.5", "1 1/2", id="a whole number and a fraction"),
        pytest.param("5.5", "1 1/2", id="the same, run together"),
    ],
)
@pytest.mark.parametrize("locale", LANGUAGES)
def test_what_is_never_accepted(accepted: str, text: str, locale: str) -> None:
    """In no language is one number taken for another, or what is none for a number."""
    assert mark(asking(accepted), text, locale).earned == 0


@pytest.mark.parametrize(
    ("accepted", "text", "locale", "forgiven"),
    [
        pytest.param("-5", "-5", "", (), id="a sign"),
        pytest.param("-5", "\u22125", "", (), id="a real minus sign"),
        pytest.param("-5", "\u20135", "", (), id="a dash"),
        pytest.param("0", "-0", "", (), id="nothing with a sign"),
        pytest.param("1955", "1955", "", (), id="a year"),
        pytest.param("1955", "1955.", "", ("punctuation",), id="a year and a full stop"),
        pytest.param("16000", "16,000", "en", (), id="English thousands"),
        pytest.param("16000", "16.000", "de", (), id="German thousands"),
        pytest.param("16000", "16 000", "fr", (), id="French thousands"),
        pytest.param("16000", "16'000", "de-CH", (), id="Swiss thousands"),
        pytest.param("16000", "1.6\u00b710^4", "", (), id="a power of ten"),
        pytest.param("1.5", "1,5", "de", (), id="a German comma"),
        pytest.param("1.5", "1,5", "en", ("decimal comma",), id="an English comma"),
        pytest.param("1.5", "1.5", "en", (), id="an English point"),
        pytest.param("1.5", "1.5", "de", ("decimal point",), id="a German point"),
        pytest.param("1.5", "1.500", "en", (), id="an English point and noughts"),
        pytest.param("3.142", "3,142", "de", (), id="three places"),
        pytest.param("1.5", "3/2", "", (), id="a fraction"),
        pytest.param("1/3", "1/3", "", (), id="a third"),
        pytest.param("0.33 +- 0.01", "1/3", "", (), id="a third, nearly"),
        pytest.param("0.16", "16%", "", ("percent sign",), id="per cent"),
        pytest.param("0.016", "16\u2030", "", ("per mille sign",), id="per mille"),
        pytest.param("35", "\u0663\u0665", "ar", ("Arabic digits",), id="Arabic digits"),
        pytest.param("35", "\uff13\uff15", "ja", ("full-width characters",), id="wide digits"),
        pytest.param("10..20", "20", "", (), id="the end of a range"),
        pytest.param("9.81 +- 0.02", "9,79", "de", (), id="the end of a tolerance"),
    ],
)  # fmt: skip
def test_what_is_accepted(accepted: str, text: str, locale: str, forgiven: tuple[str, ...]) -> None:
    """The same number is accepted however it is written, and what was overlooked is told."""
    assert mark(asking(accepted), text, locale) == Mark(earned=Fraction(1), forgiven=forgiven)


@pytest.mark.parametrize(
    ("accepted", "text", "locale", "told"),
    [
        pytest.param("16", "16,000", "", "as 16000 or as 16.", id="a comma"),
        pytest.param("16000", "16,000", "", "as 16000 or as 16.", id="the same for thousands"),
        pytest.param("16000", "16,000", "de", "as 16 or as 16000.", id="a German comma"),
        pytest.param("1.5", "1.500", "", "as 1.5 or as 1500.", id="a point"),
        pytest.param("1.5", "1.500", "fr", "as 1.5 or as 1500.", id="a French point"),
        pytest.param("1.5", "1.500", "de", "was read as 1500.", id="a German point"),
        pytest.param("1.5", "1,500", "en", "was read as 1500.", id="an English comma"),
        pytest.param("50", "50%", "", "was read as 0.5.", id="a percent sign"),
        pytest.param("5", "five", "", "not read as a number", id="a word"),
        pytest.param("5", "5 km", "", "No unit is asked for", id="a unit"),
        pytest.param("5", "1e301", "", "beyond 300", id="too large a power of ten"),
        pytest.param("5", "5" * 500, "", "too long", id="500 digits"),
    ],
)
def test_the_learner_is_told_why(accepted: str, text: str, locale: str, told: str) -> None:
    """Whoever meant the right number is told how it was read, and can write it again."""
    found = mark(asking(accepted), text, locale)

    assert found.earned == 0
    assert told in found.feedback[0]


def test_two_readings_with_one_verdict_are_no_question() -> None:
    """What is right or wrong either way is marked as that, without a word about it."""
    assert mark(asking("1..20000"), "16,000").is_right
    assert "or as" not in mark(asking("5"), "16,000").feedback[0]


def test_a_wrong_number_that_was_expected_gets_its_word() -> None:
    """What the author listed as wrong is told its own feedback; accepted numbers go first."""
    body = Numeric(
        accepted=(intervals.read("1955", feedback="Days after West Germany joined NATO."),),
        wrong=(
            intervals.read("1949", feedback="That is NATO."),
            intervals.read("1900..2000", feedback="That is the right century."),
        ),
    )

    assert mark(body, "1955").feedback == ("Days after West Germany joined NATO.",)
    assert mark(body, "1949").feedback == ("That is NATO.",)
    assert mark(body, "1961").feedback == ("That is the right century.",)
    assert mark(body, "1861") == Mark(earned=Fraction(0))


LENGTH = asking("100 +- 1%", unit="km")
MILES = "unit converted from miles"


@pytest.mark.parametrize(
    ("body", "text", "earned", "forgiven"),
    [
        pytest.param(LENGTH, "100 km", 1, (), id="the unit"),
        pytest.param(LENGTH, "100km", 1, (), id="without a blank"),
        pytest.param(LENGTH, "100 km.", 1, ("punctuation",), id="a full stop"),
        pytest.param(LENGTH, "100", 1, (), id="no unit where it need not be"),
        pytest.param(LENGTH, "62.1 miles", 1, (MILES,), id="another unit"),
        pytest.param(LENGTH, "100 000 m", 1, ("unit converted from m",), id="a smaller one"),
        pytest.param(LENGTH, "100 m", 0, (), id="the number in a smaller one"),
        pytest.param(LENGTH, "100 miles", 0, (), id="the number in another one"),
        pytest.param(LENGTH, "-62.1 miles", 0, (), id="a sign"),
        pytest.param(LENGTH, "100 kg", 0, (), id="another dimension"),
        pytest.param(LENGTH, "100 bananas", 0, (), id="no unit at all"),
        pytest.param(LENGTH, "100%", 0, (), id="per cent"),
        pytest.param(asking("20", unit="\u00b0C"), "293.15 K", 1,
                     ("unit converted from K",), id="a temperature"),
        pytest.param(asking("20", unit="\u00b0C"), "20 K", 0, (), id="a cold temperature"),
        pytest.param(asking("50", unit="%"), "50 %", 1, (), id="per cent as the unit"),
        pytest.param(asking("50", unit="%"), "0.5", 0, (), id="a share where per cent is asked"),
        pytest.param(asking("5", unit="roubles"), "5 roubles", 1, (), id="what is no unit"),
        pytest.param(asking("5", unit="roubles"), "5 dollars", 0, (), id="another currency"),
        pytest.param(asking("5", unit="\u20ac"), "5 \u20ac", 1, (), id="a sign for a currency"),
    ],
)  # fmt: skip
def test_units(body: Numeric, text: str, earned: int, forgiven: tuple[str, ...]) -> None:
    """A number in another unit of the dimension is converted; the same digits are not enough."""
    found = mark(body, text)

    assert (found.earned, found.forgiven) == (Fraction(earned), forgiven)


def test_a_needed_unit() -> None:
    """Where the unit is asked for, the right number alone is not the answer."""
    body = asking("5", unit="km", unit_needed=True)

    assert mark(body, "5 km").is_right
    assert mark(body, "5") == Mark(earned=Fraction(0), feedback=("Give the unit, too.",))
    assert mark(body, "6") == Mark(earned=Fraction(0))


@pytest.mark.parametrize(
    ("text", "locale", "right"),
    [
        pytest.param("9.81", "", True, id="as many as asked for"),
        pytest.param("9,81", "de", True, id="with a comma"),
        pytest.param("9.8", "", False, id="fewer"),
        pytest.param("9.810", "", False, id="more"),
        pytest.param("0.00981e3", "", True, id="noughts before do not count"),
        pytest.param("981/100", "", False, id="a fraction has none"),
    ],
)
def test_significant_figures(text: str, locale: str, right: bool) -> None:
    """Where figures are asked for, the number has to be given with so many."""
    found = mark(asking("9.81 +- 0.02", significant_figures=3), text, locale)

    assert found.is_right == right
    assert bool(found.feedback) != right


def test_noughts_that_were_asked_for() -> None:
    """Who was asked for four figures writes 2,000 in German and 2.000 in English."""
    body = asking("2", significant_figures=4)

    assert mark(body, "2,000", "de").is_right
    assert mark(body, "2.000", "en").is_right
    assert not mark(body, "2,000", "en").is_right
    assert not mark(body, "2.000", "de").is_right
    assert mark(asking("2000", significant_figures=2), "2000").is_right


@given(numerics(), typed_numbers(), LOCALES)
def test_marking_never_crashes(body: Numeric, text: str, locale: str) -> None:
    """Whatever is typed earns everything or nothing, and the same each time."""
    found = mark(body, text, locale)

    assert found.earned in (0, 1)
    assert found == mark(body, text, locale)
    assert found.is_right or not found.forgiven


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.sampled_from(LANGUAGES))
def test_no_other_whole_number_is_accepted(key: int, typed: int, locale: str) -> None:
    """Digits alone mean one number in every language."""
    assert mark(asking(str(key)), str(typed), locale).is_right == (key == typed)


@given(st.integers(1, 999), st.sampled_from(LANGUAGES), st.sampled_from(".,' \u202f"))
def test_thousands_are_never_ones(key: int, locale: str, sign: str) -> None:
    """With a comma, 16,000 is not 16 in any language, and where another sign is, never silently."""
    found = mark(asking(str(key)), f"{key}{sign}000", locale)

    assert not found.is_right or (sign == "." and locale in {"en", "zh", "hi", "de-CH", "es-MX"})


@pytest.mark.parametrize("text", ["9" * 1_000, "1 " * 500, "5 " + "km" * 499, "5 m" + "^9" * 400])
def test_a_long_answer_takes_no_time(text: str) -> None:
    """The longest answer that can be typed is marked in a moment."""
    mark(LENGTH, "1 mile")  # loads the library
    before = process_time()
    mark(LENGTH, text)

    assert process_time() - before < 0.1

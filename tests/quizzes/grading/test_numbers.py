"""What is typed for a number: every way to read it, and what is no number at all."""

from fractions import Fraction
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.grading.conventions import of_locale
from quizzes.grading.digits import NoNumber
from quizzes.grading.numbers import read
from tests.quizzes.strategies import LOCALES, typed_numbers

COMMA, POINT = "decimal comma", "decimal point"


@pytest.mark.parametrize(
    ("text", "locale", "numbers"),
    [
        pytest.param("5", "", ["5"], id="a digit"),
        pytest.param("-5", "", ["-5"], id="a hyphen for minus"),
        pytest.param("\u22125", "", ["-5"], id="a real minus sign"),
        pytest.param("\u20135", "", ["-5"], id="a dash for minus"),
        pytest.param("- 5", "", ["-5"], id="a blank after the sign"),
        pytest.param("+5", "", ["5"], id="a plus sign"),
        pytest.param("-0", "", ["0"], id="nothing with a minus sign"),
        pytest.param("007", "", ["7"], id="noughts before"),
        pytest.param(".5", "", ["1/2"], id="no digit before the point"),
        pytest.param(" 1956\r\n", "", ["1956"], id="blanks around"),
        pytest.param("16,000", "en", ["16000"], id="English thousands"),
        pytest.param("16,000", "en-GB", ["16000"], id="British thousands"),
        pytest.param("16,000", "de", ["16", "16000"], id="a German comma and three noughts"),
        pytest.param("16,000", "fr-FR", ["16", "16000"], id="a French comma and three noughts"),
        pytest.param("16,000", "de-CH", ["16000", "16"], id="a Swiss comma"),
        pytest.param("16,000", "", ["16000", "16"], id="a comma and nobody knows whose"),
        pytest.param("16,001", "de", ["16001/1000"], id="a German comma and other digits"),
        pytest.param("16,5000", "de", ["33/2"], id="a German comma and four digits"),
        pytest.param("1.500", "en", ["3/2"], id="an English point"),
        pytest.param("1.500", "de", ["1500"], id="a German point"),
        pytest.param("1.500", "de-AT", ["1500"], id="an Austrian point"),
        pytest.param("1.500", "de-CH", ["3/2"], id="a Swiss point"),
        pytest.param("1.500", "fr", ["3/2", "1500"], id="a French point"),
        pytest.param("1.500", "", ["3/2", "1500"], id="a point and nobody knows whose"),
        pytest.param("0.500", "", ["1/2"], id="no thousand begins with nought"),
        pytest.param("0,500", "en", ["1/2"], id="no English thousand either"),
        pytest.param("1,234,567", "", ["1234567"], id="two commas"),
        pytest.param("1.234.567", "en", ["1234567"], id="two points"),
        pytest.param("1.234,56", "", ["30864/25"], id="thousands, then a decimal comma"),
        pytest.param("1,234.56", "de", ["30864/25"], id="thousands, then a decimal point"),
        pytest.param("16 000", "en", ["16000"], id="a blank"),
        pytest.param("16\u00a0000", "", ["16000"], id="a fixed blank"),
        pytest.param("16\u202f000,5", "fr", ["32001/2"], id="a narrow blank"),
        pytest.param("1'234'567.5", "de-CH", ["2469135/2"], id="apostrophes"),
        pytest.param("1\u2019234", "it-CH", ["1234"], id="a curly apostrophe"),
        pytest.param("1.2e3", "", ["1200"], id="a power of ten"),
        pytest.param("1,2E-3", "de", ["3/2500"], id="a power of ten below zero"),
        pytest.param("1.2\u00b710^3", "", ["1200"], id="a raised dot"),
        pytest.param("1.2 x 10\u00b3", "", ["1200"], id="a letter for times"),
        pytest.param("1.2 \u00d7 10\u207b\u00b2", "", ["3/250"], id="a raised minus sign"),
        pytest.param("10^3", "", ["1000"], id="a power of ten alone"),
        pytest.param("10\u00b2", "", ["100"], id="a raised two"),
        pytest.param("1e300", "", [str(10**300)], id="the largest power of ten"),
        pytest.param("1/3", "", ["1/3"], id="a fraction"),
        pytest.param("-2/4", "", ["-1/2"], id="a fraction below zero"),
        pytest.param("1\u20443", "", ["1/3"], id="a fraction with its own stroke"),
        pytest.param("9" * 100, "", ["9" * 100], id="a hundred digits"),
    ],
)
def test_how_a_number_is_read(text: str, locale: str, numbers: list[str]) -> None:
    """The learner's language says what signs mean; where it leaves it open, all ways are given."""
    found = read(text, locale)

    assert [way.number for way in found.readings] == [Fraction(number) for number in numbers]
    assert found.unit == ""


@pytest.mark.parametrize("text", [
    pytest.param("", id="nothing"),
    pytest.param(" ", id="a blank"),
    pytest.param("nan", id="not a number"),
    pytest.param("-inf", id="infinity"),
    pytest.param("five", id="a word"),
    pytest.param("1_000", id="an underscore"),
    pytest.param("1e999", id="too large a power of ten"),
    pytest.param("1e-301", id="too small a power of ten"),
    pytest.param("1e" + "9" * 130, id="a power of ten of 130 digits"),
    pytest.param("9" * 141, id="141 digits"),
    pytest.param("9" * 5_000, id="5,000 digits"),
    pytest.param("--5", id="two signs"),
    pytest.param("(5)", id="an accountant's minus"),
    pytest.param("$5", id="a currency"),
    pytest.param("5'", id="five feet"),
    pytest.param("1 1/2", id="a whole number and a fraction"),
    pytest.param("1/3.5", id="a decimal number below the stroke"),
    pytest.param("1.5/3", id="a decimal number above the stroke"),
    pytest.param("1/2/3", id="two strokes"),
    pytest.param("1/0", id="divided by nothing"),
    pytest.param("14.05.1955", id="a date"),
    pytest.param("12:30", id="a time of day"),
    pytest.param("16,00,000", id="groups of two"),
    pytest.param("1,234.567,8", id="two decimal signs"),
    pytest.param("1 234,567 890", id="blanks on both sides"),
    pytest.param("1 234'567", id="two signs between thousands"),
    pytest.param("16 00", id="a group of two"),
    pytest.param("1956 1955", id="two numbers"),
    pytest.param("1234 567", id="a first group of four"),
    pytest.param("016,000", id="a group that begins with nought"),
    pytest.param("0,000,001", id="a nought for the first group"),
    pytest.param("00.5", id="two noughts before the point"),
    pytest.param("210\u00b2", id="a square that is no power of ten"),
    pytest.param("\u00b2", id="a raised digit"),
    pytest.param("\u00bd", id="one half"),
    pytest.param("\u0967\u0966", id="digits of a script that is not known"),
    pytest.param("\u06635", id="digits of two scripts"),
    pytest.param("\u0663\u06f3", id="two kinds of Arabic digits"),
    pytest.param("\u2168", id="a Roman nine"),
])  # fmt: skip
@pytest.mark.parametrize("locale", ["", "en", "de", "fr", "ar", "hi"])
def test_what_is_no_number(text: str, locale: str) -> None:
    """Anything else is no number in any language, and the learner is told."""
    with pytest.raises(NoNumber):
        read(text, locale)


@pytest.mark.parametrize(
    ("text", "locale", "forgiven"),
    [
        pytest.param("1.5", "en", (), id="an English point"),
        pytest.param("1,5", "de", (), id="a German comma"),
        pytest.param("1.5", "", (), id="a point"),
        pytest.param("1,5", "en", (COMMA,), id="an English comma"),
        pytest.param("1,5", "", (COMMA,), id="a comma and nobody knows whose"),
        pytest.param("1.5", "de", (POINT,), id="a German point"),
        pytest.param("16,000", "en", (), id="English thousands"),
        pytest.param("5.", "en", ("punctuation",), id="a full stop"),
        pytest.param("\uff15", "ja", ("full-width characters",), id="a full-width digit"),
        pytest.param("\uff0d\uff15", "ja", ("full-width characters",), id="a full-width minus"),
        pytest.param("\u0661\u0666", "ar", ("Arabic digits",), id="Arabic digits"),
        pytest.param("\u06f1\u06f6", "fa", ("Arabic digits",), id="Persian digits"),
        pytest.param("\u0661\u066b\u0665", "ar", ("Arabic digits",), id="an Arabic comma"),
        pytest.param("\u200e1.5\u200f", "he", ("invisible characters",), id="writing direction"),
    ],
)
def test_what_is_forgiven(text: str, locale: str, forgiven: tuple[str, ...]) -> None:
    """Signs that others use are understood where there is one reading, and are named."""
    (way,) = read(text, locale).readings

    assert way.forgiven == forgiven


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("\u0661\u066c\u0660\u0660\u0660", 1_000, id="Arabic thousands"),
        pytest.param("-\u0661\u0665", -15, id="the first digit is the highest"),
        pytest.param("\uff11\uff10", 10, id="full-width digits"),
    ],
)
def test_other_digits_are_worth_the_same(text: str, number: int) -> None:
    """A digit of another script or width stands for itself, in the same place."""
    assert [way.number for way in read(text, "").readings] == [number]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        pytest.param("5 km", "km", id="a blank"),
        pytest.param("5km/h", "km/h", id="no blank"),
        pytest.param("5 000 m", "m", id="a blank between thousands, too"),
        pytest.param("1.2e3 m", "m", id="a power of ten"),
        pytest.param("5 eV", "eV", id="a unit like a power of ten"),
        pytest.param("5 e", "e", id="the letter alone"),
        pytest.param("1/3 m", "m", id="a fraction"),
        pytest.param("5 m\u00b2", "m\u00b2", id="a square"),
        pytest.param("5%", "%", id="per cent"),
        pytest.param("20 \u00b0C", "\u00b0C", id="degrees"),
        pytest.param("0x10", "x10", id="what C and Python read as sixteen"),
    ],
)
def test_what_stands_behind_is_the_unit(text: str, unit: str) -> None:
    """The number ends where nothing of a number follows; the rest is left to the units."""
    assert read(text, "").unit == unit


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        pytest.param("9.81", (3, 3), id="a decimal number"),
        pytest.param("9.810", (4, 4), id="a nought at the end counts"),
        pytest.param("0.00981", (3, 3), id="noughts before do not"),
        pytest.param("1500", (2, 4), id="noughts of a whole number may count"),
        pytest.param("1.50e3", (3, 3), id="a power of ten"),
        pytest.param("1 500.0", (5, 5), id="a nought after the point"),
        pytest.param("10^3", (1, 1), id="a power of ten alone"),
        pytest.param("0.00", (1, 2), id="nothing"),
        pytest.param("1/3", None, id="a fraction has none"),
    ],
)
def test_significant_figures(text: str, figures: tuple[int, int] | None) -> None:
    """Figures are counted in what was typed, and not in its value."""
    assert read(text, "").readings[0].figures == figures


def test_noughts_that_were_asked_for_are_no_thousands() -> None:
    """Who was asked for significant figures writes noughts on purpose."""
    assert [way.number for way in read("16,000", "de", noughts_count=True).readings] == [16]
    assert [way.number for way in read("16,000", "en", noughts_count=True).readings] == [16_000]


@pytest.mark.parametrize(
    ("locale", "decimal"),
    [
        pytest.param("en", ".", id="English"),
        pytest.param("de", ",", id="German"),
        pytest.param("de-CH", ".", id="German in Switzerland"),
        pytest.param("de_AT", ",", id="with an underscore"),
        pytest.param("zh-Hant-TW", ".", id="with a script"),
        pytest.param("es", ",", id="Spanish"),
        pytest.param("es-MX", ".", id="Spanish in Mexico"),
        pytest.param("es-419", None, id="Spanish in all of Latin America"),
        pytest.param("en-ZA", None, id="English in South Africa"),
        pytest.param("ar-EG", None, id="Arabic"),
        pytest.param("tlh", None, id="a language of no country"),
        pytest.param("", None, id="none"),
        pytest.param("*", None, id="any"),
        pytest.param("de;q=0.9", None, id="a browser's header"),
        pytest.param("e" * 35, None, id="no tag"),
    ],
)
def test_conventions(locale: str, decimal: str | None) -> None:
    """The decimal sign follows the country before the language, and is not made up."""
    found = of_locale(locale)

    assert (found.decimal if found else None) == decimal


@given(st.integers(-(10**12), 10**12), st.integers(0, 6), LOCALES)
def test_a_number_is_read_back(whole: int, places: int, locale: str) -> None:
    """However many digits there are: one of the readings is the number, and there are two at most.

    In the language's own way of writing it is the only one.
    """
    number = Fraction(whole, 10**places)
    text = f"{'-' * (whole < 0)}{abs(whole) // 10**places}"
    if places:
        text += f".{abs(whole) % 10**places:0{places}}"
    numbers = [way.number for way in read(text, "").readings]

    assert number in numbers
    assert len(numbers) <= 2
    own = of_locale(locale)
    if own and own.decimal == ".":
        assert [way.number for way in read(text, locale).readings] == [number]
    if own and own.decimal == "," and not text.endswith(".000"):
        assert [way.number for way in read(text.replace(".", ","), locale).readings] == [number]


@given(typed_numbers(), LOCALES)
def test_no_text_makes_reading_crash(text: str, locale: str) -> None:
    """Whatever is typed is read in one or two ways, or is no number."""
    try:
        found = read(text, locale)
    except NoNumber:
        return
    assert 1 <= len({way.number for way in found.readings}) == len(found.readings) <= 2
    assert all(len(way.plainly) < 200 for way in found.readings)


@pytest.mark.parametrize(
    "piece",
    ["9", "9,", "9.", "1 ", "1'", ",", " ", "1e", "10^", "\u00b2", "-", "1/", "\u0663", "1 x 10"],
)
def test_a_long_text_takes_no_time(piece: str) -> None:
    """The longest answer that can be typed costs no more than a moment, whatever it repeats."""
    before = process_time()
    for length in (100, 138, 1_000):
        for end in ("", "!", "9", ",9"):
            text = (piece * length)[:length] + end
            try:
                read(text, "")
            except NoNumber:
                continue

    assert process_time() - before < 1

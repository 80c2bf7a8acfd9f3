"""Numbers as they are read and shown."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.questions import decimals


@pytest.mark.parametrize(
    ("number", "text"),
    [
        pytest.param(Fraction(0), "0", id="nothing"),
        pytest.param(Fraction(7), "7", id="a whole number"),
        pytest.param(Fraction(-5, 2), "-2.5", id="below nothing"),
        pytest.param(Fraction(1, 3), "0.333333333333", id="cut after twelve digits"),
        pytest.param(Fraction(2, 3), "0.666666666667", id="rounded in the twelfth"),
        pytest.param(Fraction(200, 3), "66.6666666667", id="twelve digits, not twelve places"),
        pytest.param(Fraction(999_999_999_999), "999999999999", id="twelve nines"),
        pytest.param(Fraction(9_999_999_999_996, 10), "1e12", id="nearly thirteen digits"),
        pytest.param(Fraction(10**12), "1e12", id="thirteen digits"),
        pytest.param(Fraction(602 * 10**21), "6.02e23", id="very large"),
        pytest.param(Fraction(1, 10**6), "0.000001", id="a millionth"),
        pytest.param(Fraction(-3, 2 * 10**7), "-1.5e-7", id="very small"),
        pytest.param(Fraction(100), "100", id="noughts that count"),
    ],
)
def test_a_number_is_shown_in_at_most_twelve_digits(number: Fraction, text: str) -> None:
    """A number is written with a decimal point, and without noughts that say nothing."""
    assert decimals.shown(number) == text


@given(st.fractions(max_denominator=10**9) | st.integers(-(10**40), 10**40).map(Fraction))
def test_what_is_shown_is_near_what_is_meant(number: Fraction) -> None:
    """Reading back what was shown misses the number by less than its twelfth digit."""
    found = decimals.read(decimals.shown(number))

    assert found is not None
    assert abs(found - number) <= abs(number) / 10**11
    assert decimals.is_exact(found)


@pytest.mark.parametrize(
    "text", ["", "-", "1,5", ".5", "5.", "+5", "1e", "1e100", "1/2", " 1", "0x1", "\u0661", "nan"]
)
def test_what_is_no_decimal_number_is_none(text: str) -> None:
    """Only digits, one point, a minus sign and a power of ten make a number."""
    assert decimals.read(text) is None

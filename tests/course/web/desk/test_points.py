"""Points as people write them, and as pages write them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.web.desk import points_text
from course.web.grades.forms import read_points


@pytest.mark.parametrize(
    ("text", "points"),
    [
        pytest.param("7", Fraction(7), id="whole"),
        pytest.param(" 7.50 ", Fraction(15, 2), id="decimal"),
        pytest.param("7,5", Fraction(15, 2), id="decimal comma"),
        pytest.param("1/3", Fraction(1, 3), id="fraction"),
        pytest.param("15 / 2", Fraction(15, 2), id="fraction with blanks"),
        pytest.param("0.000001", Fraction(1, 10**6), id="the smallest"),
        pytest.param("1/0", None, id="nothing below the line"),
        pytest.param("nan", None, id="no number"),
        pytest.param("inf", None, id="no end"),
        pytest.param("1e999", None, id="an exponent"),
        pytest.param("1_000", None, id="an underscore"),
        pytest.param("٣", None, id="a digit of another script"),
        pytest.param("-1", None, id="a sign"),
        pytest.param("1.", None, id="a point at the end"),
        pytest.param("9" * 5000, None, id="5,000 digits"),
        pytest.param("1/" + "9" * 5000, None, id="5,000 digits below the line"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_points_are_read_strictly(text: str, points: Fraction | None) -> None:
    """Decimals and fractions of bounded size, exactly; nothing else is a number."""
    assert read_points(text) == points


@given(text=st.text())
def test_any_text_is_points_or_is_not(text: str) -> None:
    """No text breaks the reading, and what comes out is finite and not negative."""
    points = read_points(text)

    assert points is None or 0 <= points < 10**9 + 1


@pytest.mark.parametrize(
    ("points", "text"),
    [
        pytest.param(Fraction(7), "7", id="whole"),
        pytest.param(Fraction(70), "70", id="whole with a zero"),
        pytest.param(Fraction(15, 2), "7.5", id="one place"),
        pytest.param(Fraction(20, 3), "6.67", id="rounded up"),
        pytest.param(Fraction(10, 3), "3.33", id="rounded down"),
        pytest.param(Fraction(1, 200), "0.01", id="half up"),
        pytest.param(Fraction(0), "0", id="nothing"),
        pytest.param(None, "–", id="no points"),
    ],
)
def test_points_are_written_to_two_places(points: Fraction | None, text: str) -> None:
    """Half up, and without zeros at the end."""
    assert points_text(points) == text

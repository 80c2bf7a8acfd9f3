"""Formulas: exact, bounded, and nothing else gets through."""

from fractions import Fraction
from operator import add, mul, sub
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizzes.parameters.arithmetic import BITS, value
from quizzes.parameters.expression import FormulaRefused, parse
from quizzes.questions import limits

KNOWN = {"a": Fraction(2), "b": Fraction(1, 3), "nought": Fraction(0)}
SECONDS = 2
"""Far above what the largest formula takes, far below what an unbounded one would."""


def calculated(text: str) -> Fraction:
    """Give the value of a formula in which a is 2, b is 1/3 and nought is 0."""
    return value(parse(text), KNOWN)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("1/3 * 3", Fraction(1), id="a third three times is one"),
        pytest.param("0.1 + 0.2", Fraction(3, 10), id="decimals are exact"),
        pytest.param("12345678901234567890.1", Fraction(123456789012345678901, 10),
                     id="longer than a float"),
        pytest.param("6.02e23 / 1e20", Fraction(6020), id="powers of ten"),
        pytest.param("1.5e-3", Fraction(3, 2000), id="a power of ten below one"),
        pytest.param("2 + 3 * 4 ^ 2", Fraction(50), id="the usual ranks"),
        pytest.param("-2 ^ 2", Fraction(-4), id="the power before the sign"),
        pytest.param("2 ^ 3 ^ 2", Fraction(512), id="powers from the right"),
        pytest.param("2 ^ -2", Fraction(1, 4), id="a negative power"),
        pytest.param("(a + b) * 3", Fraction(7), id="names and parentheses"),
        pytest.param("8 / 2 / 2", Fraction(2), id="quotients from the left"),
        pytest.param("  a - - a ", Fraction(4), id="blanks and two signs"),
        pytest.param("007 + 0.5", Fraction(15, 2), id="noughts before a number"),
        pytest.param("round(2.5)", Fraction(3), id="half up"),
        pytest.param("round(-2.5)", Fraction(-3), id="half away from zero"),
        pytest.param("round(b, 2)", Fraction(33, 100), id="to places"),
        pytest.param("sqrt(9/4)", Fraction(3, 2), id="the root of a square"),
        pytest.param("min(3, a, b) + max(3, a) + abs(-1)", Fraction(13, 3), id="functions"),
    ],
)  # fmt: skip
def test_a_formula_has_an_exact_value(text: str, wanted: Fraction) -> None:
    """A formula is calculated as in mathematics, without rounding."""
    assert calculated(text) == wanted


def test_a_root_that_is_no_fraction_is_near_enough() -> None:
    """The one inexact value is so near that twelve shown digits are right."""
    for number in (Fraction(2), Fraction(1, 3), Fraction(2 * 10**40), Fraction(3, 10**40)):
        root = value(parse("sqrt(x)"), {"x": number})
        assert abs(root * root - number) < number / 10**25


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1/0", id="divided by 0"),
        pytest.param("a / (a - 2)", id="divided by what is 0"),
        pytest.param("nought ^ -1", id="0 to a negative power"),
        pytest.param("a ^ 0.5", id="a power that is no whole number"),
        pytest.param("sqrt(-1)", id="the root of a negative number"),
        pytest.param("round(a, 13)", id="too many places"),
        pytest.param("round(a, 0.5)", id="half a place"),
        pytest.param("c + 1", id="an unknown name"),
        pytest.param("9^9^9", id="a tower of powers"),
        pytest.param("9^9^9^9^9^9^9^9", id="a higher tower"),
        pytest.param("10^1000", id="too large"),
        pytest.param("0.1^1000", id="too small"),
        pytest.param("a^400 * a^400 * a^400", id="too large by multiplying"),
        pytest.param("1e99*1e99*1e99*1e99", id="too large by powers of ten"),
        pytest.param("", id="nothing"),
        pytest.param("1 +", id="a number missing"),
        pytest.param("(1", id="a parenthesis missing"),
        pytest.param("a b", id="a sign missing"),
        pytest.param("2a", id="a sign missing after a number"),
        pytest.param("1_000", id="a number with a low line"),
        pytest.param("0x10", id="a number of a program"),
        pytest.param("1,5", id="a decimal comma"),
        pytest.param(".5", id="nothing before the point"),
        pytest.param("2 ** 3", id="the power of a program"),
        pytest.param("7 // 2", id="the quotient of a program"),
        pytest.param("7 % 2", id="a sign that is none"),
        pytest.param("1 if a else 2", id="a choice"),
        pytest.param("not a", id="a word of a program"),
        pytest.param("lambda", id="a word that must be followed"),
        pytest.param("True", id="a truth value"),
        pytest.param("None", id="nothing as a word"),
        pytest.param("round(a, ndigits=1)", id="a named argument"),
        pytest.param("round(*a)", id="arguments from a list"),
        pytest.param("round()", id="too few arguments"),
        pytest.param("abs(1, 2)", id="too many arguments"),
        pytest.param("(1, 2)", id="a pair"),
        pytest.param("exec(a)", id="a function that is none"),
        pytest.param("round", id="a function that is not called"),
        pytest.param("a.real", id="a part of a value"),
        pytest.param("__import__('os')", id="an import"),
        pytest.param("a[0]", id="an index"),
        pytest.param("'a' * 9", id="a text"),
        pytest.param("a = 1", id="an assignment"),
        pytest.param("a := 1", id="an assignment inside"),
        pytest.param("1\n+1", id="two lines"),
        pytest.param("1\x00", id="a null character"),
        pytest.param("\u0661 + 1", id="a digit of another script"),
        pytest.param("(" * 60 + "1" + ")" * 60, id="deep parentheses"),
        pytest.param("-" * 150 + "1", id="a chain of signs"),
        pytest.param("1" + "+1" * 150, id="too long"),
        pytest.param("9" * 199, id="a number that is too long"),
    ],
)
def test_what_is_no_formula_is_refused(text: str) -> None:
    """Everything else is refused with the one error, and quickly."""
    begin = process_time()
    with pytest.raises(FormulaRefused):
        calculated(text)

    assert process_time() - begin < SECONDS


@given(st.text(max_size=300) | st.text("0123456789.+-*/^(), abe_\n", max_size=220))
@example("1if a else b")
@example("0_0")
@example("1e5a")
@example("(((((((((((((((((((((((((((((((((((((((((1")
def test_any_text_is_a_formula_or_is_refused(text: str) -> None:
    """No text makes reading or calculating do anything else."""
    try:
        number = calculated(text)
    except FormulaRefused:
        return

    assert isinstance(number, Fraction)
    assert max(number.numerator.bit_length(), number.denominator.bit_length()) <= BITS


numbers = st.sampled_from(["0", "1", "2", "9", "999999999999", "0.001", "1e99", "a", "b", "nought"])
formulas = st.recursive(
    numbers,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/^"), inner).map("".join),
        inner.map(lambda text: f"({text})"),
        inner.map(lambda text: f"-{text}"),
        st.tuples(st.sampled_from(["round", "sqrt", "abs", "max", "min"]), inner).map(
            lambda call: f"{call[0]}({call[1]})"
        ),
    ),
    max_leaves=40,
)


@given(formulas)
def test_a_sound_formula_has_a_bounded_value_or_none(text: str) -> None:
    """Whatever is nested in whatever: a value of bounded size, or the one error, in no time."""
    begin = process_time()
    try:
        number = calculated(text)
    except FormulaRefused:
        number = Fraction(0)

    assert process_time() - begin < SECONDS
    assert max(number.numerator.bit_length(), number.denominator.bit_length()) <= BITS


SIGNS = {"+": add, "-": sub, "*": mul}


def _operation(parts: tuple[tuple[str, int], str, tuple[str, int]]) -> tuple[str, int]:
    (left, first), sign, (right, second) = parts
    return f"({left} {sign} {right})", SIGNS[sign](first, second)


operations = st.recursive(
    st.integers(0, 99).map(lambda number: (str(number), number)),
    lambda inner: st.tuples(inner, st.sampled_from("+-*"), inner).map(_operation),
    max_leaves=12,
)


@given(operations.filter(lambda pair: len(pair[0]) <= limits.FORMULA))
def test_whole_numbers_are_calculated_as_elsewhere(pair: tuple[str, int]) -> None:
    """Sums and products of any shape are what they are when they are calculated step by step."""
    text, wanted = pair

    assert calculated(text) == wanted

"""Variables as they are written, stored and bounded."""

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import QuestionFaults, ShapeRefused
from quizzes.parameters import lines
from quizzes.questions import Formula, Listed, Range, Source, Variable, limits
from quizzes.questions.codec import variables as codec
from quizzes.questions.text import line_faults, normal


@pytest.mark.parametrize(
    ("line", "source"),
    [
        pytest.param("a = 2..9", Range(low=Fraction(2), high=Fraction(9)), id="a range"),
        pytest.param("a=2 .. 9", Range(low=Fraction(2), high=Fraction(9)), id="other blanks"),
        pytest.param("a = -1.5..2.5 step 0.5",
                     Range(low=Fraction(-3, 2), high=Fraction(5, 2), step=Fraction(1, 2)),
                     id="a range with a step"),
        pytest.param("a = Moscow | New York", Listed(values=("Moscow", "New York")), id="words"),
        pytest.param("a = 1.50 | 2", Listed(values=("1.50", "2")), id="numbers, as written"),
        pytest.param("a = x=1 | y", Listed(values=("x=1", "y")), id="an equals sign in a word"),
        pytest.param("a = b * c + 1", Formula(text="b * c + 1"), id="a formula"),
        pytest.param("a = 7", Formula(text="7"), id="one number"),
    ],
)  # fmt: skip
def test_a_line_is_a_variable(line: str, source: Source) -> None:
    """What stands after the sign tells where the value comes from."""
    assert lines.read(line) == Variable(name="a", source=source)
    assert lines.read(lines.write(lines.read(line))) == lines.read(line)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("a", id="no sign"),
        pytest.param("a =", id="no value"),
        pytest.param("= 1..2", id="no name"),
        pytest.param("2a = 1..2", id="a name that begins with a digit"),
        pytest.param("a-b = 1..2", id="a name with a hyphen"),
        pytest.param("\u00e4 = 1..2", id="a letter of another alphabet"),
        pytest.param("round = 1..2", id="the name of a function"),
        pytest.param("if = 1..2", id="a word that formulas cannot use"),
        pytest.param("a = 9..2", id="a range that ends first"),
        pytest.param("a = 1..2 step 0", id="no step"),
        pytest.param("a = 1..2 step -1", id="a step back"),
        pytest.param("a = 1..x", id="a range to a word"),
        pytest.param("a = 1..2..3", id="two ranges"),
        pytest.param("a = 1,5..2", id="a decimal comma"),
        pytest.param("a = 1/3..2", id="a fraction in a range"),
        pytest.param("a = 0..1e12", id="too many values"),
        pytest.param("a = 0..1 step 0.0000001", id="too small a step"),
        pytest.param("a = 0.1234567890123..1", id="too many digits"),
        pytest.param("a = x |", id="an empty value"),
        pytest.param("a = x | x", id="a value twice"),
        pytest.param("a = " + " | ".join(map(str, range(51))), id="51 values"),
        pytest.param("a = " + "x" * 201 + " | y", id="too long a value"),
        pytest.param("a = b % 2", id="a sign that no formula has"),
        pytest.param("a = " + "1+" * 100 + "1", id="too long a formula"),
    ],
)
def test_other_lines_are_refused(line: str) -> None:
    """A slip is told, and nothing is guessed."""
    with pytest.raises(QuestionFaults):
        lines.read(line)


names = st.from_regex(r"[a-zA-Z][a-z0-9_]{0,5}", fullmatch=True).map(lambda name: name + "_1")
decimals = st.decimals(-999, 999, places=3, allow_nan=False).map(Fraction)
values = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]),
                 min_size=1, max_size=9).map(normal).map(lambda text: text.strip(" \t")).filter(
    lambda text: "|" not in text and not [*line_faults("", text, most=200)]
)  # fmt: skip
ranges = st.tuples(decimals, decimals, st.sampled_from([Fraction(1), Fraction(1, 4)])).map(
    lambda t: Range(low=min(t[:2]), high=max(t[:2]), step=t[2])
)
lists = st.lists(values, min_size=2, max_size=5, unique=True).map(
    lambda found: Listed(values=tuple(found))
)
formulas = st.sampled_from(["1", "a", "a * (b + 1.5) ^ 2", "max(a, b)"]).map(
    lambda text: Formula(text=text)
)


@given(names, ranges | lists | formulas)
def test_a_variable_is_read_as_it_was_written_and_stored(name: str, source: Source) -> None:
    """Nothing of a variable is lost on paper or in a column."""
    variable = Variable(name=name, source=source)

    assert lines.read(lines.write(variable)) == variable
    assert codec.from_json(json.loads(json.dumps(codec.to_json(variable)))) == variable


@given(st.text(max_size=60) | st.text("a=.|step 019-", max_size=30))
def test_any_line_is_a_variable_or_is_refused(line: str) -> None:
    """No text makes reading a line crash."""
    try:
        variable = lines.read(line)
    except QuestionFaults:
        return

    assert lines.read(lines.write(variable)) == variable


@pytest.mark.parametrize(
    "data",
    [
        pytest.param({}, id="nothing"),
        pytest.param([], id="a list"),
        pytest.param({"name": "a"}, id="no source"),
        pytest.param({"name": "a", "formula": 1}, id="a number for a formula"),
        pytest.param({"name": "a", "formula": "1", "list": ["1", "2"]}, id="two sources"),
        pytest.param({"name": "a", "list": "12"}, id="a text for a list"),
        pytest.param({"name": "a", "range": {"low": "1", "high": "2"}}, id="a range without step"),
        pytest.param({"name": "a", "range": {"low": "1", "high": "2", "step": "1/0"}}, id="1/0"),
        pytest.param({"name": "a", "range": {"low": 1, "high": "2", "step": "1"}}, id="a number"),
        pytest.param({"name": 1, "formula": "1"}, id="a number for a name"),
    ],
)
def test_another_stored_form_is_refused(data: object) -> None:
    """A stored variable is exactly as agreed, or an error."""
    with pytest.raises(ShapeRefused):
        codec.from_json(data)


def test_a_name_may_be_as_long_as_its_limit() -> None:
    """One character more is too many."""
    name = "a" * limits.VARIABLE
    assert lines.read(f"{name} = 1..2").name == name
    with pytest.raises(QuestionFaults):
        lines.read(f"{name}a = 1..2")

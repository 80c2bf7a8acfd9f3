"""Units of one dimension are converted exactly; anything else is refused, and costs nothing."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.grading import units
from quizzes.grading.unit_text import UnitRefused, factors, tidy


@pytest.mark.parametrize(
    ("number", "given_unit", "wanted", "found"),
    [
        pytest.param("1", "mile", "km", "1.609344", id="a mile"),
        pytest.param("2", "miles", "km", "3.218688", id="the plural"),
        pytest.param("36", "km/h", "m/s", "10", id="a speed"),
        pytest.param("1", "miles per hour", "km/h", "1.609344", id="in words"),
        pytest.param("20", "\u00b0C", "K", "293.15", id="a temperature"),
        pytest.param("68", "\u00b0F", "\u00b0C", "20", id="a temperature to another"),
        pytest.param("-40", "degrees Fahrenheit", "degree Celsius", "-40", id="where two meet"),
        pytest.param("5", "J/(kg \u00b0C)", "J/(kg K)", "5", id="a difference of temperatures"),
        pytest.param("1", "m/s/s", "m s\u207b\u00b2", "1", id="two strokes"),
        pytest.param("1", "km\u00b2", "m^2", "1000000", id="a square"),
        pytest.param("1", "square kilometres", "km2", "1", id="a square in words"),
        pytest.param("1", "cubic metre", "litres", "1000", id="a cube in words"),
        pytest.param("1", "kg\u00b7m\u00b2/s\u00b2", "J", "1", id="a product"),
        pytest.param("1", "kWh", "MJ", "3.6", id="prefixes"),
        pytest.param("1", "\u00b5m", "\u03bcm", "1", id="two letters for micro"),
        pytest.param("1", "\u2126", "ohm", "1", id="a sign for ohm"),
        pytest.param("5", "%", "\u2030", "50", id="per cent"),
        pytest.param("1", "light years", "m", "9460730472580800", id="two words"),
        pytest.param("8", "bit", "byte", "1", id="bits"),
        pytest.param("5", "roubles", "roubles", "5", id="what nobody converts, as it is"),
        pytest.param("1/3", "h", "min", "20", id="a third of an hour"),
    ],
)
def test_conversion_is_exact(number: str, given_unit: str, wanted: str, found: str) -> None:
    """No digit is lost on the way from one unit to the other."""
    assert units.convert(Fraction(number), given_unit, wanted) == Fraction(found)


@pytest.mark.parametrize(
    ("given_unit", "wanted"),
    [
        pytest.param("kg", "km", id="another dimension"),
        pytest.param("km h", "km/h", id="times for per"),
        pytest.param("K", "J/K", id="a temperature alone"),
        pytest.param("Mm", "KM", id="capital letters are other units"),
        pytest.param("byte", "rad", id="neither has a dimension"),
        pytest.param("Bq", "Hz", id="decays and oscillations"),
        pytest.param("rpm", "Hz", id="turns and oscillations"),
        pytest.param("roubles", "dollars", id="currencies"),
        pytest.param("bananas", "km", id="no unit"),
        pytest.param("dB", "W", id="no straight line"),
        pytest.param("", "km", id="nothing"),
        pytest.param("km km km km km km km", "km", id="seven names"),
        pytest.param("m" * 5_000, "km", id="5,000 letters"),
        pytest.param("m**9**9**9", "m", id="a tower of powers"),
        pytest.param("m^99999999", "m", id="a huge power"),
        pytest.param("10**10**10", "m", id="a calculation"),
        pytest.param("((((((m))))))", "m", id="nested brackets"),
        pytest.param(")m(", "m", id="brackets the wrong way round"),
        pytest.param("m//s", "m/s", id="two strokes at once"),
        pytest.param("m/", "m", id="a stroke at the end"),
        pytest.param("__import__('os')", "m", id="code"),
        pytest.param("m.__class__", "m", id="an attribute"),
        pytest.param("lambda: m", "m", id="a function"),
        pytest.param("nan", "m", id="not a number"),
        pytest.param("[length]", "m", id="a dimension for a unit"),
        pytest.param("\u043a\u043c", "km", id="letters that look the same"),
    ],
)
def test_what_is_refused(given_unit: str, wanted: str) -> None:
    """What measures something else, or is no unit, is told and not converted."""
    before = process_time()
    with pytest.raises(UnitRefused):
        units.convert(Fraction(1), given_unit, wanted)

    assert process_time() - before < 5  # the library may be loaded here


@given(st.text(max_size=60) | st.text("km/s^2*() -\u00b2\u00b0CF%123", max_size=40))
def test_no_text_makes_a_unit_crash(text: str) -> None:
    """Whatever stands behind a number is converted or refused, in one step each way."""
    try:
        found = units.convert(Fraction(7), text, "m")
    except UnitRefused:
        return
    assert units.convert(found, "m", text) == 7


def test_several_may_ask_at_once() -> None:
    """The library is not made for threads; asking from many gives what asking from one gives."""
    pairs = [("km", "m"), ("mile", "km"), ("h", "s"), ("\u00b0F", "K"), ("kWh", "J")] * 8
    alone = [units.convert(Fraction(5), *pair) for pair in pairs]
    units._named.cache_clear()
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda pair: units.convert(Fraction(5), *pair), pairs))

    assert together == alone


def test_the_library_is_loaded_only_for_units() -> None:
    """Half a second and its memory are not spent by a site whose questions have no units."""
    program = (
        "import sys, quizzes; from quizzes.questions import Numeric, intervals; "
        "from quizzes.grading.numeric import grade; "
        "mark = grade(Numeric(accepted=(intervals.read('5'),)), quizzes.Typed(text='5')); "
        "print(mark.is_right, 'pint' in sys.modules)"
    )
    done = subprocess.run(  # noqa: S603 - the program is the text above
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == ["True", "False"]


def test_what_can_be_converted_is_known() -> None:
    """An editor can tell an author which units a learner may convert from."""
    assert units.is_known("km/h")
    assert not units.is_known("warheads")


def test_a_stroke_is_for_one_name() -> None:
    """What stands behind the next name is above the stroke again, as SI writes it."""
    assert factors(tidy("J/kg K")) == (("J", 1), ("kg", -1), ("K", 1))
    assert factors(tidy("J/(kg K)")) == (("J", 1), ("kg", -1), ("K", -1))

"""What is wrong with variables is told when the question is written."""

from time import process_time

import pytest

from quizzes import Question, TrueFalse
from quizzes.parameters import EVERY, faults, looked_at
from quizzes.questions import Cloze, Gap, Matching, Numeric, Pair
from tests.quizzes.parameters.samples import TRAIN, asks, number, options

SECONDS = 20
MATCHING = Matching(pairs=(Pair(left="x", right="{{a}}"), Pair(left="y", right="3")))


def test_a_sound_question_has_no_faults() -> None:
    """Every draw of the sample can be."""
    assert faults(TRAIN) == ()


@pytest.mark.parametrize(
    ("question", "message"),
    [
        pytest.param(asks(options("{{c}}", "x"), "a = 0..9", "c = 1 / (a - 7)"),
                     "with a = 7: c = 1 / (a - 7) divides by 0", id="divided by 0"),
        pytest.param(asks(options("{{c}}", "x"), "a = 0..9", "b = 1..9", "c = sqrt(a - b)"),
                     "with a = 0, b = 1: c = sqrt(a - b) takes the root", id="a negative root"),
        pytest.param(asks(options("{{c}}", "{{a}}"), "a = 1..9", "c = 10 - a"),
                     "with a = 5: two of them are the same: 5", id="two options are one"),
        pytest.param(asks(Cloze(gaps=(Gap(name="g", body=options("{{a}}", "3")),)), "a = 1..9",
                          stem="[[g]]"),
                     "with a = 3: two of them", id="two options of a gap are one"),
        pytest.param(asks(MATCHING, "a = 1..9"),
                     "with a = 3: ", id="two right sides are one"),
        pytest.param(asks(number("{{c}}"), "a = 1..9", "c = a / 3"),
                     "with a = 1: c is 1/3, which no decimal", id="a key that cannot be typed"),
        pytest.param(asks(options("{{c}}", "x"), "a = 1..9", "c = 10 ^ (a * 20)"),
                     "with a = 5: c = 10 ^ (a * 20) is too large", id="too large to be shown"),
        pytest.param(asks(options("{{w as fraction}}", "x"), "a = 1", "w = x | y"),
                     "with w = x: w is a word", id="a word as a fraction"),
        pytest.param(asks(options("{{c}}", "x"), "a = x | y", "c = a + 1"),
                     "with a = x: c = a + 1 a is no number", id="a word in a formula"),
        pytest.param(asks(options("{{a}}", "x"), "a = 1..9", "c = b + 1"),
                     "c: uses b, which is no variable above it", id="an unknown name"),
        pytest.param(asks(options("{{a}}", "x"), "c = a + 1", "a = 1..9"),
                     "c: uses a, which is no variable above it", id="a variable below"),
        pytest.param(asks(options("{{a}}", "x"), "a = 1..9", "c = (a"),
                     "c: the formula is no formula", id="a formula that is none"),
        pytest.param(asks(options("{{b}}", "x"), "a = 1..9"),
                     "{{b}} is none of them", id="a place without a variable"),
        pytest.param(asks(TrueFalse(right=True), "a = 1..9", stem="Is {a} one?"),
                     "none of them is used", id="variables without a place"),
        pytest.param(asks(options("x", "y"), "a = long word | y", stem="{{a}}" * 2_000),
                     "with a = long word: has 18,000 characters", id="too long when filled"),
    ],
)  # fmt: skip
def test_faults(question: Question, message: str) -> None:
    """A fault names the draw and what happens in it."""
    found = [fault.message for fault in faults(question)]

    assert any(one.startswith(message) for one in found)


def test_every_draw_is_looked_at_where_there_are_few() -> None:
    """One draw among five hundred is found."""
    question = asks(options("{{c}}", "x"), f"a = 1..{EVERY}", f"c = 1 / (a - {EVERY})")

    assert looked_at(question) == EVERY
    assert [fault.message[:12] for fault in faults(question)] == [f"with a = {EVERY}"]


def test_of_many_draws_some_are_looked_at() -> None:
    """Where there are more, two hundred are, and the same each time."""
    question = asks(options("{{c}}", "x"), "a = 1..1000", "b = 1..1000", "c = 1 / (a - b * 0)")

    assert looked_at(question) == 200
    assert faults(question) == ()
    odd = asks(options("{{c}}", "x"), "a = 0..1000", "b = 0..9", "c = sqrt(a - 500)")
    assert faults(odd) == faults(odd) != ()


def test_large_questions_are_checked_in_bounded_time() -> None:
    """A question as large as it may be, with the most draws, is checked in seconds."""
    texts = [f"{{{{a}}}} {n} " + "x" * 1_900 for n in range(20)]
    question = asks(options(*(text.strip() for text in texts)), f"a = 1..{EVERY}")
    begin = process_time()

    assert faults(question) == ()
    assert process_time() - begin < SECONDS


def test_a_tolerance_makes_a_number_typeable() -> None:
    """A key without an end is sound with a tolerance, rounded, or as a fraction."""
    for key in ("{{c}} ± 1%", "{{r}}", "{{c as fraction}}"):
        question = asks(number(key), "a = 1..9", "c = a / 3", "r = round(c, 2)")
        assert faults(question) == ()
        assert isinstance(question.body, Numeric)

"""Marks for typed answers: what is forgiven, and what never is."""

import unicodedata
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import Mark, Question, ShortAnswer, Typed, grade
from quizzes.grading.typed.forms import forgiven
from quizzes.grading.typed.leniency import Leniency
from quizzes.questions import Language, WrongAnswer
from tests.quizzes.samples import SHORT

SPACES, CAPITALS, PUNCTUATION = "spaces", "capital letters", "punctuation"
QUOTES = "the form of quotation marks"
USUAL = Leniency()
STRICT = Leniency(case_matters=True)


@pytest.mark.parametrize(
    ("given_text", "accepted", "overlooked"),
    [
        pytest.param("Warsaw", "Warsaw", (), id="the same"),
        pytest.param("caf\u00e9", "cafe\u0301", (), id="the same letter in two codings"),
        pytest.param("warsaw", "Warsaw", (CAPITALS,), id="a small letter"),
        pytest.param("STRASSE", "Stra\u00dfe", ("a sharp s", CAPITALS), id="capitals of a sharp s"),
        pytest.param("  Warsaw ", "Warsaw", (), id="blanks around, not worth a word"),
        pytest.param("West  \t Germany", "West Germany", (SPACES,), id="blanks inside"),
        pytest.param("West\u00a0Germany", "West Germany", (SPACES,), id="a fixed blank"),
        pytest.param("Warsaw\r\n", "Warsaw", (), id="a line end"),
        pytest.param("Warsaw.", "Warsaw", (PUNCTUATION,), id="a full stop"),
        pytest.param("Warsaw!!", "Warsaw", (PUNCTUATION,), id="exclamation marks"),
        pytest.param("Warsaw ?", "Warsaw", (PUNCTUATION,), id="a question mark"),
        pytest.param("\u00a1Viva!", "Viva", (PUNCTUATION,), id="Spanish marks"),
        pytest.param('"Warsaw"', "Warsaw", (PUNCTUATION,), id="quotation marks"),
        pytest.param("\u201cWarsaw\u201d", "Warsaw",
                     (QUOTES, PUNCTUATION), id="curly quotation marks"),
        pytest.param("etc", "etc.", (PUNCTUATION,), id="a full stop left out"),
        pytest.param("5.", "5", (PUNCTUATION,), id="a full stop after a number"),
        pytest.param("people\u2019s", "people's", (QUOTES,), id="apostrophe"),
        pytest.param("1914\u20131918", "1914-1918", ("the form of dashes",), id="a long dash"),
        pytest.param("\u22125", "-5", ("the form of dashes",), id="a real minus sign"),
        pytest.param("\uff11\uff19\uff15\uff15", "1955", ("full-width characters",), id="wide"),
        pytest.param("War\u200bsaw", "Warsaw", ("invisible characters",), id="an invisible blank"),
        pytest.param(" warsaw. ", "Warsaw", (CAPITALS, PUNCTUATION), id="two at once"),
    ],
)  # fmt: skip
def test_what_is_forgiven(given_text: str, accepted: str, overlooked: tuple[str, ...]) -> None:
    """Differences that mean nothing are overlooked, and the learner is told which."""
    assert forgiven(given_text, accepted, USUAL) == overlooked


@pytest.mark.parametrize(
    ("given_text", "accepted"),
    [
        pytest.param("-5", "5", id="a sign"),
        pytest.param("\u22125", "5", id="a real minus sign"),
        pytest.param("+5", "5", id="a plus sign"),
        pytest.param("5", "-5", id="a sign left out"),
        pytest.param(".5", "5", id="a decimal point in front"),
        pytest.param("1.5", "15", id="a decimal point inside"),
        pytest.param("5%", "5", id="a percent sign"),
        pytest.param("5!", "5", id="five factorial"),
        pytest.param("n!", "n", id="n factorial"),
        pytest.param("n!!", "n", id="n double factorial"),
        pytest.param("5'", "5", id="five feet"),
        pytest.param('5"', "5", id="five inches"),
        pytest.param("(5)", "5", id="an accountant's minus"),
        pytest.param("$5", "5", id="a currency"),
        pytest.param("C++", "C", id="two plus signs"),
        pytest.param("C", "C++", id="two plus signs left out"),
        pytest.param("C#", "C", id="a sharp"),
        pytest.param("NET", ".NET", id="a dot in front"),
        pytest.param("10\u00b2", "102", id="a power"),
        pytest.param("H\u2082", "H2O", id="a formula"),
        pytest.param("Warsow", "Warsaw", id="a typing error"),
        pytest.param("Warsaws", "Warsaw", id="one letter more"),
        pytest.param("not Warsaw", "Warsaw", id="one word more"),
        pytest.param("WestGermany", "West Germany", id="two words run together"),
        pytest.param("", "Warsaw", id="nothing"),
        pytest.param(" . ", "Warsaw", id="only punctuation"),
        pytest.param(",", ".", id="another punctuation"),
        pytest.param("resume", "r\u00e9sum\u00e9", id="accents left out"),
    ],
)
def test_what_is_never_forgiven(given_text: str, accepted: str) -> None:
    """A difference that may change the meaning is a wrong answer."""
    assert forgiven(given_text, accepted, USUAL) is None


def test_case_may_matter() -> None:
    """Where the author says so, capital letters are part of the answer."""
    assert forgiven("mw", "MW", STRICT) is None
    assert forgiven("MW.", "MW", STRICT) == (PUNCTUATION,)


texts = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=12)


leniencies = st.builds(
    Leniency,
    case_matters=st.booleans(),
    accents_ignored=st.booleans(),
    ignored_articles=st.none() | st.sampled_from(Language),
)


@given(texts, texts, leniencies)
def test_forgiving_is_mutual(one: str, other: str, leniency: Leniency) -> None:
    """Whatever is overlooked in one direction is overlooked in the other."""
    found = forgiven(one, other, leniency)

    assert found == forgiven(other, one, leniency)
    assert forgiven(one, one, leniency) == ()


@given(texts, texts, leniencies)
def test_what_is_told_is_enough_and_not_too_much(one: str, other: str, leniency: Leniency) -> None:
    """An answer is the same, or something is told that was forgiven."""
    same = unicodedata.normalize("NFC", one).strip() == unicodedata.normalize("NFC", other).strip()

    assert (forgiven(one, other, leniency) == ()) is same


@pytest.mark.parametrize(
    ("given_text", "accepted", "language"),
    [
        pytest.param("the Great", "Great", Language.GERMAN, id="of another language"),
        pytest.param("The", "the a", Language.ENGLISH, id="nothing else"),
        pytest.param("Alexander Great", "Alexander the Great", Language.ENGLISH, id="inside"),
        pytest.param("the a treaty", "treaty", Language.ENGLISH, id="two of them"),
        pytest.param("theatre", "atre", Language.ENGLISH, id="the beginning of a word"),
        pytest.param("the Pact", "Pact", None, id="not allowed"),
    ],
)
def test_articles_that_count(given_text: str, accepted: str, language: Language | None) -> None:
    """Only one article, only at the beginning, only of the language that the author named."""
    leniency = Leniency(ignored_articles=language)

    assert forgiven(given_text, accepted, leniency) is None


@pytest.mark.parametrize(
    ("given_text", "accepted"),
    [
        pytest.param("x = 5", "x \u2260 5", id="a crossed-out equals sign"),
        pytest.param("0.3", "0.3\u0305", id="a repeating decimal"),
        pytest.param("\u0439", "\u0438", id="two letters of the Russian alphabet"),
        pytest.param("\u304c", "\u304b", id="two Japanese syllables"),
    ],
)
def test_marks_that_are_no_accents(given_text: str, accepted: str) -> None:
    """What stands on a sign, a digit or in another script is no accent and counts."""
    assert forgiven(given_text, accepted, Leniency(accents_ignored=True)) is None


def test_the_match_with_least_to_forgive_is_told() -> None:
    """An exact answer is never said to have been forgiven something."""
    body = ShortAnswer(accepted=("UNO", "Uno"))
    question = Question(id="q", stem="?", passage="p", body=body)

    assert grade(question, Typed(text="Uno")).forgiven == ()


def test_a_right_answer() -> None:
    """Any accepted answer earns everything, and says what was overlooked."""
    mark = grade(SHORT, Typed(text="warszawa"))

    assert mark == Mark(earned=Fraction(1), forgiven=(CAPITALS,))


@pytest.mark.parametrize("text", ["Moscow", "moscow.", " MOSCOW"])
def test_an_expected_wrong_answer_gets_its_word(text: str) -> None:
    """An answer that the author listed as wrong earns nothing and is told why."""
    mark = grade(SHORT, Typed(text=text))

    assert mark == Mark(earned=Fraction(0), feedback=("The command was there.",))


def test_another_wrong_answer_gets_none() -> None:
    """A wrong answer that nobody expected earns nothing."""
    assert grade(SHORT, Typed(text="Prague")) == Mark(earned=Fraction(0))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        pytest.param("Mg", True, id="the right one"),
        pytest.param("mg", False, id="the wrong one"),
        pytest.param("mG", False, id="as near to one as to the other"),
    ],
)
def test_the_nearest_answer_decides(text: str, right: bool) -> None:
    """What is forgiven cannot turn a listed wrong answer into a right one."""
    body = ShortAnswer(accepted=("Mg",), wrong=(WrongAnswer(text="mg", feedback="A unit."),))
    mark = grade(Question(id="q", stem="?", passage="p", body=body), Typed(text=text))

    assert (mark.is_right, mark.feedback) == (right, () if right else ("A unit.",))

"""Patterns: what fits them, what cannot be one, and that none takes long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import Question, QuestionFaults, ShortAnswer, Typed, WrongAnswer, grade
from quizzes.questions import Language
from quizzes.questions.pattern import pattern_faults


def told(pattern: str, typed: str, *, case_matters: bool = False) -> tuple[str, ...] | None:
    """Say what was forgiven, None for a wrong answer."""
    body = ShortAnswer(
        accepted=("an example",),
        patterns=(pattern,),
        wrong=(WrongAnswer(text="1956"),),
        case_matters=case_matters,
        ignored_articles=Language.ENGLISH,
    )
    mark = grade(Question(id="q", stem="?", passage="p", body=body), Typed(text=typed))
    return mark.forgiven if mark.is_right else None


@pytest.mark.parametrize(
    ("pattern", "typed", "forgiven"),
    [
        pytest.param(r"19\d\d", "1955", (), id="as it is"),
        pytest.param(r"19\d\d", " 1955", (), id="blanks around"),
        pytest.param(r"19\d\d", "1955.", ("punctuation",), id="a full stop"),
        pytest.param(r"19\d\d", "\uff11\uff19\uff15\uff15", ("full-width characters",), id="wide"),
        pytest.param(r"Warsz?awa?", "warsaw", ("capital letters",), id="a small letter"),
        pytest.param(r"the Warsaw (Pact|Treaty)", "the Warsaw  Pact", ("spaces",), id="two blanks"),
        pytest.param(r"Warsaw (Pact|Treaty)", "a Warsaw Pact", ("an article",), id="an article"),
        pytest.param(r"etc\.", "Etc.", ("capital letters",), id="a full stop that is asked for"),
        pytest.param(r"the .+\.", "the\u00a0pact.", ("spaces",), id="an article and a full stop"),
        pytest.param(r"1914-1918", "1914\u20131918", ("the form of dashes",), id="a dash"),
        pytest.param(r"«.+»", "«oui»", (), id="what would be forgiven, but is in the pattern"),
        pytest.param(r"na\S+ve", "nai\u0308ve", (), id="a letter in two parts"),
    ],
)
def test_what_fits(pattern: str, typed: str, forgiven: tuple[str, ...]) -> None:
    """An answer that fits is right, as it was typed or in a normal form."""
    assert told(pattern, typed) == forgiven


@pytest.mark.parametrize(
    ("pattern", "typed"),
    [
        pytest.param(r"19\d\d", "11955", id="something before"),
        pytest.param(r"19\d\d", "1955 AD", id="something after"),
        pytest.param(r"19\d\d", "1956", id="a wrong answer that is listed"),
        pytest.param(r"perestroika", "perstroika", id="a typo"),
        pytest.param(r"a.c", "abbc", id="one letter too many"),
        pytest.param(r"19\d\d", "", id="nothing"),
    ],
)
def test_what_does_not_fit(pattern: str, typed: str) -> None:
    """The whole answer has to fit, without a typo, and no listed wrong answer does."""
    assert told(pattern, typed) is None


def test_capital_letters_of_a_pattern_may_matter() -> None:
    """As they do in plain answers."""
    assert told("Warsz?awa?", "warsaw", case_matters=True) is None


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        pytest.param(r"(a)\1", "refers back", id="a backreference"),
        pytest.param(r"(?=a)b", "looks ahead or behind", id="a lookahead"),
        pytest.param(r"(?<!a)b", "looks ahead or behind", id="a lookbehind"),
        pytest.param(r"(?>a)b", "uses (?>", id="an atomic group"),
        pytest.param(r"(\pL{1,100}){3}", "is too large", id="a large program"),
        pytest.param(r"a{1000}b{1000}", "is too large", id="many steps"),
        pytest.param(r"a{1001}", "is no pattern", id="many repetitions"),
        pytest.param(r"a*", "without any text", id="one that fits nothing at all"),
        pytest.param(r"[a", "is no pattern", id="a bracket that is never closed"),
        pytest.param(r"a**", "is no pattern", id="a star too many"),
        pytest.param("a" * 201, "201 characters", id="a long one"),
        pytest.param("a\x07", "U+0007", id="a control character"),
        pytest.param(" a", "begins or ends with blanks", id="a blank before it"),
    ],
)
def test_what_cannot_be_a_pattern(pattern: str, why: str) -> None:
    """What the linear engine cannot do is refused with the reason."""
    with pytest.raises(QuestionFaults, match="pattern: ") as refusal:
        ShortAnswer(accepted=("a",), patterns=(pattern,))
    assert why in str(refusal.value)


def test_a_pattern_needs_an_answer_to_show() -> None:
    """A learner is shown an answer, never a pattern."""
    with pytest.raises(QuestionFaults, match="to be shown"):
        ShortAnswer(accepted=(), patterns=("a",))


@given(st.text(max_size=30) | st.text("a()[]{}|*+?.\\^$1,-:<=!P", max_size=30))
def test_any_text_is_a_pattern_or_refused(pattern: str) -> None:
    """Nothing that is typed as a pattern raises, and a sound one can be matched."""
    if not [*pattern_faults(pattern)]:
        told(pattern, "aaaaaaaaaaaaaaaaaaaaaaaaaaaa1")

"""Typos: one slip in a long word, and never where another word could be meant."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import Question, ShortAnswer, Typed, WrongAnswer, grade
from quizzes.grading.typed.typos import is_slip

TYPO = ("one typo",)
_SIGNS = re.compile(r"[\d+<>=*/%^#_-]")


def told(accepted: str, typed: str, **fields: object) -> tuple[str, ...] | None:
    """Say what was forgiven, None for a wrong answer."""
    wrong = fields.pop("wrong", ())
    body = ShortAnswer(
        accepted=(accepted,),
        wrong=tuple(WrongAnswer(text=text) for text in wrong) if isinstance(wrong, tuple) else (),
        typos=fields.get("typos", True) is True,
        strict=(accepted,) if "strict" in fields else (),
        case_matters="case_matters" in fields,
    )
    mark = grade(Question(id="q", stem="?", passage="p", body=body), Typed(text=typed))
    return mark.forgiven if mark.is_right else None


@pytest.mark.parametrize(
    "typed", ["perstroika", "perrestroika", "peretsroika", "perestroiga", "perestroikaa"]
)
def test_one_slip_in_a_long_word_is_forgiven(typed: str) -> None:
    """A letter missing, doubled, exchanged, wrong or too many is told as one typo."""
    assert told("perestroika", typed) == TYPO


@pytest.mark.parametrize(
    ("accepted", "typed"),
    [
        pytest.param("glasnos", "glasnot", id="a word of seven letters"),
        pytest.param("perestroika", "pertsroyka", id="two slips in a word"),
        pytest.param("perestroika glasnost", "perstroika glasnot", id="two words with a slip"),
        pytest.param("perestroika", "perest roika", id="a blank in a word"),
        pytest.param("peaceful coexistence", "peacefulcoexistence", id="two words run together"),
        pytest.param("perestroika", "perestroik4", id="a digit for a letter"),
        pytest.param("perestroika2", "perstroika2", id="a word with a digit"),
        pytest.param("perestroika+", "perstroika+", id="a word with a sign"),
        pytest.param("f(perestroika)", "f(perstroika)", id="a word in brackets"),
        pytest.param("publicación", "publicacion", id="an accent"),
        pytest.param("fourteen", "forteen", id="a number written out"),
        pytest.param("one thousand", "one thosand", id="another number written out"),
    ],
)
def test_what_is_no_typo(accepted: str, typed: str) -> None:
    """Short words, numbers, signs, blanks and accents are typed right or wrong."""
    assert told(accepted, typed) is None


def test_the_author_can_switch_it_off() -> None:
    """For a question, or for one answer of it."""
    assert told("perestroika", "perstroika", typos=False) is None
    assert told("perestroika", "perstroika", strict=True) is None
    assert told("perestroika", "Perestroika", strict=True) == ("capital letters",)


def test_capital_letters_that_matter_are_no_typo() -> None:
    """A small letter for a capital one is a mistake of its own, not a slip."""
    assert told("Perestroika", "perestroika", case_matters=True) is None
    assert told("Perestroika", "Perstroika", case_matters=True) == TYPO


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param("perestroiko", id="as near to what is typed"),
        pytest.param("perestroika", id="the same but for what was typed"),
    ],
)
def test_a_typo_never_reaches_a_wrong_answer(wrong: str) -> None:
    """Whatever is as near to a listed wrong answer is not accepted."""
    accepted = "perestroiko" if wrong == "perestroika" else "perestroika"

    assert told(accepted, "perestroik", wrong=(wrong,)) is None
    assert told(accepted, wrong, wrong=(wrong,)) is None


def test_a_typo_far_from_every_wrong_answer_is_forgiven() -> None:
    """Where the two differ, there are slips that can only be meant for the right one."""
    assert told("hypertension", "hyperetnsion", wrong=("hypotension",)) == TYPO


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        pytest.param("hypetension", "hypertension", id="half-way to hypotension"),
        pytest.param("nregulated", "regulated", id="half-way to unregulated"),
        pytest.param("effecting", "affecting", id="a listed pair with another ending"),
        pytest.param("republicanist", "republicanism", id="an ending with a meaning"),
        pytest.param("disguided", "misguided", id="a beginning with a meaning"),
        pytest.param("amoralistic", "moralistic", id="a negation of one letter"),
    ],
)
def test_words_that_may_be_meant_for_others(typed: str, word: str) -> None:
    """One letter that makes another word, or could, is not overlooked."""
    assert not is_slip(typed, word)
    assert not is_slip(word, typed)


pieces = st.sampled_from(
    ["1955", "-5", "x > y", "C++", "perestroika", "Article 51", "3.14", "negotiation", "a=b", "50%"]
)


@given(pieces, st.integers(0, 30), st.characters(codec="ascii", exclude_categories=["Cc"]))
def test_no_digit_or_sign_is_ever_a_typo(accepted: str, place: int, character: str) -> None:
    """An answer that is accepted has the same digits and signs, in the same order."""
    inserted = accepted[:place] + character + accepted[place:]
    replaced = accepted[:place] + character + accepted[place + 1 :]
    missing = accepted[:place] + accepted[place + 1 :]
    for typed in (inserted, replaced, missing):
        if told(accepted, typed) is not None:
            assert _SIGNS.findall(typed) == _SIGNS.findall(accepted)

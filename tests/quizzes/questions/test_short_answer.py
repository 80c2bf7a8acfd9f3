"""The value of an answer to type, and its stored form."""

import pytest

from quizzes import QuestionFaults, ShapeRefused, ShortAnswer, WrongAnswer
from quizzes.questions import Language
from quizzes.questions.codec import short_answer

FULL = ShortAnswer(
    accepted=("Warsaw", "Warszawa"),
    patterns=("Varsovi[ae]",),
    wrong=(WrongAnswer(text="Moscow", feedback="No."),),
    case_matters=True,
    accents_ignored=True,
    ignored_articles=Language.GERMAN,
    typos=True,
    strict=("Warszawa",),
)


def test_everything_is_stored() -> None:
    """What is read again is what was written."""
    assert short_answer.from_json(short_answer.to_json(FULL)) == FULL


def test_what_was_stored_before_typos_is_marked_as_it_was() -> None:
    """A version keeps its marking: what was written without a word about typos forgives none."""
    body = short_answer.from_json({"accepted": ["perestroika"], "wrong": [], "case_matters": False})

    assert body == ShortAnswer(accepted=("perestroika",), typos=False)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("ignored_articles", "tr", id="an unknown language"),
        pytest.param("typos", 1, id="a number for a truth value"),
        pytest.param("strict", "Warsaw", id="a text for a list"),
        pytest.param("patterns", [1], id="a number for a pattern"),
        pytest.param("forgiving", True, id="an unknown name"),
    ],
)
def test_another_shape_is_refused(name: str, value: object) -> None:
    """Only exactly the agreed form is read."""
    with pytest.raises(ShapeRefused):
        short_answer.from_json({**short_answer.to_json(FULL), name: value})


@pytest.mark.parametrize(
    ("strict", "accepted"),
    [
        pytest.param(("Prague",), ("Warsaw",), id="none of the accepted answers"),
        pytest.param(("b", "a"), ("a", "b"), id="another order"),
        pytest.param(("a", "a"), ("a",), id="one twice"),
    ],
)
def test_strict_answers_are_accepted_ones(
    strict: tuple[str, ...], accepted: tuple[str, ...]
) -> None:
    """There is one way to say which answers are strict."""
    with pytest.raises(QuestionFaults, match="strict answers"):
        ShortAnswer(accepted=accepted, strict=strict)


def test_too_many_patterns_are_refused() -> None:
    """Every pattern costs time at every answer."""
    with pytest.raises(QuestionFaults, match="there are 11"):
        ShortAnswer(accepted=("a",), patterns=tuple(f"a{n}" for n in range(11)))


def test_a_pattern_given_twice_is_refused() -> None:
    """As a plain answer given twice is."""
    with pytest.raises(QuestionFaults, match="'/a/' is listed 2 times"):
        ShortAnswer(accepted=("b",), patterns=("a", "a"))

"""A question with variables becomes the same concrete question for the same seed."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import (
    Body,
    QuestionFaults,
    ResponseRefused,
    ShortAnswer,
    Typed,
    from_json,
    grade,
    grade_seeded,
    to_json,
)
from quizzes.parameters import faults, realise
from quizzes.questions import Cloze, Gap, HotText, Numeric, Piece, Recall
from tests.quizzes.parameters.samples import TRAIN, asks, number, options
from tests.quizzes.samples import SINGLE

seeds = st.integers(0, 2**63)


def test_a_draw_fills_every_text() -> None:
    """Stem, keys, feedback, explanation and hints speak of the same draw."""
    question = realise(TRAIN, 1)

    assert question.stem == "A train from Moscow takes 4 h at 120 km/h. How far is that?"
    assert question.explanation == "4 h × 120 km/h = 480 km"
    assert question.hints == (replace(TRAIN.hints[0], text="In one hour it is 120 km."),)
    assert isinstance(question.body, Numeric)
    assert [one.text for one in question.body.accepted] == ["480 ± 1%"]
    assert [(one.text, one.feedback) for one in question.body.wrong] == [
        ("120", "That is for one hour.")
    ]


@given(seeds)
def test_the_same_seed_gives_the_same_question(seed: int) -> None:
    """Drawing again, also from the stored form, gives the same question, and no variables."""
    question = realise(TRAIN, seed)

    assert question == realise(from_json(to_json(TRAIN)), seed)
    assert question.variables == ()
    assert (question.id, question.points, question.tags) == (TRAIN.id, TRAIN.points, TRAIN.tags)
    assert "{{" not in question.stem


def test_seeds_reach_every_draw() -> None:
    """Every value comes up, so that learners beside each other get other questions."""
    stems = {realise(TRAIN, seed).stem for seed in range(600)}

    assert len(stems) == 3 * 6 * 3


def test_a_question_without_variables_stays_as_it_is() -> None:
    """Braces mean nothing in a question that has no variables."""
    question = replace(SINGLE, stem="What does {{ user.name }} print?")

    assert realise(question, 7) is question
    assert faults(question) == ()


@pytest.mark.parametrize(
    ("stem", "shown"),
    [
        pytest.param("{{a}}", "3", id="a variable"),
        pytest.param("{{ a }}", "3", id="with blanks"),
        pytest.param("{{b}}", "0.333333333333", id="a number without an end"),
        pytest.param("{{b as fraction}}", "1/3", id="the same as a fraction"),
        pytest.param("{{a as fraction}}", "3", id="a whole number as a fraction"),
        pytest.param("\\{{a}} is {{a}}", "{{a}} is 3", id="braces that are text"),
        pytest.param("$\\frac{1}{{{a}}}$", "$\\frac{1}{3}$", id="inside mathematics"),
        pytest.param("$x^{{2}}$ and {{a}}", "$x^{{2}}$ and 3", id="other braces"),
        pytest.param("`print({{a}})`", "`print(3)`", id="inside code"),
    ],
)
def test_what_stands_in_braces(stem: str, shown: str) -> None:
    """A name in two pairs of braces is a variable, and nothing else is."""
    question = asks(options("{{a}}", "x"), "a = 3", "b = a / 9", stem=stem)

    assert realise(question, 1).stem == shown


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        pytest.param(options("{{a}}", "{{a}}0"), ["7", "70"], id="options"),
        pytest.param(ShortAnswer(accepted=("{{a}} km",)), ["7 km"], id="a short answer"),
        pytest.param(Recall(answer="It is {{a}}."), ["It is 7."], id="a prompt"),
        pytest.param(
            Cloze(gaps=(Gap(name="g", body=number("{{a}} ± 1")),)), ["g", "7 ± 1"], id="a gap"
        ),
        pytest.param(
            HotText(
                pieces=(
                    Piece(text="{{a}}", markable=True, right=True),
                    Piece(text=" and "),
                    Piece(text="x", markable=True),
                )
            ),
            ["7", " and ", "x"],
            id="a text to mark words in",
        ),
    ],
)
def test_every_kind_of_body_is_filled(body: Body, texts: list[str]) -> None:
    """Whatever a body consists of, its texts are drawn."""
    question = asks(body, "a = 7", stem="[[g]] {{a}}")
    told = repr(realise(question, 0).body)

    assert all(f"'{text}'" in told for text in texts)


@given(st.text("{}ab \\asfrction1\n`|", max_size=30), seeds)
def test_any_text_is_filled_or_refused(text: str, seed: int) -> None:
    """Whatever braces a text holds, drawing gives a question or the one error."""
    try:
        question = asks(options(f"x {text} x", "y"), "a = 1..9", "b = p | q", stem=f"x {text} x")
    except QuestionFaults:
        return  # no text of a question at all
    try:
        drawn = realise(question, seed)
    except QuestionFaults:
        assert faults(question)
        return

    assert drawn == realise(question, seed)
    assert len(drawn.stem) <= len(question.stem) + text.count("{{")


def test_what_cannot_be_is_passed_over() -> None:
    """A learner never meets a draw that divides by 0; the next one of the seed is taken."""
    question = asks(options("{{c}}", "x"), "a = 0..1", "c = 1 / a")

    assert {realise(question, seed).stem for seed in range(20)} == {"1?"}


def test_what_can_never_be_is_refused() -> None:
    """Where no draw can be, that is said."""
    with pytest.raises(QuestionFaults, match="divides by 0"):
        realise(asks(options("{{c}}", "x"), "a = 1", "c = 1 / (a - 1)"), 3)


@pytest.mark.parametrize(("typed", "earned"), [("480", 1), ("484.8", 1), ("485", 0), ("120", 0)])
def test_a_seeded_mark(typed: str, earned: int) -> None:
    """A response is marked against the draw of its seed, the same each time."""
    mark = grade_seeded(TRAIN, 1, Typed(text=typed, locale="en"))

    assert mark.earned == Fraction(earned)
    assert mark == grade_seeded(TRAIN, 1, Typed(text=typed, locale="en"))


def test_what_was_not_drawn_is_not_marked() -> None:
    """Marking a question before its variables are drawn is an error and never a score."""
    with pytest.raises(ResponseRefused, match="variables"):
        grade(TRAIN, Typed(text="480"))


def test_numbers_drawn_without_variables_are_refused() -> None:
    """A key that waits for variables needs some."""
    with pytest.raises(QuestionFaults, match="add ### Variables"):
        asks(number("{{a}}"))

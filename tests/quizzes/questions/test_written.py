"""What texts to mark, essays and hints may be, and how they are stored."""

from dataclasses import replace
from fractions import Fraction

import pytest

from quizzes import Question, QuestionFaults, ShapeRefused, from_json, to_json
from quizzes.questions import Criterion, Essay, Hint, HotText, Level, Piece
from tests.quizzes.examples import ESSAY, HOT_TEXT
from tests.quizzes.parameters.samples import TRAIN
from tests.quizzes.samples import SINGLE

RIGHT = Piece(text="a", markable=True, right=True)
WRONG = Piece(text="b", markable=True)
LEVELS = (Level(worth=1, description="yes"), Level(worth=0, description="no"))


@pytest.mark.parametrize(
    "pieces",
    [
        pytest.param((), id="nothing"),
        pytest.param((RIGHT,), id="one stretch"),
        pytest.param((RIGHT, RIGHT), id="everything right"),
        pytest.param((WRONG, WRONG), id="nothing right"),
        pytest.param((RIGHT, WRONG) * 51, id="102 stretches"),
        pytest.param((RIGHT, Piece(text=" "), Piece(text="x"), WRONG), id="neighbours"),
        pytest.param((Piece(text="\n"), RIGHT, WRONG), id="a blank line before"),
        pytest.param((RIGHT, WRONG, Piece(text=" ")), id="a blank behind"),
        pytest.param((RIGHT, Piece(text="\n```\n"), WRONG), id="code"),
        pytest.param((RIGHT, Piece(text="x\n~~~~ y"), WRONG), id="more code"),
        pytest.param((RIGHT, Piece(text="\x07"), WRONG), id="a control character"),
        pytest.param((RIGHT, Piece(text="e"), replace(WRONG, text="\u0301")), id="half a letter"),
        pytest.param((RIGHT, Piece(text="x" * 10_000), WRONG), id="too long"),
    ],
)
def test_another_text_is_refused(pieces: tuple[Piece, ...]) -> None:
    """A text has between 2 and 100 stretches to mark, some right and some not, and is plain."""
    with pytest.raises(QuestionFaults):
        HotText(pieces=pieces)


@pytest.mark.parametrize(
    ("text", "markable", "right", "feedback"),
    [
        pytest.param("", False, False, "", id="no text"),
        pytest.param("", True, False, "", id="no words"),
        pytest.param("a", False, True, "", id="right and not to be marked"),
        pytest.param("a", False, False, "x", id="feedback and not to be marked"),
        pytest.param(" a", True, False, "", id="a blank before"),
        pytest.param("a\nb", True, False, "", id="two lines"),
        pytest.param("a" * 2_001, True, False, "", id="too long"),
    ],
)
def test_another_stretch_is_refused(text: str, markable: bool, right: bool, feedback: str) -> None:
    """What can be marked is one line, and only that is right or has feedback."""
    with pytest.raises(QuestionFaults):
        Piece(text=text, markable=markable, right=right, feedback=feedback)


def test_only_what_can_be_marked_is_counted() -> None:
    """A response counts in stretches, not in pieces."""
    body = HOT_TEXT.body
    assert isinstance(body, HotText)

    assert [piece.text for piece in body.markable] == ["Albania", "Romania", "Poland"]
    assert body.text == "The pact [of 1955] lost Albania, while Romania and Poland stayed."


@pytest.mark.parametrize(("fewest", "most"), [(-1, 0), (0, -1), (2, 1), (10_001, 0), (0, 10_001)])
def test_another_length_is_refused(fewest: int, most: int) -> None:
    """A length is from 0 to 10,000 words, the right way round."""
    with pytest.raises(QuestionFaults):
        Essay(rubric=(Criterion(name="A", levels=LEVELS),), fewest_words=fewest, most_words=most)


@pytest.mark.parametrize(
    "rubric",
    [
        pytest.param((), id="no criteria"),
        pytest.param(tuple(Criterion(name=str(n), levels=LEVELS) for n in range(11)), id="eleven"),
        pytest.param((Criterion(name="A", levels=LEVELS),) * 2, id="one name twice"),
    ],
)
def test_another_rubric_is_refused(rubric: tuple[Criterion, ...]) -> None:
    """A rubric has from 1 to 10 criteria, each with a name of its own."""
    with pytest.raises(QuestionFaults):
        Essay(rubric=rubric)


@pytest.mark.parametrize(
    "levels",
    [
        pytest.param((), id="no levels"),
        pytest.param(LEVELS[:1], id="one level"),
        pytest.param(LEVELS * 5, id="ten levels"),
        pytest.param(LEVELS[1:] * 2, id="nothing worth a point"),
    ],
)
def test_other_levels_are_refused(levels: tuple[Level, ...]) -> None:
    """A criterion has from 2 to 8 levels, one of them worth something."""
    with pytest.raises(QuestionFaults):
        Criterion(name="A", levels=levels)


@pytest.mark.parametrize("worth", [-1, 101])
def test_another_worth_is_refused(worth: int) -> None:
    """A level is worth from 0 to 100 points."""
    with pytest.raises(QuestionFaults):
        Level(worth=worth, description="yes")


@pytest.mark.parametrize(
    ("text", "cost"),
    [
        pytest.param("", Fraction(0), id="no text"),
        pytest.param("x" * 2_001, Fraction(0), id="too long"),
        pytest.param("x", Fraction(-1, 4), id="less than nothing"),
        pytest.param("x", Fraction(5, 4), id="more than everything"),
        pytest.param("x", Fraction(1, 1_001), id="too fine"),
    ],
)
def test_another_hint_is_refused(text: str, cost: Fraction) -> None:
    """A hint has a text, and costs a share of the points."""
    with pytest.raises(QuestionFaults):
        Hint(text=text, cost=cost)


def test_a_question_has_a_few_hints() -> None:
    """Five are enough."""
    with pytest.raises(QuestionFaults, match="hints: there are 6; 5 are allowed"):
        replace(SINGLE, hints=(Hint(text="x"),) * 6)


@pytest.mark.parametrize("question", [TRAIN, HOT_TEXT, ESSAY], ids=lambda question: question.id)
def test_the_later_names_are_stored(question: Question) -> None:
    """Hints with exact costs, author, licence and variables survive in a column."""
    written = replace(
        question,
        author="Ada",
        licence="CC BY 4.0",
        hints=(Hint(text="x", cost=Fraction(1, 3)),),
    )

    assert from_json(to_json(written)) == written


def test_what_was_stored_before_these_names_is_still_read() -> None:
    """A version of last year has no hints, no author, no licence and no variables."""
    stored = to_json(SINGLE)
    for name in ("hints", "author", "licence", "variables"):
        del stored[name]

    assert from_json(stored) == SINGLE


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("hints", None, id="nothing for a list"),
        pytest.param("hints", ["x"], id="a text for a hint"),
        pytest.param("hints", [{"text": "x", "cost": 0}], id="a number for a cost"),
        pytest.param("hints", [{"text": "x", "cost": "0.5"}], id="a decimal for a cost"),
        pytest.param("hints", [{"text": "x", "cost": "1/0"}], id="a cost divided by 0"),
        pytest.param("hints", [{"text": "x", "cost": "9" * 5_000}], id="an endless cost"),
        pytest.param("hints", [{"text": "x"}], id="no cost"),
        pytest.param("author", 7, id="a number for a text"),
        pytest.param("variables", [{"name": "a"}], id="a variable without a value"),
    ],
)
def test_another_shape_is_refused(name: str, value: object) -> None:
    """The later names are as strict as the others once they are there."""
    with pytest.raises(ShapeRefused):
        from_json({**to_json(SINGLE), name: value})

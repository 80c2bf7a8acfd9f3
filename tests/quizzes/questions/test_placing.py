"""What matching, ordering, categorising and reasons may be, and what they may not."""

from collections.abc import Callable

import pytest

from quizzes import Option, QuestionFaults, TrueFalse
from quizzes.questions import Categorising, Category, Matching, Ordering, Pair, limits
from tests.quizzes.examples import CATEGORISING, MATCHING

A, B = Pair(left="a", right="x"), Pair(left="b", right="y")
FULL = Category(name="full", items=("a", "b"))
EMPTY = Category(name="empty")
KEY, DISTRACTOR = Option(text="a", right=True), Option(text="b", right=False)
MANY = tuple(str(number) for number in range(21))
FEW = MANY[:11]


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        pytest.param(lambda: Pair(left="", right="x"), "left side: has no text", id="no left"),
        pytest.param(lambda: Pair(left="a", right="x\ny"), "right side: has more", id="two lines"),
        pytest.param(lambda: Matching(pairs=(A,)), "pairs: there are 1", id="one pair"),
        pytest.param(lambda: Matching(pairs=(A, A)), "'a' stands on the left 2", id="a left twice"),
        pytest.param(
            lambda: Matching(pairs=tuple(Pair(left=n, right=n) for n in MANY)),
            "pairs: there are 21", id="21 pairs"),
        pytest.param(
            lambda: Matching(pairs=(A, Pair(left="b", right="x"))),
            "nothing is left to choose", id="one target"),
        pytest.param(
            lambda: Matching(pairs=(A, B), distractors=("x",)),
            "belongs to a pair", id="a target as distractor"),
        pytest.param(
            lambda: Matching(pairs=(A, B), distractors=("z", "z")),
            "there twice", id="a distractor twice"),
        pytest.param(
            lambda: Matching(pairs=(A, B), distractors=MANY),
            "distractors: there are 21", id="21 distractors"),
        pytest.param(
            lambda: Matching(pairs=(A, B), distractors=(" z",)),
            "distractor: begins or ends", id="an indented distractor"),
        pytest.param(lambda: Ordering(items=("a",)), "items: there are 1", id="one item"),
        pytest.param(lambda: Ordering(items=MANY), "items: there are 21", id="21 items"),
        pytest.param(lambda: Ordering(items=("a", "a")), "cannot be told", id="an item twice"),
        pytest.param(lambda: Ordering(items=("a", "")), "item: has no text", id="an empty item"),
        pytest.param(lambda: Category(name=""), "category: has no text", id="no name"),
        pytest.param(lambda: Category(name="a", items=("",)), "item: has no", id="no item text"),
        pytest.param(
            lambda: Categorising(categories=(FULL,)), "categories: there are 1", id="one category"),
        pytest.param(
            lambda: Categorising(categories=(FULL, *(Category(name=n) for n in FEW))),
            "categories: there are 12", id="12 categories"),
        pytest.param(
            lambda: Categorising(categories=(FULL, FULL)), "two have one name", id="a name twice"),
        pytest.param(
            lambda: Categorising(categories=(FULL, Category(name="other", items=("a",)))),
            "where it belongs", id="an item in two categories"),
        pytest.param(
            lambda: Categorising(categories=(EMPTY, Category(name="b", items=("one",)))),
            "items: there are 1", id="one thing to place"),
        pytest.param(
            lambda: TrueFalse(right=True, reasons=(KEY,)),
            "reasons: there are 1", id="one reason"),
        pytest.param(
            lambda: TrueFalse(right=True, reasons=(DISTRACTOR,) * 2),
            "reasons: 0 reasons", id="no right reason"),
        pytest.param(
            lambda: TrueFalse(right=True, reasons=(KEY,) * 2),
            "reasons: 2 reasons", id="two right reasons"),
        pytest.param(
            lambda: TrueFalse(right=True, reasons=(KEY, *(DISTRACTOR,) * 20)),
            "reasons: there are 21", id="21 reasons"),
    ],
)  # fmt: skip
def test_what_a_question_of_several_parts_may_not_be(
    make: Callable[[], object], fault: str
) -> None:
    """A value that breaks a rule cannot be made, and the error names the field and the rule."""
    with pytest.raises(QuestionFaults, match=fault):
        make()


def test_what_is_just_within_the_limits() -> None:
    """A limit is the largest size that is allowed."""
    texts = [f"{n:02}".ljust(limits.OPTION, "x") for n in range(limits.OPTIONS)]
    ordering = Ordering(items=tuple(texts))
    pairs = tuple(Pair(left=text, right=text) for text in texts)
    spare = tuple(f"spare {text[:10]}" for text in texts)

    assert len(ordering.items) == len(Matching(pairs=pairs, distractors=spare).pairs) == 20


def test_targets_stand_in_the_order_of_the_pairs() -> None:
    """A target that belongs to several is there once; distractors come last."""
    body = Matching(pairs=(A, B, Pair(left="c", right="x")), distractors=("z",))

    assert body.targets == ("x", "y", "z")
    assert body.key == (0, 1, 0)


def test_the_key_of_the_examples() -> None:
    """Items are counted through the categories; one that is empty has none."""
    assert isinstance(MATCHING.body, Matching)
    assert MATCHING.body.key == (0, 1, 2)
    assert isinstance(CATEGORISING.body, Categorising)
    assert CATEGORISING.body.items == ("Turkey", "Norway", "Poland", "Finland")
    assert CATEGORISING.body.key == (0, 0, 1, 3)
